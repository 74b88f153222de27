/** The same surface in space; turned by dragging or with the arrow keys. */
import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Canvas } from "../parts/Canvas";
import { isCurrent, map, race } from "./engine";
import { at } from "./player";
import { drawScene } from "./scene-draw";
import { optimizers, startX, startY } from "./state";
import { t } from "./words";

const yaw = signal(0.55);
const pitch = signal(0.75);

const degrees = (angle: number) => Math.round(((angle * 180) / Math.PI) % 360);

export function Scene() {
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  const turn = (dx: number, dy: number) => {
    yaw.value += dx;
    pitch.value = Math.max(0.1, Math.min(1.5, pitch.value + dy));
  };
  const key = (event: KeyboardEvent) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    turn(way[0]! * 0.1, way[1]! * 0.08);
  };
  return (
    <Canvas
      class="scene"
      role="application"
      tabIndex={0}
      aria-label={t("sceneLabel", { turned: degrees(yaw.value), tilted: degrees(pitch.value) })}
      ratio={0.72}
      draw={(pen, width, height) => {
        const now = map.value;
        if (!now) return;
        const runners = isCurrent() ? race.value!.runners.filter((one) => optimizers.value.includes(one.optimizer)) : [];
        const indices = runners.map((one) => optimizers.value.indexOf(one.optimizer));
        const view = { yaw: yaw.value, pitch: pitch.value };
        drawScene(pen, now, runners, indices, at.value, [startX.value, startY.value], view, width, height);
      }}
      onPointerDown={(event: PointerEvent) => {
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event: PointerEvent) => {
        if (!from.current) return;
        turn((event.clientX - from.current.x) * 0.01, (event.clientY - from.current.y) * 0.01);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerUp={() => (from.current = undefined)}
      onPointerCancel={() => (from.current = undefined)}
      onKeyDown={key}
    />
  );
}
