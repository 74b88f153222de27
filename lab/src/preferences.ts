/** Language, theme, and what the teacher's link hides. */
import { computed, effect, signal } from "@preact/signals";
import { choice, inAddress, words } from "./address";

const usual = typeof navigator !== "undefined" && navigator.language.startsWith("ko") ? "ko" : "en";

export const language = inAddress<"en" | "ko" | "">("lang", "", choice("en", "ko", ""));
export const spoken = computed<"en" | "ko">(() => language.value || usual);
export const theme = inAddress<"system" | "light" | "dark">("theme", "system", choice("system", "light", "dark"));

/** Controls that a link leaves out, such as hide=noise,seed: for a teacher. */
export const hidden = inAddress<readonly string[]>("hide", [], words);

const media = (query: string) =>
  typeof matchMedia === "undefined" ? undefined : matchMedia(query);
const darkSystem = media("(prefers-color-scheme: dark)");
const systemIsDark = signal(darkSystem?.matches ?? false);
darkSystem?.addEventListener("change", (event) => (systemIsDark.value = event.matches));
export const isDark = computed(
  () => theme.value === "dark" || (theme.value === "system" && systemIsDark.value),
);

const lessMotion = media("(prefers-reduced-motion: reduce)");
export const reducedMotion = signal(lessMotion?.matches ?? false);
lessMotion?.addEventListener("change", (event) => (reducedMotion.value = event.matches));

/** Keep an element (the page itself, or a widget's root) in this language and theme. */
export function dress(element: HTMLElement): () => void {
  return effect(() => {
    element.lang = spoken.value;
    element.dataset.theme = isDark.value ? "dark" : "light";
  });
}
