import { expect, test } from "vitest";
import { rounded, shown, toPosition, toValue } from "../src/parts/numbers";

test("numbers are shown with the digits that can be used", () => {
  expect(shown(0.19999)).toBe("0.2");
  expect(shown(-1234.567)).toBe("−1235");
  expect(shown(1e-9)).toBe("1.00e−9");
  expect(shown(123456)).toBe("1.23e5");
  expect(shown(0)).toBe("0");
  expect(shown(NaN)).toBe("–");
  expect(shown(Infinity)).toBe("∞");
  expect(shown(null)).toBe("–");
});

test.each([
  [1e-4, 10, true],
  [0, 0.99, false],
  [-3, 3, false],
])("a slider from %f to %f comes back to its value", (low, high, log) => {
  for (const at of [0, 0.25, 0.5, 1]) expect(toPosition(toValue(at, low, high, log), low, high, log)).toBeCloseTo(at, 10);
  expect(toPosition(high * 2, low, high, log)).toBe(1);
});

test("a log slider is even in factors", () => {
  expect(toValue(0.5, 0.01, 1, true)).toBeCloseTo(0.1, 12);
  expect(rounded(0.123456)).toBe(0.123);
});
