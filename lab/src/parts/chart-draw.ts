/** Curves on a canvas: where they lie, and their lines, axes and marks. */
import { ink } from "./colors";
import { shown } from "./numbers";
import { share, ticks } from "./ticks";

export type Line = { y: ArrayLike<number>; color: string; dash: number[]; dots: boolean };
export type Mark = { x: number; label: string };
export type Axes = { x: [number, number]; y: [number, number]; logX: boolean; log: boolean };

const MOST = 1e14; // times the lowest number: further ones are not seen on one axis
export const EDGE = { left: 54, right: 10, top: 8, bottom: 22 };

/** The ends of both axes: all that is finite, and above zero on a logarithmic one. */
export function axesOf(
  x: ArrayLike<number>,
  lines: { y: ArrayLike<number> }[],
  { log = false, logX = false, low, high }: { log?: boolean | undefined; logX?: boolean | undefined; low?: number | undefined; high?: number | undefined },
): Axes {
  let [a, b] = ends(lines.map(({ y }) => y), log);
  if (log) {
    if (!(a > 0)) a = 1e-12;
    if (!(b > a)) b = a * 10;
    if (b / a > MOST) {
      // what is seen is the side on which the curves begin: one that diverges leaves the chart
      const first = Math.max(...lines.map(({ y }) => Array.from(y).find((value) => value > 0 && value < Infinity) ?? 0));
      if (b / first > first / a) b = a * MOST;
      else a = b / MOST;
    }
    [a, b] = [a / 1.5, b * 1.5];
  } else {
    const margin = 0.06 * (b - a || Math.abs(b) || 1);
    [a, b] = [a - margin, b + margin];
  }
  let [left, right] = ends([x], logX);
  if (!(right > left)) right = logX ? left * 10 : left + 1;
  return { x: [left, right], y: [low ?? a, high ?? b], logX, log };
}

function ends(all: ArrayLike<number>[], log: boolean): [number, number] {
  let [a, b] = [Infinity, -Infinity];
  for (const values of all)
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value) || (log && value <= 0)) continue;
      if (value < a) a = value;
      if (value > b) b = value;
    }
  return a <= b ? [a, b] : log ? [0.1, 1] : [0, 1];
}

/** The index of the x that is nearest to a place, which is 0 at the left and 1 at the right. */
export function nearest(x: ArrayLike<number>, axes: Axes, wanted: number): number {
  let best = 0;
  let distance = Infinity;
  for (let i = 0; i < x.length; i++) {
    const away = Math.abs(share(x[i]!, ...axes.x, axes.logX) - wanted);
    if (away < distance) [best, distance] = [i, away];
  }
  return best;
}

export function drawChart(
  pen: CanvasRenderingContext2D,
  width: number,
  height: number,
  x: ArrayLike<number>,
  lines: Line[],
  axes: Axes,
  marks: Mark[],
  at: number | undefined,
  hovered: number | undefined,
): void {
  const { muted, text, line: grid, ground } = ink();
  const [wide, high] = [width - EDGE.left - EDGE.right, height - EDGE.top - EDGE.bottom];
  const px = (value: number) => EDGE.left + wide * share(value, ...axes.x, axes.logX);
  const py = (value: number) => EDGE.top + high * (1 - share(value, ...axes.y, axes.log));
  pen.font = "11px system-ui, sans-serif";
  pen.lineWidth = 1;
  pen.strokeStyle = grid;
  pen.fillStyle = muted;
  const rule = (a: number, b: number, c: number, d: number) => {
    pen.beginPath();
    pen.moveTo(a, b);
    pen.lineTo(c, d);
    pen.stroke();
  };
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const tick of ticks(...axes.y, axes.log, Math.max(2, high / 30))) {
    rule(EDGE.left, py(tick), width - EDGE.right, py(tick));
    pen.fillText(shown(tick, 3), EDGE.left - 6, py(tick));
  }
  pen.textAlign = "center";
  for (const tick of ticks(...axes.x, axes.logX, Math.max(2, wide / 60))) {
    rule(px(tick), EDGE.top, px(tick), height - EDGE.bottom);
    pen.fillText(shown(tick, 3), px(tick), height - EDGE.bottom + 12);
  }
  pen.save();
  pen.beginPath();
  pen.rect(EDGE.left, EDGE.top - 4, wide + 4, high + 8);
  pen.clip();
  for (const { y, color, dash, dots } of lines) {
    pen.strokeStyle = pen.fillStyle = color;
    pen.lineWidth = 2;
    pen.setLineDash(dash);
    const path = new Path2D();
    const drawn = (i: number) => i >= 0 && i < y.length && Number.isFinite(py(y[i]!)) && !(axes.log && y[i]! <= 0);
    for (let i = 0; i < y.length; i++) {
      if (!drawn(i)) continue;
      const [u, v] = [px(x[i]!), py(y[i]!)];
      if (drawn(i - 1) && !dots) path.lineTo(u, v);
      else path.moveTo(u, v);
      // a number between gaps is a point, not nothing
      if (dots || !(drawn(i - 1) || drawn(i + 1))) pen.fillRect(u - 2.5, v - 2.5, 5, 5);
    }
    pen.stroke(path);
    if (hovered === undefined || !drawn(hovered)) continue;
    pen.setLineDash([]);
    pen.beginPath();
    pen.arc(px(x[hovered]!), py(y[hovered]!), 4, 0, 7);
    pen.fill();
    pen.strokeStyle = ground;
    pen.stroke();
  }
  pen.lineWidth = 1;
  for (const mark of marks) {
    pen.strokeStyle = pen.fillStyle = muted;
    pen.setLineDash([4, 4]);
    rule(px(mark.x), EDGE.top, px(mark.x), height - EDGE.bottom);
    const isLate = px(mark.x) + 8 + pen.measureText(mark.label).width > width - EDGE.right;
    pen.textAlign = isLate ? "right" : "left";
    pen.fillText(mark.label, px(mark.x) + (isLate ? -4 : 4), EDGE.top + 6);
  }
  pen.setLineDash([]);
  pen.strokeStyle = text;
  if (at !== undefined) rule(px(at), EDGE.top, px(at), height - EDGE.bottom);
  pen.restore();
}
