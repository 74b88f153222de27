/** A slider with a box for the number itself; both mean the same value. */
import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { hidden } from "../preferences";
import { NumberBox } from "./NumberBox";
import { rounded, shown, toPosition, toValue } from "./numbers";

const STEPS = 1000;

export function Range(props: {
  name: string;
  label: string;
  value: Signal<number>;
  low: number;
  high: number;
  log?: boolean;
  whole?: boolean;
  hint?: string;
  onInput?: () => void;
}) {
  const { name, label, value, low, high, log = false, whole = false } = props;
  const id = useId();
  if (hidden.value.includes(name)) return null;
  const set = (next: number) => {
    value.value = next;
    props.onInput?.();
  };
  const slide = (event: Event) => {
    const at = Number((event.currentTarget as HTMLInputElement).value) / STEPS;
    const next = toValue(at, low, high, log);
    set(whole ? Math.round(next) : rounded(next));
  };
  return (
    <div class="range" data-name={name}>
      <label for={id}>{label}</label>
      <NumberBox label={label} value={value} low={low} high={high} whole={whole} onInput={props.onInput} />
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        step={whole ? "any" : 1}
        value={toPosition(value.value, low, high, log) * STEPS}
        aria-valuetext={shown(value.value)}
        onInput={slide}
      />
      {props.hint && <p class="hint">{props.hint}</p>}
    </div>
  );
}
