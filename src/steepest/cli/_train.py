"""`steepest train`."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from ..errors import SettingError
from . import _console as console
from . import _options as options
from ._asked import asked_settings
from ._progress import shown_progress
from ._signals import stopping


def train(
    context: typer.Context,
    data: options.Data = "digits",
    target: options.Target = None,
    task: options.Task = None,
    validation: options.Validation = "0.1",
    test: options.Test = None,
    features: options.Features = "raw",
    scaling: options.Scaling = "standard",
    class_weight: options.ClassWeight = None,
    skip_bad: options.SkipBad = False,
    image_size: options.ImageSize = None,
    augment: options.Augment = None,
    model: options.ModelName = "linear",
    hidden: options.Hidden = "128",
    activation: options.Activation = "relu",
    start: options.Start = None,
    dropout: options.Dropout = 0.0,
    input_dropout: options.InputDropout = 0.0,
    loss: options.LossName = None,
    loss_options: options.LossOption = [],  # noqa: B006
    penalty: options.PenaltyName = None,
    penalty_options: options.PenaltyOption = [],  # noqa: B006
    penalty_strength: options.PenaltyStrength = 0.0,
    optimizer: options.OptimizerName = "adam",
    optimizer_options: options.OptimizerOption = [],  # noqa: B006
    learning_rate: options.LearningRate = "auto",
    schedule: options.ScheduleName = "cosine",
    schedule_options: options.ScheduleOption = [],  # noqa: B006
    warmup: options.Warmup = 0,
    batch_size: options.BatchSize = "auto",
    epochs: options.Epochs = 20,
    clip_norm: options.ClipNorm = None,
    patience: options.Patience = None,
    seed: options.Seed = 0,
    dtype: options.Dtype = "float32",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The run's folder.  [default: runs/DATE-TIME-DATA-MODEL]",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run that --out holds.")
    ] = False,
    watch: Annotated[
        str,
        typer.Option(
            metavar="on|off",
            help="Whether to warn of what goes wrong while it trains.",
        ),
    ] = "on",
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Train a model and save the run.

    For example:
      steepest train
      steepest train iris --model mlp --hidden 64,32
      steepest train wine.csv --target quality --task regression --loss huber
      steepest train photos/ --test more-photos/ --augment horizontal-flip
      steepest train --optimizer sgd --optimizer-option momentum=0.9 --batch-size 1
    """
    if resume and out is None:
        raise SettingError(
            "--resume needs the run to go on with: --resume --out runs/NAME."
        )
    if watch not in ("on", "off"):
        raise SettingError(f"--watch takes on or off; got '{watch}'.")
    with stopping() as stop, shown_progress(quiet, stop, watch == "on") as tell:
        from ..diagnosis import Examination  # slow to load, and someone looks on
        from ..runs import new_folder
        from ..training import train as trained
        from ._result import described, fields

        settings = asked_settings(context.params)
        looking = Examination(noise=watch == "on")
        with nullcontext(out) if out else new_folder(data, model) as folder:
            run = trained(
                settings,
                out=folder,
                resume=resume,
                on_progress=tell,
                should_stop=stop,
                watch=looking.watch,
                examine=looking,
            )
    if as_json:
        console.print_json(fields(run))
    else:
        console.result(described(run))
    if not run.outcome.succeeded:
        raise typer.Exit(1)
