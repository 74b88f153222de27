/** A canvas as large as its box, sharp on every screen, drawn at most once a frame. */
import { effect } from "@preact/signals";
import type { ComponentProps } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type Draw = (context: CanvasRenderingContext2D, width: number, height: number) => void;

export function Canvas({
  draw,
  ratio = 1,
  most = Infinity,
  high,
  canvasRef,
  ...rest
}: {
  draw: Draw;
  /** Height over width. */
  ratio?: number;
  /** The largest height in pixels. */
  most?: number;
  /** The height in pixels, whatever the width. */
  high?: number;
  canvasRef?: { current: HTMLCanvasElement | null };
} & Omit<ComponentProps<"canvas">, "ref" | "style">) {
  const own = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  latest.current = draw;
  const again = useRef(() => {});
  useEffect(() => {
    const canvas = own.current;
    if (!canvas) return; // the view was left before it was drawn
    if (canvasRef) canvasRef.current = canvas;
    let frame = 0;
    let stop = () => {};
    const paint = () => {
      stop();
      // what the drawing reads is what it is drawn again for
      let first = true;
      stop = effect(() => {
        if (!first) return ask();
        const width = canvas.clientWidth;
        const height = canvas.clientHeight;
        const scale = window.devicePixelRatio || 1;
        if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
          canvas.width = Math.round(width * scale);
          canvas.height = Math.round(height * scale);
        }
        const context = canvas.getContext("2d")!;
        context.setTransform(scale, 0, 0, scale, 0, 0);
        context.clearRect(0, 0, width, height);
        if (width > 0) latest.current(context, width, height);
        first = false;
      });
    };
    const ask = () => {
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        paint();
      });
    };
    again.current = ask;
    const observer = new ResizeObserver(ask);
    observer.observe(canvas);
    paint();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      stop();
    };
  }, []);
  useEffect(() => again.current());
  return (
    <canvas
      {...(rest as ComponentProps<"canvas">)}
      ref={own}
      style={high !== undefined ? { height: `${high}px` } : { aspectRatio: `1 / ${ratio}`, maxHeight: most === Infinity ? undefined : `${most}px` }}
    />
  );
}
