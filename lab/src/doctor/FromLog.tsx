/** What the log of another training proves, and what it leaves open. */
import { signal } from "@preact/signals";
import type { Values } from "../frames";
import { LineChart } from "../parts/LineChart";
import { spoken } from "../preferences";
import { Sign, t } from "./Doctor";
import { log } from "./engine";

const isLog = signal(false);

const column = (values: Values | undefined, k: number): number[] =>
  values ? Array.from({ length: values.shape[0]! }, (_, i) => values.data[2 * i + k]!) : [];

export function FromLog() {
  const { verdict, headline, findings, open, curves } = log.value!;
  const language = spoken.value;
  return (
    <div class="columns">
      <div>
        <div class="verdict" data-verdict={verdict}>
          <p role="status">
            <Sign verdict={verdict} /> {headline[language]}
          </p>
        </div>
        <ol class="problems">
          {findings.map((finding) => (
            <li key={finding.name} class="panel">
              <p>
                <Sign verdict={finding.verdict} /> {finding.says[language]}
              </p>
              {finding.advice[language] && <p class="advice">{finding.advice[language]}</p>}
            </li>
          ))}
        </ol>
        <p class="muted small">{open[language]}</p>
      </div>
      <section class="panel history" aria-label={t("history")}>
        <label class="small">
          <input type="checkbox" checked={isLog.value} onChange={(event) => (isLog.value = event.currentTarget.checked)} />{" "}
          {t("logScale")}
        </label>
        {(["loss", "validation_loss", "accuracy", "validation_accuracy", "rate"] as const).map(
          (name) =>
            curves[name] && (
              <LineChart
                key={name}
                title={t(TITLES[name])}
                x={column(curves[name], 0)}
                curves={[{ label: t(TITLES[name]), y: column(curves[name], 1) }]}
                xLabel={t("step")}
                log={isLog.value && name.endsWith("loss")}
                height={150}
              />
            ),
        )}
      </section>
    </div>
  );
}

const TITLES = {
  loss: "trainLoss",
  validation_loss: "validationLoss",
  accuracy: "accuracy",
  validation_accuracy: "validationAccuracy",
  rate: "rate",
} as const;
