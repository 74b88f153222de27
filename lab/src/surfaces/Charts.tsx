/** f along the way, and the angle of every step of the selected optimizer. */
import { useMemo } from "preact/hooks";
import { LineChart } from "../parts/LineChart";
import { color, dash } from "../parts/colors";
import { isDark } from "../preferences";
import { race } from "./engine";
import { spaced } from "./Optimizers";
import { at, show } from "./player";
import { optimizers, selected } from "./state";
import { t } from "./words";

const FAR = 1e4; // times the first height, beyond which a curve is cut

export function Charts() {
  const found = race.value;
  const dark = isDark.value;
  const charts = useMemo(() => {
    if (!found) return undefined;
    const x = Array.from({ length: found.fields.steps + 1 }, (_, k) => k);
    const first = Math.max(1e-9, ...found.runners.map((runner) => Math.abs(runner.values[0]!)));
    const curves = found.runners.map((runner) => {
      const i = Math.max(0, optimizers.peek().indexOf(runner.optimizer));
      const y = runner.values.map((value) => (Math.abs(value) > FAR * first ? NaN : value));
      return { label: spaced(runner.optimizer), y, color: color(i), dash: dash(i) };
    });
    const log = found.runners.every((runner) => runner.values.every((value) => value >= 0 || Number.isNaN(value)));
    return { x, curves, log };
  }, [found, dark]);
  const runner = found?.runners.find((one) => one.optimizer === selected.value);
  const angles = useMemo(() => {
    if (!runner) return undefined;
    const i = Math.max(0, optimizers.peek().indexOf(runner.optimizer));
    const y = runner.cosines.subarray(0, -1); // no step follows the last point
    return [{ label: "cos θ", y, color: color(i), dash: [] }];
  }, [runner, dark]);
  if (!charts || !runner || !angles) return null;
  return (
    <div class="charts">
      <LineChart title={t("lossChart")} {...charts} xLabel={t("step")} at={at.value} onPick={show} />
      <LineChart
        title={t("cosineChart", { name: spaced(runner.optimizer) })}
        x={charts.x.slice(0, -1)}
        curves={angles}
        low={-1.05}
        high={1.05}
        height={130}
        xLabel={t("step")}
        at={at.value}
        onPick={show}
      />
    </div>
  );
}
