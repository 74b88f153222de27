/** The frame around the views: tabs, language, theme, and the line of what goes on. */
import { signal, useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { engine } from "./connection";
import { language, spoken, theme } from "./preferences";
import "./runs/engine"; // what the address holds of every view is known at once
import { Surfaces } from "./surfaces/Surfaces";
import { tab, TABS, type Tab } from "./tab";
import { dictionary } from "./words";
import { en } from "./words/shell.en";
import { ko } from "./words/shell.ko";

const t = dictionary(en, ko);

/** The views that are there; the others are fetched when they are first chosen. */
const views = signal<Partial<Record<Tab, ComponentType>>>({ surfaces: Surfaces });
const FETCH: Partial<Record<Tab, () => Promise<ComponentType>>> = {
  train: async () => (await import("./train/Train")).Train,
  doctor: async () => (await import("./doctor/Doctor")).Doctor,
  runs: async () => (await import("./runs/Runs")).Runs,
};

export function Shell() {
  const now = tab.value;
  const View = views.value[now];
  useEffect(() => {
    if (View) return;
    FETCH[now]!().then(
      (fetched) => (views.value = { ...views.peek(), [now]: fetched }),
      () => {}, // the connection is lost, which is said; it is tried again when it is back
    );
  }, [now, engine.state.value]);
  useEffect(() => {
    document.title = `${t(tab.value)} · steepest lab`;
  }, [tab.value, spoken.value]);
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {t("skip")}
      </a>
      <header>
        <h1>
          <span class="mark" aria-hidden="true" />
          steepest lab
        </h1>
        <Tabs />
        <div class="preferences">
          <label>
            <span class="unseen">{t("language")}</span>
            <select
              value={spoken.value}
              onChange={(event) => (language.value = event.currentTarget.value as "en" | "ko")}
            >
              <option value="ko" lang="ko">한국어</option>
              <option value="en" lang="en">English</option>
            </select>
          </label>
          <label>
            <span class="unseen">{t("theme")}</span>
            <select
              value={theme.value}
              onChange={(event) => (theme.value = event.currentTarget.value as "system" | "light" | "dark")}
            >
              <option value="system">{t("themeSystem")}</option>
              <option value="light">{t("themeLight")}</option>
              <option value="dark">{t("themeDark")}</option>
            </select>
          </label>
        </div>
      </header>
      <Status />
      <main id="content" tabIndex={-1}>
        <div role="tabpanel" id="view" aria-labelledby={`tab-${tab.value}`}>
          {View && <View />}
        </div>
      </main>
    </>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

/** Tabs with a roving focus: arrow keys go from one to the next. */
function Tabs() {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const now = TABS.indexOf(tab.value);
    const to = {
      ArrowRight: now + 1,
      ArrowLeft: now - 1,
      Home: 0,
      End: TABS.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tab.value = TABS[(to + TABS.length) % TABS.length]!;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  };
  return (
    <div class="tabs" role="tablist" aria-label={t("views")} ref={list} onKeyDown={move}>
      {TABS.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          role="tab"
          type="button"
          aria-selected={tab.value === name}
          aria-controls="view"
          tabIndex={tab.value === name ? 0 : -1}
          onClick={() => (tab.value = name)}
        >
          {t(name)}
        </button>
      ))}
    </div>
  );
}

/** What goes on, said after a moment only: an answer usually comes before. */
function Status() {
  const said = useSignal<"connecting" | "ready" | "computing" | "lost">("connecting");
  const state = engine.state.value;
  const busy = engine.isBusy.value;
  useEffect(() => {
    const now = state === "open" ? (busy ? "computing" : "ready") : state;
    const timer = setTimeout(() => (said.value = now), now === "computing" ? 400 : 0);
    return () => clearTimeout(timer);
  }, [state, busy]);
  return (
    <p class="status" role="status" data-state={said.value}>
      {t(said.value)}
    </p>
  );
}
