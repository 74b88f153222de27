/** How large a learning rate the curvature here allows, for every optimizer. */
import { shown } from "../parts/numbers";
import { race } from "./engine";
import { spaced } from "./Optimizers";
import { t } from "./words";

export function EdgeBox() {
  const found = race.value;
  if (!found) return null;
  return (
    <section class="panel" aria-labelledby="edge-title">
      <h2 id="edge-title">{t("edge")}</h2>
      <p class="small">{t("curvatures", { list: found.curvatures.map((value) => shown(value)).join(", ") })}</p>
      <table class="edges">
        <thead>
          <tr>
            <th scope="col">{t("optimizer")}</th>
            <th scope="col" class="number">{t("edgeColumn")}</th>
            <th scope="col" class="number">{t("yours")}</th>
            <th scope="col">{t("so")}</th>
          </tr>
        </thead>
        <tbody>
          {found.runners.map(({ optimizer, edge, rate, isAbove }) => (
            <tr key={optimizer}>
              <th scope="row">{spaced(optimizer)}</th>
              <td class="number">{edge === null ? "–" : shown(edge)}</td>
              <td class="number">{shown(rate)}</td>
              <td class={edge === null ? "muted" : isAbove ? "bad" : "good"}>
                {edge === null ? t("noBound") : isAbove ? `✗ ${t("above")}` : `✓ ${t("below")}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t("edgeHint")}</p>
    </section>
  );
}
