/** The weights of a first layer as images, all on one scale around zero. */
import { useEffect, useRef } from "preact/hooks";
import { diverging } from "../parts/colors";
import { isDark } from "../preferences";
import { begun, moment } from "./engine";
import { t } from "./words";

export function Templates() {
  const weights = moment.value?.arrays.templates;
  if (!weights) return null;
  const { classes } = begun.value!.header;
  const [count, height, width, colors = 1] = weights.shape as [number, number, number, number?];
  let most = 1e-12;
  for (const value of weights.data) if (Math.abs(value) > most) most = Math.abs(value);
  const size = height * width * colors;
  const isByClass = classes?.length === count;
  return (
    <figure>
      <figcaption>{t("templates")}</figcaption>
      <div class="templates">
        {Array.from({ length: count }, (_, i) => (
          <Tile
            key={i}
            pixels={weights.data.subarray(i * size, (i + 1) * size)}
            height={height}
            width={width}
            colors={colors}
            most={most}
            label={isByClass ? classes![i]! : t("unit", { n: i + 1 })}
          />
        ))}
      </div>
      <p class="hint">{t("templatesHint")}</p>
    </figure>
  );
}

/** A small image: of weights, around zero, or of pixels from 0 to the most. */
export function Tile(props: {
  pixels: Float32Array;
  height: number;
  width: number;
  colors: number;
  most: number;
  label: string;
  isImage?: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pixels, height, width, colors, most, isImage } = props;
  const dark = isDark.value;
  useEffect(() => {
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      const scaled = (k: number) => pixels[i * colors + k]! / most;
      const rgb = isImage
        ? colors === 3
          ? [0, 1, 2].map((k) => 255 * scaled(k))
          : Array(3).fill(255 * scaled(0))
        : colors === 3 // each color's own weight, around gray
          ? [0, 1, 2].map((k) => 128 + 127 * scaled(k))
          : diverging(scaled(0));
      image.data.set([...rgb, 255], 4 * i);
    }
    canvas.current!.getContext("2d")!.putImageData(image, 0, 0);
  }, [pixels, most, dark]);
  return (
    <span class="tile">
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={props.label} />
      <span>{props.label}</span>
    </span>
  );
}
