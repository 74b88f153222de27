/** Which optimizers race, with their color, dash and, if wanted, a rate of their own. */
import { useSignal } from "@preact/signals";
import { hidden } from "../preferences";
import { Swatch } from "../parts/colors";
import { shown } from "../parts/numbers";
import { names, race } from "./engine";
import { FIRST, chosen, optimizers, rateOf, setRateOf } from "./state";
import { t } from "./words";

const MOST = 8;

export function Optimizers() {
  if (hidden.value.includes("optimizers")) return null;
  const racing = optimizers.value;
  const listed = [...FIRST, ...racing.filter((name) => !FIRST.includes(name))];
  const others = (names.value?.optimizers ?? []).filter((name) => !listed.includes(name));
  const toggle = (name: string) => {
    optimizers.value = racing.includes(name) ? racing.filter((other) => other !== name) : [...racing, name];
  };
  return (
    <section class="panel" aria-labelledby="optimizers-title">
      <h2 id="optimizers-title">{t("optimizers")}</h2>
      <ul class="optimizers">
        {listed.map((name) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={racing.includes(name)}
                disabled={!racing.includes(name) && racing.length >= MOST}
                onChange={() => toggle(name)}
              />
              {racing.includes(name) ? <Swatch index={racing.indexOf(name)} /> : <span class="swatch" />}
              {spaced(name)}
            </label>
            {racing.includes(name) && <OwnRate name={name} />}
          </li>
        ))}
      </ul>
      <label class="row">
        <span>{t("addOptimizer")}</span>
        <select
          value=""
          disabled={racing.length >= MOST}
          onChange={(event) => {
            const name = event.currentTarget.value;
            event.currentTarget.value = "";
            if (name) toggle(name);
          }}
        >
          <option value="">…</option>
          {others.map((name) => (
            <option key={name} value={name}>
              {spaced(name)}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

/** A rate of its own: empty for the common one, "auto" for one that the engine chooses. */
function OwnRate({ name }: { name: string }) {
  const own = rateOf(name);
  const typed = useSignal<string | undefined>(undefined);
  const used = race.value?.runners.find((runner) => runner.optimizer === name)?.rate;
  return (
    <input
      class="own-rate"
      type="text"
      inputMode="decimal"
      aria-label={t("ownRate", { name: spaced(name) })}
      title={t("ownRateHelp")}
      placeholder={used === undefined ? "" : shown(used)}
      value={typed.value ?? (own === undefined ? "" : String(own))}
      onInput={(event) => (typed.value = event.currentTarget.value)}
      onChange={(event) => {
        const text = event.currentTarget.value.trim().toLowerCase();
        typed.value = undefined;
        const value = Number(text.replace(",", "."));
        if (text === "") setRateOf(name, undefined);
        else if (text === "auto") setRateOf(name, "auto");
        else if (value > 0 && value <= 1e4) setRateOf(name, value);
        chosen.value = name;
      }}
    />
  );
}

export const spaced = (name: string): string => name.replace(/_/g, "-");
