/** Every learning rate with every momentum: by which factor a step shrinks what is left. */
import { batch } from "@preact/signals";
import { contours } from "d3-contour";
import { Canvas } from "../parts/Canvas";
import { diverging, ink } from "../parts/colors";
import { rounded, shown, toPosition, toValue } from "../parts/numbers";
import { stability, wantsStability } from "./engine";
import { momentum, rate, selected } from "./state";
import { t } from "./words";

export function StabilityMap() {
  const found = stability.value;
  const draw = (pen: CanvasRenderingContext2D, width: number, height: number) => {
    if (!stability.value) return;
    const { radius, shape, rates, momenta } = stability.value;
    const [rows, columns] = shape as [number, number];
    const image = document.createElement("canvas");
    [image.width, image.height] = [columns, rows];
    const paint = image.getContext("2d")!;
    const pixels = paint.createImageData(columns, rows);
    radius.forEach((value, i) => {
      const row = rows - 1 - Math.floor(i / columns);
      const [r, g, b] = diverging(value < 1 ? -((1 - value) ** 0.5) : Math.min(1, Math.log10(value) + 0.25));
      pixels.data.set([r, g, b, 255], 4 * (row * columns + (i % columns)));
    });
    paint.putImageData(pixels, 0, 0);
    pen.imageSmoothingEnabled = true;
    pen.drawImage(image, 0, 0, width, height);
    pen.strokeStyle = ink().text;
    pen.lineWidth = 1.6;
    pen.beginPath();
    for (const polygon of contours().size([columns, rows]).thresholds([1])(Array.from(radius))[0]!.coordinates)
      for (const ring of polygon)
        ring.forEach(([x, y], k) => {
          const px = ((x! - 0.5) / (columns - 1)) * width;
          const py = height - ((y! - 0.5) / (rows - 1)) * height;
          const onBorder = x! <= 0 || y! <= 0 || x! >= columns || y! >= rows;
          if (k === 0 || onBorder) pen.moveTo(px, py);
          else pen.lineTo(px, py);
        });
    pen.stroke();
    const x = toPosition(rate.value, ...rates, true) * width;
    const y = height - toPosition(momentum.value, ...momenta, false) * height;
    pen.fillStyle = ink().ground;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(x, y, 6, 0, 7);
    pen.fill();
    pen.stroke();
  };
  return (
    <details
      class="panel"
      open={wantsStability.value}
      onToggle={(event) => (wantsStability.value = event.currentTarget.open)}
    >
      <summary>
        <h2>{t("stability")}</h2>
      </summary>
      {found && (
        <>
          <p class="small">
            {t("stabilityNow", {
              rule: selected.value === "nesterov" ? "nesterov" : "momentum",
              rate: shown(rate.value),
              momentum: shown(momentum.value),
              factor: shown(found.factor),
            })}
          </p>
          <Canvas
            draw={draw}
            ratio={0.6}
            class="stability"
            role="img"
            aria-label={t("stabilityLabel")}
            onPointerDown={(event: PointerEvent) => {
              const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
              const { rates, momenta } = stability.value!;
              batch(() => {
                rate.value = rounded(toValue((event.clientX - left) / width, ...rates, true));
                momentum.value = rounded(toValue(1 - (event.clientY - top) / height, ...momenta, false));
              });
            }}
          />
          <div class="ends">
            <span>η = {shown(found.rates[0])}</span>
            <span>{t("stabilityAxes")}</span>
            <span>η = {shown(found.rates[1])}</span>
          </div>
          <p class="hint">{t("stabilityHint", { list: found.curvatures.map((value) => shown(value)).join(", ") })}</p>
        </>
      )}
    </details>
  );
}
