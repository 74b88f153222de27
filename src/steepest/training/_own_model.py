"""A stored run with a user's own model, which is imported only if the user names it."""

import re
from dataclasses import replace
from pathlib import Path

from .._core._located import looks_into
from ..errors import SettingError
from ..settings import Settings
from ._objective import is_path

PATH = re.compile(r"[\w.]+:\w+")


def with_own_model(
    settings: Settings, folder: str | Path | None, model: str | None
) -> Settings:
    """Return a stored run's settings with the model that the user names.

    A run's folder may come from anyone, and an import runs code. So no module is
    imported because the folder names it, and none is imported from the folder.

    Parameters
    ----------
    settings : Settings
        The settings stored in the folder.
    folder : path or None
        The folder of the run.
    model : str or None
        "package.module:name" as the user wrote it, where the run has a user's own
        model; the module may have moved since.

    Raises
    ------
    SettingError
        If the run has a user's own model and the user names none, or one that lies in
        the run's folder; or if the user names a model that the run does not have.
    """
    stored = settings.model
    if not is_path(stored):
        if model is None or model == stored:
            return settings
        raise SettingError(
            f"The run in '{folder}' has the model {stored!r}, not '{model}'. Leave the "
            "model out: only a model of your own code must be named."
        )
    example = stored if PATH.fullmatch(stored) else "package.module:name"
    if model is None:
        raise SettingError(
            f"The run in '{folder}' has a user's own model, {stored!r}. A folder from "
            "elsewhere could run any code that way, so a module is imported only when "
            "you name it. If you know and trust that module, "
            f"add --model {example} (in Python: model='{example}')."
        )
    if not is_path(model):
        raise SettingError(
            f"The run in '{folder}' has a user's own model, {stored!r}, and not "
            f"'{model}'. Give --model {example}."
        )
    if folder is not None and looks_into(model.partition(":")[0], Path(folder)):
        raise SettingError(
            f"The import of '{model}' would look into the folder '{folder}', and no "
            "code is taken from a run's folder. Keep your module in another folder, "
            "run the command from there, and name it again with --model."
        )
    return replace(settings, model=model)
