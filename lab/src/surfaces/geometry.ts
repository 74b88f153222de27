/** From the surface to the picture and back. */
import type { Map2 } from "./engine";

export type Box = { left: number; right: number; bottom: number; top: number };

export const boxOf = ({ domain: [[left, right], [bottom, top]] }: Map2): Box => ({ left, right, bottom, top });

export const toX = (box: Box, width: number, x: number): number => ((x - box.left) / (box.right - box.left)) * width;
export const toY = (box: Box, height: number, y: number): number => ((box.top - y) / (box.top - box.bottom)) * height;

export function toPoint(box: Box, width: number, height: number, px: number, py: number): [number, number] {
  const x = box.left + (px / width) * (box.right - box.left);
  const y = box.top - (py / height) * (box.top - box.bottom);
  return [x, y];
}

/** Height over width of a map with equal scales, unless it would be a strip. */
export function ratioOf(map: Map2 | undefined): number {
  if (!map) return 1;
  const box = boxOf(map);
  return Math.max(0.3, Math.min(1.15, (box.top - box.bottom) / (box.right - box.left)));
}

/** The height of the drawn surface at a place, between the points of the grid. */
export function heightAt(map: Map2, x: number, y: number): number {
  const box = boxOf(map);
  const n = map.grid;
  const i = ((x - box.left) / (box.right - box.left)) * (n - 1);
  const j = ((y - box.bottom) / (box.top - box.bottom)) * (n - 1);
  const i0 = Math.max(0, Math.min(n - 2, Math.floor(i)));
  const j0 = Math.max(0, Math.min(n - 2, Math.floor(j)));
  const [a, b] = [i - i0, j - j0];
  const at = (di: number, dj: number) => map.scaled[(j0 + dj) * n + i0 + di]!;
  return (1 - b) * ((1 - a) * at(0, 0) + a * at(1, 0)) + b * ((1 - a) * at(0, 1) + a * at(1, 1));
}

/** Points [x, y, x, y, …] up to a step, cut where they leave any picture. */
export function drawable(points: Float32Array, last: number): [number, number][] {
  const found: [number, number][] = [];
  for (let k = 0; k <= last && 2 * k + 1 < points.length; k++) {
    const [x, y] = [points[2 * k]!, points[2 * k + 1]!];
    if (!(Math.abs(x) < 1e6 && Math.abs(y) < 1e6)) break;
    found.push([x, y]);
  }
  return found;
}
