/** One step as its formula with the numbers in it, and what the gradient predicts of it. */
import { shown } from "../parts/numbers";
import { explained, wantsStep, type Step } from "./engine";
import { Dial } from "./Dial";
import { spaced } from "./Optimizers";
import { t } from "./words";

const vector = (values: number[] | number | undefined): string =>
  Array.isArray(values) ? `(${values.map((value) => shown(value)).join(", ")})` : shown(values);

type Line = [formula: string, numbers: string];

/** The rules as Optax computes them; the numbers are those that it used. */
function lines(seen: Step): Line[] {
  const { optimizer, rate, point, following, gradient, noise, before, memory, options, used: g } = seen;
  const [w, next, eta] = [vector(point), vector(following), shown(rate)];
  const noisy: Line[] = noise.some((value) => value !== 0)
    ? [["g = ∇f + ε", `${vector(gradient)} + ${vector(noise)} = ${vector(g)}`]]
    : [["g = ∇f(wₖ)", vector(g)]];
  const option = (name: string) => shown(Number(options[name]));
  const end = (formula: string, numbers: string): Line => [`wₖ₊₁ = ${formula}`, `${numbers} = ${next}`];
  switch (optimizer) {
    case "sgd":
      return [...noisy, end("wₖ − η g", `${w} − ${eta} · ${vector(g)}`)];
    case "momentum":
    case "nesterov": {
      const beta = option("momentum");
      const v: Line = ["v = β vₖ₋₁ + g", `${beta} · ${vector(before.trace)} + ${vector(g)} = ${vector(memory.trace)}`];
      return optimizer === "momentum"
        ? [...noisy, v, end("wₖ − η v", `${w} − ${eta} · ${vector(memory.trace)}`)]
        : [...noisy, v, end("wₖ − η (β v + g)", `${w} − ${eta} · (${beta} · ${vector(memory.trace)} + ${vector(g)})`)];
    }
    case "adagrad":
      return [
        ...noisy,
        ["s = sₖ₋₁ + g²", `${vector(before.sum_of_squares)} + ${vector(g)}² = ${vector(memory.sum_of_squares)}`],
        end("wₖ − η g / √(s + ε)", `${w} − ${eta} · ${vector(g)} / √${vector(memory.sum_of_squares)}`),
      ];
    case "rmsprop":
      return [
        ...noisy,
        ["ν = ρ νₖ₋₁ + (1 − ρ) g²", `${option("decay")} · ${vector(before.nu)} + … = ${vector(memory.nu)}`],
        end("wₖ − η g / √(ν + ε)", `${w} − ${eta} · ${vector(g)} / √${vector(memory.nu)}`),
      ];
    case "adam":
      return [
        ...noisy,
        ["m = β₁ mₖ₋₁ + (1 − β₁) g", `${option("b1")} · ${vector(before.mu)} + … = ${vector(memory.mu)}`],
        ["ν = β₂ νₖ₋₁ + (1 − β₂) g²", `${option("b2")} · ${vector(before.nu)} + … = ${vector(memory.nu)}`],
        end("wₖ − η m̂ / (√ν̂ + ε)", `${w} − ${eta} · m̂ / √ν̂,  m̂ = m / (1 − β₁ᵏ⁺¹), ν̂ = ν / (1 − β₂ᵏ⁺¹)`),
      ];
    default:
      return [...noisy, end("wₖ + Δ", `${w} + ${vector(seen.move)}`)];
  }
}

export function ThisStep() {
  const seen = explained.value;
  return (
    <details class="panel" open={wantsStep.value} onToggle={(event) => (wantsStep.value = event.currentTarget.open)}>
      <summary>
        <h2>{t("thisStep")}</h2>
      </summary>
      {seen && (
        <div class="this-step">
          <div>
            <p class="small">{t("stepTitle", { step: seen.step, name: spaced(seen.optimizer) })}</p>
            <dl class="numbers">
              {lines(seen).map(([formula, numbers]) => (
                <div key={formula}>
                  <dt>{formula}</dt>
                  <dd>{numbers}</dd>
                </div>
              ))}
            </dl>
            <dl class="numbers">
              <div>
                <dt>{t("firstOrder")}</dt>
                <dd>{shown(seen.firstOrder)}</dd>
              </div>
              <div>
                <dt>{t("secondOrder")}</dt>
                <dd>{shown(seen.secondOrder)}</dd>
              </div>
              <div>
                <dt>{t("change")}</dt>
                <dd>{shown(seen.change)}</dd>
              </div>
              <div>
                <dt>{t("curvaturesHere")}</dt>
                <dd>{seen.curvatures.map((value) => shown(value)).join(", ")}</dd>
              </div>
            </dl>
          </div>
          <Dial seen={seen} />
        </div>
      )}
    </details>
  );
}
