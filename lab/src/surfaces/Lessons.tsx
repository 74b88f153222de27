/** Pick a lesson; compare its settings with one press each. */
import { goTo } from "../address";
import { dictionary } from "../words";
import { en } from "../words/lessons.en";
import { ko } from "../words/lessons.ko";
import { LESSONS, type Lesson } from "./lessons";
import { lesson, setting } from "./state";
import { t } from "./words";

const say = dictionary(en, ko);

export function Lessons() {
  const now = LESSONS.find((one) => one.key === lesson.value);
  return (
    <section class="lessons" aria-label={t("lesson")}>
      <label class="row">
        <span>{t("lesson")}</span>
        <select value={now?.key ?? ""} onChange={(event) => pick(event.currentTarget.value)}>
          <option value="">{t("noLesson")}</option>
          {LESSONS.map((one) => (
            <option key={one.key} value={one.key}>
              {say(one.title)}
            </option>
          ))}
        </select>
      </label>
      {now && (
        <>
          <span class="settings" role="group" aria-label={t("setting")}>
            {now.settings.map(({ label }, i) => (
              <button
                key={label}
                type="button"
                class="plain"
                aria-pressed={setting.value === i}
                onClick={() => take(now, i)}
              >
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
  else lesson.value = "";
}

function take(found: Lesson, i: number): void {
  goTo(`${found.settings[i]!.hash}&s.lesson=${found.key}&s.setting=${i}`, (name) => name === "s" || name.startsWith("s."));
}
