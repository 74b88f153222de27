/** Descent on surfaces whose minima and saddles are known. */
import { useEffect } from "preact/hooks";
import { Mistake } from "../parts/Mistake";
import { Charts } from "./Charts";
import { Contour } from "./Contour";
import { Controls } from "./Controls";
import { EdgeBox } from "./EdgeBox";
import { followChoices, isCurrent, mistake } from "./engine";
import { Lessons } from "./Lessons";
import { Optimizers } from "./Optimizers";
import { Player } from "./Player";
import { Results } from "./Results";
import { Scene } from "./Scene";
import { StabilityMap } from "./StabilityMap";
import { ThisStep } from "./ThisStep";
import { t } from "./words";
import "./surfaces.css";

export function Surfaces() {
  useEffect(followChoices, []);
  return (
    <>
      <Lessons />
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
