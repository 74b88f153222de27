/** Curves over steps; the numbers are read by pointing, or by arrow keys. */
import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { Canvas } from "./Canvas";
import { axesOf, drawChart, EDGE, nearest, type Mark } from "./chart-draw";
import { color, dash } from "./colors";
import { shown } from "./numbers";
import { share } from "./ticks";

export type Curve = { label: string; y: ArrayLike<number>; color?: string; dash?: number[]; dots?: boolean };

export function LineChart(props: {
  title: string;
  /** One x for every number of every curve. */
  x: ArrayLike<number>;
  curves: Curve[];
  xLabel?: string;
  log?: boolean;
  logX?: boolean;
  low?: number;
  high?: number;
  height?: number;
  /** Where a line across the chart stands, such as the step that is shown. */
  at?: number | undefined;
  /** Further marks along x, such as changes of the learning rate. */
  marks?: Mark[];
  onPick?: (x: number) => void;
}) {
  const { title, x, curves, at, marks = [], onPick, height = 170 } = props;
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const pointed = useSignal<number | undefined>(undefined);
  const axes = useMemo(() => axesOf(x, curves, props), [x, curves, props.log, props.logX, props.low, props.high]);
  const last = x.length - 1;
  const hovered = pointed.value === undefined || last < 0 ? undefined : Math.min(pointed.value, last);
  const read = hovered ?? (at === undefined || last < 0 ? last : nearest(x, axes, share(at, ...axes.x, axes.logX)));
  const lines = curves.map((curve, i) => ({
    y: curve.y,
    color: curve.color ?? color(i),
    dash: curve.dash ?? dash(i),
    dots: curve.dots ?? false,
  }));
  const point = (event: MouseEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return nearest(x, axes, (event.clientX - box.left - EDGE.left) / (box.width - EDGE.left - EDGE.right));
  };
  const keys = (event: KeyboardEvent) => {
    const by = event.shiftKey ? Math.max(1, Math.round(last / 10)) : 1;
    const to = { ArrowLeft: read - by, ArrowRight: read + by, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    pointed.value = Math.max(0, Math.min(last, to));
    onPick?.(x[pointed.value]!);
  };
  const values = curves.map(({ label, y }) => `${label}: ${shown(y[read])}`);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <Canvas
        canvasRef={canvas}
        class="curves"
        high={height}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, read)}
        aria-valuetext={last < 0 ? "–" : `${props.xLabel ?? "x"} ${shown(x[read])}: ${values.join(", ")}`}
        onPointerMove={(event) => (pointed.value = last < 0 ? undefined : point(event))}
        onPointerLeave={() => (pointed.value = undefined)}
        onBlur={() => (pointed.value = undefined)}
        onKeyDown={keys}
        onClick={(event) => last >= 0 && onPick?.(x[point(event)]!)}
        draw={(pen, width, high) => drawChart(pen, width, high, x, lines, axes, marks, at, hovered)}
      />
      <p class="read" aria-hidden="true">
        <span>
          {props.xLabel ?? "x"}: {shown(x[read])}
        </span>
        {curves.map(({ label, y, dots }, i) => (
          <span key={label}>
            <svg width="20" height="8">
              {dots ? (
                <rect x="7" y="1" width="6" height="6" fill={lines[i]!.color} />
              ) : (
                <line x1="0" x2="20" y1="4" y2="4" stroke={lines[i]!.color} stroke-width="2.5" stroke-dasharray={lines[i]!.dash.join(" ")} />
              )}
            </svg>{" "}
            {label}: {shown(y[read])}
          </span>
        ))}
      </p>
    </figure>
  );
}
