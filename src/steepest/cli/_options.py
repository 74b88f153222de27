"""Every option that describes a training, written down once for all commands."""

from typing import Annotated, Any

import typer

from ._completion import complete_data, complete_runs, names_of


def _option(flag: str, panel: str, metavar: str, text: str, **more: Any) -> Any:
    return typer.Option(flag, metavar=metavar, help=text, rich_help_panel=panel, **more)


Data = Annotated[
    str,
    typer.Argument(
        metavar="DATA",
        help="A built-in set (digits, iris, wine, breast-cancer, diabetes, linnerud), "
        "a table (.csv, .tsv, .parquet), a folder of class folders of images, or "
        "arrays (.npz, .npy).",
        autocompletion=complete_data,
    ),
]
RunFolder = Annotated[
    str,
    typer.Argument(
        metavar="RUN",
        help="A run's folder, or its name in 'runs'.",
        autocompletion=complete_runs,
    ),
]

NewData = Annotated[
    str,
    typer.Argument(
        metavar="DATA",
        help="Of the same kind as what was trained on; an image file works too.",
        autocompletion=complete_data,
    ),
]

DATA = "Data"
Target = Annotated[
    str | None,
    _option("--target", DATA, "COLUMN", "The column to predict, or several: a,b."),
]
Task = Annotated[
    str | None,
    _option(
        "--task",
        DATA,
        "TASK",
        "classification or regression; otherwise the target tells.",
    ),
]
Validation = Annotated[
    str,
    _option("--validation", DATA, "SHARE|PATH", "Rows put aside to check on."),
]
Test = Annotated[
    str | None, _option("--test", DATA, "PATH", "Rows to look at once, at the end.")
]
Scaling = Annotated[
    str,
    _option(
        "--scaling",
        DATA,
        "HOW",
        "standard (mean 0, deviation 1 in the training part), center or none.",
    ),
]
ClassWeight = Annotated[
    str | None,
    _option(
        "--class-weight",
        DATA,
        "WEIGHTS",
        "balanced, or a weight per class: cat=2,dog=1.",
    ),
]
SkipBad = Annotated[
    bool,
    typer.Option(
        "--skip-bad",
        help="Leave out and count rows and images that cannot be used.",
        rich_help_panel=DATA,
    ),
]
ImageSize = Annotated[
    str | None,
    _option("--image-size", DATA, "H[xW]", "Resize images to this many pixels."),
]
Features = Annotated[
    str,
    _option(
        "--features",
        DATA,
        "NAMES",
        "raw, color-histogram, hog, visual-words, polar; several: hog,polar.",
    ),
]
Augment = Annotated[
    str | None,
    _option("--augment", DATA, "HOW", "horizontal-flip: mirror images at random."),
]

MODEL = "Model"
ModelName = Annotated[
    str,
    _option(
        "--model",
        MODEL,
        "NAME",
        "linear, mlp, or your own: package.module:name.",
        autocompletion=names_of("model"),
    ),
]
Hidden = Annotated[
    str, _option("--hidden", MODEL, "N[,N…]", "Units of the mlp's hidden layers.")
]
Activation = Annotated[
    str,
    _option(
        "--activation",
        MODEL,
        "NAME",
        "relu, tanh, sigmoid, gelu or identity.",
        autocompletion=names_of("activation"),
    ),
]
Start = Annotated[
    str | None,
    _option(
        "--start",
        MODEL,
        "NAME",
        "First weights: he, glorot, lecun or zero.",
        autocompletion=names_of("start"),
    ),
]
Dropout = Annotated[
    float,
    _option("--dropout", MODEL, "SHARE", "Hidden units left out at every step."),
]
InputDropout = Annotated[
    float, _option("--input-dropout", MODEL, "SHARE", "Inputs left out at every step.")
]

OBJECTIVE = "Objective"
LossName = Annotated[
    str | None,
    _option(
        "--loss",
        OBJECTIVE,
        "NAME",
        "softmax-cross-entropy, hinge, squared-error, huber, …; otherwise the task "
        "tells.",
        autocompletion=names_of("loss"),
    ),
]
LossOption = Annotated[
    list[str],
    _option("--loss-option", OBJECTIVE, "KEY=VALUE", "Such as margin=2; repeatable."),
]
PenaltyName = Annotated[
    str | None,
    _option(
        "--penalty",
        OBJECTIVE,
        "NAME",
        "l1, l2 or elastic-net, of the weights.",
        autocompletion=names_of("penalty"),
    ),
]
PenaltyOption = Annotated[
    list[str],
    _option(
        "--penalty-option", OBJECTIVE, "KEY=VALUE", "Such as l1-ratio=0.3; repeatable."
    ),
]
PenaltyStrength = Annotated[
    float, _option("--penalty-strength", OBJECTIVE, "λ", "How much the penalty counts.")
]

DESCENT = "Descent"
OptimizerName = Annotated[
    str,
    _option(
        "--optimizer",
        DESCENT,
        "NAME",
        "sgd, momentum, adam, adamw, lion, newton-cg, … (all of Optax).",
        autocompletion=names_of("optimizer"),
    ),
]
OptimizerOption = Annotated[
    list[str],
    _option(
        "--optimizer-option", DESCENT, "KEY=VALUE", "Such as momentum=0.9; repeatable."
    ),
]
LearningRate = Annotated[
    str,
    _option(
        "--learning-rate", DESCENT, "auto|η", "Length of a step; auto tries a range."
    ),
]
ScheduleName = Annotated[
    str,
    _option(
        "--schedule",
        DESCENT,
        "NAME",
        "How η moves: constant, cosine, linear, exponential, staircase, …",
        autocompletion=names_of("schedule"),
    ),
]
ScheduleOption = Annotated[
    list[str],
    _option("--schedule-option", DESCENT, "KEY=VALUE", "Such as end=0.1; repeatable."),
]
Warmup = Annotated[
    int, _option("--warmup", DESCENT, "STEPS", "Steps over which η first rises.")
]
BatchSize = Annotated[
    str,
    _option("--batch-size", DESCENT, "auto|N|full", "Examples that a step looks at."),
]
Epochs = Annotated[
    int, _option("--epochs", DESCENT, "N", "Passes over the training rows.")
]
ClipNorm = Annotated[
    float | None,
    _option("--clip-norm", DESCENT, "NORM", "Shorten gradients longer than this."),
]
Patience = Annotated[
    int | None,
    _option(
        "--patience",
        DESCENT,
        "N",
        "Stop after N evaluations in which validation did not improve.",
    ),
]
Seed = Annotated[
    int,
    _option("--seed", DESCENT, "N", "Decides the split, the start and the order."),
]
Dtype = Annotated[
    str, _option("--dtype", DESCENT, "TYPE", "Precision: float32 or float64.")
]

Json = Annotated[
    bool, typer.Option("--json", help="Print exactly one JSON object instead.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
