/** The stored runs: read page by page, compared, renamed, deleted. */
import { computed, signal } from "@preact/signals";
import { inAddress, text, words } from "../address";
import { engine, type Failure } from "../connection";
import type { Values } from "../frames";

type Said = { en: string; ko: string };
export type Row = {
  name: string;
  written: string;
  outcome: string;
  data: string;
  model: string;
  optimizer: string;
  rate: number | null;
  score: string;
  validation: number | null;
  test: number | null;
  loss: number | null;
  verdict: "" | "pass" | "warn" | "fail";
  seconds: number;
  problem: Said | null;
};
type Side = { heading: string; rows: string[][] };
type Words = { gains: string[]; tables: Side[] };
export type Comparison = { names: string[]; more?: boolean; en: Words; ko: Words };
export type Curves = {
  runs: { name: string; outcome: string; reason: Said; notes: Said[] }[];
  arrays: Record<string, Values>;
};

export const rows = signal<Row[]>([]);
export const total = signal(0);
export const isReading = signal(true);
export const folder = signal("runs");
export const mistake = signal<string | undefined>(undefined);
export const said = signal<{ key: "deleted" | "renamed"; n: number; name: string } | undefined>(undefined);

export const search = inAddress("r.search", "", text);
export const sort = inAddress("r.sort", "written:down", text);
export const selected = inAddress<readonly string[]>("r.selected", [], words);

export const curves = signal<Curves | undefined>(undefined);
export const comparison = signal<Comparison | undefined>(undefined);
export const code = signal<{ command: string; python: string; toml: string } | undefined>(undefined);

const failed = (failure: Failure) => (mistake.value = failure.text);

export function read(): void {
  const listed: Row[] = [];
  isReading.value = true;
  engine.ask(
    "runs.list",
    {},
    ({ header }) => {
      listed.push(...header.runs);
      rows.value = [...listed];
      total.value = header.of;
      folder.value = header.folder;
      if (header.more) return;
      isReading.value = false;
      const names = new Set(listed.map((row) => row.name));
      const known = selected.value.filter((name) => names.has(name));
      if (known.length !== selected.value.length) selected.value = known;
    },
    failed,
  );
}

/** The rows that are searched for, in the order that is chosen. */
export const found = computed(() => {
  const parts = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const [column, direction] = sort.value.split(":") as [keyof Row, string];
  const sign = direction === "up" ? 1 : -1;
  const matches = rows.value.filter((row) => {
    const text = [row.name, row.data, row.model, row.optimizer, row.outcome, row.verdict].join(" ").toLowerCase();
    return parts.every((part) => text.includes(part));
  });
  return matches.sort((one, other) => {
    const [a, b] = [one[column], other[column]];
    if (a === b) return 0;
    if (a === null || a === "") return 1; // what is not known stands last
    if (b === null || b === "") return -1;
    return sign * (a < b ? -1 : 1);
  });
});

let comparing: number | undefined;

/** Fetch curves and differences of the runs that are selected. */
export function look(): void {
  code.value = undefined;
  if (comparing !== undefined) engine.forget(comparing);
  comparison.value = undefined;
  const runs = selected.value.slice(0, 12);
  if (runs.length === 0) {
    curves.value = undefined;
    return;
  }
  engine.ask(
    "runs.curves",
    { runs },
    ({ header, arrays }) => {
      if (runs.join() === selected.value.slice(0, 12).join()) curves.value = { runs: header.runs, arrays };
    },
    failed,
  );
  if (runs.length > 1) {
    comparing = engine.ask("runs.compare", { runs }, ({ header }) => (comparison.value = header as Comparison), failed);
  }
}

export function remove(names: readonly string[]): void {
  engine.ask(
    "runs.delete",
    { runs: names },
    () => {
      said.value = { key: "deleted", n: names.length, name: "" };
      selected.value = selected.value.filter((name) => !names.includes(name));
      read();
    },
    (failure) => {
      failed(failure);
      read();
    },
  );
}

export function rename(run: string, name: string, done: () => void): void {
  engine.ask(
    "runs.rename",
    { run, name },
    ({ header }) => {
      said.value = { key: "renamed", n: 1, name: header.name };
      selected.value = selected.value.map((other) => (other === run ? header.name : other));
      mistake.value = undefined;
      done();
      read();
    },
    failed,
  );
}

export function show(run: string): void {
  if (code.value) code.value = undefined;
  else engine.ask("runs.export", { run }, ({ header }) => (code.value = header as typeof code.value), failed);
}
