/** Which step is shown: played, stepped, scrubbed; −1 in the address is the last. */
import { computed, effect } from "@preact/signals";
import { inAddress, real } from "../address";
import { race, shownStep } from "./engine";
import { playing, speed } from "./state";

export const step = inAddress("s.step", -1, real);
export const last = computed(() => race.value?.fields.steps ?? 0);
export const at = computed(() => (step.value < 0 ? last.value : Math.min(Math.round(step.value), last.value)));

effect(() => {
  shownStep.value = at.value;
});

export function show(next: number): void {
  step.value = next >= last.peek() ? -1 : Math.max(0, Math.round(next));
}

export function toggle(): void {
  if (!playing.peek() && at.peek() >= last.peek()) step.value = 0;
  playing.value = !playing.peek();
}

effect(() => {
  if (!playing.value) return;
  let before = performance.now();
  let place = at.peek();
  let frame = requestAnimationFrame(function advance(now) {
    place += ((now - before) / 1000) * speed.peek();
    before = now;
    if (Math.floor(place) !== at.peek()) show(place);
    if (place >= last.peek()) playing.value = false;
    else frame = requestAnimationFrame(advance);
  });
  return () => cancelAnimationFrame(frame);
});
