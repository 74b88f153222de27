/** The surface in space, drawn from back to front on a plain canvas. */
import { color, dash, height, ink } from "../parts/colors";
import type { Map2, Runner } from "./engine";
import { boxOf, drawable, heightAt } from "./geometry";

const CELLS = 40;
type Pen = CanvasRenderingContext2D;
export type View = { yaw: number; pitch: number };

/** From the unit cube around 0 to the plane of the picture; depth grows to the back. */
export function projected(view: View, x: number, y: number, z: number): [number, number, number] {
  const [sin, cos] = [Math.sin(view.yaw), Math.cos(view.yaw)];
  const [u, v] = [x * cos - y * sin, x * sin + y * cos];
  const [s, c] = [Math.sin(view.pitch), Math.cos(view.pitch)];
  return [u, -(z * c + v * s), v * c - z * s];
}

/** A scale and shift with which all the points are seen. */
function fitted(points: [number, number, number][], width: number, h: number) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [u, v] of points) {
    [left, right] = [Math.min(left, u), Math.max(right, u)];
    [top, bottom] = [Math.min(top, v), Math.max(bottom, v)];
  }
  const scale = Math.min((width - 16) / (right - left), (h - 16) / (bottom - top));
  return {
    scale,
    dx: width / 2 - (scale * (left + right)) / 2,
    dy: h / 2 - (scale * (top + bottom)) / 2,
  };
}

export function drawScene(pen: Pen, map: Map2, runners: Runner[], indices: number[], last: number, start: [number, number], view: View, width: number, h: number): void {
  const TALL = 0.55;
  let highest = 1e-9;
  for (const value of map.scaled) if (value > highest) highest = value;
  const box = boxOf(map);
  const long = Math.max(box.right - box.left, box.top - box.bottom);
  // a strip would hide what it is about: the shorter side is at least half as long
  const wide = Math.max(0.5, (box.right - box.left) / long);
  const deep = Math.max(0.5, (box.top - box.bottom) / long);
  const placed = (x: number, y: number, lift: number): [number, number, number] => {
    const z = Math.min(1, Math.max(0, heightAt(map, x, y) / highest)) * TALL + lift;
    const across = wide * ((x - box.left) / (box.right - box.left) - 0.5);
    const back = deep * ((y - box.bottom) / (box.top - box.bottom) - 0.5);
    return projected(view, across, back, z);
  };
  const corners: ([number, number, number] | undefined)[] = [];
  const heights: number[] = [];
  for (let j = 0; j <= CELLS; j++)
    for (let i = 0; i <= CELLS; i++) {
      const x = box.left + ((box.right - box.left) * i) / CELLS;
      const y = box.bottom + ((box.top - box.bottom) * j) / CELLS;
      const value = heightAt(map, x, y);
      heights.push(value / highest);
      corners.push(Number.isNaN(value) ? undefined : placed(x, y, 0));
    }
  const fit = fitted(corners.filter((corner) => corner !== undefined), width, h);
  const onPage = ([u, v, depth]: [number, number, number]): [number, number, number] => [
    fit.dx + fit.scale * u,
    fit.dy + fit.scale * v,
    depth,
  ];
  const place = (x: number, y: number, lift: number) => onPage(placed(x, y, lift));
  corners.forEach((corner, i) => (corners[i] = corner && onPage(corner)));
  const cells: { depth: number; at: number }[] = [];
  for (let j = 0; j < CELLS; j++)
    for (let i = 0; i < CELLS; i++) {
      const at = j * (CELLS + 1) + i;
      const around = [corners[at], corners[at + 1], corners[at + CELLS + 2], corners[at + CELLS + 1]];
      if (around.every((corner) => corner !== undefined))
        cells.push({ at, depth: around.reduce((sum, corner) => sum + corner![2], 0) });
    }
  cells.sort((a, b) => b.depth - a.depth);
  pen.lineWidth = 0.5;
  for (const { at } of cells) {
    const [a, b, c, d] = [corners[at]!, corners[at + 1]!, corners[at + CELLS + 2]!, corners[at + CELLS + 1]!];
    const slope = heights[at + 1]! - heights[at]! + (heights[at + CELLS + 1]! - heights[at]!);
    const [red, green, blue] = height((heights[at]! + heights[at + CELLS + 2]!) / 2);
    const light = 1 - Math.max(-0.12, Math.min(0.2, slope * 1.6));
    pen.fillStyle = `rgb(${red * light} ${green * light} ${blue * light})`;
    pen.strokeStyle = `rgb(${red * 0.86} ${green * 0.88} ${blue * 0.9})`;
    pen.beginPath();
    pen.moveTo(a[0], a[1]);
    pen.lineTo(b[0], b[1]);
    pen.lineTo(c[0], c[1]);
    pen.lineTo(d[0], d[1]);
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
  const inside = (x: number, y: number) => x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
  runners.forEach((runner, k) => {
    const path = new Path2D();
    let drawing = false;
    let head: [number, number, number] | undefined;
    for (const [x, y] of drawable(runner.points, last)) {
      if (!inside(x, y)) {
        drawing = false;
        continue;
      }
      const [u, v, depth] = place(x, y, 0.006);
      if (drawing) path.lineTo(u, v);
      else path.moveTo(u, v);
      drawing = true;
      head = [u, v, depth];
    }
    pen.setLineDash([]);
    pen.lineWidth = 3.4;
    pen.strokeStyle = ink().edge;
    pen.globalAlpha = 0.6;
    pen.stroke(path);
    pen.globalAlpha = 1;
    pen.setLineDash(dash(indices[k]!));
    pen.lineWidth = 1.9;
    pen.strokeStyle = color(indices[k]!);
    pen.stroke(path);
    pen.setLineDash([]);
    if (!head) return;
    pen.fillStyle = color(indices[k]!);
    pen.beginPath();
    pen.arc(head[0], head[1], 4, 0, 7);
    pen.fill();
  });
  if (inside(...start)) {
    const [u, v] = place(...start, 0.006);
    pen.fillStyle = ink().ground;
    pen.strokeStyle = ink().text;
    pen.lineWidth = 1.5;
    pen.fillRect(u - 4, v - 4, 8, 8);
    pen.strokeRect(u - 4, v - 4, 8, 8);
  }
}
