/** A lesson that is no surface: a trial with settings, an experiment, one's own picture. */
import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { engine, Latest, type Failure } from "../connection";
import { decode, type Reply } from "../frames";
import { Canvas } from "../parts/Canvas";
import { Mistake } from "../parts/Mistake";
import { shown } from "../parts/numbers";
import { Plot, type PlotPanel } from "../parts/Plot";
import { Range } from "../parts/Range";
import { spoken } from "../preferences";
import type { Choice, Trial } from "./lesson-list";
import { tried } from "./state";
import { t } from "./words";

type Settings = Record<string, number | string>;

export function TrialView({ trial }: { trial: Trial }) {
  const settings = settingsOf(trial);
  const reply = useSignal<Reply | undefined>(undefined);
  const mistake = useSignal<Failure | undefined>(undefined);
  const latest = useMemo(
    () =>
      new Latest<object>(
        engine,
        "lessons.try",
        (got) => {
          mistake.value = undefined;
          reply.value = got;
        },
        (failure) => (mistake.value = failure),
      ),
    [],
  );
  useEffect(() => {
    reply.value = undefined;
  }, [trial.name]);
  useEffect(() => {
    latest.ask({ name: trial.name, settings }, undefined);
  }, [trial.name, tried.value, spoken.value, engine.state.value]);
  const chosen = (preset: Settings) => {
    const meant = { ...usualOf(trial), ...preset };
    return Object.entries(meant).every(([name, value]) => settings[name] === value);
  };
  return (
    <div class="lesson-view">
      <p>{trial.claim}</p>
      <div class="panel">
        <span class="settings" role="group" aria-label={t("setting")}>
          {trial.presets.map(({ label, settings: preset }) => (
            <button key={label} type="button" class="plain" aria-pressed={chosen(preset)} onClick={() => set(trial, preset)}>
              {label}
            </button>
          ))}
        </span>
        <div class="choices">
          {trial.choices.map((choice) => (
            <ChoiceOf key={choice.name} choice={choice} now={settings[choice.name]!} set={(value) => set(trial, { ...settings, [choice.name]: value })} />
          ))}
        </div>
      </div>
      <Mistake of={mistake} />
      {reply.value ? <Outcome reply={reply.value} /> : <p class="muted">{t("measuring")}</p>}
    </div>
  );
}

const usualOf = (trial: Trial): Settings => Object.fromEntries(trial.choices.map(({ name, usual }) => [name, usual]));

/** What the address says of a trial; of what cannot be, the usual value. */
function settingsOf(trial: Trial): Settings {
  const given = new Map(tried.value.map((entry) => entry.split(":") as [string, string]));
  const read = ({ name, usual, words }: Choice): number | string => {
    const text = given.get(name) ?? "";
    if (words.length) return words.some(({ value }) => value === text) ? text : usual;
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : usual;
  };
  return Object.fromEntries(trial.choices.map((choice) => [choice.name, read(choice)]));
}

function set(trial: Trial, settings: Settings): void {
  const usual = usualOf(trial);
  tried.value = Object.entries(settings)
    .filter(([name, value]) => value !== usual[name])
    .map(([name, value]) => `${name}:${value}`);
}

function ChoiceOf({ choice, now, set }: { choice: Choice; now: number | string; set: (value: number | string) => void }) {
  if (choice.words.length)
    return (
      <label class="row" data-name={choice.name}>
        <span>{choice.label}</span>
        <select value={now} onChange={(event) => set(event.currentTarget.value)}>
          {choice.words.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    );
  // a signal for the slider alone, which writes into the settings
  const value = {
    get value() {
      return now as number;
    },
    set value(next: number) {
      set(next);
    },
  } as Signal<number>;
  return <Range name={choice.name} label={choice.label} value={value} low={choice.low} high={choice.high} log={choice.log} whole={choice.whole} />;
}

export function ExperimentView({ name, claim }: { name: string; claim: string }) {
  const reply = useSignal<Reply | undefined>(undefined);
  const mistake = useSignal<Failure | undefined>(undefined);
  useEffect(() => {
    reply.value = undefined;
    if (engine.state.value !== "open") return;
    const id = engine.ask("lessons.measure", { name }, (got) => (reply.value = got), (failure) => (mistake.value = failure));
    return () => engine.forget(id);
  }, [name, spoken.value, engine.state.value]);
  return (
    <div class="lesson-view">
      <h2>{claim}</h2>
      <Mistake of={mistake} />
      {reply.value ? <Outcome reply={reply.value} /> : <p class="muted">{t("measuring")}</p>}
      <p class="hint">steepest experiment {name.replace(/_/g, "-")}</p>
    </div>
  );
}

/** One's own picture as features see it; it goes to this computer's engine and nowhere else. */
export function PictureView() {
  const reply = useSignal<Reply | undefined>(undefined);
  const mistake = useSignal<Failure | undefined>(undefined);
  const over = useSignal(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    const message = JSON.stringify({ id: 1, topic: "lessons.picture", language: spoken.peek() });
    const answer = await fetch(`/file?message=${encodeURIComponent(message)}`, { method: "POST", body: file });
    const got = decode(await answer.arrayBuffer());
    if (got.topic === "error") mistake.value = got.header;
    else {
      mistake.value = undefined;
      reply.value = got;
    }
  };
  return (
    <div class="lesson-view">
      <p>{t("pictureSays")}</p>
      <label
        class={over.value ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => (over.value = false)}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          void send(event.dataTransfer?.files[0]);
        }}
      >
        <span>{t("pictureDrop")}</span>
        <input type="file" accept="image/*" onChange={(event) => void send(event.currentTarget.files?.[0])} />
      </label>
      <Mistake of={mistake} />
      {reply.value && <Outcome reply={reply.value} />}
    </div>
  );
}

function Outcome({ reply }: { reply: Reply }) {
  const { header, arrays } = reply;
  const values = (name: string) => arrays[name]?.data ?? [];
  const panels: PlotPanel[] = header.panels.map((panel: PlotPanel, i: number) => ({
    ...panel,
    curves: panel.curves.map((curve, j) => ({ ...curve, x: values(`x:${i}:${j}`), y: values(`y:${i}:${j}`) })),
  }));
  return (
    <>
      <ul class="says">
        {header.says.map((text: string) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {header.correction && <p class="panel">{header.correction}</p>}
      <div class="plots">
        {panels.map((panel) => (
          <Plot key={panel.title + panel.yLabel} panel={panel} />
        ))}
        {header.images.map(({ title, array }: { title: string; array: string }) => (
          <Pixels key={title} title={title} values={arrays[array]!} />
        ))}
      </div>
      {header.grids.map((row: { title: string; array: string }[], i: number) => (
        <div key={i} class="grids">
          {row.map(({ title, array }) => (
            <Numbers key={title} title={title} values={arrays[array]!} />
          ))}
        </div>
      ))}
    </>
  );
}

type Array2 = { shape: number[]; data: Float32Array };

function Numbers({ title, values: { shape, data } }: { title: string; values: Array2 }) {
  const [rows, columns] = shape as [number, number];
  return (
    <table class="grid-of-numbers">
      <caption>{title}</caption>
      <tbody>
        {Array.from({ length: rows }, (_, i) => (
          <tr key={i}>
            {Array.from({ length: columns }, (_, j) => (
              <td key={j} class="number">
                {shown(data[i * columns + j])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pixels({ title, values: { shape, data } }: { title: string; values: Array2 }) {
  const [height, width, channels = 1] = shape as [number, number, number?];
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <Canvas
        role="img"
        aria-label={title}
        ratio={height / width}
        draw={(pen, wide, high) => {
          const image = document.createElement("canvas");
          [image.width, image.height] = [width, height];
          const paint = image.getContext("2d")!;
          const pixels = paint.createImageData(width, height);
          for (let i = 0; i < width * height; i++)
            for (let c = 0; c < 4; c++)
              pixels.data[4 * i + c] = c === 3 ? 255 : data[i * channels + (channels === 1 ? 0 : c)]!;
          paint.putImageData(pixels, 0, 0);
          pen.imageSmoothingEnabled = width > wide;
          pen.drawImage(image, 0, 0, wide, high);
        }}
      />
    </figure>
  );
}

