/** Data, model and descent of a training; every change but the rate begins it anew. */
import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { NumberBox } from "../parts/NumberBox";
import { Range } from "../parts/Range";
import { hidden as hiddenControls } from "../preferences";
import { DrawPad } from "./DrawPad";
import { changeRate, changeSpeed, drop } from "./engine";
import * as chosen from "./state";
import { t } from "./words";

const PLANE = ["blobs", "circles", "moons", "spirals", "wave", "xor"];
const IMAGES = ["digits"];

function Select(props: { name: string; label: string; value: Signal<string>; options: [string, string][] }) {
  if (hiddenControls.value.includes(props.name)) return null;
  return (
    <label class="boxed" data-name={props.name}>
      <span>{props.label}</span>
      <select value={props.value.value} onChange={(event) => (props.value.value = event.currentTarget.value)}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A text that counts when it is left, or with Enter: half a list is no list. */
function Text(props: { name: string; label: string; value: Signal<string>; hint?: string }) {
  if (hiddenControls.value.includes(props.name)) return null;
  const commit = (event: { currentTarget: HTMLInputElement }) => (props.value.value = event.currentTarget.value.trim());
  return (
    <label class="boxed" data-name={props.name} title={props.hint}>
      <span>{props.label}</span>
      <input
        type="text"
        value={props.value.value}
        placeholder={props.hint}
        onChange={commit}
        onKeyDown={(event) => event.key === "Enter" && commit(event)}
      />
    </label>
  );
}

const plain = (names: string[] = []): [string, string][] => names.map((name) => [name, name]);

export function Controls() {
  const names = chosen.choices.value;
  const drawing = useSignal(false);
  return (
    <div class="controls">
      <section class="panel" aria-label={t("data")} onDragOver={(event) => event.preventDefault()} onDrop={dropHere}>
        <h2>{t("data")}</h2>
        <DataChoice />
        <label class="drop">
          <span>{t("drop")}</span>
          <input
            type="file"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void drop(file.name, file);
              event.currentTarget.value = "";
            }}
          />
        </label>
        {(chosen.data.value === "opened" || chosen.data.value.startsWith("dropped:")) && (
          <Text name="target" label={t("target")} value={chosen.target} hint={t("targetHint")} />
        )}
        <button class="plain" type="button" aria-expanded={drawing.value} onClick={() => (drawing.value = !drawing.value)}>
          {t("draw")}
        </button>
        {drawing.value && <DrawPad />}
      </section>
      <section class="panel" aria-label={t("model")}>
        <h2>{t("model")}</h2>
        <Select name="model" label={t("model")} value={chosen.model} options={[["linear", t("linear")], ["mlp", t("mlp")]]} />
        {chosen.model.value === "mlp" && (
          <>
            <Text name="hidden" label={t("hidden")} value={chosen.hidden} hint={t("hiddenHint")} />
            <Select name="activation" label={t("activation")} value={chosen.activation} options={plain(names?.activation)} />
          </>
        )}
        <Select name="loss" label={t("loss")} value={chosen.loss} options={[["", t("lossAuto")], ...plain(names?.loss)]} />
        <Select name="penalty" label={t("penalty")} value={chosen.penalty} options={[["", t("none")], ...plain(names?.penalty)]} />
        {chosen.penalty.value && (
          <Range name="strength" label={t("strength")} value={chosen.strength} low={1e-6} high={10} log />
        )}
      </section>
      <section class="panel" aria-label={t("optimizer")}>
        <h2>{t("optimizer")}</h2>
        <Select name="optimizer" label={t("optimizer")} value={chosen.optimizer} options={plain(names?.optimizer)} />
        <Range name="rate" label={t("rate")} value={chosen.rate} low={1e-5} high={100} log hint={t("rateHint")} onInput={changeRate} />
        {chosen.hasMomentum.value && <Range name="momentum" label={t("momentum")} value={chosen.momentum} low={0} high={0.99} />}
        <Text name="batch" label={t("batch")} value={chosen.batch} hint={t("batchHint")} />
        <Range name="speed" label={t("speed")} value={chosen.speed} low={1} high={500} log whole onInput={changeSpeed} />
        <details>
          <summary>{t("more")}</summary>
          <Select name="schedule" label={t("schedule")} value={chosen.schedule} options={plain(names?.schedule)} />
          <NumberBox label={t("epochs")} value={chosen.epochs} low={1} high={100000} whole visibleLabel />
          <NumberBox label={t("validation")} value={chosen.validation} low={0} high={0.9} step={0.05} visibleLabel />
          <NumberBox label={t("seed")} value={chosen.seed} low={0} high={2 ** 31} whole visibleLabel />
        </details>
      </section>
    </div>
  );
}

function dropHere(event: DragEvent): void {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) void drop(file.name, file);
}

function DataChoice() {
  const names = chosen.choices.value;
  const all = names?.data ?? [chosen.data.value];
  const tables = all.filter((name) => !PLANE.includes(name) && !IMAGES.includes(name));
  const own = chosen.files.value;
  const known = all.includes(chosen.data.value) || own.some((file) => file.key === chosen.data.value);
  return (
    <label class="boxed" data-name="data">
      <span class="unseen">{t("data")}</span>
      <select value={chosen.data.value} onChange={(event) => (chosen.data.value = event.currentTarget.value)}>
        <optgroup label={t("ofPlane")}>{all.filter((name) => PLANE.includes(name)).map(option)}</optgroup>
        <optgroup label={t("ofImages")}>{all.filter((name) => IMAGES.includes(name)).map(option)}</optgroup>
        <optgroup label={t("ofTables")}>{tables.map(option)}</optgroup>
        <optgroup label={t("ofYours")}>
          {names?.opened && <option value="opened">{t("opened", { name: names.opened })}</option>}
          {own.map((file) => (
            <option key={file.key} value={file.key}>
              {file.name}
            </option>
          ))}
          {!known && chosen.data.value !== "opened" && option(chosen.data.value)}
        </optgroup>
      </select>
    </label>
  );
}

const option = (name: string) => (
  <option key={name} value={name}>
    {name}
  </option>
);
