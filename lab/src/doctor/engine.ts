/** The run on the table: what was found, and what was tried. */
import { signal } from "@preact/signals";
import { inAddress, text } from "../address";
import { engine, type Failure } from "../connection";
import type { Reply, Values } from "../frames";

export type Said = { en: string; ko: string };
type Sentences = {
  title: string;
  verdict: string;
  because: string;
  expected: string;
  advice: string;
  cannot_see: string;
  source: string;
};
export type Finding = {
  check: string;
  verdict: "pass" | "warn" | "fail" | "skipped";
  cause: string | null;
  unjudged: boolean;
  step: number | null;
  changes: string[];
  en: Sentences;
  ko: Sentences;
};
export type Found = {
  verdict: "pass" | "warn" | "fail";
  problems: string[];
  findings: Finding[];
  outcome: string | null;
  reason: Said | null;
  notes: Said[];
  data: string | null;
  model: string;
  steps: number;
  metric: string;
  curves: Record<string, Values>;
};
export type Tried = Said & {
  check: string;
  change: string;
  gain: { metric: string; rows: number; before: number; after: number; difference: number; low: number; high: number; shown: boolean; worse: boolean };
  others: { change: string; after?: number; problem?: Said }[];
  reason: Said | null;
  curves: Record<string, Values>;
};

export type Log = {
  source: string;
  writer: string;
  verdict: "pass" | "warn" | "fail";
  findings: { name: string; verdict: "pass" | "warn" | "fail"; says: Said; advice: Said }[];
  headline: Said;
  open: Said;
  curves: Record<string, Values>;
};

/** "trained", "opened", or the name of a stored run. */
export const run = inAddress("d.run", "", text);
export const names = signal<string[]>([]);

export const found = signal<Found | undefined>(undefined);
export const log = signal<Log | undefined>(undefined);
export const tried = signal<Tried | undefined>(undefined);
export const asking = signal<(Said & { number: number; of: number }) | undefined>(undefined);
export const applying = signal<{ check: string; number: number; of: number } | undefined>(undefined);
export const mistake = signal<string | undefined>(undefined);
export const kept = signal("");

const failed = (failure: Failure) => {
  asking.value = applying.value = undefined;
  mistake.value = failure.text;
};

function got(reply: Reply): void {
  const { header, arrays } = reply;
  if (header.kind === "check") {
    asking.value = header;
  } else if (header.kind === "log") {
    asking.value = undefined;
    log.value = { ...header, curves: arrays };
  } else {
    asking.value = tried.value = undefined;
    kept.value = "";
    found.value = { ...header, curves: arrays };
  }
}

let onItsWay: number | undefined;
let of = "";

/** Diagnose the run that is chosen. */
export function open(): void {
  if (!run.value) return;
  if (onItsWay !== undefined) engine.forget(onItsWay);
  mistake.value = found.value = log.value = tried.value = undefined;
  asking.value = { number: 0, of: 0, en: "", ko: "" };
  of = run.value;
  onItsWay = engine.ask("doctor.open", { run: run.value }, got, failed);
}

/** Diagnose when the view is shown, unless that was done already. */
export function openIfNew(): void {
  if (run.value && (of !== run.value || run.value === "trained")) open();
}

export function apply(check: string): void {
  mistake.value = tried.value = undefined;
  kept.value = "";
  applying.value = { check, number: 0, of: 0 };
  engine.ask(
    "doctor.try",
    { check },
    ({ header, arrays }) => {
      if (header.kind === "training") applying.value = { check, number: header.number + 1, of: header.of };
      else {
        applying.value = undefined;
        tried.value = { ...header, curves: arrays };
      }
    },
    failed,
  );
}

export function goOn(): void {
  asking.value = { number: 0, of: 0, en: "", ko: "" };
  engine.ask("doctor.next", {}, got, failed);
}

export function keep(): void {
  engine.ask("doctor.store", {}, ({ header }) => (kept.value = header.run), failed);
}

/** Learn which runs there are. */
export function follow(): () => void {
  return engine.whenOpen(() => {
    const listed: string[] = [];
    engine.ask("runs.list", {}, ({ header }) => {
      listed.push(...header.runs.map((one: { name: string }) => one.name));
      if (!header.more) names.value = listed;
    });
    of = ""; // after a new connection the engine has forgotten it
    openIfNew();
  });
}

/** Send a log's bytes to be kept by the engine, and read what it proves. */
export async function drop(file: File): Promise<void> {
  mistake.value = undefined;
  const got = ({ header }: Reply) => {
    run.value = header.key;
    dropped.value = [...dropped.value, { key: header.key, name: file.name }];
    open();
  };
  await engine.give("doctor.file", { name: file.name }, file, got, failed);
}
export const dropped = signal<{ key: string; name: string }[]>([]);
