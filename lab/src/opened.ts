/** What the command named: data to train on, or a run to look at. */
import { signal } from "@preact/signals";

export const opened = signal<{ data: string | null; run: string | null }>({ data: null, run: null });

/** Ask what was named; `show` is called with it if the address names no view. */
export async function askWhatIsOpened(show: (what: "data" | "run") => void): Promise<void> {
  const isFresh = !location.hash.includes("tab=");
  try {
    opened.value = await (await fetch("/opened")).json();
  } catch {
    return; // the engine is away; the connection says so
  }
  if (!isFresh) return;
  if (opened.value.run) show("run");
  else if (opened.value.data) show("data");
}
