/** Curves over steps, with a hover that reads the numbers and a cursor that is given. */
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { isDark } from "../preferences";
import { color, dash, ink } from "./colors";
import { shown } from "./numbers";

export type Curve = { label: string; y: ArrayLike<number>; color?: string; dash?: number[]; dots?: boolean };

export function LineChart(props: {
  title: string;
  /** One x for every number of every curve. */
  x: ArrayLike<number>;
  curves: Curve[];
  xLabel?: string;
  log?: boolean;
  logX?: boolean;
  low?: number;
  high?: number;
  height?: number;
  /** Where a line across the chart stands, such as the step that is shown. */
  at?: number | undefined;
  /** Further marks along x, such as changes of the learning rate. */
  marks?: { x: number; label: string }[];
  onPick?: (x: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const now = useRef(props);
  now.current = props;
  const height = props.height ?? 170;
  const names = props.curves.map((curve) => curve.label).join("|");

  useEffect(() => {
    const place = box.current;
    if (!place) return; // the view was left before it was drawn
    const plot = new uPlot(options(now, height, place.clientWidth), data(now.current) as uPlot.AlignedData, place);
    chart.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height }));
    observer.observe(place);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [names, props.log, props.logX, isDark.value, height, props.title]);

  useEffect(() => {
    chart.current?.setData(data(props) as uPlot.AlignedData);
  }, [props.x, props.curves, props.log]);
  useEffect(() => chart.current?.redraw(false, false), [props.at, props.marks]);

  return (
    <figure class="chart">
      <figcaption>{props.title}</figcaption>
      <div ref={box} class="plot" />
    </figure>
  );
}

/** What cannot be drawn is a gap; a logarithm needs numbers above zero. */
function data(props: { x: ArrayLike<number>; curves: Curve[]; log?: boolean }): (number | null)[][] {
  const clean = (y: ArrayLike<number>) =>
    Array.from(y, (value) => (Number.isFinite(value) && (!props.log || value > 0) ? value : null));
  return [Array.from(props.x), ...props.curves.map((curve) => clean(curve.y))];
}

type Props = Parameters<typeof LineChart>[0];

function options(now: { current: Props }, height: number, width: number): uPlot.Options {
  const { text, muted, line } = ink();
  const props = now.current;
  const axis: uPlot.Axis = {
    stroke: muted,
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1, size: 4 },
    font: "11px system-ui, sans-serif",
    values: (_plot, ticks) => ticks.map((tick) => (tick === null ? "" : shown(tick, 3))),
  };
  return {
    width,
    height,
    padding: [8, 10, 0, 0],
    legend: { live: true, show: true },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false, distr: props.logX ? 3 : 1 },
      y: {
        distr: props.log ? 3 : 1,
        range: (_plot, low, high) => limits(now.current, low, high),
      },
    },
    axes: [
      { ...axis, size: 26, space: 50, ...(props.logX ? { splits: decades } : {}) },
      { ...axis, size: 54, space: 26, ...(props.log ? { splits: decades } : {}) },
    ],
    series: [
      { label: props.xLabel ?? "x", value: (_plot, value) => shown(value) },
      ...props.curves.map((curve, i) => ({
        label: curve.label,
        stroke: curve.color ?? color(i),
        dash: curve.dash ?? dash(i),
        width: curve.dots ? 0 : 2,
        points: { show: curve.dots ?? false, size: 5 },
        value: (_plot: uPlot, value: number | null) => shown(value),
      })),
    ],
    hooks: {
      draw: [
        (plot) => {
          const { at, marks = [] } = now.current;
          const lines = marks.map((mark) => ({ ...mark, color: muted }));
          if (at !== undefined) lines.push({ x: at, label: "", color: text });
          for (const mark of lines) drawLine(plot, mark);
        },
      ],
      ready: [
        (plot) =>
          plot.over.addEventListener("click", () => {
            const { idx } = plot.cursor;
            if (idx != null) now.current.onPick?.(plot.data[0][idx]!);
          }),
      ],
    },
  };
}

function limits(props: Props, low: number | null, high: number | null): [number, number] {
  let [a, b] = [low ?? 0, high ?? 1];
  if (props.log) {
    if (!(a > 0)) a = 1e-12;
    if (!(b > a)) b = a * 10;
    a = Math.max(a, b * 1e-14);
    return [props.low ?? a / 1.5, props.high ?? b * 1.5];
  }
  const margin = 0.06 * (b - a || Math.abs(b) || 1);
  return [props.low ?? a - margin, props.high ?? b + margin];
}

/** At most eight powers of ten between two ends. */
export function decades(_plot: unknown, _axis: number, low: number, high: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const each = Math.max(1, Math.ceil((last - first + 1) / 8));
  const found: number[] = [];
  for (let power = first; power <= last; power += each) found.push(10 ** power);
  return found;
}

function drawLine(plot: uPlot, mark: { x: number; label: string; color: string }): void {
  const x = plot.valToPos(mark.x, "x", true);
  const { ctx, bbox } = plot;
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = mark.color;
  ctx.fillStyle = mark.color;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(mark.label ? [4, 4] : []);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  if (mark.label) ctx.fillText(mark.label, x + 4, bbox.top + 12 * devicePixelRatio);
  ctx.restore();
}
