/** Numbers as people read them; never more digits than they can use. */
export function shown(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e5 || size < 1e-4)
      ? value.toExponential(Math.max(digits - 2, 1))
      : String(Number(value.toPrecision(digits)));
  return text.replace("e+", "e").replace(/-/g, "−");
}

/** A position from 0 to 1 on a slider, whose scale is linear or logarithmic. */
export const toValue = (at: number, low: number, high: number, log: boolean): number =>
  log ? low * (high / low) ** at : low + (high - low) * at;

export const toPosition = (value: number, low: number, high: number, log: boolean): number => {
  const at = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.max(0, Math.min(1, at));
};

/** Round to as many digits as a slider can be set to. */
export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));
