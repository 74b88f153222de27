/** What is raced on, from where, and with which numbers. */
import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { hidden } from "../preferences";
import { NumberBox } from "../parts/NumberBox";
import { Range } from "../parts/Range";
import { choose, map, names } from "./engine";
import { condition, momentum, noise, rate, seed, span, startX, startY, steps, surface } from "./state";
import { t } from "./words";

const STEPS = [100, 300, 1000, 3000];
const EXAMPLE = "x^4 - x^2 + y^2";
const typed = signal<string | undefined>(undefined);

export function Controls() {
  const known = names.value?.surfaces;
  const isOwn = known !== undefined && !(surface.value in known);
  return (
    <section class="panel" aria-labelledby="controls-title">
      <h2 id="controls-title">{t("settings")}</h2>
      {!hidden.value.includes("surface") && (
        <label class="row">
          <span>{t("surface")}</span>
          <select
            value={isOwn ? "own" : surface.value}
            onChange={(event) => {
              const name = event.currentTarget.value;
              typed.value = undefined;
              choose(name === "own" ? EXAMPLE : name);
            }}
          >
            {Object.keys(known ?? { [surface.value]: 0 }).map((name) => (
              <option key={name} value={name}>
                {t(name as "ravine")}
              </option>
            ))}
            <option value="own">{t("ownFormula")}</option>
          </select>
        </label>
      )}
      {isOwn ? <Formula /> : <p class="formula">f(x, y) = {map.value?.formula}</p>}
      {surface.value === "ravine" && (
        <Range name="condition" label={t("condition")} value={condition} low={1} high={1000} log />
      )}
      <div class="pair" role="group" aria-label={t("start")}>
        <span>{t("start")}</span>
        <NumberBox label={t("startX")} value={startX} low={-1e6} high={1e6} />
        <NumberBox label={t("startY")} value={startY} low={-1e6} high={1e6} />
      </div>
      <Range name="rate" label={t("rate")} value={rate} low={1e-4} high={10} log />
      <Range name="momentum" label={t("momentum")} value={momentum} low={0} high={0.995} hint={t("momentumHint")} />
      <Range name="noise" label={t("noise")} value={noise} low={0} high={5} hint={t("noiseHint")} />
      <div class="pair">
        {!hidden.value.includes("seed") && (
          <NumberBox label={t("seed")} value={seed} low={0} high={4294967295} whole visibleLabel />
        )}
        {!hidden.value.includes("steps") && (
          <label class="boxed">
            <span>{t("steps")}</span>
            <select value={steps.value} onChange={(event) => (steps.value = Number(event.currentTarget.value))}>
              {(STEPS.includes(steps.value) ? STEPS : [steps.value, ...STEPS]).map((count) => (
                <option key={count} value={count}>
                  {count}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </section>
  );
}

/** One's own formula: asked for a moment after the last key, and at once with Enter. */
function Formula() {
  const id = useId();
  const ask = (formula: string) => {
    if (formula.trim() && formula !== surface.value) choose(formula);
  };
  const timer = { now: 0 };
  return (
    <div class="own">
      <label for={id}>{t("formula")}</label>
      <input
        id={id}
        type="text"
        maxLength={400}
        spellcheck={false}
        autocomplete="off"
        value={typed.value ?? surface.value}
        aria-describedby={`${id}-help`}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          clearTimeout(timer.now);
          timer.now = window.setTimeout(() => ask(typed.value ?? ""), 500);
        }}
        onKeyDown={(event) => event.key === "Enter" && ask(event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-help`}>
        {t("formulaHelp")}
      </p>
      <Range name="span" label={t("span")} value={span} low={0.1} high={100} log />
    </div>
  );
}
