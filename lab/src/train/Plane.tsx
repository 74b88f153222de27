/** The plane of two inputs: what the model answers there, and the rows over it. */
import { Canvas } from "../parts/Canvas";
import { color, diverging, ink } from "../parts/colors";
import { shown } from "../parts/numbers";
import { isDark } from "../preferences";
import { begun, moment, plane } from "./engine";
import { mark, rgb } from "./points";
import { t } from "./words";

const EDGE = 26; // pixels for the numbers along the axes

export function Plane() {
  const start = begun.value!;
  const { header } = start;
  const axes = header.plane!;
  const [first, second] = axes.columns as [number, number];
  const isClasses = header.task === "classification";
  const inputs = header.inputs ?? header.shape.map((_, i) => `x${i + 1}`);
  const [x, y] = axes.names as [string, string];
  return (
    <figure class="plane">
      <figcaption>
        {t(isClasses ? "boundary" : "heights")}
        {isClasses && (
          <span class="legend">
            {header.classes!.slice(0, 7).map((name, i) => (
              <span key={name}>
                <Mark kind={i} /> {name}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <Canvas role="img" aria-label={label(x, y)} draw={paint} most={560} />
      <p class="hint">{t("filled")}</p>
      {inputs.length > 2 && (
        <div class="row">
          <Input label={t("across")} names={inputs} value={first} choose={(i) => plane(i, second)} />
          <Input label={t("up")} names={inputs} value={second} choose={(i) => plane(first, i)} />
          <span class="hint">{t("others")}</span>
        </div>
      )}
    </figure>
  );
}

function Input(props: { label: string; names: string[]; value: number; choose: (i: number) => void }) {
  return (
    <label class="boxed">
      <span>{props.label}</span>
      <select value={String(props.value)} onChange={(event) => props.choose(Number(event.currentTarget.value))}>
        {props.names.map((name, i) => (
          <option key={name} value={String(i)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Mark({ kind }: { kind: number }) {
  return (
    <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" fill={color(kind)}>
      {kind % 3 === 0 ? <circle r="5" /> : kind % 3 === 1 ? <rect x="-4.5" y="-4.5" width="9" height="9" /> : <path d="M0 -6 5 4 -5 4z" />}
    </svg>
  );
}

function label(x: string, y: string): string {
  const { header, arrays } = begun.value!;
  if (header.task !== "classification") return t("heightLabel", { x, y });
  const told = moment.value?.arrays.predicted?.data;
  const truth = arrays.part_targets!.data;
  let correct = 0;
  told?.forEach((value, i) => (correct += value === truth[i] ? 1 : 0));
  return t("boundaryLabel", { x, y, correct, rows: truth.length });
}

function paint(context: CanvasRenderingContext2D, width: number, height: number): void {
  const { header, arrays } = begun.value!;
  const now = moment.value?.arrays;
  const box = { left: EDGE + 14, top: 6, width: width - EDGE - 22, height: height - EDGE - 8 };
  const isClasses = header.task === "classification";
  const targets = arrays.point_targets!.data;
  const [low, high] = isClasses ? [0, 1] : limits(targets);
  if (now?.map) {
    const size = now.map.shape[0]!;
    const image = new ImageData(size, size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const i = row * size + column;
        const value = now.map.data[i]!;
        const [r, g, b] = isClasses
          ? paled(rgb(color(value)), now.certain?.data[i] ?? 1, header.classes!.length)
          : diverging((2 * (value - low)) / (high - low) - 1);
        image.data.set([r, g, b, 255], 4 * ((size - 1 - row) * size + column));
      }
    }
    const small = document.createElement("canvas");
    small.width = small.height = size;
    small.getContext("2d")!.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = !isClasses;
    context.drawImage(small, box.left, box.top, box.width, box.height);
  }
  const points = arrays.points!.data;
  for (let i = 0; i < targets.length; i++) {
    const x = box.left + points[2 * i]! * box.width;
    const y = box.top + (1 - points[2 * i + 1]!) * box.height;
    const solid = arrays.point_parts!.data[i] === 0;
    if (isClasses) mark(context, targets[i]!, x, y, 3.4, solid);
    else {
      const [r, g, b] = diverging((2 * (targets[i]! - low)) / (high - low) - 1);
      context.beginPath();
      context.arc(x, y, 3.4, 0, 2 * Math.PI);
      context.fillStyle = `rgb(${r} ${g} ${b})`;
      context.strokeStyle = ink().text;
      context.lineWidth = solid ? 0.8 : 2;
      context.fill();
      context.stroke();
    }
  }
  writeAxes(context, box, height);
}

type Box = { left: number; top: number; width: number; height: number };

function writeAxes(context: CanvasRenderingContext2D, box: Box, height: number): void {
  const { low, high, names } = begun.value!.header.plane!;
  context.fillStyle = ink().muted;
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "top";
  for (const at of [0, 0.5, 1]) {
    context.textAlign = at === 0 ? "left" : at === 1 ? "right" : "center";
    const text = at === 0.5 ? names[0]! : shown(low[0]! + at * (high[0]! - low[0]!), 3);
    context.fillText(text, box.left + at * box.width, height - EDGE + 4);
  }
  context.textAlign = "right";
  for (const at of [0, 1]) {
    context.textBaseline = at === 0 ? "bottom" : "top";
    context.fillText(shown(low[1]! + at * (high[1]! - low[1]!), 3), box.left - 4, box.top + (1 - at) * box.height);
  }
  context.save();
  context.translate(box.left - 8, box.top + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = "center";
  context.textBaseline = "bottom";
  context.fillText(names[1]!, 0, 0);
  context.restore();
}

/** A class's color, the paler the less certain the answer is. */
function paled([r, g, b]: [number, number, number], certain: number, classes: number): [number, number, number] {
  const least = 1 / classes;
  const strength = 0.12 + 0.48 * Math.max(0, Math.min(1, (certain - least) / (1 - least)));
  const ground = isDark.value ? 20 : 255;
  const mix = (value: number) => Math.round(ground + (value - ground) * strength);
  return [mix(r), mix(g), mix(b)];
}

function limits(values: Float32Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? [low, high] : [low - 1, high + 1];
}
