/** Data, model and descent of a training; every change but the rate begins it anew. */
import { useSignal } from "@preact/signals";
import { NumberBox } from "../parts/NumberBox";
import { Range } from "../parts/Range";
import { DrawPad } from "./DrawPad";
import { begun, changeRate, changeSpeed, drop } from "./engine";
import { plain, Select, Switch, Text } from "./Fields";
import { Options } from "./Options";
import { Reading } from "./Reading";
import * as chosen from "./state";
import { t } from "./words";

const PLANE = ["blobs", "circles", "moons", "spirals", "wave", "xor"];
const IMAGES = ["digits"];

export function Controls() {
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
        <Reading />
        <button class="plain" type="button" aria-expanded={drawing.value} onClick={() => (drawing.value = !drawing.value)}>
          {t("draw")}
        </button>
        {drawing.value && <DrawPad />}
      </section>
      <Model />
      <Descent />
    </div>
  );
}

function Model() {
  const names = chosen.choices.value;
  const model = chosen.model.value;
  const hasImages = (begun.value?.header.shape.length ?? 1) > 1;
  const models: [string, string][] = [["linear", t("linear")], ["mlp", t("mlp")]];
  if (hasImages || model === "convnet") models.push(["convnet", t("convnet")]);
  return (
    <section class="panel" aria-label={t("model")}>
      <h2>{t("model")}</h2>
      <Select name="model" label={t("model")} value={chosen.model} options={models} />
      {model === "mlp" && <Text name="hidden" label={t("hidden")} value={chosen.hidden} hint={t("hiddenHint")} />}
      {model === "convnet" && (
        <>
          <Text name="filters" label={t("filters")} value={chosen.filters} hint={t("filtersHint")} />
          <Switch name="norm" label={t("normalized")} value={chosen.normalized} />
        </>
      )}
      {model !== "linear" && <Select name="activation" label={t("activation")} value={chosen.activation} options={plain(names?.activation)} />}
      {(hasImages || chosen.features.value) && model !== "convnet" && (
        <Select name="features" label={t("features")} value={chosen.features} options={[["", t("pixels")], ...plain(names?.features.filter((name) => name !== "raw" && name !== "polar"))]} />
      )}
      <Select name="loss" label={t("loss")} value={chosen.loss} options={[["", t("lossAuto")], ...plain(names?.loss)]} />
      <Options kind="loss" name={chosen.loss.value} />
      <Select name="penalty" label={t("penalty")} value={chosen.penalty} options={[["", t("none")], ...plain(names?.penalty)]} />
      {chosen.penalty.value && (
        <>
          <Range name="strength" label={t("strength")} value={chosen.strength} low={1e-6} high={10} log />
          <Options kind="penalty" name={chosen.penalty.value} />
        </>
      )}
      <details>
        <summary>{t("more")}</summary>
        {model !== "linear" && <NumberBox label={t("dropout")} value={chosen.dropout} low={0} high={0.95} step={0.05} visibleLabel />}
        <Select name="start" label={t("start")} value={chosen.start} options={[["", t("usual")], ...plain(names?.start)]} />
        <Select name="scaling" label={t("scaling")} value={chosen.scaling} options={[["", t("usual")], ...plain(names?.scaling)]} />
        <Switch name="balanced" label={t("balanced")} value={chosen.balanced} />
      </details>
    </section>
  );
}

function Descent() {
  const names = chosen.choices.value;
  return (
    <section class="panel" aria-label={t("optimizer")}>
      <h2>{t("optimizer")}</h2>
      <Select name="optimizer" label={t("optimizer")} value={chosen.optimizer} options={plain(names?.optimizer)} />
      <Range name="rate" label={t("rate")} value={chosen.rate} low={1e-5} high={100} log hint={t("rateHint")} onInput={changeRate} />
      {chosen.hasMomentum.value && <Range name="momentum" label={t("momentum")} value={chosen.momentum} low={0} high={0.99} />}
      <Options kind="optimizer" name={chosen.optimizer.value} without="momentum" />
      <Text name="batch" label={t("batch")} value={chosen.batch} hint={t("batchHint")} />
      <Range name="speed" label={t("speed")} value={chosen.speed} low={1} high={500} log whole onInput={changeSpeed} />
      <details>
        <summary>{t("more")}</summary>
        <Select name="schedule" label={t("schedule")} value={chosen.schedule} options={plain(names?.schedule)} />
        <NumberBox label={t("epochs")} value={chosen.epochs} low={1} high={100000} whole visibleLabel />
        <Text name="clip" label={t("clip")} value={chosen.clip} hint={t("none")} />
        <NumberBox label={t("validation")} value={chosen.validation} low={0} high={0.9} step={0.05} visibleLabel />
        <NumberBox label={t("seed")} value={chosen.seed} low={0} high={2 ** 31} whole visibleLabel />
      </details>
    </section>
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
