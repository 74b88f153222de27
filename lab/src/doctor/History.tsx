/** The history of the run, with the step where it went wrong; any step can be read. */
import { effect, signal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Values } from "../frames";
import { LineChart } from "../parts/LineChart";
import { shown } from "../parts/numbers";
import { t } from "./Doctor";
import { found, tried } from "./engine";

/** The step that is read. */
export const at = signal(0);
const isLog = signal(true);

/** The step at which the first problem that has one began. */
const turn = (): number | null => {
  const result = found.value;
  if (!result) return null;
  const steps = result.problems.map((check) => result.findings.find((finding) => finding.check === check)?.step ?? null);
  return steps.find((step) => step !== null) ?? null;
};
effect(() => {
  if (found.value) at.value = turn() ?? Math.max(0, found.value.steps - 1);
});

const column = (values: Values, k: number): number[] => {
  const columns = values.shape[1]!;
  return Array.from({ length: values.shape[0]! }, (_, i) => values.data[i * columns + k]!);
};

/** The last entry at or before a step. */
function before(steps: number[], step: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle]! <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function History() {
  const { curves } = found.value!;
  const id = useId();
  const steps = column(curves.steps!, 0);
  if (steps.length === 0) return null;
  const most = steps[steps.length - 1]!;
  const wrong = turn();
  const marks = wrong === null ? [] : [{ x: wrong, label: t("wentWrong") }];
  const epochs = curves.epochs!;
  const newer = tried.value?.curves.steps;
  const other = newer ? column(newer, 0) : [];
  // the steps of the longer of both runs
  const x = (other[other.length - 1] ?? 0) > most ? other : steps;
  const logs = [
    { label: t("batchLoss"), y: matched(x, curves.steps!) },
    ...(newer ? [{ label: t("newRun"), y: matched(x, newer) }] : []),
  ];
  return (
    <section class="panel history" aria-label={t("history")}>
      <h2>{t("history")}</h2>
      <label class="small">
        <input type="checkbox" checked={isLog.value} onChange={(event) => (isLog.value = event.currentTarget.checked)} />{" "}
        {t("logScale")}
      </label>
      <LineChart
        title={t("lossCurve")}
        x={x}
        curves={logs}
        xLabel={t("step")}
        log={isLog.value}
        at={at.value}
        marks={marks}
        onPick={(picked) => (at.value = Math.min(picked, most))}
        height={220}
      />
      {epochs.shape[0]! > 1 && (
        <LineChart
          title={t("epochCurve")}
          x={column(epochs, 0)}
          curves={[
            { label: t("trainLoss"), y: column(epochs, 1) },
            { label: t("validationLoss"), y: column(epochs, 2) },
          ]}
          xLabel={t("step")}
          log={isLog.value}
          at={at.value}
          marks={marks}
          onPick={(x) => (at.value = x)}
        />
      )}
      <label for={id}>
        {t("scrub")}: {at.value}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        value={at.value}
        aria-valuetext={t("at", { step: at.value })}
        onInput={(event) => (at.value = Number(event.currentTarget.value))}
      />
      <Reading steps={steps} />
    </section>
  );
}

/** Losses of a run at some steps; nothing beyond its end. */
function matched(steps: number[], other: Values): number[] {
  const own = column(other, 0);
  const loss = column(other, 1);
  const last = own[own.length - 1] ?? -1;
  return steps.map((step) => (step > last ? NaN : loss[before(own, step)]!));
}

/** The numbers at the step that is read. */
function Reading({ steps }: { steps: number[] }) {
  const { curves } = found.value!;
  const i = before(steps, at.value);
  const of = (values: Values, row: number, k: number) => values.data[row * values.shape[1]! + k];
  const measured = curves.measured!;
  const known = measured.shape[0]! > 0;
  const j = known ? before(column(measured, 0), at.value) : 0;
  const epochs = curves.epochs!;
  const ends = column(epochs, 0);
  const e = before(ends, at.value);
  const rows: [string, number | undefined][] = [
    [t("loss"), of(curves.steps!, i, 1)],
    [t("rate"), of(curves.steps!, i, 2)],
    ...(known
      ? ([
          [t("gradient"), of(measured, j, 1)],
          [t("update"), of(measured, j, 2)],
          [t("weight"), of(measured, j, 3)],
          [t("cosine"), of(measured, j, 4)],
        ] as [string, number | undefined][])
      : []),
    ...(ends.length && ends[e]! <= at.value
      ? ([
          [t("trainLoss"), of(epochs, e, 1)],
          [t("validationLoss"), of(epochs, e, 2)],
        ] as [string, number | undefined][])
      : []),
  ];
  return (
    <table aria-label={t("at", { step: at.value })} class="reading">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{shown(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
