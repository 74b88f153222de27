import { expect, test } from "vitest";
import { axesOf, nearest } from "../src/parts/chart-draw";
import { decades, ticks } from "../src/parts/ticks";

test("a log axis has powers of ten, not too many", () => {
  expect(decades(0.01, 10)).toEqual([0.01, 0.1, 1, 10]);
  expect(decades(0.02, 30)).toEqual([0.1, 1, 10]);
  const many = decades(1e-13, 100);
  expect(many.length).toBeLessThanOrEqual(8);
  expect(many[0]).toBe(1e-13);
});

test("a linear axis has round numbers", () => {
  expect(ticks(-1, 1, false)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(ticks(0.3, 0.3 + 1e-9, false).length).toBeGreaterThan(2);
  expect(ticks(0.2, 0.5, true)).toEqual([0.2, 0.5]);
});

test("axes hold what is finite, and above zero on a logarithmic one", () => {
  const lines = [{ y: [NaN, 2, 4, Infinity] }, { y: [-1, 0, 3] }];
  const plain = axesOf([0, 1, 2, 3], lines, {});
  expect(plain.x).toEqual([0, 3]);
  expect(plain.y[0]).toBeCloseTo(-1.3);
  expect(plain.y[1]).toBeCloseTo(4.3);
  const log = axesOf([1, 10], lines, { log: true, logX: true });
  expect(log.y).toEqual([2 / 1.5, 6]);
  expect(axesOf([], [], {}).y[1]).toBeGreaterThan(0);
  expect(axesOf([5], [{ y: [1] }], {}).x).toEqual([5, 6]);
});

test("a curve that diverges leaves a logarithmic chart, one that converges reaches its floor", () => {
  const up = axesOf([0, 1, 2], [{ y: [1, 1e20, 1e36] }, { y: [2, 0.5, 0.1] }], { log: true });
  expect(up.y[0]).toBeCloseTo(0.1 / 1.5);
  expect(up.y[1] / 1.5e13).toBeCloseTo(1);
  const down = axesOf([0, 1], [{ y: [3, 1e-30] }], { log: true });
  expect(down.y[1]).toBeCloseTo(4.5);
  expect(down.y[0]).toBeGreaterThan(1e-14);
});

test("the nearest place is found on both kinds of axes", () => {
  const x = [1, 10, 100, 1000];
  const lines = [{ y: x }];
  expect(nearest(x, axesOf(x, lines, {}), 0.1)).toBe(2);
  expect(nearest(x, axesOf(x, lines, { logX: true }), 0.4)).toBe(1);
});
