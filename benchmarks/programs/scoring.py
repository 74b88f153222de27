"""What came out, by the published causes; any of them counts."""

import json
import math
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .description import Program
from .running import POINTS

__all__ = ["Outcome", "failures", "outcomes", "print_table"]

Row = dict[str, Any]
MEANS = {
    "scores": ("activation", "loss"),
    "dead_units": ("activation", "start"),
    "saturated_units": ("activation", "start"),
    "signal": ("activation", "start", "layers"),
    "margin": ("loss",),
    "batch_mean": ("loss",),
    "labels": ("preprocessing",),
    "finite": ("preprocessing",),
    "outliers": ("preprocessing",),
    "residuals": ("preprocessing",),
    "scale": ("preprocessing",),
    "columns": ("preprocessing",),
    "targets": ("preprocessing",),
    "shift": ("preprocessing",),
    "learning_rate": ("learning rate",),
    "schedule": ("learning rate",),
    "epochs": ("epochs",),
    "momentum": ("optimizer",),
    "batch_size": ("batch size",),
    "symmetry": ("start",),
    "weight_scale": ("start",),
    "initial_loss": ("start",),
    "penalty": ("regularization",),
    "dropout": ("regularization",),
    "overfitting": ("regularization",),
    "model_size": ("layers",),
}
"""Which published causes the finding of a check names."""

OF_LAST_LAYER = {
    "one_hot": ("loss",),
    "class_numbers": ("loss",),
    "refused": ("activation", "loss"),
    "shares": ("activation", "loss"),
    "undecided": ("activation", "loss"),
}
"""Those of the check of the last layer, by its sentence; others name the activation."""


def causes_named(check: str, because: str) -> tuple[str, ...]:
    """Return the published causes that a finding names."""
    if check == "last_layer":
        return OF_LAST_LAYER.get(because.split("_below")[0], ("activation",))
    if (check, because) == ("model_size", "straight"):
        return "activation", "layers"
    return MEANS.get(check, ())


@dataclass(frozen=True)
class Outcome:
    """What came out of one program.

    Attributes
    ----------
    program : Program
    faulty, corrected : row
        The lines of its forms; the second is None if there is none.
    """

    program: Program
    faulty: Row
    corrected: Row | None

    @property
    def place(self) -> int | None:
        """At which place, from 1, a published cause is named; None if nowhere."""
        for number, (check, because, _) in enumerate(self.faulty["problems"], 1):
            if set(causes_named(check, because)) & set(self.program.causes):
                return number
        return None

    @property
    def detected(self) -> bool:
        """Whether anything failed in the faulty form."""
        return bool(failures(self.faulty))

    @property
    def repairable(self) -> bool:
        """Whether the corrected form is better at all."""
        right = self.corrected
        return right is not None and right["score"] - self.faulty["score"] > POINTS

    def repaired(self, how: str = "mended") -> bool:
        """Whether `fix` reached the score of the corrected form.

        With how="advised" also by changes that it did not keep, because so few rows do
        not show that they help.
        """
        right = self.corrected
        mended = self.faulty.get(how, -math.inf)
        return right is not None and mended > right["score"] - POINTS


def failures(row: Row) -> list[str]:
    """Return the failures of a line that are no consequence, in their order."""
    return [
        f"{check}/{because}"
        for check, because, verdict in row["problems"]
        if verdict == "fail"
    ]


def outcomes(programs: Collection[Program], path: Path) -> list[Outcome]:
    """Return what came out of every program in a file."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    rows = {(row["post"], row["form"]): row for row in lines if "error" not in row}
    return [
        Outcome(program, row, rows.get((program.post, "corrected")))
        for program in programs
        if (row := rows.get((program.post, "faulty"))) is not None
    ]


def print_table(programs: Collection[Program], path: Path) -> None:
    """Print what came out of every program, and the sums, in Markdown."""
    every = outcomes(programs, path)
    titles = "program|causes|faulty|corrected|fix|advice|place|found first"
    print(f"| {' | '.join(titles.split('|'))} |")
    print("|---" * len(titles.split("|")) + "|")
    for one in every:
        row, right = one.faulty, one.corrected
        found = row["problems"]
        first = "/".join(found[0][:2]) if found else "nothing"
        weak = " (warning)" if found and found[0][2] == "warn" else ""
        score = "" if right is None else _short(right["score"])
        causes = ", ".join(one.program.causes) or "none"
        print(
            f"| {row['post']} | {causes} | {_short(row['score'])} | {score} | "
            f"{row.get('mended', math.nan):.2f} | {row.get('advised', math.nan):.2f} | "
            f"{one.place or '–'} | {first}{weak} |"
        )
    faulty = [one for one in every if one.program.causes]
    able = [one for one in faulty if one.repairable]
    right = [one.corrected for one in every if one.corrected is not None]
    right += [one.faulty for one in every if not one.program.causes]
    alarms = [row for row in right if failures(row)]
    print()
    for words, hits, of in (
        ("a right cause first", [one for one in faulty if one.place == 1], faulty),
        ("among the first two", [one for one in faulty if one.place in (1, 2)], faulty),
        ("detected", [one for one in faulty if one.detected], faulty),
        ("failures of corrected programs", alarms, right),
        ("repaired of the repairable", [one for one in able if one.repaired()], able),
        (
            "with what few rows do not show",
            [one for one in able if one.repaired("advised")],
            able,
        ),
    ):
        print(f"- {words}: {len(hits)} of {len(of)}")
    for row in alarms:
        mended = row.get("mended", math.nan)
        print(
            f"- {row['post']} corrected: {', '.join(failures(row))}; its score is "
            f"{row['score']:.2f}, with the advice {mended:.2f}"
        )


def _short(score: float) -> str:
    """Return a score for the table; of what blew up the order of magnitude."""
    return f"{score:.2f}" if abs(score) < 1000 else f"{score:.0e}"
