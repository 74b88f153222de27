/** Curves of a training, with marks where the learning rate was changed. */
import { signal } from "@preact/signals";
import { LineChart } from "../parts/LineChart";
import { shown } from "../parts/numbers";
import { begun, history, moment } from "./engine";
import { t } from "./words";

const MOST = 800; // points of a curve
const isLog = signal(false);

export function Charts() {
  const { batches, epochs } = history.value;
  const { metric } = begun.value!.header;
  const marks = (moment.value?.changes ?? []).map(([x, rate]) => ({
    x,
    label: t("rateMark", { rate: shown(rate, 3) }),
  }));
  const every = Math.ceil(batches.length / MOST) || 1;
  const kept = batches.map((_, i) => i).filter((i) => i % every === 0);
  const column = (k: number) => epochs.map((row) => row[k]!);
  const curves = (k: number) => [
    { label: t("trainPart"), y: column(k) },
    { label: t("validationPart"), y: column(k + 1) },
  ];
  return (
    <>
      <label class="small">
        <input type="checkbox" checked={isLog.value} onChange={(event) => (isLog.value = event.currentTarget.checked)} />{" "}
        {t("logScale")}
      </label>
      <LineChart title={t("lossCurve")} x={column(0)} curves={curves(1)} xLabel={t("stepAxis")} log={isLog.value} marks={marks} />
      <LineChart
        title={t("batchCurve")}
        x={kept}
        curves={[{ label: t("loss"), y: kept.map((i) => batches[i]!) }]}
        xLabel={t("stepAxis")}
        log={isLog.value}
        marks={marks}
        height={130}
      />
      <LineChart
        title={t("scoreCurve", { metric: t(metric) })}
        x={column(0)}
        curves={curves(3)}
        xLabel={t("stepAxis")}
        high={1.02}
        marks={marks}
        height={140}
      />
    </>
  );
}
