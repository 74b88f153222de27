/** The options of an optimizer, a loss or a penalty: numbers, empty for the usual ones. */
import type { Signal } from "@preact/signals";
import { Switch, Text } from "./Fields";
import { choices, optionsOf, optionValue, setOption, type Kind } from "./state";
import { t } from "./words";

export function Options({ kind, name, without = "" }: { kind: Kind; name: string; without?: string }) {
  const all = Object.entries(choices.value?.options[kind][name] ?? {}).filter(([option]) => option !== without);
  if (!all.length) return null;
  const isSet = optionsOf(kind, name).some((entry) => !entry.startsWith(`${without}=`));
  return (
    <details open={isSet}>
      <summary class="small">{t("optionsOf", { name })}</summary>
      {all.map(([option, usual]) =>
        typeof usual === "boolean" ? (
          <Switch key={option} name={`${kind}.${option}`} label={option} value={asSwitch(kind, option, usual)} />
        ) : (
          <Text key={option} name={`${kind}.${option}`} label={option} hint={usual === null ? t("none") : String(usual)} value={asText(kind, option)} />
        ),
      )}
    </details>
  );
}

// signals for the fields alone, which write into the list of options
const asText = (kind: Kind, option: string) =>
  ({
    get value() {
      return optionValue(kind, option);
    },
    set value(next: string) {
      setOption(kind, option, next);
    },
  }) as Signal<string>;

const asSwitch = (kind: Kind, option: string, usual: boolean) =>
  ({
    get value() {
      return (optionValue(kind, option) || String(usual)) === "true";
    },
    set value(next: boolean) {
      setOption(kind, option, next === usual ? "" : String(next));
    },
  }) as Signal<boolean>;
