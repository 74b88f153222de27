import { expect, test } from "vitest";
import { choice, flag, readHash, real, words, writeHash } from "../src/address";

test("an address is read and written", () => {
  const hash = "#tab=train&names=sgd,adam&formula=x%5E2%20%2B%20y";
  const values = readHash(hash);
  expect(values.get("names")).toBe("sgd,adam");
  expect(values.get("formula")).toBe("x^2 + y");
  expect(writeHash(values)).toBe(hash);
  expect(writeHash([])).toBe("");
});

test("values that an address cannot mean are left out", () => {
  expect(real.read("0.1")).toBe(0.1);
  for (const wrong of ["", " ", "abc", "NaN", "Infinity", "1e999"]) expect(real.read(wrong)).toBeUndefined();
  expect(real.write(0.1 + 0.2)).toBe("0.3");
  expect(choice("a", "b").read("c")).toBeUndefined();
  expect(flag.read("yes")).toBeUndefined();
  expect(words.read("")).toEqual([]);
});
