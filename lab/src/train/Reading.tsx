/** How a file of one's own is read: what a message about it may advise. */
import { plain, Select, Switch, Text } from "./Fields";
import { mistake } from "./engine";
import { choices, isOwn, reading, target, task } from "./state";
import { t } from "./words";

export function Reading() {
  if (!isOwn.value) return null;
  const isSet = Object.values(reading).some((value) => value.value) || task.value !== "";
  return (
    <>
      <Text name="target" label={t("target")} value={target} hint={t("targetHint")} />
      <details open={isSet || mistake.value !== undefined}>
        <summary class="small">{t("reading")}</summary>
        <Switch name="skip_bad" label={t("skipBad")} value={reading.skip_bad} />
        <Switch name="no_header" label={t("noHeader")} value={reading.no_header} />
        <Switch name="join_classes" label={t("joinClasses")} value={reading.join_classes} />
        <Select name="task" label={t("task")} value={task} options={[["", t("targetHint")], ...plain(choices.value?.task)]} />
      </details>
    </>
  );
}
