/** The numbers of every optimizer at the step that is shown: what the pictures draw. */
import { Swatch } from "../parts/colors";
import { shown } from "../parts/numbers";
import { race, type Runner } from "./engine";
import { spaced } from "./Optimizers";
import { at } from "./player";
import { chosen, optimizers, selected } from "./state";
import { t } from "./words";

export function Results() {
  const found = race.value;
  if (!found) return null;
  const k = at.value;
  return (
    <section class="panel scrolls" aria-labelledby="results-title">
      <h2 id="results-title">{t("results", { step: k })}</h2>
      <table class="results">
        <thead>
          <tr>
            <th scope="col">{t("optimizer")}</th>
            <th scope="col" class="number">f</th>
            <th scope="col" class="number">‖∇f‖</th>
            <th scope="col" class="number">cos θ</th>
          </tr>
        </thead>
        <tbody>
          {found.runners.map((runner) => (
            <>
            <tr class={runner.optimizer === selected.value ? "chosen first" : "first"}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    name="selected"
                    checked={runner.optimizer === selected.value}
                    onChange={() => (chosen.value = runner.optimizer)}
                  />
                  <Swatch index={Math.max(0, optimizers.value.indexOf(runner.optimizer))} />
                  {spaced(runner.optimizer)}
                </label>
              </th>
              <td class="number">{shown(runner.values[k])}</td>
              <td class="number">{shown(runner.slopes[k])}</td>
              <td class="number">{shown(runner.cosines[cosineStep(runner, k)], 3)}</td>
            </tr>
            <tr class={runner.optimizer === selected.value ? "chosen" : ""}>
              <td colSpan={4} class="ending" data-optimizer={runner.optimizer} data-ending={runner.ending}>
                <span class="unseen">{t("ending")}: </span>
                {mark(runner)} {runner.told}
              </td>
            </tr>
            </>
          ))}
        </tbody>
      </table>
      <p class="hint">{t("cosineHint")}</p>
    </section>
  );
}

/** After the last step there is no further one: the angle is that of the last. */
export const cosineStep = (runner: Runner, k: number): number => Math.min(k, runner.cosines.length - 2);

const mark = ({ ending }: Runner): string =>
  ({ converged: "✓", at_saddle: "✕", oscillating: "∿", left: "↘", diverged: "✗", unfinished: "…" })[ending];
