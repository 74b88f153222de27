/** The training that the engine runs for this page: what it said, and what it is told. */
import { effect, signal } from "@preact/signals";
import { engine, Latest, type Failure } from "../connection";
import type { Reply, Values } from "../frames";
import { choices, data, fields, files, rate, speed, type Choices } from "./state";

export type Said = { en: string; ko: string };
export type Begun = {
  source: string;
  rows: number;
  validation_rows: number;
  task: "classification" | "regression";
  classes: string[] | null;
  targets: string[];
  inputs: string[] | null;
  shape: number[];
  model: string;
  parameters: number;
  loss: string;
  metric: "accuracy" | "r2";
  steps: number;
  steps_per_epoch: number;
  rate: number;
  batch_size: number;
  notes: Said[];
  start: (Said & { verdict: string }) | null;
  plane: { columns: number[]; names: string[]; low: number[]; high: number[] } | null;
};
export type Moment = {
  step: number;
  rate: number;
  changes: [number, number][];
  playing: boolean;
  over: boolean;
  worst: number[];
  layers: string[];
  outcome?: string;
  reason?: Said;
  arrays: Record<string, Values>;
};

export const begun = signal<{ header: Begun; arrays: Record<string, Values> } | undefined>(undefined);
export const moment = signal<Moment | undefined>(undefined);
/** Loss of every batch, and rows of (step, loss, loss, score, score) by epoch. */
export const history = signal<{ batches: number[]; epochs: number[][] }>({ batches: [], epochs: [] });
export const warnings = signal<(Said & { step: number })[]>([]);
export const mistake = signal<string | undefined>(undefined);
export const preparing = signal(false);
export const taken = signal(false);
export const frames = signal(0);

const failed = (failure: Failure) => {
  preparing.value = false;
  mistake.value = failure.text;
};

let stream: number | undefined;
/** What is chosen, without the rate: that changes while it trains. */
const unmoved = () => {
  const { data, settings } = fields();
  return JSON.stringify({ data, settings: { ...settings, learning_rate: "" } });
};
let beganWith = "";

/** Begin again with what is chosen now; what was trained before stays until it works. */
export function begin(): void {
  preparing.value = true;
  beganWith = unmoved();
  if (stream !== undefined) engine.forget(stream);
  const id = engine.ask("train.begin", fields(), (reply) => id === stream && got(reply), failed);
  stream = id;
}

function got(reply: Reply): void {
  const { header, arrays } = reply;
  if (header.kind === "taken") {
    taken.value = true;
    stream = undefined;
  } else if (header.kind === "begun") {
    const again = begun.value?.header;
    const sameRun = again !== undefined && !preparing.value;
    begun.value = { header, arrays };
    preparing.value = taken.value = false;
    mistake.value = undefined;
    if (sameRun) return; // another plane of the same training
    history.value = { batches: [], epochs: [Array.from(arrays.epochs!.data)] };
    warnings.value = [];
    moment.value = undefined;
  } else {
    const { batches, epochs } = history.value;
    batches.push(...arrays.loss!.data);
    const [rows, columns] = arrays.epochs!.shape as [number, number];
    for (let i = 0; i < rows; i++) {
      epochs.push(Array.from(arrays.epochs!.data.subarray(i * columns, (i + 1) * columns)));
    }
    history.value = { batches, epochs };
    if (header.warnings.length) warnings.value = [...warnings.value, ...header.warnings];
    moment.value = { ...header, arrays };
    frames.value++;
  }
}

const tell = (topic: string, more: object = {}) => engine.ask(topic, more, () => {}, failed);
export const play = () => tell("train.play", { speed: speed.value });
export const pause = () => tell("train.pause");
export const step = () => tell("train.step", { steps: 1 });
export const epoch = () => tell("train.epoch");
export const plane = (first: number, second: number) => tell("train.plane", { first, second });

const newRate = new Latest<{ learning_rate: number }>(engine, "train.rate", () => {}, failed);
/** Change the rate of the steps to come. */
export function changeRate(): void {
  if (begun.value && !preparing.value) newRate.ask({ learning_rate: rate.value }, undefined);
}
export function changeSpeed(): void {
  if (moment.value?.playing) play();
}

/** Send a file's bytes to be kept by the engine, and train on it. */
export async function drop(name: string, content: Blob): Promise<void> {
  mistake.value = undefined;
  preparing.value = true;
  await engine.give("train.file", { name }, content, keptAs(name), failed);
}

const keptAs = (name: string) => (reply: Reply) => {
  const { key } = reply.header;
  files.value = [...files.value.filter((file) => file.key !== key), { key, name }];
  if (data.value === key) begin();
  else data.value = key;
};

export const fan = signal<{ rates: number[]; losses: number[][]; busy: boolean } | undefined>(undefined);
export function compareRates(rates: number[], steps: number): void {
  const losses: number[][] = rates.map(() => []);
  fan.value = { rates, losses, busy: true };
  engine.ask(
    "train.fan",
    { ...fields(), rates, steps },
    (reply) => {
      const values = reply.arrays.losses;
      if (values) {
        const [n, members] = values.shape as [number, number];
        for (let i = 0; i < n; i++) {
          for (let k = 0; k < members; k++) losses[k]!.push(values.data[i * members + k]!);
        }
      }
      fan.value = { rates, losses, busy: Boolean(reply.header.more) };
    },
    (failure) => {
      fan.value = undefined;
      failed(failure);
    },
  );
}

effect(() => {
  if (engine.state.value === "lost") stream = undefined;
});

/** Keep the training in step with what is chosen, while the view is shown. */
export function follow(): () => void {
  const opened = engine.whenOpen(() =>
    engine.ask("train.choices", {}, (reply) => {
      choices.value = reply.header as Choices;
      if (stream === undefined) begin();
    }),
  );
  let timer = 0;
  const stop = effect(() => {
    const now = unmoved();
    if (!choices.value || stream === undefined || now === beganWith) return;
    clearTimeout(timer);
    timer = window.setTimeout(begin, 250);
  });
  return () => {
    opened();
    stop();
    clearTimeout(timer);
    if (moment.peek()?.playing) pause();
  };
}
