"""`steepest rates`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import _console as console
from . import _options as options
from ._progress import shown_progress
from ._settings import FIELDS, asks_for, settings_asked
from ._signals import stopping

if TYPE_CHECKING:
    from ..diagnosis import LearningRates


# What no trial has: its rate is what is tried, and stays as it is for 96 steps; in how
# many orders the rows come is for `--seeds` to say.
LEFT_OUT = {
    *("learning_rate", "schedule", "schedule_options", "warmup", "patience", "shuffle")
}


@asks_for(*(name for name in FIELDS if name not in LEFT_OUT))
def rates(
    *,
    around: Annotated[
        float | None,
        typer.Option(
            metavar="η", help="Try rates around this one.  [default: 1e-5 to 30]"
        ),
    ] = None,
    seeds: Annotated[
        int, typer.Option(metavar="N", help="How many orders of the rows to try.")
    ] = 3,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the curve into a .png or .svg."),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    **typed: Any,
) -> None:
    """Try learning rates for a few steps, and say which of them work.

    For example:
      steepest rates
      steepest rates wine.csv --target quality --model mlp --out rates.png
      steepest rates --optimizer sgd --optimizer-option momentum=0.9 --json
    """
    settings = settings_asked(typed)
    with stopping() as stop, shown_progress(quiet, stop) as tell:
        from .._core import keep_compiled_programs
        from ..descent import Progress
        from ..diagnosis import learning_rates
        from ..training import material

        keep_compiled_programs()
        tell(Progress("loading"))
        made = material(settings, tell)

        def on_trial(done: int, of: int) -> None:
            unknown = float("nan")  # how long each will take
            tell(
                Progress("trying learning rates", step=done, steps=of, seconds=unknown)
            )

        found = learning_rates(
            made.start.objective,
            made.start.params,
            made.rows,
            validation=made.validation,
            optimizer=settings.optimizer,
            optimizer_options=dict(settings.optimizer_options),
            around=around,
            batch_size=settings.batch_size,
            epochs=settings.epochs,
            clip_norm=settings.clip_norm,
            seeds=seeds,
            dtype=settings.dtype,
            on_trial=on_trial,
        )
    picture = None
    if out is not None:
        from ..report import draw_rates

        picture = draw_rates(found, out)
    if as_json:
        console.print_json({**_fields(found), "picture": picture and str(picture)})
    else:
        console.result("\n".join(_described(found)))
        if picture is not None:
            console.result(f"Drawn in {picture}")
    if found.interval is None:
        raise typer.Exit(1)


def _described(found: "LearningRates") -> list[str]:
    heading = ["learning rate", "training loss"]
    if found.validation is not None:
        heading.append("validation loss")
    rows = [[*heading, ""]]
    interval = found.interval
    for k, rate in enumerate(found.rates):
        cells = [f"{rate:.3g}", _loss(found.train[:, k])]
        if found.validation is not None:
            cells.append(_loss(found.validation[:, k]))
        works = interval is not None and interval.low <= rate <= interval.high
        rows.append([*cells, "works" if works else ""])
    lines = console.columns(rows, right=tuple(range(len(heading))))
    size = f"batches of {found.batch_size}"
    if found.batch_size != found.own_batch_size:
        size += f" (instead of {found.own_batch_size}, which would take long)"
    n = len(found.train)
    said = [
        f"Losses after {found.steps} steps of {found.optimizer} with {size}, "
        f"{n} times in another order; {found.start:.4g} before the first."
    ]
    if interval is None:
        alone = found.validation is None
        said.append(
            f"No learning rate lowered the {'loss' if alone else 'training loss'}"
            f"{'' if alone else ' without raising the validation loss'}. "
            "Look at the data and the start."
        )
    else:
        lows = [each.low for each in found.intervals]
        highs = [each.high for each in found.intervals]
        said.append(
            f"Rates from {interval.low:.2g} to {interval.high:.2g} work"
            + (
                f"; from order to order, from {min(lows):.2g} … {max(lows):.2g} to "
                f"{min(highs):.2g} … {max(highs):.2g}."
                if n > 1
                else "."
            )
        )
        long = " for a run of this length" if found.long_run else ""
        said.append(f"Recommended{long}: {found.recommended:.3g}")
    if found.edge is not None:
        said.append(
            f"At the start a parabola would be stable up to {found.edge.rate:.2g}, "
            f"by {found.edge.formula}; training can go on above it."
        )
    return [*lines, "", *map(console.wrapped, said)]


def _loss(losses: Any) -> str:
    mean = float(losses.mean())
    return f"{mean:.4g}" if mean < float("inf") else "not finite"


def _fields(found: "LearningRates") -> dict[str, Any]:
    interval, edge = found.interval, found.edge
    held_out = found.validation
    return {
        "optimizer": found.optimizer,
        "steps": found.steps,
        "batch_size": found.batch_size,
        "start": found.start,
        "rates": found.rates.tolist(),
        "train": found.train.tolist(),
        "validation": None if held_out is None else held_out.tolist(),
        "interval": None if interval is None else interval._asdict(),
        "intervals": [each._asdict() for each in found.intervals],
        "recommended": found.recommended,
        "edge": None
        if edge is None
        else {
            "rate": edge.rate,
            "low": edge.low,
            "high": edge.high,
            "sharpness": edge.sharpness.value,
            "formula": edge.formula,
        },
    }
