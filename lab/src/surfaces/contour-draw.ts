/** The map: heights as shades and lines, critical points, tracks, arrows. */
import { contours } from "d3-contour";
import { color, dash, height, ink } from "../parts/colors";
import { shown } from "../parts/numbers";
import { isDark } from "../preferences";
import type { Known, Map2, Runner } from "./engine";
import { boxOf, drawable, toX, toY, type Box } from "./geometry";

const LEVELS = 22;
type Pen = CanvasRenderingContext2D;

let ground: { map: Map2; dark: boolean; image: HTMLCanvasElement; lines: Path2D[] } | undefined;

function groundOf(map: Map2): NonNullable<typeof ground> {
  if (ground?.map === map && ground.dark === isDark.value) return ground;
  const n = map.grid;
  let highest = 0;
  for (const value of map.scaled) if (value > highest) highest = value;
  const image = document.createElement("canvas");
  image.width = image.height = n;
  const pen = image.getContext("2d")!;
  const pixels = pen.createImageData(n, n);
  map.scaled.forEach((value, i) => {
    const row = n - 1 - Math.floor(i / n);
    const at = 4 * (row * n + (i % n));
    const [r, g, b] = height(value / (highest || 1));
    pixels.data.set([r, g, b, Number.isNaN(value) ? 0 : 255], at);
  });
  pen.putImageData(pixels, 0, 0);
  const thresholds = Array.from({ length: LEVELS }, (_, i) => (highest * (i + 0.5)) / LEVELS);
  const lines = contours().size([n, n]).thresholds(thresholds)(Array.from(map.scaled)).map((level) => {
    const path = new Path2D();
    for (const polygon of level.coordinates)
      for (const ring of polygon)
        ring.forEach(([x, y], k) => {
          // what runs along the border is no line of equal height
          const px = (x! - 0.5) / (n - 1);
          const py = 1 - (y! - 0.5) / (n - 1);
          if (k === 0) path.moveTo(px, py);
          else path.lineTo(px, py);
        });
    return path;
  });
  ground = { map, dark: isDark.value, image, lines };
  return ground;
}

export function drawGround(pen: Pen, map: Map2, width: number, h: number): void {
  const { image, lines } = groundOf(map);
  pen.imageSmoothingEnabled = true;
  const half = [width / (map.grid - 1) / 2, h / (map.grid - 1) / 2] as const;
  pen.drawImage(image, -half[0], -half[1], width + 2 * half[0], h + 2 * half[1]);
  pen.save();
  pen.scale(width, h);
  pen.lineWidth = 1 / Math.max(width, h);
  pen.strokeStyle = isDark.value ? "rgba(215,230,245,0.28)" : "rgba(30,70,110,0.3)";
  lines.forEach((line) => pen.stroke(line));
  pen.restore();
}

export function drawPoints(pen: Pen, points: Known[], box: Box, width: number, h: number): void {
  const { text, ground: pale } = ink();
  for (const { at, kind } of points) {
    const [x, y] = [toX(box, width, at[0]), toY(box, h, at[1])];
    pen.lineWidth = 1.6;
    pen.strokeStyle = text;
    pen.fillStyle = pale;
    pen.beginPath();
    if (kind === "minimum") pen.arc(x, y, 5, 0, 7);
    else if (kind === "saddle") {
      pen.moveTo(x - 5, y - 5);
      pen.lineTo(x + 5, y + 5);
      pen.moveTo(x + 5, y - 5);
      pen.lineTo(x - 5, y + 5);
    } else if (kind === "maximum") {
      pen.moveTo(x, y - 6);
      pen.lineTo(x + 6, y + 5);
      pen.lineTo(x - 6, y + 5);
      pen.closePath();
    } else pen.rect(x - 2, y - 6, 4, 12);
    if (kind !== "saddle") pen.fill();
    pen.stroke();
  }
}

export function drawTrack(pen: Pen, runner: Runner, index: number, last: number, box: Box, width: number, h: number): void {
  const points = drawable(runner.points, last).map(([x, y]) => [toX(box, width, x), toY(box, h, y)] as const);
  if (points.length === 0) return;
  const path = new Path2D();
  points.forEach(([x, y], k) => (k ? path.lineTo(x, y) : path.moveTo(x, y)));
  pen.lineJoin = "round";
  pen.setLineDash([]);
  pen.strokeStyle = ink().edge;
  pen.globalAlpha = 0.75;
  pen.lineWidth = 4.5;
  pen.stroke(path);
  pen.globalAlpha = 1;
  pen.strokeStyle = color(index);
  pen.setLineDash(dash(index));
  pen.lineWidth = 2.2;
  pen.stroke(path);
  pen.setLineDash([]);
  pen.fillStyle = color(index);
  if (points.length <= 60) for (const [x, y] of points.slice(1)) disc(pen, x, y, 2.2);
  const [x, y] = points.at(-1)!;
  pen.strokeStyle = ink().edge;
  pen.lineWidth = 1.5;
  disc(pen, x, y, 5);
  pen.stroke();
}

function disc(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fill();
}

export function drawStart(pen: Pen, x: number, y: number): void {
  pen.fillStyle = ink().ground;
  pen.strokeStyle = ink().text;
  pen.lineWidth = 2;
  pen.fillRect(x - 6, y - 6, 12, 12);
  pen.strokeRect(x - 6, y - 6, 12, 12);
}

export const arrowColors = () => ({
  down: isDark.value ? "#ff7b72" : "#c1121f",
  step: isDark.value ? "#7cc4ff" : "#0050a8",
  up: ink().muted,
});

/** −∇f, ∇f and the step at one point, and the angle between step and ∇f. */
export function drawArrows(pen: Pen, runner: Runner, k: number, box: Box, width: number, h: number): void {
  const [x, y] = [runner.points[2 * k]!, runner.points[2 * k + 1]!];
  const [gx, gy] = [runner.gradients[2 * k]!, runner.gradients[2 * k + 1]!];
  const cos = runner.cosines[k]!;
  const at: [number, number] = [toX(box, width, x), toY(box, h, y)];
  const slope = Math.hypot(gx, gy);
  if (!(at[0] > -50 && at[0] < width + 50 && at[1] > -50 && at[1] < h + 50) || !(slope > 0)) return;
  // directions as the picture shows them, whose axes may have different scales
  const scale = [width / (box.right - box.left), -h / (box.top - box.bottom)] as const;
  const direction = (dx: number, dy: number): [number, number] => {
    const [a, b] = [dx * scale[0], dy * scale[1]];
    const size = Math.hypot(a, b) || 1;
    return [a / size, b / size];
  };
  const colors = arrowColors();
  const up = direction(gx, gy);
  arrow(pen, at, up, 42, colors.up, [4, 3]);
  arrow(pen, at, [-up[0], -up[1]], 62, colors.down, []);
  if (Number.isNaN(cos)) return;
  const step: [number, number] = [runner.points[2 * k + 2]! - x, runner.points[2 * k + 3]! - y];
  const along = direction(...step);
  const size = Math.hypot(step[0] * scale[0], step[1] * scale[1]);
  arrow(pen, at, along, Math.max(26, Math.min(95, size)), colors.step, []);
  const [from, to] = [Math.atan2(up[1], up[0]), Math.atan2(along[1], along[0])];
  const turn = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  pen.beginPath();
  pen.arc(at[0], at[1], 22, from, from + turn, turn < 0);
  pen.strokeStyle = ink().text;
  pen.lineWidth = 1.2;
  pen.stroke();
  const middle = from + turn / 2;
  label(pen, `cos θ = ${shown(cos, 3)}`, at[0] + 34 * Math.cos(middle), at[1] + 34 * Math.sin(middle), width);
}

function arrow(pen: Pen, [x, y]: [number, number], [dx, dy]: [number, number], size: number, stroke: string, dashes: number[]): void {
  const [ex, ey] = [x + dx * size, y + dy * size];
  pen.strokeStyle = pen.fillStyle = stroke;
  pen.lineWidth = 3;
  pen.setLineDash(dashes);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(ex, ey);
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(ex + dx * 5, ey + dy * 5);
  pen.lineTo(ex - dx * 7 - dy * 5, ey - dy * 7 + dx * 5);
  pen.lineTo(ex - dx * 7 + dy * 5, ey - dy * 7 - dx * 5);
  pen.fill();
}

function label(pen: Pen, text: string, x: number, y: number, width: number): void {
  pen.font = "12px system-ui, sans-serif";
  const size = pen.measureText(text).width;
  const left = Math.max(2, Math.min(width - size - 6, x - size / 2));
  pen.fillStyle = ink().ground;
  pen.globalAlpha = 0.85;
  pen.fillRect(left - 3, y - 9, size + 6, 17);
  pen.globalAlpha = 1;
  pen.fillStyle = ink().text;
  pen.fillText(text, left, y + 4);
}

/** The axes of the Hessian at the point shown: short where it curves much. */
export function drawEllipse(pen: Pen, point: number[], curvatures: number[], axes: number[][], box: Box, width: number, h: number): void {
  const scale = [width / (box.right - box.left), h / (box.top - box.bottom)] as const;
  const largest = Math.max(...curvatures.map(Math.abs)) || 1;
  pen.strokeStyle = ink().muted;
  pen.lineWidth = 1.2;
  curvatures.forEach((value, i) => {
    const reach = 0.06 * (box.right - box.left) * Math.min(3, Math.sqrt(largest / (Math.abs(value) || 1e-9)));
    const [ux, uy] = axes[i] as [number, number];
    const [cx, cy] = [toX(box, width, point[0]!), toY(box, h, point[1]!)];
    pen.setLineDash(value < 0 ? [2, 3] : []);
    pen.beginPath();
    pen.moveTo(cx - ux * reach * scale[0], cy + uy * reach * scale[1]);
    pen.lineTo(cx + ux * reach * scale[0], cy - uy * reach * scale[1]);
    pen.stroke();
  });
  pen.setLineDash([]);
}

export { boxOf };
