/** Lines, dots and bars as SVG: a picture of an experiment, which need not be fast. */
import { color, dash } from "./colors";
import { shown } from "./numbers";
import { share, ticks } from "./ticks";

export type PlotCurve = {
  label: string;
  style: "line" | "dashed" | "dots" | "bars";
  names?: string[] | null;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
};
export type PlotPanel = {
  title: string;
  xLabel: string;
  yLabel: string;
  logX: boolean;
  logY: boolean;
  equal: boolean;
  low: number | null;
  high: number | null;
  curves: PlotCurve[];
};

const WIDE = 420;
const HIGH = 270;
const EDGE = { left: 58, right: 12, top: 10, bottom: 40 };

function ends(values: number[], log: boolean, low: number | null, high: number | null, base = false): [number, number] {
  const usable = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [a, b] = [Math.min(...usable), Math.max(...usable)];
  if (!usable.length) [a, b] = [log ? 0.1 : 0, 1];
  if (base && !log) [a, b] = [Math.min(0, a), Math.max(0, b)];
  const margin = 0.05 * (b - a || Math.abs(b) || 1);
  if (log) return [low ?? a / 1.3, high ?? (b > a ? b * 1.3 : a * 10)];
  return [low ?? (base && a === 0 ? 0 : a - margin), high ?? b + margin];
}

export function Plot({ panel }: { panel: PlotPanel }) {
  const bars = panel.curves.filter((curve) => curve.style === "bars");
  const others = panel.curves.filter((curve) => curve.style !== "bars");
  const names = bars[0]?.names ?? [];
  const [left, right] = bars.length
    ? [-0.5, names.length - 0.5]
    : ends(others.flatMap((curve) => Array.from(curve.x)), panel.logX, null, null);
  const ys = panel.curves.flatMap((curve) => Array.from(curve.y));
  const [bottom, top] = ends(ys, panel.logY, panel.low, panel.high, bars.length > 0);
  const wide = WIDE - EDGE.left - EDGE.right;
  const high = HIGH - EDGE.top - EDGE.bottom;
  const px = (x: number) => EDGE.left + wide * share(x, left, right, panel.logX && !bars.length);
  const py = (y: number) => EDGE.top + high * (1 - share(y, bottom, top, panel.logY));
  const fits = (x: number, y: number) => Number.isFinite(px(x)) && Number.isFinite(py(y));
  const index = (curve: PlotCurve) => panel.curves.indexOf(curve);
  const clip = `inside-${panel.title}-${panel.yLabel}`.replace(/[^a-z]/gi, "");
  const floor = panel.logY ? bottom : Math.max(bottom, Math.min(0, top));
  return (
    <figure class="chart plot-figure">
      <figcaption>{panel.title}</figcaption>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={describe(panel)}>
        <clipPath id={clip}>
          <rect x={EDGE.left} y={EDGE.top} width={wide} height={high} />
        </clipPath>
        <g class="grid">
          {ticks(bottom, top, panel.logY).map((y) => (
            <g key={y}>
              <line x1={EDGE.left} x2={WIDE - EDGE.right} y1={py(y)} y2={py(y)} />
              <text x={EDGE.left - 6} y={py(y) + 4} text-anchor="end">
                {shown(y, 3)}
              </text>
            </g>
          ))}
          {bars.length
            ? names.map((name, i) =>
                i % Math.ceil(names.length / 12) ? null : (
                  <text key={name} x={px(i)} y={HIGH - 24} text-anchor="middle">
                    {name}
                  </text>
                ),
              )
            : ticks(left, right, panel.logX).map((x) => (
                <g key={x}>
                  <line x1={px(x)} x2={px(x)} y1={EDGE.top} y2={HIGH - EDGE.bottom} />
                  <text x={px(x)} y={HIGH - 24} text-anchor="middle">
                    {shown(x, 3)}
                  </text>
                </g>
              ))}
          <text x={EDGE.left + wide / 2} y={HIGH - 7} text-anchor="middle">
            {panel.xLabel}
          </text>
        </g>
        <g clip-path={`url(#${clip})`}>
          {bars.map((curve, k) =>
            Array.from(curve.y, (y, i) => {
              const each = (wide / names.length) * (0.8 / bars.length);
              const x = px(i) + (k - bars.length / 2) * each;
              const [a, b] = [py(floor), py(Math.max(bottom, Math.min(top, y)))];
              return (
                <rect key={`${k} ${i}`} x={x} width={each * 0.92} y={Math.min(a, b)} height={Math.abs(a - b)} fill={color(index(curve))}>
                  <title>{`${curve.label} ${names[i]}: ${shown(y)}`}</title>
                </rect>
              );
            }),
          )}
          {others.map((curve) => {
            const i = index(curve);
            const points = Array.from(curve.x, (x, k) => [x, curve.y[k]!] as const).filter(([x, y]) => fits(x, y));
            if (curve.style === "dots")
              return points.map(([x, y]) => (
                <circle key={`${x} ${y}`} cx={px(x)} cy={py(y)} r={3} fill={color(i)} stroke="var(--ground)" stroke-width={0.6}>
                  <title>{`${curve.label} (${shown(x)}, ${shown(y)})`}</title>
                </circle>
              ));
            const strokes = curve.style === "dashed" ? "6 4" : dash(i).join(" ");
            return (
              <polyline
                key={i}
                fill="none"
                stroke={color(i)}
                stroke-width={2}
                stroke-dasharray={strokes}
                points={points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(" ")}
              />
            );
          })}
        </g>
      </svg>
      <ul class="legend">
        {panel.yLabel && <li class="muted">↑ {panel.yLabel}</li>}
        {panel.curves.map((curve, i) =>
          curve.label ? (
            <li key={i}>
              <svg width="24" height="10" aria-hidden="true">
                {curve.style === "dots" ? (
                  <circle cx="12" cy="5" r="4" fill={color(i)} />
                ) : (
                  <line x1="1" x2="23" y1="5" y2="5" stroke={color(i)} stroke-width={curve.style === "bars" ? 8 : 3} stroke-dasharray={curve.style === "dashed" ? "6 4" : curve.style === "line" ? dash(i).join(" ") : ""} />
                )}
              </svg>{" "}
              {curve.label}
            </li>
          ) : null,
        )}
      </ul>
    </figure>
  );
}

/** The picture in words: what is drawn, and where each curve begins and ends. */
function describe(panel: PlotPanel): string {
  const curves = panel.curves.map(({ label, y }) => `${label} ${shown(y[0])} … ${shown(y[y.length - 1])}`);
  return `${panel.title}. ${panel.xLabel}, ${panel.yLabel}: ${curves.join("; ")}`;
}
