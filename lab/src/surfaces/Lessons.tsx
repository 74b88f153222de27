/** Pick a lesson; compare its settings with one press each. */
import { batch } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { goTo } from "../address";
import { dictionary } from "../words";
import { en } from "../words/lessons.en";
import { ko } from "../words/lessons.ko";
import { followList, listed } from "./lesson-list";
import { LESSONS, type Lesson } from "./lessons";
import { lesson, setting, tried } from "./state";
import { t } from "./words";

const say = dictionary(en, ko);
const GROUPS = ["losses", "penalties", "learning_rate", "batch", "points", "direction", "gradient", "search"] as const;

export function Lessons() {
  useEffect(followList, []);
  const now = LESSONS.find((one) => one.key === lesson.value);
  const { trials = [], experiments = [] } = listed.value ?? {};
  return (
    <section class="lessons" aria-label={t("lesson")}>
      <label class="row">
        <span>{t("lesson")}</span>
        <select value={lesson.value} onChange={(event) => pick(event.currentTarget.value)}>
          <option value="">{t("noLesson")}</option>
          {!listed.value && !now && lesson.value && <option value={lesson.value}>…</option>}
          <optgroup label={say("onSurfaces")}>
            {LESSONS.map((one) => (
              <option key={one.key} value={one.key}>
                {say(one.title)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say("withSettings")}>
            {trials.map(({ name, title }) => (
              <option key={name} value={`try:${name}`}>
                {title}
              </option>
            ))}
            <option value="picture">{say("pictureTitle")}</option>
          </optgroup>
          {GROUPS.map((group) => (
            <optgroup key={group} label={say(group)}>
              {experiments
                .filter((one) => one.group === group)
                .map(({ name, claim }) => (
                  <option key={name} value={`experiment:${name}`}>
                    {claim}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      {now && (
        <>
          <span class="settings" role="group" aria-label={t("setting")}>
            {now.settings.map(({ label }, i) => (
              <button key={label} type="button" class="plain" aria-pressed={setting.value === i} onClick={() => take(now, i)}>
                {say(label)}
              </button>
            ))}
          </span>
          <p>{say(now.says)}</p>
        </>
      )}
    </section>
  );
}

function pick(key: string): void {
  const found = LESSONS.find((one) => one.key === key);
  if (found) take(found, 0);
  else
    batch(() => {
      lesson.value = key;
      tried.value = [];
    });
}

function take(found: Lesson, i: number): void {
  goTo(`${found.settings[i]!.hash}&s.lesson=${found.key}&s.setting=${i}`, (name) => name === "s" || name.startsWith("s."));
}
