import { render } from "preact";
import { followAddress } from "./address";
import { engine } from "./connection";
import { dress } from "./preferences";
import { Shell } from "./Shell";
import "./style.css";

followAddress();
dress(document.documentElement);
engine.start();
render(<Shell />, document.getElementById("lab")!);
