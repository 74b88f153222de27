/** The lessons that the engine has: trials with settings, and experiments. */
import { effect, signal } from "@preact/signals";
import { engine } from "../connection";
import { spoken } from "../preferences";

export type Choice = {
  name: string;
  label: string;
  usual: number | string;
  low: number;
  high: number;
  log: boolean;
  whole: boolean;
  words: { value: string; label: string }[];
};
export type Trial = {
  name: string;
  title: string;
  claim: string;
  choices: Choice[];
  presets: { label: string; settings: Record<string, number | string> }[];
};
export type Listed = { trials: Trial[]; experiments: { name: string; group: string; claim: string }[] };

export const listed = signal<Listed | undefined>(undefined);

let started = false;

/** Ask for the list, told in the language of the page. */
export function followList(): void {
  if (started) return;
  started = true;
  effect(() => {
    void spoken.value;
    if (engine.state.value === "open")
      engine.ask("lessons.list", {}, ({ header }) => (listed.value = header as unknown as Listed));
  });
}
