import { expect, test } from "vitest";
import { decades } from "../src/parts/LineChart";

test("a log axis has powers of ten, not too many", () => {
  expect(decades(0, 1, 0.01, 10)).toEqual([0.01, 0.1, 1, 10]);
  expect(decades(0, 1, 0.02, 30)).toEqual([0.1, 1, 10]);
  const many = decades(0, 1, 1e-13, 100);
  expect(many.length).toBeLessThanOrEqual(8);
  expect(many[0]).toBe(1e-13);
});
