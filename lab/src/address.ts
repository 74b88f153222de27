/** The state of the page in its address: after #, names with values that are not the usual. */
import { batch, effect, signal, type Signal } from "@preact/signals";

type Kind<T> = { read: (text: string) => T | undefined; write: (value: T) => string };

export const text: Kind<string> = { read: (value) => value, write: (value) => value };

export const real: Kind<number> = {
  read: (value) => (value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined),
  write: (value) => String(Number(value.toPrecision(6))),
};

export const flag: Kind<boolean> = {
  read: (value) => (value === "1" ? true : value === "0" ? false : undefined),
  write: (value) => (value ? "1" : "0"),
};

/** One of several words. */
export function choice<T extends string>(...choices: readonly T[]): Kind<T> {
  return {
    read: (value) => choices.find((known) => known === value),
    write: (value) => value,
  };
}

/** Words with commas between them. */
export const words: Kind<readonly string[]> = {
  read: (value) => (value === "" ? [] : value.split(",")),
  write: (value) => value.join(","),
};

type Entry = { state: Signal<unknown>; usual: unknown; kind: Kind<unknown> };
const entries = new Map<string, Entry>();

export function readHash(hash: string): Map<string, string> {
  return new Map(new URLSearchParams(hash.replace(/^#/, "")));
}

export function writeHash(values: Iterable<readonly [string, string]>): string {
  const text = [...values]
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ",")}`)
    .join("&");
  return text === "" ? "" : `#${text}`;
}

const here = typeof location === "undefined" ? "" : location.hash;
const given = readHash(here);

/** A value that the address holds under a name, unless it is the usual one. */
export function inAddress<T>(name: string, usual: T, kind: Kind<T>): Signal<T> {
  const found = given.get(name);
  const state = signal<T>((found === undefined ? undefined : kind.read(found)) ?? usual);
  entries.set(name, { state, usual, kind } as unknown as Entry);
  return state;
}

function current(): string {
  const values: [string, string][] = [];
  for (const [name, { state, usual, kind }] of entries) {
    const value = kind.write(state.value);
    if (value !== kind.write(usual)) values.push([name, value]);
  }
  return writeHash(values);
}

/** Set values from an address, those of some names; what it does not hold becomes usual. */
export function goTo(hash: string, which: (name: string) => boolean = () => true): void {
  const values = readHash(hash);
  batch(() => {
    for (const [name, { state, usual, kind }] of entries) {
      if (!which(name)) continue;
      const found = values.get(name);
      state.value = (found === undefined ? undefined : kind.read(found)) ?? usual;
    }
  });
}

/** Keep the address and the values the same; browsers limit how often it may change. */
export function followAddress(pause = 300): void {
  let timer = 0;
  let written = location.hash;
  effect(() => {
    const hash = current();
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      // an address that was typed meanwhile is about to be read, not to be overwritten
      if (hash === location.hash || location.hash !== written) return;
      written = hash;
      history.replaceState(null, "", hash || location.pathname);
    }, pause);
  });
  window.addEventListener("hashchange", () => {
    if (location.hash !== written) goTo(location.hash);
    written = location.hash;
  });
}
