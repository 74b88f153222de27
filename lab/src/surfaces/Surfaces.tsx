/** Descent on surfaces whose minima and saddles are known, and lessons. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Mistake } from "../parts/Mistake";
import { Charts } from "./Charts";
import { Contour } from "./Contour";
import { Controls } from "./Controls";
import { EdgeBox } from "./EdgeBox";
import { followChoices, isCurrent, mistake } from "./engine";
import { listed } from "./lesson-list";
import { Lessons } from "./Lessons";
import { Optimizers } from "./Optimizers";
import { Player } from "./Player";
import { Results } from "./Results";
import { Scene } from "./Scene";
import { StabilityMap } from "./StabilityMap";
import { lesson } from "./state";
import { ThisStep } from "./ThisStep";
import { t } from "./words";
import "./surfaces.css";

export function Surfaces() {
  return (
    <>
      <Lessons />
      <Chosen />
    </>
  );
}

/** What most do not look at first is fetched when it is. */
const views = signal<typeof import("./LessonView") | undefined>(undefined);

function Chosen() {
  const [kind, name] = lesson.value.split(":");
  const isSurface = !["picture", "try", "experiment"].includes(kind!);
  useEffect(() => {
    if (!isSurface) void import("./LessonView").then((loaded) => (views.value = loaded));
  }, [isSurface]);
  if (isSurface) return <Racing />;
  if (!views.value || !listed.value) return <p class="muted">{t("measuring")}</p>;
  const { ExperimentView, PictureView, TrialView } = views.value;
  if (kind === "picture") return <PictureView />;
  if (kind === "try") {
    const trial = listed.value?.trials.find((one) => one.name === name);
    return trial ? <TrialView trial={trial} /> : null;
  }
  const found = listed.value?.experiments.find((one) => one.name === name);
  return found ? <ExperimentView {...found} /> : null;
}

function Racing() {
  useEffect(followChoices, []);
  return (
    <>
      <Mistake of={mistake} />
      <div class="surfaces" data-current={isCurrent()}>
        <div class="picture">
          <Contour />
          <p class="hint" id="map-help">
            {t("mapHelp")}
          </p>
          <Player />
          <ThisStep />
          <StabilityMap />
        </div>
        <div class="numbers-side">
          <Scene />
          <Results />
          <Charts />
        </div>
        <div class="controls">
          <Controls />
          <Optimizers />
          <EdgeBox />
        </div>
      </div>
    </>
  );
}
