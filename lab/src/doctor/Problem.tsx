/** One finding: what was seen, what was expected, what to try, and what that gained. */
import { shown } from "../parts/numbers";
import { spoken } from "../preferences";
import { Sign, t } from "./Doctor";
import { apply, applying, goOn, keep, kept, tried, type Finding } from "./engine";
import { at } from "./History";

export function Problem({ finding, number, follows }: { finding: Finding; number: number; follows: Finding[] }) {
  const said = finding[spoken.value];
  const busy = applying.value;
  return (
    <article class="panel" data-check={finding.check} aria-label={said.title}>
      <h2>
        <Sign verdict={finding.verdict} /> {number}. {said.title}
      </h2>
      <dl>
        <dt>{t("seen")}</dt>
        <dd>{said.because}</dd>
        {said.expected && (
          <>
            <dt>{t("expected")}</dt>
            <dd>{said.expected}</dd>
          </>
        )}
        {said.advice && (
          <>
            <dt>{t("try")}</dt>
            <dd class="advice">
              {said.advice}
              {finding.changes.length > 0 && <span class="muted small"> ({finding.changes.join(" · ")})</span>}
            </dd>
          </>
        )}
      </dl>
      {follows.length > 0 && (
        <p class="small muted">
          {t("consequences", { list: follows.map((other) => other[spoken.value].because).join(" ") })}
        </p>
      )}
      <div class="row">
        {finding.changes.length > 0 ? (
          <button class="main" type="button" disabled={busy !== undefined} onClick={() => apply(finding.check)}>
            {busy?.check === finding.check ? t("applying", { number: busy.number, of: busy.of || "…" }) : t("apply")}
          </button>
        ) : (
          <span class="muted small">{t("noChange")}</span>
        )}
        {finding.step !== null && (
          <button class="plain" type="button" onClick={() => (at.value = finding.step!)}>
            {t("toTurn")}: {finding.step}
          </button>
        )}
      </div>
      {tried.value?.check === finding.check && <Gained />}
      <details class="small">
        <summary>{t("why")}</summary>
        <p>{said.source}</p>
        <p>
          {t("cannotSee")}: {said.cannot_see}
        </p>
      </details>
    </article>
  );
}

function Gained() {
  const { change, gain, others, [spoken.value]: sentence } = tried.value!;
  const verdict = gain.shown ? "better" : gain.worse ? "worse" : "chance";
  return (
    <div class="gained" role="status">
      <p>
        <strong>{t("changed", { change })}</strong>
      </p>
      <Interval />
      <p>
        {sentence} <strong data-gain={verdict}>{t(verdict)}</strong>
      </p>
      {others.length > 0 && (
        <p class="small muted">
          {t("othersTried")}{" "}
          {others.map((other) => `${other.change}: ${other.problem?.[spoken.value] ?? shown(other.after, 3)}`).join(" · ")}
        </p>
      )}
      <div class="row">
        <button class="plain" type="button" onClick={goOn}>
          {t("goOn")}
        </button>
        <button class="plain" type="button" onClick={keep} disabled={kept.value !== ""}>
          {t("keep")}
        </button>
        {kept.value && <span>{t("kept", { name: kept.value })}</span>}
      </div>
    </div>
  );
}

/** The interval of the difference, drawn over zero: chance does not reach beyond it. */
function Interval() {
  const { low, high, before, after, difference, rows } = tried.value!.gain;
  const finite = [low, high].every(Number.isFinite);
  const widest = Math.max(Math.abs(low), Math.abs(high), Math.abs(difference), 1e-9);
  const x = (value: number) => 150 + (130 * value) / widest;
  return (
    <figure>
      <p class="small">
        {t("before")} {shown(before, 3)} → {t("after")} {shown(after, 3)};{" "}
        {t("interval", { difference: shown(difference, 2), low: shown(low, 2), high: shown(high, 2), rows })}
      </p>
      {finite && (
        <svg viewBox="0 0 300 26" class="interval" aria-hidden="true">
          <line x1="150" x2="150" y1="2" y2="24" class="zero" />
          <line x1={x(low)} x2={x(high)} y1="13" y2="13" class="reach" />
          <line x1={x(low)} x2={x(low)} y1="7" y2="19" class="reach" />
          <line x1={x(high)} x2={x(high)} y1="7" y2="19" class="reach" />
          <circle cx={x(difference)} cy="13" r="4.5" />
        </svg>
      )}
    </figure>
  );
}
