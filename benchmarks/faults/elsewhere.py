"""The faults of this benchmark in models of Keras and PyTorch, trained by these.

    KERAS_BACKEND=jax python -m benchmarks.faults.elsewhere run [--sets S] [--until T]
    python -m benchmarks.faults.elsewhere scores

Each recipe becomes a Keras model that `fit` trains, or a module in a plain loop, with
the same start, rows, rate and batches. `steepest.watch` records the training, and
`steepest.diagnose` gets the recording. Whether a fault counts is told by the scores of
the trained models themselves, beside those of the healthy recipe in the same package.

By default on the twelve sets of half E (`small.py`), which were written down before any
of them was run, and are the counted part; runs on other sets were looked at while this
was made. The runs are in mixed order, so that a part of them leaves out no set more
than another, and lines that are there already are not made again.

Faults of a gradient that is written by hand, of margins and of sums in place of means
are left out: there is no such thing in these packages, or it is refused by name.
"""

import argparse
import json
import os
import time
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import torch

import steepest
from steepest._core import keep_compiled_programs
from steepest.models import mlp
from steepest.objectives import softmax_cross_entropy, squared_error

from .faults import FAULTS
from .recipe import Recipe, healthy, scaling_of
from .running import COSTS, HEALTHY, Task, faulty, plan, remember_learners, rows_of
from .scoring import exact, place
from .sets import SETS, cut
from .small import SMALL_SETS

OUT = Path("runs/faults/elsewhere.jsonl")
HEALTHY_WITH = "adam"  # one optimizer of the healthy runs: each trains in two packages
LOSSES = (softmax_cross_entropy, squared_error)


def translatable(recipe: Recipe, fault: str) -> bool:
    """Say whether a recipe can be written down in the other packages."""
    known = recipe.model.layers is not None or fault == "double softmax"
    plain = any(recipe.loss is loss() for loss in LOSSES)
    return known and plain and " + " not in fault


class Elsewhere:
    """A recipe in another package: what is trained, and with what."""

    def __init__(self, recipe: Recipe, fault: str) -> None:
        if fault == "double softmax":
            plain = mlp(recipe.n_inputs, recipe.hidden, recipe.n_scores)
            recipe = replace(recipe, model=plain)
            self.last = "softmax"
        else:
            self.last = recipe.model.layers.last_activation
        self.recipe = recipe
        self.scaling = scaling_of(recipe.rows.inputs, recipe.scaling)
        layers = recipe.params
        self.layers = (layers,) if isinstance(layers, dict) else tuple(layers)
        self.activation = recipe.model.layers.activation
        settings = recipe.settings
        n = len(recipe.rows.inputs)
        size = settings["batch_size"]
        self.batch = n if size == "full" else int(size)
        self.steps = settings["epochs"] * -(-n // self.batch)
        end = settings["schedule_options"].get("end")
        self.decay = None if settings["schedule"] == "constant" else float(end)

    def inputs(self, part: Any) -> np.ndarray:
        x = np.asarray(part.inputs)
        x = x if self.scaling is None else np.asarray(self.scaling(x))
        return x.reshape(len(x), -1).astype(np.float32)

    def targets(self, part: Any) -> np.ndarray:
        of_classes = self.recipe.loss.name == "softmax_cross_entropy"
        return np.asarray(part.targets, np.int64 if of_classes else np.float32)

    def score(self, part: Any, balanced: bool) -> float:
        """Return accuracy or R²; 0 where the scores are not finite."""
        scores, y = self.predict(self.inputs(part)), self.targets(part)
        if not np.isfinite(scores).all():
            return 0.0
        if self.recipe.loss.name == "squared_error":
            return float(max(1 - np.mean((scores[:, 0] - y) ** 2) / y.var(), -1.0))
        right = scores.argmax(1) == y
        if balanced:
            return float(np.mean([right[y == k].mean() for k in np.unique(y)]))
        return float(right.mean())


class InKeras(Elsewhere):
    """A recipe that `fit` trains."""

    def train(self) -> Any:
        layer, names = keras.layers, [self.activation] * (len(self.layers) - 1)
        names = [*names, self.last]
        l2 = self.recipe.strength
        about = {"kernel_regularizer": keras.regularizers.L2(l2)} if l2 else {}
        model = keras.Sequential(
            [
                keras.Input((self.recipe.n_inputs,)),
                *(
                    layer.Dense(len(w["bias"]), _keras_name(name), **about)
                    for w, name in zip(self.layers, names, strict=True)
                ),
            ]
        )
        model.set_weights(
            [
                np.asarray(a)
                for w in self.layers
                for a in (np.asarray(w["weight"]).T, w["bias"])
            ]
        )
        settings, rate = self.recipe.settings, self.recipe.settings["learning_rate"]
        if self.decay is not None:
            rate = keras.optimizers.schedules.ExponentialDecay(
                rate, self.steps, max(self.decay, 1e-38)
            )
        options = settings["optimizer_options"]
        if settings["optimizer"] == "adam":
            rule = keras.optimizers.Adam(
                rate, beta_1=options.get("b1", 0.9), epsilon=1e-8
            )
        else:
            rule = keras.optimizers.SGD(rate, momentum=options.get("momentum", 0.0))
        classes = self.recipe.loss.name == "softmax_cross_entropy"
        loss = (
            keras.losses.SparseCategoricalCrossentropy(from_logits=True)
            if classes
            else keras.losses.MeanSquaredError()
        )
        model.compile(rule, loss)
        self.model, recording = model, steepest.watch(model)
        rows, held = self.recipe.rows, self.recipe.validation
        model.fit(
            self.inputs(rows),
            self.targets(rows),
            batch_size=self.batch,
            epochs=settings["epochs"],
            shuffle=bool(settings["shuffle"]),
            validation_data=(self.inputs(held), self.targets(held)),
            validation_freq=max(1, settings["epochs"] // 20),
            callbacks=[recording],
            verbose=0,
        )
        return recording

    def predict(self, x: np.ndarray) -> np.ndarray:
        return np.asarray(self.model(x, training=False))


def _keras_name(name: str) -> str:
    return "linear" if name == "identity" else name


class InTorch(Elsewhere):
    """A recipe that a plain loop trains."""

    def train(self) -> Any:
        nn = torch.nn
        kinds = {
            "relu": nn.ReLU,
            "tanh": nn.Tanh,
            "sigmoid": nn.Sigmoid,
            "softmax": lambda: nn.Softmax(dim=1),
        }
        parts = []
        for i, w in enumerate(self.layers):
            weight = torch.from_numpy(np.array(w["weight"], np.float32))
            dense = nn.Linear(weight.shape[1], weight.shape[0])
            with torch.no_grad():
                dense.weight.copy_(weight)
                bias = np.array(w["bias"], np.float32)
                dense.bias.copy_(torch.from_numpy(bias))
            parts.append(dense)
            name = self.activation if i < len(self.layers) - 1 else self.last
            if name != "identity":
                parts.append(kinds[name]())
        self.model = module = nn.Sequential(*parts)
        settings = self.recipe.settings
        options, decay = settings["optimizer_options"], 2 * self.recipe.strength
        rate = settings["learning_rate"]
        if settings["optimizer"] == "adam":
            betas = (options.get("b1", 0.9), 0.999)
            rule: Any = torch.optim.Adam(
                module.parameters(), rate, betas, weight_decay=decay
            )
        else:
            momentum = options.get("momentum", 0.0)
            rule = torch.optim.SGD(
                module.parameters(), rate, momentum, weight_decay=decay
            )
        classes = self.recipe.loss.name == "softmax_cross_entropy"
        loss = nn.CrossEntropyLoss() if classes else nn.MSELoss()
        X = torch.from_numpy(self.inputs(self.recipe.rows))
        y = torch.from_numpy(self.targets(self.recipe.rows))
        held = torch.from_numpy(self.inputs(self.recipe.validation))
        held_y = torch.from_numpy(self.targets(self.recipe.validation))
        draw = np.random.default_rng(settings["seed"])
        step, n, epochs = 0, len(X), settings["epochs"]
        with steepest.watch(module, rule, loss) as recording:
            for epoch in range(epochs):
                order = draw.permutation(n) if settings["shuffle"] else np.arange(n)
                for i in range(0, n, self.batch):
                    if self.decay is not None:
                        factor = max(self.decay, 1e-38) ** (step / self.steps)
                        rule.param_groups[0]["lr"] = rate * factor
                    rows = order[i : i + self.batch]
                    rule.zero_grad()
                    loss(self._out(module(X[rows])), y[rows]).backward()
                    rule.step()
                    step += 1
                if (epoch + 1) % max(1, epochs // 20) == 0:
                    module.eval()
                    with torch.no_grad():
                        value = float(loss(self._out(module(held)), held_y))
                    module.train()
                    recording.add_epoch(validation_loss=value)
        recording.epochs_and_batch_size = lambda n_rows: {  # which were counted here
            "batch_size": self.batch,
            "epochs": epochs,
        }
        return recording

    def _out(self, scores: Any) -> Any:
        return scores[:, 0] if self.recipe.loss.name == "squared_error" else scores

    def predict(self, x: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return self.model.eval()(torch.from_numpy(x)).numpy()


PACKAGES = {"keras": InKeras, "torch": InTorch}


@cache
def _control(package: str, set_: str, model: str, optimizer: str, seed: int) -> Any:
    recipe = healthy(cut(set_, seed, None), model, optimizer, seed)
    made = PACKAGES[package](recipe, HEALTHY)
    recording = made.train()
    return made, recording


def run_task(task: Task, package: str) -> dict[str, Any] | None:
    """Train, compare with the control, diagnose if it counts."""
    recipe = faulty(task, None)
    if not translatable(recipe, task.fault):
        return None
    row: dict[str, Any] = {
        "key": f"{package}/{task.key}",
        "package": package,
        "half": SETS[task.set].half,
        **vars(task),
        "counts": True,
    }
    if task.fault == HEALTHY:
        made, recording = _control(
            package, task.set, task.model, task.optimizer, task.seed
        )
    else:
        about = FAULTS[task.fault]
        model = "mlp-32" if about.curved else task.model
        control, _ = _control(package, task.set, model, task.optimizer, task.seed)
        made = PACKAGES[package](recipe, task.fault)
        recording = made.train()
        losses = recording.history.steps.get("loss", np.zeros(1))
        diverged = not np.isfinite(losses).all()
        before, after = (
            each.score(each.recipe.clean, about.balanced) for each in (control, made)
        )
        row |= {"control": before, "score": after, "diverged": diverged}
        row["counts"] = not about.note and bool(
            about.by_definition or diverged or before - after >= COSTS
        )
    if not row["counts"]:
        return row
    parts = {
        "X_val": made.inputs(recipe.validation),
        "y_val": made.targets(recipe.validation),
    }
    began = time.perf_counter()
    try:
        found = steepest.diagnose(
            recording, made.inputs(recipe.rows), made.targets(recipe.rows), **parts
        )
    except Exception as problem:  # a crash is a result of the benchmark: a miss
        return row | {
            "crash": f"{type(problem).__name__}: {problem}",
            "problems": [],
            "folded": [],
        }
    told = [[f"{f.check}/{f.because}", str(f.verdict)] for f in found.problems]
    errors = [f.measured["error"] for f in found.findings if f.because == "error"]
    return row | {
        "problems": told,
        "folded": [],
        "errors": errors,
        "seconds": round(time.perf_counter() - began, 2),
    }


def print_scores(file: Path) -> None:
    """Print what came out as a table, and every miss."""
    rows = [json.loads(line) for line in file.read_text().splitlines() if line]
    print("| | counted | right first | 95 %, exact | harmless | healthy | failed |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for package in (*PACKAGES, "both"):
        own = [r for r in rows if package in ("both", r["package"])]
        counted = [r for r in own if r["fault"] != HEALTHY and r["counts"]]
        first = sum(place(r) == 1 for r in counted)
        controls = [r for r in own if r["fault"] == HEALTHY]
        failed = sum(any(v == "fail" for _, v in r["problems"]) for r in controls)
        harmless = sum(not r["counts"] for r in own)
        share = f"{first} = {first / max(len(counted), 1):.1%}"
        low, high = exact(first, len(counted))
        print(
            f"| {package} | {len(counted)} | {share} | {low:.1%} … {high:.1%} | "
            f"{harmless} | {len(controls)} | {failed} |"
        )
    print()
    for r in rows:
        wrong = r["fault"] == HEALTHY and any(v == "fail" for _, v in r["problems"])
        missed = r["fault"] != HEALTHY and r["counts"] and place(r) != 1
        if wrong or missed:
            said = [code for code, _ in r["problems"][:3]]
            print(f"- {r['key']}: {r.get('crash') or ', '.join(said) or 'nothing'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("run", "scores"))
    parser.add_argument("--sets", default="")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--until", type=float, default=float("inf"))
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    if asked.what == "scores":
        return print_scores(asked.out)
    torch.set_num_threads(1)
    keep_compiled_programs("runs/faults/programs")
    remember_learners()
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    done = rows_of(asked.out)
    names = [name for name in asked.sets.split(",") if name] or list(SMALL_SETS)
    tasks = [
        (task, package)
        for round_ in range(asked.rounds)
        for name in names
        for task in plan(name, round_, None)
        for package in PACKAGES
        if task.fault != HEALTHY or task.optimizer == HEALTHY_WITH
    ]
    for task, package in sorted(
        tasks, key=lambda each: zlib.crc32(f"{each[1]}/{each[0].key}".encode())
    ):
        if f"{package}/{task.key}" in done or time.time() > asked.until:
            continue
        row = run_task(task, package)
        if row is not None:
            with asked.out.open("a") as file:
                file.write(json.dumps(row) + "\n")
            said = ", ".join(code for code, _ in row.get("problems", [])[:3])
            print(row["key"], row["counts"], row.get("crash") or said, flush=True)
    return None


if __name__ == "__main__":
    main()
