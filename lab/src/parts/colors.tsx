/** Okabe and Ito's colors, safe for color-blind people, always with a dash and a name. */
import { isDark } from "../preferences";

const LIGHT = ["#D55E00", "#0072B2", "#00865f", "#B4538F", "#8c5f00", "#2a7fb0", "#5b5b5b"];
const DARK = ["#ff8a3d", "#5cb3ee", "#2fc498", "#e79bc8", "#f0b429", "#8fd0f5", "#c9c9c9"];
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [5, 2, 5, 6], [1, 5], [14, 4]];

export const color = (i: number): string => (isDark.value ? DARK : LIGHT)[i % LIGHT.length]!;
export const dash = (i: number): number[] => DASHES[i % DASHES.length]!;

/** Ink of canvases, which take no colors from style sheets. */
export const ink = () =>
  isDark.value
    ? { ground: "#14171b", text: "#e8ebee", muted: "#a0aab4", line: "#39414a", edge: "#14171b" }
    : { ground: "#ffffff", text: "#1b1f24", muted: "#59636e", line: "#d5dae0", edge: "#ffffff" };

/** Blue, through the ground, to orange: for numbers with a sign, from −1 to 1. */
export function diverging(value: number): [number, number, number] {
  const t = Math.max(-1, Math.min(1, value));
  const ground = isDark.value ? [28, 32, 38] : [255, 255, 255];
  const end = t < 0 ? (isDark.value ? [92, 179, 238] : [0, 114, 178]) : isDark.value ? [255, 138, 61] : [213, 94, 0];
  return ground.map((g, i) => Math.round(g + (end[i]! - g) * Math.abs(t))) as [number, number, number];
}

/** From deep blue (low) to pale (high), and the same order in the dark. */
export function height(value: number): [number, number, number] {
  const t = Math.max(0, Math.min(1, value));
  const low = isDark.value ? [10, 36, 66] : [120, 172, 214];
  const high = isDark.value ? [78, 104, 130] : [246, 250, 253];
  return low.map((l, i) => Math.round(l + (high[i]! - l) * t)) as [number, number, number];
}

export function Swatch({ index }: { index: number }) {
  return (
    <svg class="swatch" width="26" height="10" aria-hidden="true">
      <line x1="1" y1="5" x2="25" y2="5" stroke={color(index)} stroke-width="3" stroke-dasharray={dash(index).join(" ")} />
    </svg>
  );
}
