/** What is chosen on the surfaces, kept in the address. */
import { computed, signal } from "@preact/signals";
import { inAddress, real, text, words } from "../address";

export const surface = inAddress("s", "ravine", text);
export const condition = inAddress("s.condition", 50, real);
export const span = inAddress("s.span", 3, real);
export const startX = inAddress("s.x", -4, real);
export const startY = inAddress("s.y", 1, real);
export const rate = inAddress("s.rate", 0.01, real);
export const momentum = inAddress("s.momentum", 0.9, real);
export const noise = inAddress("s.noise", 0, real);
export const seed = inAddress("s.seed", 0, real);
export const steps = inAddress("s.steps", 300, real);
export const optimizers = inAddress<readonly string[]>("s.optimizers", ["sgd", "momentum", "adam"], words);
/** Rates of their own, as name:rate. */
export const ownRates = inAddress<readonly string[]>("s.rates", [], words);
export const chosen = inAddress("s.chosen", "sgd", text);
export const lesson = inAddress("s.lesson", "", text);
/** Which of the settings of the lesson is shown. */
export const setting = inAddress("s.setting", 0, real);

/** The optimizer whose arrows, angle and numbers are shown: one of those that race. */
export const selected = computed(() =>
  optimizers.value.includes(chosen.value) ? chosen.value : (optimizers.value[0] ?? ""),
);

/** What is set in a lesson with settings, as name:value; what is not has its usual value. */
export const tried = inAddress<readonly string[]>("s.try", [], words);

export const playing = signal(false);
export const speed = signal(30);

export const FIRST = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"];

export function rateOf(name: string): number | "auto" | undefined {
  const entry = ownRates.value.find((own) => own.startsWith(`${name}:`));
  if (entry === undefined) return undefined;
  const value = entry.slice(name.length + 1);
  return value === "auto" ? "auto" : Number(value);
}

export function setRateOf(name: string, value: number | "auto" | undefined): void {
  const others = ownRates.value.filter((own) => !own.startsWith(`${name}:`));
  ownRates.value = value === undefined ? others : [...others, `${name}:${value}`];
}

/** Which surface is meant; a picture is drawn only with what belongs to the same. */
export const surfaceKey = computed(() => JSON.stringify(surfaceFields()));

export function surfaceFields() {
  return { surface: surface.value, condition: condition.value, span: span.value };
}

export function raceFields() {
  const rates: Record<string, number | "auto"> = {};
  for (const name of optimizers.value) {
    const own = rateOf(name);
    if (own !== undefined && own === own) rates[name] = own;
  }
  return {
    ...surfaceFields(),
    start: [startX.value, startY.value],
    optimizers: optimizers.value,
    rate: rate.value,
    rates,
    momentum: momentum.value,
    noise: noise.value,
    seed: seed.value,
    steps: steps.value,
  };
}
