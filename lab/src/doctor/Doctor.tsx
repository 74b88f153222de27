/** The findings about a run, in the order to mend them, and what mending gained. */
import { useEffect } from "preact/hooks";
import { opened } from "../opened";
import { spoken } from "../preferences";
import { dictionary } from "../words";
import { en } from "../words/doctor.en";
import { ko } from "../words/doctor.ko";
import "./doctor.css";
import * as doctor from "./engine";
import { asking, dropped, found, log, mistake, names, run } from "./engine";
import { FromLog } from "./FromLog";
import { History } from "./History";
import { Problem } from "./Problem";

export const t = dictionary(en, ko);

export function Doctor() {
  useEffect(doctor.follow, []);
  const result = found.value;
  return (
    <div class="doctor">
      <Choice />
      {mistake.value && (
        <p class="mistake" role="alert">
          {mistake.value}
        </p>
      )}
      {asking.value && <Asking />}
      {log.value && <FromLog />}
      {result && (
        <div class="columns">
          <div>
            <Verdict />
            <Problems />
            <Others />
          </div>
          <History />
        </div>
      )}
    </div>
  );
}

function Choice() {
  const choose = (event: { currentTarget: HTMLSelectElement }) => {
    run.value = event.currentTarget.value;
    doctor.open();
  };
  const isDropped = dropped.value.some((file) => file.key === run.value);
  const isKnown = isDropped || run.value === "" || run.value === "trained" || run.value === "opened" || names.value.includes(run.value);
  return (
    <div class="row">
      <label class="boxed">
        <span>{t("run")}</span>
        <select value={run.value} onChange={choose}>
          <option value="">{t("choose")}</option>
          <option value="trained">{t("trained")}</option>
          {opened.value.run && <option value="opened">{t("opened")}</option>}
          {!isKnown && <option value={run.value}>{run.value}</option>}
          {dropped.value.map((file) => (
            <option key={file.key} value={file.key}>
              {file.name}
            </option>
          ))}
          {names.value.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button class="main" type="button" disabled={!run.value || asking.value !== undefined} onClick={doctor.open}>
        {found.value ? t("again") : t("diagnose")}
      </button>
      <label class="small">
        {t("log")}{" "}
        <input
          type="file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void doctor.drop(file);
            event.currentTarget.value = "";
          }}
        />
      </label>
      {!run.value && names.value.length === 0 && <p class="muted">{t("noRuns")}</p>}
    </div>
  );
}

function Asking() {
  const { number, of, [spoken.value]: name } = asking.value!;
  return (
    <label class="asking">
      {t("asking", { number: of ? number + 1 : 0, of: of || "…", name })}
      <progress max={of || 1} value={number} />
    </label>
  );
}

function Verdict() {
  const { verdict, model, data, steps, reason, notes } = found.value!;
  const language = spoken.value;
  return (
    <div class="verdict" data-verdict={verdict}>
      <p role="status">
        <Sign verdict={verdict} /> {t(verdict)}
      </p>
      <p class="small">
        {t("about", { model, data: data ?? "–", steps: steps.toLocaleString("en"), reason: reason?.[language] ?? "" })}
      </p>
      {notes.length > 0 && (
        <details class="small">
          <summary>{t("notes")}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note.en}>{note[language]}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function Sign({ verdict }: { verdict: string }) {
  return (
    <span class="sign" data-verdict={verdict} aria-hidden="true">
      {{ pass: "✓", warn: "!", fail: "✕", skipped: "–" }[verdict]}
    </span>
  );
}

function Problems() {
  const { findings, problems } = found.value!;
  return (
    <ol class="problems">
      {problems.map((check, i) => (
        <li key={check}>
          <Problem
            finding={findings.find((finding) => finding.check === check)!}
            number={i + 1}
            follows={findings.filter((finding) => finding.cause === check)}
          />
        </li>
      ))}
    </ol>
  );
}

/** What is no problem: passed, open, or not for this run. */
function Others() {
  const { findings } = found.value!;
  const groups = [
    ["passed", findings.filter((finding) => finding.verdict === "pass")],
    ["open", findings.filter((finding) => finding.unjudged)],
    ["notAsked", findings.filter((finding) => finding.verdict === "skipped" && !finding.unjudged)],
  ] as const;
  return (
    <>
      {groups
        .filter(([, some]) => some.length > 0)
        .map(([name, some]) => (
          <details key={name}>
            <summary>{t(name, { n: some.length })}</summary>
            <dl class="small">
              {some.map((finding) => (
                <>
                  <dt>
                    <Sign verdict={finding.verdict} /> {finding[spoken.value].title}
                  </dt>
                  <dd>{finding[spoken.value].because}</dd>
                </>
              ))}
            </dl>
          </details>
        ))}
    </>
  );
}
