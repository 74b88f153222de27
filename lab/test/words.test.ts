import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { fill } from "../src/words";

const folder = new URL("../src/words/", import.meta.url);
const views = readdirSync(folder).filter((name) => name.endsWith(".en.ts")).map((name) => name.replace(".en.ts", ""));

test("places are filled; what has no value stays", () => {
  expect(fill("{a} and {b}", { a: 1 })).toBe("1 and {b}");
});

test.each(views)("the Korean of %s is complete, Korean, and has the places of the English", async (view) => {
  const { en } = await import(`../src/words/${view}.en.ts`);
  const { ko } = await import(`../src/words/${view}.ko.ts`);
  expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  for (const key of Object.keys(en)) {
    expect(places(ko[key]), key).toEqual(places(en[key]));
    expect(ko[key].trim(), key).not.toBe("");
    // a text of words is told in Korean; symbols and names may stay
    if (/[a-z]{3,} [a-z]{2,}/i.test(en[key].replace(/\{\w+\}/g, ""))) expect(ko[key], key).toMatch(/[가-힣]/);
  }
});
