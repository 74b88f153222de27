/** Fields of the form of a training. */
import type { Signal } from "@preact/signals";
import { hidden as hiddenControls } from "../preferences";

export type Names = [value: string, label: string][];
export const plain = (names: readonly string[] = []): Names => names.map((name) => [name, name]);

export function Select(props: { name: string; label: string; value: Signal<string>; options: Names }) {
  const { name, label, value, options } = props;
  if (hiddenControls.value.includes(name)) return null;
  return (
    <label class="boxed" data-name={name}>
      <span>{label}</span>
      <select value={value.value} onChange={(event) => (value.value = event.currentTarget.value)}>
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A text that counts when it is left, or with Enter: half a list is no list. */
export function Text(props: { name: string; label: string; value: Signal<string>; hint?: string }) {
  const { name, label, value, hint } = props;
  if (hiddenControls.value.includes(name)) return null;
  const commit = (event: { currentTarget: HTMLInputElement }) => (value.value = event.currentTarget.value.trim());
  return (
    <label class="boxed" data-name={name} title={hint}>
      <span>{label}</span>
      <input
        type="text"
        value={value.value}
        placeholder={hint}
        onChange={commit}
        onKeyDown={(event) => event.key === "Enter" && commit(event)}
      />
    </label>
  );
}

export function Switch({ name, label, value }: { name: string; label: string; value: Signal<boolean> }) {
  if (hiddenControls.value.includes(name)) return null;
  return (
    <label class="small" data-name={name}>
      <input type="checkbox" checked={value.value} onChange={(event) => (value.value = event.currentTarget.checked)} /> {label}
    </label>
  );
}
