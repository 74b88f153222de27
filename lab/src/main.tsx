import { render } from "preact";
import { followAddress } from "./address";
import { engine } from "./connection";
import { dress } from "./preferences";
import { run } from "./doctor/engine";
import { askWhatIsOpened } from "./opened";
import { Shell } from "./Shell";
import { tab } from "./tab";
import { data } from "./train/state";
import "./style.css";

followAddress();
void askWhatIsOpened((what) => {
  if (what === "run") {
    run.value = "opened";
    tab.value = "doctor";
  } else {
    data.value = "opened";
    tab.value = "train";
  }
});
dress(document.documentElement);
engine.start();
render(<Shell />, document.getElementById("lab")!);
