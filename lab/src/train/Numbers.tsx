/** The matrix of classes, and what flows through the layers. */
import { color } from "../parts/colors";
import { shown } from "../parts/numbers";
import { begun, moment } from "./engine";
import { cell } from "./Samples";
import { t } from "./words";

export function Confusion() {
  const counts = moment.value?.arrays.confusion;
  const classes = begun.value!.header.classes;
  if (!counts || !classes || classes.length > 20) return null;
  const n = classes.length;
  const at = (i: number, j: number) => counts.data[i * n + j]!;
  return (
    <section class="panel" aria-label={t("confusion")}>
      <h2>{t("confusion")}</h2>
      <div class="scrolls">
        <table class="confusion">
          <thead>
            <tr>
              <td />
              {classes.map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((truth, i) => {
              const total = classes.reduce((sum, _, j) => sum + at(i, j), 0) || 1;
              return (
                <tr key={truth}>
                  <th scope="row">{truth}</th>
                  {classes.map((told, j) => (
                    <td key={told} style={{ "--share": String(at(i, j) / total) }} data-right={i === j}>
                      <button
                        type="button"
                        aria-label={t("cell", { n: at(i, j), truth, told })}
                        aria-pressed={cell.value?.[0] === i && cell.value[1] === j}
                        onClick={() => (cell.value = [i, j])}
                      >
                        {at(i, j)}
                      </button>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="hint">{t("confusionHint")}</p>
    </section>
  );
}

const LOW = -8; // of the bars: from 1e-8 to 1e2
const HIGH = 2;

function Bar({ value, kind }: { value: number; kind: number }) {
  const at = value > 0 && Number.isFinite(value) ? (Math.log10(value) - LOW) / (HIGH - LOW) : value > 0 ? 1 : 0;
  return (
    <td class="number bar">
      <svg width="56" height="9" aria-hidden="true">
        <rect width="56" height="9" class="ground" />
        <rect width={56 * Math.max(0, Math.min(1, at))} height="9" fill={color(kind)} />
      </svg>
      {shown(value, 2)}
    </td>
  );
}

export function Flow() {
  const now = moment.value;
  const layers = now?.arrays.layers;
  if (!now || !layers) return null;
  return (
    <section class="panel" aria-label={t("flow")}>
      <h2>{t("flow")}</h2>
      <div class="scrolls" tabIndex={0} role="group" aria-label={t("flow")}>
        <table class="flow">
          <thead>
            <tr>
              <th>{t("layer")}</th>
              <th class="number">{t("gradient")}</th>
              <th class="number">{t("weight")}</th>
              <th class="number">{t("update")}</th>
              <th class="number">{t("ratio")}</th>
            </tr>
          </thead>
          <tbody>
            {now.layers.map((name, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <Bar value={layers.data[4 * i]!} kind={0} />
                <Bar value={layers.data[4 * i + 1]!} kind={1} />
                <Bar value={layers.data[4 * i + 2]!} kind={2} />
                <td class="number">{shown(layers.data[4 * i + 3], 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{t("ratioHint")}</p>
    </section>
  );
}
