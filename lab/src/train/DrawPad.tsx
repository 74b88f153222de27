/** A square on which points are drawn by hand, by mouse, touch or keyboard. */
import { signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Canvas } from "../parts/Canvas";
import { color, ink } from "../parts/colors";
import { drop } from "./engine";
import { asTable, CLASSES, enough, mark } from "./points";
import { t } from "./words";

type Point = { x: number; y: number; kind: number };
const points = signal<Point[]>([]);
const SPAN = 3; // both axes go from −3 to 3
const SPRAYED = 6;

export function DrawPad() {
  const kind = useSignal(0);
  const spray = useSignal(true);
  const cursor = useSignal({ x: 0, y: 0 });
  const pressed = useRef(false);
  const canvas = useRef<HTMLCanvasElement | null>(null);

  const add = (x: number, y: number) => {
    const near = (): Point => ({ x: x + 0.3 * normal(), y: y + 0.3 * normal(), kind: kind.value });
    const more = spray.value ? Array.from({ length: SPRAYED }, near) : [{ x, y, kind: kind.value }];
    points.value = [...points.value, ...more].slice(-2000);
  };
  const at = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return {
      x: SPAN * (2 * ((event.clientX - box.left) / box.width) - 1),
      y: SPAN * (1 - 2 * ((event.clientY - box.top) / box.height)),
    };
  };
  const keys = (event: KeyboardEvent) => {
    const { x, y } = cursor.value;
    const by = event.shiftKey ? 0.5 : 0.1;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, by],
      ArrowDown: [0, -by],
    };
    const move = moves[event.key];
    const inside = (value: number) => Math.max(-SPAN, Math.min(SPAN, value));
    if (move) cursor.value = { x: inside(x + move[0]), y: inside(y + move[1]) };
    else if (event.key === "Enter" || event.key === " ") add(x, y);
    else if (event.key === "Backspace") undo();
    else return;
    event.preventDefault();
  };
  const undo = () => (points.value = points.value.slice(0, spray.value ? -SPRAYED : -1));
  return (
    <div class="pad">
      <p class="hint">{t("drawHelp")}</p>
      <div role="radiogroup" aria-label={t("draw")} class="row">
        {CLASSES.map((name, i) => (
          <label key={name} style={{ color: color(i) }}>
            <input type="radio" name="class" checked={kind.value === i} onChange={() => (kind.value = i)} /> {name}
          </label>
        ))}
        <label>
          <input type="checkbox" checked={spray.value} onChange={(event) => (spray.value = event.currentTarget.checked)} />{" "}
          {t("spray")}
        </label>
      </div>
      <Canvas
        canvasRef={canvas}
        tabIndex={0}
        role="application"
        aria-label={t("padLabel", { n: points.value.length, x: cursor.value.x.toFixed(1), y: cursor.value.y.toFixed(1) })}
        class="drawing"
        onPointerDown={(event) => {
          pressed.current = true;
          const { x, y } = at(event);
          add(x, y);
        }}
        onPointerMove={(event) => {
          if (!pressed.current || !spray.value || Math.random() < 0.6) return;
          const { x, y } = at(event);
          add(x, y);
        }}
        onPointerUp={() => (pressed.current = false)}
        onPointerLeave={() => (pressed.current = false)}
        onKeyDown={keys}
        draw={(context, width, height) => {
          const place = ({ x, y }: { x: number; y: number }): [number, number] => [
            (width * (x / SPAN + 1)) / 2,
            (height * (1 - y / SPAN)) / 2,
          ];
          context.strokeStyle = ink().line;
          context.strokeRect(0, 0, width, height);
          for (const point of points.value) mark(context, point.kind, ...place(point), 4, true);
          const [x, y] = place(cursor.value);
          context.strokeStyle = ink().text;
          context.beginPath();
          context.moveTo(x - 7, y);
          context.lineTo(x + 7, y);
          context.moveTo(x, y - 7);
          context.lineTo(x, y + 7);
          context.stroke();
        }}
      />
      <p class="small" role="status">
        {t("drawn", { n: points.value.length })}
      </p>
      <div class="row">
        <button
          class="main"
          type="button"
          disabled={!enough(points.value)}
          title={t("needsTwo")}
          onClick={() => void drop("points.csv", new Blob([asTable(points.value)]))}
        >
          {t("useDrawn")}
        </button>
        <button class="plain" type="button" disabled={!points.value.length} onClick={undo}>
          {t("undo")}
        </button>
        <button class="plain" type="button" disabled={!points.value.length} onClick={() => (points.value = [])}>
          {t("clear")}
        </button>
      </div>
    </div>
  );
}

/** A draw of the normal distribution (Box and Muller), for points sprayed by hand. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
