/** Everything in the folder of runs: searched, sorted, compared. */
import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { engine } from "../connection";
import { shown } from "../parts/numbers";
import { spoken } from "../preferences";
import { dictionary } from "../words";
import { en } from "../words/runs.en";
import { ko } from "../words/runs.ko";
import { Chosen } from "./Chosen";
import * as runs from "./engine";
import { found, isReading, mistake, rows, said, search, selected, sort, total, type Row } from "./engine";
import "./runs.css";

export const t = dictionary(en, ko);

const FIRST = 50; // rows that are drawn; thousands of rows would be slow to draw
const most = signal(FIRST);

export function Runs() {
  useEffect(() => {
    const opened = engine.whenOpen(runs.read);
    const stop = effect(() => {
      selected.value;
      if (engine.state.value === "open") runs.look();
    });
    return () => {
      opened();
      stop();
    };
  }, []);
  const listed = found.value;
  const note = said.value;
  return (
    <div class="runs">
      <div class="row">
        <h2>{t("title", { folder: runs.folder.value })}</h2>
        <label class="boxed">
          <span>{t("search")}</span>
          <input
            type="text"
            value={search.value}
            placeholder={t("searchHint")}
            onInput={(event) => {
              search.value = event.currentTarget.value;
              most.value = FIRST;
            }}
          />
        </label>
        <button class="plain" type="button" onClick={runs.read}>
          {t("refresh")}
        </button>
        <span class="muted small" role="status" data-reading={isReading.value}>
          {isReading.value
            ? t("reading", { n: rows.value.length, of: total.value || "…" })
            : t("count", { shown: listed.length, of: total.value })}
          {note && ` · ${t(note.key, { n: note.n, name: note.name })}`}
        </span>
      </div>
      {mistake.value && (
        <p class="mistake" role="alert">
          {mistake.value}
        </p>
      )}
      {total.value === 0 && !isReading.value ? <p class="muted">{t("none")}</p> : <Table listed={listed} />}
      {listed.length > most.value && (
        <button class="plain" type="button" onClick={() => (most.value += 200)}>
          {t("more", { n: Math.min(200, listed.length - most.value) })}
        </button>
      )}
      <Chosen />
    </div>
  );
}

type Column = { key: keyof Row & keyof typeof en; number?: boolean; cell: (row: Row) => string };
const COLUMNS: Column[] = [
  { key: "data", cell: (row) => row.data },
  { key: "model", cell: (row) => row.model },
  { key: "optimizer", cell: (row) => row.optimizer },
  { key: "rate", number: true, cell: (row) => shown(row.rate, 3) },
  { key: "validation", number: true, cell: (row) => shown(row.validation, 3) },
  { key: "test", number: true, cell: (row) => shown(row.test, 3) },
  { key: "loss", number: true, cell: (row) => shown(row.loss, 3) },
  { key: "outcome", cell: (row) => t(row.outcome as "finished") },
  { key: "verdict", cell: (row) => (row.verdict ? `${{ pass: "✓", warn: "⚠", fail: "✕" }[row.verdict]} ${t(row.verdict)}` : "–") },
  { key: "seconds", number: true, cell: (row) => shown(row.seconds, 2) },
  { key: "written", cell: (row) => row.written.slice(0, 16).replace("T", " ") },
];

function Table({ listed }: { listed: Row[] }) {
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={t("title", { folder: runs.folder.value })}>
      <table>
        <thead>
          <tr>
            <td />
            <Head column="name" />
            {COLUMNS.map((column) => (
              <Head key={column.key} column={column.key} number={column.number} />
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.slice(0, most.value).map((row) => (
            <Line key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column, number }: { column: keyof Row & keyof typeof en; number?: boolean | undefined }) {
  const [by, direction] = sort.value.split(":");
  const isBy = by === column;
  return (
    <th class={number ? "number" : ""} aria-sort={isBy ? (direction === "up" ? "ascending" : "descending") : "none"}>
      <button
        type="button"
        aria-label={t("sortBy", { name: t(column) })}
        onClick={() => (sort.value = `${column}:${isBy && direction === "down" ? "up" : "down"}`)}
      >
        {t(column)} {isBy ? (direction === "up" ? "▲" : "▼") : ""}
      </button>
    </th>
  );
}

function Line({ row }: { row: Row }) {
  const isSelected = selected.value.includes(row.name);
  const toggle = () =>
    (selected.value = isSelected ? selected.value.filter((name) => name !== row.name) : [...selected.value, row.name]);
  return (
    <tr data-selected={isSelected}>
      <td>
        <input type="checkbox" aria-label={t("select", { name: row.name })} checked={isSelected} onChange={toggle} />
      </td>
      <th scope="row" title={row.problem?.[spoken.value]}>
        {row.name}
      </th>
      {COLUMNS.map(({ key, number, cell }) => (
        <td key={key} class={number ? "number" : ""} data-verdict={key === "verdict" ? row.verdict : undefined}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
