/** Which view is shown, and how one view hands something to another. */
import { batch } from "@preact/signals";
import { choice, inAddress } from "./address";
import { run } from "./doctor/engine";

export const TABS = ["surfaces", "train", "doctor", "runs"] as const;
export type Tab = (typeof TABS)[number];

export const tab = inAddress<Tab>("tab", "surfaces", choice(...TABS));

/** Have a run diagnosed: one by its name, or what was just trained. */
export function diagnose(name: string): void {
  batch(() => {
    run.value = name;
    tab.value = "doctor";
  });
}
