"""Arguments and options that several commands share."""

from typing import Annotated

import typer

from ._completion import complete_data, complete_runs
from ._settings import settings_from_options, typer_option

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
        help="Data like those trained on; a single image file works, too.",
        autocompletion=complete_data,
    ),
]
SkipBad = Annotated[bool, typer_option("skip_bad")]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Refuse texts that the training rows do not have, instead of counting "
        "them as none of those known.",
    ),
]
Memory = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE",
        help="Read a table, .npy or folder that takes more some rows at a time, such "
        "as 2GB; otherwise half of what is free.",
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="Print exactly one JSON object instead.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
OwnModel = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="package.module:name",
        help="The run's model, if it is your own code: imported only if named here.",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Write over the file if it exists.")
]


def bytes_of(memory: str | None) -> int | None:
    """Return the bytes that --memory means.

    Raises
    ------
    SettingError
        If it is no number of bytes.
    """
    return settings_from_options({"memory": memory}).memory
