/** What is chosen for a training, kept in the address. */
import { computed, signal } from "@preact/signals";
import { inAddress, real, text } from "../address";

export const data = inAddress("t.data", "moons", text);
export const target = inAddress("t.target", "", text);
export const model = inAddress("t.model", "mlp", text);
export const hidden = inAddress("t.hidden", "8,8", text);
export const activation = inAddress("t.activation", "tanh", text);
export const loss = inAddress("t.loss", "", text);
export const penalty = inAddress("t.penalty", "", text);
export const strength = inAddress("t.strength", 0.001, real);
export const optimizer = inAddress("t.optimizer", "sgd", text);
export const momentum = inAddress("t.momentum", 0, real);
export const rate = inAddress("t.rate", 0.1, real);
export const schedule = inAddress("t.schedule", "constant", text);
export const batch = inAddress("t.batch", "32", text);
export const epochs = inAddress("t.epochs", 200, real);
export const validation = inAddress("t.validation", 0.2, real);
export const seed = inAddress("t.seed", 0, real);
export const speed = inAddress("t.speed", 5, real);

export type Choices = {
  data: string[];
  model: string[];
  activation: string[];
  loss: string[];
  penalty: string[];
  optimizer: string[];
  schedule: string[];
  momentum: string[];
  opened: string | null;
};
export const choices = signal<Choices | undefined>(undefined);
/** Files that were dropped, by the key under which the engine keeps them. */
export const files = signal<{ key: string; name: string }[]>([]);

const takesMomentum = computed(() => choices.value?.momentum.includes(optimizer.value) ?? false);
export const hasMomentum = takesMomentum;

/** What the engine is asked to train; the rate is that of the first step. */
export function settings(): Record<string, string | string[]> {
  const given: Record<string, string | string[]> = {
    model: model.value,
    optimizer: optimizer.value,
    learning_rate: String(rate.peek()),
    schedule: schedule.value,
    batch_size: batch.value,
    epochs: String(epochs.value),
    validation: String(validation.value),
    seed: String(seed.value),
  };
  if (model.value === "mlp") {
    given.hidden = hidden.value;
    given.activation = activation.value;
  }
  if (loss.value) given.loss = loss.value;
  if (target.value) given.target = target.value;
  if (penalty.value) {
    given.penalty = penalty.value;
    given.penalty_strength = String(strength.value);
  }
  if (takesMomentum.value && momentum.value) given.optimizer_options = [`momentum=${momentum.value}`];
  return given;
}

export const fields = () => ({ data: data.value, settings: settings() });
