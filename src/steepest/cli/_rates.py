"""`steepest rates`."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..language import told
from . import _console as console
from . import _options as options
from ._loading import loading
from ._progress import shown_progress
from ._settings import FIELDS, settings_from_options, takes_settings
from ._signals import stopping

if TYPE_CHECKING:
    from ..diagnosis import LearningRates


# A trial tries its own learning rate, constant for 96 steps; the orders of the rows are
# those of `--seeds`.
LEFT_OUT = {
    *("learning_rate", "schedule", "schedule_options", "warmup", "shuffle"),
    *("metric", "patience"),
}


@takes_settings(*(name for name in FIELDS if name not in LEFT_OUT))
def rates(
    *,
    around: Annotated[
        float | None,
        typer.Option(
            metavar="η", help="Try rates around this one.  [default: 1e-5 to 30]"
        ),
    ] = None,
    seeds: Annotated[
        int,
        typer.Option(metavar="N", max=100, help="How many orders of the rows to try."),
    ] = 3,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the curve into a .png or .svg."),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    **typed: Any,
) -> None:
    """Try learning rates for a few steps, and show which of them work.

    For example:
      steepest rates
      steepest rates wine.csv --target quality --model mlp --out rates.png
      steepest rates --optimizer sgd --optimizer-option momentum=0.9 --json
    """
    settings = settings_from_options(typed)
    with stopping() as stop, shown_progress(quiet, stop) as tell:
        with loading():
            from .._core import keep_compiled_programs
            from ..descent import Progress
            from ..diagnosis import learning_rates
            from ..training import material

        keep_compiled_programs()
        tell(Progress("loading"))
        loaded = material(settings, tell)

        def on_trial(done: int, of: int) -> None:
            tell(
                Progress("trying learning rates", step=done, steps=of, seconds=math.nan)
            )

        result = learning_rates(
            loaded.objective,
            loaded.params,
            loaded.rows,
            validation=loaded.validation,
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

        picture = draw_rates(result, out)
    if as_json:
        console.print_json({**_fields(result), "picture": picture and str(picture)})
    else:
        console.result("\n".join(_described(result)))
        if picture is not None:
            console.result(told(f"Drawn in {picture}"))
    if result.interval is None:
        raise typer.Exit(1)


def _described(result: "LearningRates") -> list[str]:
    heading = ["learning rate", "training loss"]
    if result.validation is not None:
        heading.append("validation loss")
    rows = [[*map(told, heading), ""]]
    interval = result.interval
    for k, rate in enumerate(result.rates):
        cells = [f"{rate:.3g}", _loss(result.train[:, k])]
        if result.validation is not None:
            cells.append(_loss(result.validation[:, k]))
        works = interval is not None and interval.low <= rate <= interval.high
        rows.append([*cells, told("works") if works else ""])
    lines = console.columns(rows, right=tuple(range(len(heading))))
    size = f"batches of {result.batch_size}"
    if result.batch_size != result.own_batch_size:
        size += f" (instead of {result.own_batch_size}, which would take too long)"
    n = len(result.train)
    sentences = [
        f"Losses after {result.steps} steps of {result.optimizer} with {size}, "
        f"in {n} order{'s' if n > 1 else ''} of the rows; {result.start:.4g} before "
        "the first step."
    ]
    if interval is None:
        alone = result.validation is None
        sentences.append(
            f"No learning rate lowered the {'loss' if alone else 'training loss'}"
            f"{'' if alone else ' without raising the validation loss'}. "
            "Look at the data and the start."
        )
    else:
        lows = [interval.low for interval in result.intervals]
        highs = [interval.high for interval in result.intervals]
        rates = f"{interval.low:.2g} to {interval.high:.2g}"
        if n > 1:
            sentences.append(
                f"Rates from {rates} work; from order to order, from {min(lows):.2g} … "
                f"{max(lows):.2g} to {min(highs):.2g} … {max(highs):.2g}."
            )
        else:
            sentences.append(f"Rates from {rates} work.")
        if result.long_run:
            sentences.append(
                f"Recommended for a run of this length: {result.recommended:.3g}"
            )
        else:
            sentences.append(f"Recommended: {result.recommended:.3g}")
    if result.edge is not None:
        sentences.append(
            f"The edge of stability at the start is {result.edge.rate:.2g}, by "
            f"{result.edge.formula}; training can go on above it."
        )
    return [*lines, "", *map(console.wrapped, sentences)]


def _loss(losses: Any) -> str:
    mean = float(losses.mean())
    return f"{mean:.4g}" if mean < float("inf") else told("not finite")


def _fields(result: "LearningRates") -> dict[str, Any]:
    interval, edge = result.interval, result.edge
    validation = result.validation
    return {
        "optimizer": result.optimizer,
        "steps": result.steps,
        "batch_size": result.batch_size,
        "start": result.start,
        "rates": result.rates.tolist(),
        "train": result.train.tolist(),
        "validation": None if validation is None else validation.tolist(),
        "interval": None if interval is None else interval._asdict(),
        "intervals": [interval._asdict() for interval in result.intervals],
        "recommended": result.recommended,
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
