/** What went wrong, in the sentence of the engine; nothing else on the page changes. */
import type { Signal } from "@preact/signals";
import type { Failure } from "../connection";
import { dictionary } from "../words";
import { en } from "../words/shell.en";
import { ko } from "../words/shell.ko";

const t = dictionary(en, ko);

export function Mistake({ of }: { of: Signal<Failure | undefined> }) {
  if (!of.value) return null;
  return (
    <div class="mistake" role="alert">
      <pre>{of.value.text}</pre>
      <button type="button" class="plain" aria-label={t("dismiss")} onClick={() => (of.value = undefined)}>
        ✕
      </button>
    </div>
  );
}
