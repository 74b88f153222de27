/** A box for a number; what is typed counts once it is a number within the limits. */
import { useSignal, type Signal } from "@preact/signals";

export function NumberBox(props: {
  label: string;
  value: Signal<number>;
  low: number;
  high: number;
  whole?: boolean | undefined;
  step?: number;
  visibleLabel?: boolean;
  onInput?: (() => void) | undefined;
}) {
  const { label, value, low, high, whole } = props;
  const typed = useSignal<string | undefined>(undefined);
  const read = (text: string): number | undefined => {
    const number = Number(text);
    const fits = text.trim() !== "" && Number.isFinite(number) && number >= low && number <= high;
    return fits && (!whole || Number.isInteger(number)) ? number : undefined;
  };
  const input = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value;
    typed.value = text;
    const number = read(text);
    if (number === undefined) return;
    value.value = number;
    props.onInput?.();
  };
  const wrong = typed.value !== undefined && read(typed.value) === undefined;
  const box = (
    <input
      type="number"
      aria-label={props.visibleLabel ? undefined : label}
      aria-invalid={wrong}
      title={`${low} … ${high}`}
      min={low}
      max={high}
      step={props.step ?? (whole ? 1 : "any")}
      value={typed.value ?? String(Number(value.value.toPrecision(6)))}
      onInput={input}
      onBlur={() => (typed.value = undefined)}
    />
  );
  return props.visibleLabel ? (
    <label class="boxed">
      <span>{label}</span>
      {box}
    </label>
  ) : (
    box
  );
}
