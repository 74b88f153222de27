/** What is chosen for a training, kept in the address. */
import { computed, signal, type Signal } from "@preact/signals";
import { flag, inAddress, real, text, words } from "../address";

export const data = inAddress("t.data", "moons", text);
export const target = inAddress("t.target", "", text);
/** How a file is read: what its messages advise. */
export const reading = {
  skip_bad: inAddress("t.skip", false, flag),
  no_header: inAddress("t.nohead", false, flag),
  join_classes: inAddress("t.join", false, flag),
};
export const task = inAddress("t.task", "", text);
export const isOwn = computed(() => data.value === "opened" || data.value.startsWith("dropped:"));
export const model = inAddress("t.model", "mlp", text);
export const hidden = inAddress("t.hidden", "8,8", text);
export const filters = inAddress("t.filters", "8,16", text);
export const normalized = inAddress("t.norm", true, flag);
export const activation = inAddress("t.activation", "tanh", text);
export const loss = inAddress("t.loss", "", text);
export const penalty = inAddress("t.penalty", "", text);
export const strength = inAddress("t.strength", 0.001, real);
export const optimizer = inAddress("t.optimizer", "sgd", text);
const ownMomentum = inAddress("t.momentum", -1, real);
export const rate = inAddress("t.rate", 0.1, real);
/** Options of optimizer, loss and penalty that are not the usual ones, as kind.name:value. */
export const options = inAddress<readonly string[]>("t.options", [], words);
export const schedule = inAddress("t.schedule", "constant", text);
export const batch = inAddress("t.batch", "32", text);
export const epochs = inAddress("t.epochs", 200, real);
export const validation = inAddress("t.validation", 0.2, real);
export const seed = inAddress("t.seed", 0, real);
export const dropout = inAddress("t.dropout", 0, real);
export const clip = inAddress("t.clip", "", text);
export const start = inAddress("t.start", "", text);
export const scaling = inAddress("t.scaling", "", text);
export const features = inAddress("t.features", "", text);
export const balanced = inAddress("t.balanced", false, flag);
export const speed = inAddress("t.speed", 5, real);

export type Kind = "optimizer" | "loss" | "penalty";
export type Choices = {
  data: string[];
  model: string[];
  activation: string[];
  loss: string[];
  penalty: string[];
  optimizer: string[];
  schedule: string[];
  start: string[];
  task: string[];
  scaling: string[];
  features: string[];
  options: Record<Kind, Record<string, Record<string, number | boolean | null>>>;
  opened: string | null;
};
export const choices = signal<Choices | undefined>(undefined);
/** Files that were dropped, by the key under which the engine keeps them. */
export const files = signal<{ key: string; name: string }[]>([]);

const known = (kind: Kind, name: string) => choices.value?.options[kind][name] ?? {};
export const hasMomentum = computed(() => "momentum" in known("optimizer", optimizer.value));

const usualMomentum = () => Number(known("optimizer", optimizer.value).momentum ?? 0);

/** The momentum that is set, or that the optimizer has anyway. */
export const momentum = {
  get value() {
    return ownMomentum.value >= 0 ? ownMomentum.value : usualMomentum();
  },
  set value(next: number) {
    ownMomentum.value = next;
  },
} as Signal<number>;

export function optionValue(kind: Kind, option: string): string {
  const start = `${kind}.${option}:`;
  return options.value.find((entry) => entry.startsWith(start))?.slice(start.length) ?? "";
}

export function setOption(kind: Kind, option: string, value: string): void {
  const others = options.value.filter((entry) => !entry.startsWith(`${kind}.${option}:`));
  const clean = value.replace(/[,\s]/g, "");
  options.value = clean === "" ? others : [...others, `${kind}.${option}:${clean}`];
}

/** What is set of the options that a name has, as the engine reads them: name=value. */
export function optionsOf(kind: Kind, name: string): string[] {
  const found = Object.keys(known(kind, name)).map((option) => [option, optionValue(kind, option)] as const);
  return found.filter(([, value]) => value !== "").map(([option, value]) => `${option}=${value}`);
}

/** What the engine is asked to train; the rate is that of the first step. */
export function settings(): Record<string, string | string[] | boolean> {
  const given: Record<string, string | string[] | boolean> = {
    model: model.value,
    optimizer: optimizer.value,
    learning_rate: String(rate.peek()),
    schedule: schedule.value,
    batch_size: batch.value,
    epochs: String(epochs.value),
    validation: String(validation.value),
    seed: String(seed.value),
  };
  const set = (name: string, value: string) => value && (given[name] = value);
  if (model.value === "mlp") given.hidden = hidden.value;
  if (model.value === "convnet") [given.filters, given.batch_norm] = [filters.value, normalized.value];
  if (model.value !== "linear") {
    given.activation = activation.value;
    if (dropout.value) given.dropout = String(dropout.value);
  }
  set("loss", loss.value);
  if (isOwn.value) {
    set("target", target.value);
    set("task", task.value);
    for (const [name, value] of Object.entries(reading)) if (value.value) given[name] = true;
  }
  set("clip_norm", clip.value);
  set("start", start.value);
  set("scaling", scaling.value);
  set("features", features.value);
  if (balanced.value) given.class_weight = "balanced";
  if (penalty.value) {
    given.penalty = penalty.value;
    given.penalty_strength = String(strength.value);
  }
  const ofOptimizer = optionsOf("optimizer", optimizer.value).filter((option) => !option.startsWith("momentum="));
  if (hasMomentum.value && momentum.value !== usualMomentum()) ofOptimizer.push(`momentum=${momentum.value}`);
  const several = { optimizer_options: ofOptimizer, loss_options: optionsOf("loss", loss.value), penalty_options: optionsOf("penalty", penalty.value) };
  for (const [name, list] of Object.entries(several)) if (list.length) given[name] = list;
  return given;
}

export const fields = () => ({ data: data.value, settings: settings() });
