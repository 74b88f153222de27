/** The map, on which the start is set: by a click, by dragging, or with the arrow keys. */
import { batch, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Canvas } from "../parts/Canvas";
import { rounded, shown } from "../parts/numbers";
import { boxOf, drawArrows, drawEllipse, drawGround, drawPoints, drawStart, drawTrack } from "./contour-draw";
import { explained, isCurrent, map, race, wantsStep, type Known } from "./engine";
import { ratioOf, toPoint, toX, toY } from "./geometry";
import { at } from "./player";
import { optimizers, selected, startX, startY, surfaceKey } from "./state";
import { t } from "./words";

const NEAR = 12; // pixels

export function Contour() {
  const tip = useSignal<{ x: number; y: number; text: string } | undefined>(undefined);
  const drags = useRef(false);
  const draw = (pen: CanvasRenderingContext2D, width: number, height: number) => {
    const now = map.value;
    if (!now) return;
    const box = boxOf(now);
    pen.globalAlpha = now.key === surfaceKey.value ? 1 : 0.35;
    drawGround(pen, now, width, height);
    pen.globalAlpha = 1;
    if (now.key === surfaceKey.value) drawPoints(pen, now.points, box, width, height);
    const found = race.value;
    if (found && found.key === now.key && isCurrent()) {
      const k = at.value;
      const order = [...found.runners].sort((a, b) => Number(a.optimizer === selected.value) - Number(b.optimizer === selected.value));
      for (const runner of order) {
        const index = optimizers.value.indexOf(runner.optimizer);
        if (index >= 0) drawTrack(pen, runner, index, k, box, width, height);
      }
      const runner = found.runners.find((one) => one.optimizer === selected.value);
      const seen = explained.value;
      const shownStep = Math.min(k, found.fields.steps - 1);
      if (runner && wantsStep.value) {
        if (seen && seen.key === now.key && seen.step === shownStep && seen.optimizer === runner.optimizer)
          drawEllipse(pen, seen.point, seen.curvatures, seen.axes, box, width, height);
        drawArrows(pen, runner, shownStep, box, width, height);
      }
    }
    drawStart(pen, toX(box, width, startX.value), toY(box, height, startY.value));
  };

  const place = (event: PointerEvent): [number, number] | undefined => {
    const now = map.value;
    if (!now) return undefined;
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return toPoint(boxOf(now), width, height, event.clientX - left, event.clientY - top);
  };
  const set = (x: number, y: number) =>
    batch(() => {
      startX.value = rounded(x, 4);
      startY.value = rounded(y, 4);
    });
  const press = (event: PointerEvent) => {
    const point = place(event);
    if (!point) return;
    drags.current = true;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    set(...point);
  };
  const move = (event: PointerEvent) => {
    const point = place(event);
    if (!point) return;
    if (drags.current) set(...point);
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const [px, py] = [event.clientX - left, event.clientY - top];
    const box = boxOf(map.value!);
    const near = map.value!.points.find(
      ({ at: [x, y] }) => Math.hypot(toX(box, width, x) - px, toY(box, height, y) - py) < NEAR,
    );
    tip.value = { x: px, y: py, text: near ? describe(near) : `(${shown(point[0], 3)}, ${shown(point[1], 3)})` };
  };
  const key = (event: KeyboardEvent) => {
    const now = map.value;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!now || !way) return;
    event.preventDefault();
    const box = boxOf(now);
    const size = event.shiftKey ? 0.002 : 0.02;
    set(startX.value + way[0]! * size * (box.right - box.left), startY.value + way[1]! * size * (box.top - box.bottom));
  };
  return (
    <div class="map">
      <Canvas
        draw={draw}
        ratio={ratioOf(map.value)}
        role="application"
        tabIndex={0}
        class="contour"
        aria-label={t("mapLabel", { x: shown(startX.value), y: shown(startY.value) })}
        aria-describedby="map-help"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={() => (drags.current = false)}
        onPointerCancel={() => (drags.current = false)}
        onPointerLeave={() => (tip.value = undefined)}
        onKeyDown={key}
      />
      {tip.value && (
        <div class="tip" style={{ left: `${tip.value.x}px`, top: `${tip.value.y}px` }}>
          {tip.value.text}
        </div>
      )}
    </div>
  );
}

export function describe({ kind, value, at: [x, y], curvatures, isGlobal }: Known): string {
  const which = kind === "minimum" && isGlobal !== null ? (isGlobal ? "globalMinimum" : "localMinimum") : kind;
  return t("point", {
    kind: t(which === "saddle" ? "saddlePoint" : which),
    x: shown(x),
    y: shown(y),
    value: shown(value),
    low: shown(curvatures[0]),
    high: shown(curvatures[1]),
  });
}
