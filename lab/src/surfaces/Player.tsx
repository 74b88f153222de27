/** Play, pause, one step back or on, to the start; and a slider through all steps. */
import { useId } from "preact/hooks";
import { hidden } from "../preferences";
import { at, last, show, toggle } from "./player";
import { playing, speed } from "./state";
import { t } from "./words";

export const SPEEDS = [5, 15, 30, 60, 200];

export function Player() {
  const id = useId();
  if (hidden.value.includes("player")) return null;
  return (
    <div class="player" role="group" aria-label={t("playing")}>
      <button type="button" class="plain" aria-label={t("toStart")} title={t("toStart")} onClick={() => show(0)}>
        <Icon d="M3 2v12M13 2 5 8l8 6z" />
      </button>
      <button type="button" class="plain" aria-label={t("stepBack")} title={t("stepBack")} onClick={() => show(at.value - 1)}>
        <Icon d="M12 2 4 8l8 6z" />
      </button>
      <button type="button" class="main play" onClick={toggle}>
        {playing.value ? t("pause") : t("play")}
      </button>
      <button type="button" class="plain" aria-label={t("stepOn")} title={t("stepOn")} onClick={() => show(at.value + 1)}>
        <Icon d="M4 2l8 6-8 6z" />
      </button>
      <button type="button" class="plain" aria-label={t("toEnd")} title={t("toEnd")} onClick={() => show(last.value)}>
        <Icon d="M13 2v12M3 2l8 6-8 6z" />
      </button>
      <label class="scrub" for={id}>
        <span>{t("stepOf", { step: at.value, last: last.value })}</span>
      </label>
      <input
        id={id}
        class="scrubber"
        type="range"
        min={0}
        max={last.value}
        step={1}
        value={at.value}
        onInput={(event) => {
          playing.value = false;
          show(Number(event.currentTarget.value));
        }}
      />
      <label class="speed">
        <span class="unseen">{t("speed")}</span>
        <select value={speed.value} onChange={(event) => (speed.value = Number(event.currentTarget.value))}>
          {SPEEDS.map((value) => (
            <option key={value} value={value}>
              {t("stepsPerSecond", { value })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const Icon = ({ d }: { d: string }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor" stroke="currentColor" stroke-width="1.6">
    <path d={d} />
  </svg>
);
