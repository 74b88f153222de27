/** Marks of classes: a color, a shape and a name, so that color is never alone. */
import { color } from "../parts/colors";
import { isDark } from "../preferences";

export const CLASSES = ["A", "B", "C"];

export function mark(
  context: CanvasRenderingContext2D,
  kind: number,
  x: number,
  y: number,
  size: number,
  solid: boolean,
): void {
  context.beginPath();
  if (kind % 3 === 0) context.arc(x, y, size, 0, 2 * Math.PI);
  else if (kind % 3 === 1) context.rect(x - size * 0.9, y - size * 0.9, 1.8 * size, 1.8 * size);
  else {
    context.moveTo(x, y - 1.25 * size);
    context.lineTo(x + 1.1 * size, y + 0.85 * size);
    context.lineTo(x - 1.1 * size, y + 0.85 * size);
    context.closePath();
  }
  context.lineWidth = solid ? 1 : 1.6;
  context.fillStyle = solid ? color(kind) : isDark.value ? "#14171b" : "#ffffff";
  context.strokeStyle = solid ? (isDark.value ? "#14171b" : "#ffffff") : color(kind);
  context.fill();
  context.stroke();
}

export function rgb(hex: string): [number, number, number] {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Points as a table, as people would save them. */
export function asTable(points: { x: number; y: number; kind: number }[]): string {
  const rows = points.map(({ x, y, kind }) => `${x.toFixed(4)},${y.toFixed(4)},${CLASSES[kind]}`);
  return ["x1,x2,class", ...rows, ""].join("\n");
}

/** Whether a training can be tried on points: two classes, five of each. */
export function enough(points: { kind: number }[]): boolean {
  const counts = CLASSES.map((_, kind) => points.filter((point) => point.kind === kind).length);
  return counts.filter((count) => count > 0).length > 1 && counts.every((count) => count === 0 || count >= 5);
}
