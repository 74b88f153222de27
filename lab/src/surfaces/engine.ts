/** What the engine says of surfaces: every answer keeps the question it belongs to. */
import { batch, effect, signal } from "@preact/signals";
import { engine, Latest, type Failure } from "../connection";
import type { Reply } from "../frames";
import { spoken } from "../preferences";
import {
  momentum,
  raceFields,
  rate,
  selected,
  span,
  startX,
  startY,
  surface,
  surfaceFields,
  surfaceKey,
} from "./state";

export type Known = {
  at: [number, number];
  kind: "minimum" | "saddle" | "maximum" | "degenerate";
  value: number;
  isGlobal: boolean | null;
  curvatures: [number, number];
};
export type Map2 = {
  key: string;
  formula: string;
  domain: [[number, number], [number, number]];
  start: [number, number];
  points: Known[];
  grid: number;
  scaled: Float32Array;
};
export type Ending = "converged" | "at_saddle" | "oscillating" | "left" | "diverged" | "unfinished";
export type Runner = {
  optimizer: string;
  rate: number;
  edge: number | null;
  isAbove: boolean;
  ending: Ending;
  step: number | null;
  told: string;
  value: number | null;
  points: Float32Array;
  values: Float32Array;
  gradients: Float32Array;
  slopes: Float32Array;
  cosines: Float32Array;
};
export type Race = { key: string; fields: ReturnType<typeof raceFields>; curvatures: number[]; runners: Runner[] };
export type Step = {
  key: string;
  step: number;
  optimizer: string;
  rate: number;
  options: Record<string, unknown>;
  point: number[];
  following: number[];
  gradient: number[];
  noise: number[];
  used: number[];
  move: number[];
  slope: number;
  before: Record<string, number | number[]>;
  memory: Record<string, number | number[]>;
  change: number;
  firstOrder: number;
  secondOrder: number;
  curvatures: number[];
  axes: number[][];
  around: Float32Array;
};
export type Stability = { factor: number; curvatures: number[]; rates: [number, number]; momenta: [number, number]; shape: number[]; radius: Float32Array };

export type Names = {
  surfaces: Record<string, { formula: string; start: [number, number] }>;
  optimizers: string[];
};
export const names = signal<Names | undefined>(undefined);
export const map = signal<Map2 | undefined>(undefined);
export const race = signal<Race | undefined>(undefined);
export const explained = signal<Step | undefined>(undefined);
export const stability = signal<Stability | undefined>(undefined);
export const mistake = signal<Failure | undefined>(undefined);
/** Whether the drawer with the numbers, and the map of stability, are open. */
export const wantsStep = signal(true);
export const wantsStability = signal(false);

const failed = (failure: Failure) => (mistake.value = failure);
/** What was wrong is right now, if the answer belongs to what is chosen. */
function forgive(topic: string, key: string): void {
  if (key === surfaceKey.peek() && mistake.peek()?.of === topic) mistake.value = undefined;
}

type Fields = ReturnType<typeof raceFields>;
const maps = new Latest<object, string>(engine, "maps.draw", gotMap, failed);
const races = new Latest<Fields, { key: string; fields: Fields }>(engine, "surfaces.race", gotRace, failed);
const steps = new Latest<object, { key: string; step: number }>(engine, "surfaces.step", gotStep, failed);
const stabilities = new Latest<object>(engine, "surfaces.stability", gotStability, failed);

function gotMap(reply: Reply, key: string): void {
  const { header, arrays } = reply;
  map.value = {
    ...header,
    key,
    grid: arrays.scaled!.shape[0]!,
    scaled: arrays.scaled!.data,
  } as Map2;
  forgive("maps.draw", key);
}

function gotRace(reply: Reply, { key, fields }: { key: string; fields: Fields }): void {
  const { header, arrays } = reply;
  const part = (name: string, i: number) => {
    const { shape, data } = arrays[name]!;
    const size = data.length / (shape[0] || 1);
    return data.subarray(i * size, (i + 1) * size);
  };
  const runners = header.runners.map((runner: object, i: number) => ({
    ...runner,
    points: part("points", i),
    values: part("values", i),
    gradients: part("gradients", i),
    slopes: part("slopes", i),
    cosines: part("cosines", i),
  }));
  race.value = { key, fields, curvatures: header.curvatures, runners };
  forgive("surfaces.race", key);
  performance.mark("race");
}

function gotStep(reply: Reply, more: { key: string; step: number }): void {
  explained.value = { ...reply.header, ...more, around: reply.arrays.around!.data };
}

function gotStability({ header, arrays }: Reply): void {
  stability.value = { ...header, shape: arrays.radius!.shape, radius: arrays.radius!.data };
}

/** The step that is shown; set by the player. */
export const shownStep = signal(0);

let started = false;

/** Ask whenever what is chosen changes; called when the view is first shown. */
export function followChoices(): void {
  if (started) return;
  started = true;
  engine.whenOpen(() => {
    engine.ask("maps.list", {}, ({ header }) => (names.value = header as typeof names.value));
    maps.ask(surfaceFields(), surfaceKey.peek());
    askRace();
  });
  effect(() => {
    const key = surfaceKey.value;
    mistake.value = undefined; // it was about another surface
    if (engine.state.peek() === "open") maps.ask(surfaceFields(), key);
  });
  effect(askRace);
  effect(() => {
    const at = shownStep.value;
    const found = race.value;
    const name = selected.value;
    const runner = found?.runners.find((one) => one.optimizer === name);
    if (!wantsStep.value || !found || !runner || engine.state.peek() !== "open") return;
    const { optimizers: _, rates: __, ...fields } = found.fields;
    const asks = { ...fields, optimizer: name, rate: runner.rate, step: Math.min(at, fields.steps - 1) };
    steps.ask(asks, { key: found.key, step: asks.step });
  });
  effect(() => {
    const nesterov = selected.value === "nesterov";
    const place = { start: [startX.value, startY.value], rate: rate.value, momentum: momentum.value };
    const fields = { ...surfaceFields(), ...place, nesterov };
    if (wantsStability.value && engine.state.peek() === "open") stabilities.ask(fields, undefined);
  });
}

function askRace(): void {
  void spoken.value; // how each ended is told in the language of the page
  const fields = raceFields();
  const key = surfaceKey.value;
  if (engine.state.peek() !== "open") return;
  races.ask(fields, { key, fields });
}

/** Whether what is drawn belongs to what is chosen. */
export const isCurrent = () => map.value?.key === surfaceKey.value && race.value?.key === surfaceKey.value;

/** Choose a surface, or a formula, and go to its own start. */
export function choose(name: string): void {
  batch(() => {
    surface.value = name;
    const start = names.value?.surfaces[name]?.start ?? [-span.value / 2, span.value / 2];
    [startX.value, startY.value] = start;
  });
}
