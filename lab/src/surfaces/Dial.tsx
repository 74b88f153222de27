/** The slope in every direction: turn u, and read ∇f·u. */
import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Canvas } from "../parts/Canvas";
import { ink } from "../parts/colors";
import { shown } from "../parts/numbers";
import { arrowColors } from "./contour-draw";
import type { Step } from "./engine";
import { t } from "./words";

const EACH = 5; // degrees between the directions that the engine sent
const turned = signal(0);

export function Dial({ seen }: { seen: Step }) {
  const id = useId();
  const slopes = seen.around.subarray(0, 360 / EACH);
  const extreme = (sign: number) =>
    slopes.reduce((best, value, i) => (sign * value > sign * slopes[best]! ? i : best), 0);
  const index = Math.round(turned.value / EACH) % slopes.length;
  const slope = slopes[index]!;
  const norm = seen.slope;
  const go = (i: number) => (turned.value = (i % slopes.length) * EACH);
  const draw = (pen: CanvasRenderingContext2D, width: number, height: number) => {
    const { text, muted, line } = ink();
    const reach = Math.min(width, height) / 2 - 14;
    const [cx, cy] = [width / 2, height / 2];
    pen.strokeStyle = line;
    pen.beginPath();
    pen.arc(cx, cy, reach * 0.6, 0, 7);
    pen.stroke();
    // ∇f·u as the distance from the circle: outside where f rises, inside where it falls
    pen.beginPath();
    slopes.forEach((value, i) => {
      const radius = reach * (0.6 + (0.38 * value) / (norm || 1));
      const angle = (-i * EACH * Math.PI) / 180;
      const [x, y] = [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
    pen.closePath();
    pen.strokeStyle = muted;
    pen.lineWidth = 1.5;
    pen.stroke();
    const ray = (degrees: number, size: number, stroke: string, name: string, isAside: boolean) => {
      const angle = (-degrees * Math.PI) / 180;
      const [x, y] = [cx + size * Math.cos(angle), cy + size * Math.sin(angle)];
      pen.strokeStyle = pen.fillStyle = stroke;
      pen.lineWidth = 3;
      pen.beginPath();
      pen.moveTo(cx, cy);
      pen.lineTo(x, y);
      pen.stroke();
      pen.beginPath();
      pen.arc(x, y, 4, 0, 7);
      pen.fill();
      pen.font = "12px system-ui, sans-serif";
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      // names of rays that may lie on each other stand beside, and beyond the end
      const [along, across] = isAside ? [0, 14] : [13, 0];
      pen.fillText(
        name,
        x + along * Math.cos(angle) - across * Math.sin(angle),
        y + along * Math.sin(angle) + across * Math.cos(angle),
      );
    };
    const up = (Math.atan2(seen.gradient[1]!, seen.gradient[0]!) * 180) / Math.PI;
    if (norm > 0) {
      ray(up, reach * 0.45, muted, "∇f", true);
      ray(up + 180, reach * 0.45, arrowColors().down, "−∇f", true);
    }
    ray(index * EACH, reach * 0.6, text, "u", false);
  };
  return (
    <div class="dial">
      <h3>{t("dial")}</h3>
      <Canvas draw={draw} ratio={1} role="img" aria-label={t("dialLabel", { slope: shown(slope) })} />
      <label for={id}>{t("turn", { degrees: index * EACH })}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={360 - EACH}
        step={EACH}
        value={index * EACH}
        onInput={(event) => (turned.value = Number(event.currentTarget.value))}
      />
      <p class="formula">
        ∇f·u = ‖∇f‖ cos θ = {shown(slope)}
        <br />
        cos θ = {shown(slope / norm, 3)}
      </p>
      <div class="buttons">
        <button type="button" class="plain" onClick={() => go(extreme(1))}>{t("ascent")}</button>
        <button type="button" class="plain" onClick={() => go(extreme(1) + 90 / EACH)}>{t("level")}</button>
        <button type="button" class="plain" onClick={() => go(extreme(-1))}>{t("descent")}</button>
      </div>
    </div>
  );
}
