"""`steepest sweep`."""

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from ..language import told
from ..settings import as_command
from . import _console as console
from . import _options as options
from ._loading import loading
from ._progress import shown_progress
from ._settings import FIELDS, settings_from_options, takes_settings
from ._signals import stopping

# they are tried, or take part in no sweep
LEFT_OUT = {
    *("learning_rate", "batch_size", "penalty", "penalty_options"),
    *("penalty_strength", "patience"),
}


@takes_settings(*(name for name in FIELDS if name not in LEFT_OUT))
def sweep(
    *,
    rates: Annotated[
        str,
        typer.Option(metavar="η,…", help="The learning rates, separated by commas."),
    ] = "0.0001,0.001,0.01,0.1",
    l2: Annotated[
        str,
        typer.Option(metavar="λ,…", help="The strengths of the l2 penalty."),
    ] = "0",
    batch_sizes: Annotated[
        str, typer.Option(metavar="B,…", help="The batch sizes; full is one of them.")
    ] = "auto",
    seeds: Annotated[
        int,
        typer.Option(
            metavar="N", max=1000, help="How many starts and orders of the rows to try."
        ),
    ] = 1,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Processes for batch sizes and seeds; -1 for all processors.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the result into a .png or .svg."),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    **typed: Any,
) -> None:
    """Train with every combination of rates, penalties, batch sizes and seeds.

    For example:
      steepest sweep
      steepest sweep wine.csv --target quality --rates 0.001,0.01 --l2 0,1e-4,1e-2
      steepest sweep digits --model mlp --batch-sizes 16,64 --seeds 3 --out sweep.png
    """
    settings = settings_from_options(typed)
    with stopping() as stop, shown_progress(quiet, stop) as tell:
        with loading():
            from ..training import numbers_of, sizes_of
            from ..training import sweep as swept

        found = swept(
            settings,
            rates=numbers_of("rates", rates),
            l2=numbers_of("l2", l2),
            batch_sizes=sizes_of(batch_sizes),
            seeds=seeds,
            jobs=jobs,
            on_progress=tell,
        )
    from ..report import draw_sweep, sweep_sentences, sweep_table

    picture = None if out is None else draw_sweep(found, out)
    if as_json:
        drawn = None if picture is None else str(picture)
        console.print_json({**found.to_json(), "picture": drawn})
    else:
        rows = sweep_table(found)
        lines = console.columns(rows, right=tuple(range(len(rows[0]))))
        sentences = map(console.wrapped, sweep_sentences(found))
        console.result("\n".join([*lines, "", *sentences]))
        if found.worked:
            command = shlex.join(as_command(found.settings))
            console.result(told(f"Train with it:  {command}"))
        if picture is not None:
            console.result(told(f"Drawn in {picture}"))
    if not found.worked:
        raise typer.Exit(1)
