/** Single rows: those with the highest loss, or those of a cell of the matrix. */
import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { engine } from "../connection";
import { shown } from "../parts/numbers";
import { begun, moment } from "./engine";
import { Tile } from "./Templates";
import { t } from "./words";

const MOST = 12;

/** The true class and the answer of the rows to show; none for the worst of all. */
export const cell = signal<[number, number] | undefined>(undefined);

type Fetched = { rows: number[]; names: string[] | null; inputs: Float32Array; shape: number[] };
const fetched = signal<Fetched | undefined>(undefined);
effect(() => {
  begun.value;
  cell.value = undefined;
  fetched.value = undefined;
});

function wanted(): number[] {
  const now = moment.value;
  if (!now) return [];
  if (!cell.value) return now.worst.slice(0, MOST);
  const [truth, told] = cell.value;
  const targets = begun.value!.arrays.part_targets!.data;
  const answers = now.arrays.predicted!.data;
  const rows: number[] = [];
  answers.forEach((answer, i) => answer === told && targets[i] === truth && rows.length < MOST && rows.push(i));
  return rows;
}

export function Samples() {
  const now = moment.value!;
  const start = begun.value!;
  const rows = wanted();
  const key = rows.join(",");
  const isPlaying = now.playing;
  useEffect(() => {
    if (!rows.length) return;
    // while it trains the worst rows change with every picture: now and then will do
    const timer = setTimeout(
      () =>
        engine.ask("train.rows", { rows }, ({ header, arrays }) => {
          const { data, shape } = arrays.inputs!;
          fetched.value = { rows: header.rows, names: header.names, inputs: data, shape };
        }),
      isPlaying ? 600 : 0,
    );
    return () => clearTimeout(timer);
  }, [isPlaying ? Math.floor(now.step / 200) : key]);
  const known = fetched.value;
  const classes = start.header.classes;
  const name = (value: number) => (classes ? (classes[value] ?? "–") : shown(value));
  const targets = start.arrays.part_targets!.data;
  const isImages = start.header.shape.length > 1 && (known?.shape.length ?? 0) > 2;
  const shownRows = isPlaying && known ? known.rows : rows;
  return (
    <section class="panel" aria-label={t("samples")}>
      <h2>
        {cell.value ? t("samplesOf", { truth: name(cell.value[0]), told: name(cell.value[1]) }) : t("samples")}
      </h2>
      {cell.value && (
        <button class="plain" type="button" onClick={() => (cell.value = undefined)}>
          {t("all")}
        </button>
      )}
      {shownRows.length === 0 && <p>{t("noRows")}</p>}
      {isImages ? (
        <ul class="pictures">
          {shownRows.map((row) => (
            <li key={row}>
              <Picture
                known={known!}
                row={row}
                label={t("pictured", {
                  truth: name(targets[row]!),
                  told: name(now.arrays.predicted!.data[row]!),
                  loss: shown(now.arrays.losses!.data[row], 3),
                })}
              />
            </li>
          ))}
        </ul>
      ) : (
        <Table rows={shownRows} known={known} name={name} />
      )}
    </section>
  );
}

function Table(props: { rows: number[]; known: Fetched | undefined; name: (value: number) => string }) {
  const { losses, predicted } = moment.value!.arrays;
  const targets = begun.value!.arrays.part_targets!.data;
  return (
    <div class="scrolls">
      <table>
        <thead>
          <tr>
            <th>{t("row")}</th>
            <th>{t("truth")}</th>
            <th>{t("told")}</th>
            <th class="number">{t("rowLoss")}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row}>
              <td>{label(props.known, row)}</td>
              <td>{props.name(targets[row]!)}</td>
              <td>{props.name(predicted!.data[row]!)}</td>
              <td class="number">{shown(losses!.data[row], 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function label(known: Fetched | undefined, row: number): string {
  const at = known ? known.rows.indexOf(row) : -1;
  return at >= 0 && known!.names ? known!.names[at]! : String(row + 1);
}

function Picture({ known, row, label }: { known: Fetched; row: number; label: string }) {
  const at = known.rows.indexOf(row);
  if (at < 0) return <span class="tile">{label}</span>;
  const [, height, width, colors = 1] = known.shape as [number, number, number, number?];
  const size = height * width * colors;
  const pixels = known.inputs.subarray(at * size, (at + 1) * size);
  let most = 1;
  for (const value of known.inputs) if (value > most) most = value;
  return <Tile pixels={pixels} height={height} width={width} colors={colors} most={most} label={label} isImage />;
}
