"""A stored run whose model is somebody's own code: imported only when the user says."""

import re
from dataclasses import replace
from pathlib import Path

from .._core._located import looks_into
from ..errors import SettingError
from ..settings import Settings
from ._objective import is_path

PATH = re.compile(r"[\w.]+:\w+")


def with_own_model(
    asked: Settings, folder: str | Path | None, model: str | None
) -> Settings:
    """Return a stored run's settings with the model that the user names.

    A run's folder may come from anyone, and an import runs code. So what the folder
    names is never imported for that reason, and never from the folder.

    Parameters
    ----------
    asked : Settings
        What the folder says was asked for.
    folder : path or None
        The run's.
    model : str or None
        "package.module:name" as the user wrote it, where the run has a model of its
        own; the module may have moved since.

    Raises
    ------
    SettingError
        If the run's model is somebody's own code and the user names none, or one that
        lies in the run's folder; or if a model is named for a run of another one.
    """
    found = asked.model
    if not is_path(found):
        if model is None or model == found:
            return asked
        raise SettingError(
            f"The run in '{folder}' has the model {found!r}, not '{model}'. Leave the "
            "model out: only a model of your own code must be named."
        )
    example = found if PATH.fullmatch(found) else "package.module:name"
    if model is None:
        raise SettingError(
            f"The run in '{folder}' has a model that is somebody's own code: it names "
            f"{found!r}. A folder from elsewhere could run anything that way, so code "
            "is imported only when you name it. If you know and trust that module, "
            f"add --model {example} (in Python: model='{example}')."
        )
    if not is_path(model):
        raise SettingError(
            f"The run in '{folder}' has a model that is somebody's own code, "
            f"{found!r}, and not '{model}'. Give --model {example}."
        )
    if folder is not None and looks_into(model.partition(":")[0], Path(folder)):
        raise SettingError(
            f"The import of '{model}' would look into the folder '{folder}', and no "
            "code is taken from a run's folder. Keep your module in another folder, "
            "run the command from there, and name it again with --model."
        )
    return replace(asked, model=model)
