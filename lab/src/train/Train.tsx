/** A training that is seen while it happens. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { engine } from "../connection";
import { shown } from "../parts/numbers";
import { spoken } from "../preferences";
import { diagnose } from "../tab";
import { Charts } from "./Charts";
import { Controls } from "./Controls";
import * as training from "./engine";
import { begun, history, mistake, moment, preparing, taken, warnings } from "./engine";
import { Fan } from "./Fan";
import { Confusion, Flow } from "./Numbers";
import { Plane } from "./Plane";
import { Samples } from "./Samples";
import { fields } from "./state";
import { Templates } from "./Templates";
import "./train.css";
import { t } from "./words";

const said = signal("");
const code = signal<{ command: string; python: string } | undefined>(undefined);

export function Train() {
  useEffect(training.follow, []);
  const start = begun.value;
  return (
    <div class="train">
      <Controls />
      <div class="seen">
        {mistake.value && (
          <p class="mistake" role="alert">
            {mistake.value}
          </p>
        )}
        {taken.value && (
          <p class="mistake" role="alert">
            {t("taken")}
          </p>
        )}
        <Buttons />
        {start ? <Middle /> : <p class="muted">{t("waiting")}</p>}
      </div>
      {start && (
        <div class="numbers">
          <Warnings />
          <section class="panel" aria-label={t("lossCurve")}>
            <Charts />
          </section>
          {moment.value && <Confusion />}
          <Flow />
          <Fan />
        </div>
      )}
    </div>
  );
}

function Buttons() {
  const now = moment.value;
  const isOver = now?.over ?? false;
  const isReady = begun.value !== undefined && !taken.value;
  return (
    <div class="drive" role="group" aria-label={t("play")} aria-busy={preparing.value}>
      <button
        class="main"
        type="button"
        disabled={!isReady || isOver}
        onClick={() => (now?.playing ? training.pause() : training.play())}
      >
        {now?.playing ? `❚❚ ${t("pause")}` : `▶ ${t("play")}`}
      </button>
      <button class="plain" type="button" disabled={!isReady || isOver} onClick={training.step}>
        {t("step")}
      </button>
      <button class="plain" type="button" disabled={!isReady || isOver} onClick={training.epoch}>
        {t("epoch")}
      </button>
      <button class="plain" type="button" onClick={training.begin}>
        ↺ {t("reset")}
      </button>
    </div>
  );
}

function Middle() {
  const { header } = begun.value!;
  const now = moment.value;
  const language = spoken.value;
  const batches = history.value.batches;
  return (
    <>
      <p class="progress" data-step={now?.step ?? 0}>
        {t("progress", {
          step: now?.step ?? 0,
          steps: header.steps,
          epoch: shown((now?.step ?? 0) / header.steps_per_epoch, 3),
          epochs: header.steps / header.steps_per_epoch,
          loss: shown(batches[batches.length - 1]),
        })}
      </p>
      {now?.over && (
        <p role="status" class={now.outcome === "diverged" ? "mistake" : "good"}>
          {t("over")} {now.reason?.[language]}
        </p>
      )}
      {header.plane && <Plane />}
      <Templates />
      <p class="muted small">
        {t("rows", {
          rows: header.rows,
          validation: header.validation_rows,
          model: header.model,
          parameters: header.parameters,
          batch: header.batch_size,
        })}
      </p>
      {header.start && (
        <p class="small" data-verdict={header.start.verdict}>
          {header.start.verdict === "pass" ? "✓" : "⚠"} {t("firstLoss")}: {header.start[language]}
        </p>
      )}
      <After />
      {now ? <Samples /> : <p class="muted">{t("waiting")}</p>}
      {header.notes.length > 0 && (
        <details>
          <summary>{t("notes")}</summary>
          <ul class="small">
            {header.notes.map((note) => (
              <li key={note.en}>{note[language]}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What can be done with a training: keep it, diagnose it, repeat it elsewhere. */
function After() {
  const failed = ({ text }: { text: string }) => (mistake.value = text);
  const keep = () =>
    engine.ask("train.store", {}, ({ header }) => (said.value = t("kept", { name: header.run })), failed);
  const hand = () => engine.ask("train.finish", {}, () => diagnose("trained"), failed);
  const show = () =>
    code.value
      ? (code.value = undefined)
      : engine.ask("train.export", fields(), ({ header }) => (code.value = header), failed);
  const isTrained = (moment.value?.step ?? 0) > 0;
  return (
    <>
      <div class="row">
        <button class="plain" type="button" disabled={!isTrained} onClick={hand}>
          {t("diagnose")}
        </button>
        <button class="plain" type="button" disabled={!isTrained} onClick={keep}>
          {t("keep")}
        </button>
        <button class="plain" type="button" aria-expanded={code.value !== undefined} onClick={show}>
          {t("code")}
        </button>
      </div>
      <p role="status" class="small">
        {said.value}
      </p>
      {code.value && (
        <>
          <h3>{t("command")}</h3>
          <pre tabIndex={0}>{code.value.command}</pre>
          <h3>{t("python")}</h3>
          <pre tabIndex={0}>{code.value.python}</pre>
        </>
      )}
    </>
  );
}

function Warnings() {
  const all = warnings.value;
  return (
    <section class="panel" aria-label={t("warnings")}>
      <h2>{t("warnings")}</h2>
      <div role="status">
      <ul class="warnings">
        {all.length === 0 && <li class="muted">{t("noWarnings")}</li>}
        {all.map((warning) => (
          <li key={`${warning.step}${warning.en}`}>
            ⚠ {t("atStep", { step: warning.step })}: {warning[spoken.value]}
          </li>
        ))}
      </ul>
      </div>
    </section>
  );
}
