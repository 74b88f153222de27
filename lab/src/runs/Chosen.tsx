/** The runs that are selected: their curves, what differs, and what to do with them. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Values } from "../frames";
import { LineChart, type Curve } from "../parts/LineChart";
import { color, dash } from "../parts/colors";
import { spoken } from "../preferences";
import { diagnose } from "../tab";
import { code, comparison, curves, remove, rename, selected, show } from "./engine";
import { t } from "./Runs";

const isLog = signal(true);
const newName = signal<string | undefined>(undefined);

export function Chosen() {
  const names = selected.value;
  const one = names.length === 1 ? names[0]! : undefined;
  if (names.length === 0) return <p class="muted">{t("chooseTwo")}</p>;
  return (
    <section class="chosen" aria-label={t("compare", { n: names.length })}>
      <div class="row">
        <h2>{t("compare", { n: names.length })}</h2>
        {one && (
          <>
            <button class="plain" type="button" onClick={() => diagnose(one)}>
              {t("diagnose")}
            </button>
            <button class="plain" type="button" aria-expanded={code.value !== undefined} onClick={() => show(one)}>
              {t("export")}
            </button>
            <button class="plain" type="button" onClick={() => (newName.value = one)}>
              {t("rename")}
            </button>
          </>
        )}
        <Delete names={names} />
        <button class="plain" type="button" onClick={() => (selected.value = [])}>
          {t("unselect")}
        </button>
      </div>
      {one && newName.value !== undefined && (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            rename(one, newName.value!, () => (newName.value = undefined));
          }}
        >
          <label class="boxed">
            <span>{t("newName")}</span>
            <input type="text" value={newName.value} onInput={(event) => (newName.value = event.currentTarget.value)} />
          </label>
          <button class="main" type="submit">
            {t("save")}
          </button>
          <button class="plain" type="button" onClick={() => (newName.value = undefined)}>
            {t("no")}
          </button>
        </form>
      )}
      {code.value && (
        <div class="code">
          {(["command", "python", "toml"] as const).map((name) => (
            <div key={name}>
              <h3>{t(name)}</h3>
              <pre tabIndex={0}>{code.value![name]}</pre>
            </div>
          ))}
        </div>
      )}
      {curves.value && <Overlay />}
      {names.length > 1 && <Differences />}
    </section>
  );
}

/** Delete, after a question that the keyboard can answer. */
function Delete({ names }: { names: readonly string[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = names.length === 1 ? t("deleteOne", { name: names[0]! }) : t("deleteAsk", { n: names.length });
  return (
    <>
      <button class="plain" type="button" onClick={() => dialog.current!.showModal()}>
        {t("delete")}
      </button>
      <dialog ref={dialog} aria-label={question}>
        <p>{question}</p>
        <div class="row">
          <button
            class="main"
            type="button"
            onClick={() => {
              dialog.current!.close();
              remove(names);
            }}
          >
            {t("yes")}
          </button>
          <button class="plain" type="button" onClick={() => dialog.current!.close()}>
            {t("no")}
          </button>
        </div>
      </dialog>
    </>
  );
}

const column = (values: Values, k: number): number[] =>
  Array.from({ length: values.shape[0]! }, (_, i) => values.data[i * values.shape[1]! + k]!);

/** The curves of all runs over one axis: a gap where a run has no number. */
function joined(kind: "epochs" | "steps", columns: [number, (name: string) => string][]) {
  const { runs, arrays } = curves.value!;
  const own = runs.map((_, i) => arrays[`${i}.${kind}`]!);
  const x = [...new Set(own.flatMap((values) => column(values, 0)))].sort((a, b) => a - b);
  const all: Curve[] = runs.flatMap(({ name }, i) =>
    columns.map(([k, label], part) => {
      const known = new Map(column(own[i]!, 0).map((step, row) => [step, own[i]!.data[row * own[i]!.shape[1]! + k]!]));
      const last = Math.max(...known.keys());
      let before = NaN;
      const y = x.map((step) => {
        if (known.has(step)) before = known.get(step)!;
        return step > last ? NaN : before; // between two epochs the last one is what is known
      });
      return { label: label(name), y, color: color(i), dash: part ? [2, 3] : dash(i) };
    }),
  );
  return { x, curves: all };
}

function Overlay() {
  useEffect(() => () => (newName.value = undefined), []);
  const { runs } = curves.value!;
  const epochs = joined("epochs", [
    [2, (name) => t("validationOf", { name })],
    [1, (name) => t("trainOf", { name })],
  ]);
  const steps = joined("steps", [[1, (name) => name]]);
  return (
    <div>
      <label class="small">
        <input type="checkbox" checked={isLog.value} onChange={(event) => (isLog.value = event.currentTarget.checked)} />{" "}
        {t("logScale")}
      </label>
      <div class="overlays">
        {epochs.x.length > 1 && (
          <LineChart title={t("overlay")} x={epochs.x} curves={epochs.curves} xLabel={t("step")} log={isLog.value} height={230} />
        )}
        <LineChart title={t("batchOverlay")} x={steps.x} curves={steps.curves} xLabel={t("step")} log={isLog.value} height={230} />
      </div>
      <ul class="small">
        {runs.map((run) => (
          <li key={run.name}>
            {run.name}: {run.reason[spoken.value]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Differences() {
  const found = comparison.value;
  if (!found) return <p class="muted">{t("comparing")}</p>;
  const { gains, tables } = found[spoken.value];
  return (
    <div class="differences">
      {found.more ? <p class="muted">{t("comparing")}</p> : gains.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {tables.length === 0 && <p>{t("same")}</p>}
      {tables.map((side) => (
        <div class="scrolls" key={side.heading}>
          <table>
            <thead>
              <tr>
                <th>{side.heading}</th>
                {found.names.map((name) => (
                  <th key={name} class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {side.rows.map(([first, ...others]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {others.map((value, i) => (
                    <td key={i} class="number">
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}
