/** Many learning rates at once: the population that the engine trains in one program. */
import { LineChart } from "../parts/LineChart";
import { rounded, shown } from "../parts/numbers";
import { changeRate, compareRates, fan } from "./engine";
import { rate } from "./state";
import { t } from "./words";

const MEMBERS = 14;
const STEPS = 300;
/** Two decades below the present rate to one above, as many as the engine compares. */
const around = (center: number) =>
  Array.from({ length: MEMBERS }, (_, i) => rounded(center * 10 ** (-2 + (3.25 * i) / (MEMBERS - 1))));

export function Fan() {
  const now = fan.value;
  return (
    <section class="panel" aria-label={t("fan")}>
      <h2>{t("fan")}</h2>
      <p class="hint">{t("fanHint", { n: MEMBERS })}</p>
      <button class="plain" type="button" disabled={now?.busy} onClick={() => compareRates(around(rate.value), STEPS)}>
        {now?.busy ? t("fanBusy", { n: MEMBERS }) : t("fanGo")}
      </button>
      {now && now.losses[0]!.length > 0 && <Compared />}
    </section>
  );
}

function Compared() {
  const { rates, losses } = fan.value!;
  const n = losses[0]!.length;
  const x = Array.from({ length: n }, (_, i) => i);
  const last = losses.map((curve) => curve[n - 1]!);
  const best = last.reduce((least, value, i) => (Number.isFinite(value) && value < (last[least] ?? Infinity) ? i : least), 0);
  return (
    <>
      <LineChart
        title={t("fanCurve")}
        x={x}
        xLabel={t("stepAxis")}
        log
        height={220}
        curves={rates.map((value, i) => ({ label: shown(value, 3), y: losses[i]!, color: shade(i / (rates.length - 1)), dash: i % 2 ? [5, 3] : [] }))}
      />
      <table>
        <thead>
          <tr>
            <th class="number">{t("fanRate")}</th>
            <th class="number">{t("fanLast")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rates.map((value, i) => (
            <tr key={value} data-best={i === best}>
              <td class="number">
                {i === best ? "★ " : ""}
                {shown(value, 3)}
              </td>
              <td class="number">{Number.isFinite(last[i]!) ? shown(last[i], 3) : t("diverged")}</td>
              <td>
                <button
                  class="plain small"
                  type="button"
                  aria-label={t("fanUseLabel", { rate: shown(value, 3) })}
                  onClick={() => {
                    rate.value = value;
                    changeRate();
                  }}
                >
                  {t("fanUse")}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** From blue (slow) to orange (fast), dark enough for both themes. */
function shade(at: number): string {
  return `hsl(${Math.round(215 - 190 * at)} 75% 47%)`;
}
