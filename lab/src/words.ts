/** The words of a view in the language of the page; a missing key does not compile. */
import { spoken } from "./preferences";

export type Values = Record<string, string | number>;

/** Put values into the places {name} of a text. */
export function fill(template: string, values: Values = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name) =>
    name in values ? String(values[name]) : place,
  );
}

export function dictionary<T extends Record<string, string>>(
  en: T,
  ko: Record<keyof T, string>,
): (key: keyof T, values?: Values) => string {
  return (key, values) => fill((spoken.value === "ko" ? ko : en)[key] as string, values);
}
