/** Round numbers along an axis. */

/** At most eight powers of ten between two ends. */
export function decades(low: number, high: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const each = Math.max(1, Math.ceil((last - first + 1) / 8));
  const found: number[] = [];
  for (let power = first; power <= last; power += each) found.push(10 ** power);
  return found;
}

/** Round numbers between two ends, about `most` of them. */
export function ticks(low: number, high: number, log: boolean, most = 5): number[] {
  if (log) {
    const powers = decades(low, high);
    return powers.length > 1 ? powers : between(low, high);
  }
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const each = [1, 2, 5, 10].map((part) => part * power).find((size) => size >= rough * 0.999)!;
  const found: number[] = [];
  for (let i = Math.ceil(low / each - 1e-9); i * each <= high + 1e-9 * each; i++) found.push(i * each);
  return found;
}

/** From 0 at the low end to 1 at the high one. */
export const share = (value: number, low: number, high: number, log: boolean): number =>
  log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);

/** Round numbers between two ends that are less than two powers of ten apart. */
function between(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const found = [0, 1, 2]
    .flatMap((power) => [1, 2, 5].map((part) => Number((part * 10 ** (first + power)).toPrecision(1))))
    .filter((value) => value >= low && value <= high);
  return found.length > 1 ? found : [low, high].map((end) => Number(end.toPrecision(2)));
}
