"""The view of lessons: experiments, trials with settings, and one's own picture."""

from typing import Any

import numpy as np

from .._core import keep_compiled_programs
from ..data import decode_image
from ..errors import DataError
from ..experiments import (
    Choice,
    Grid,
    Panel,
    Tried,
    experiments,
    features_of_image,
    trials,
)
from ..language import told
from ._client import Client
from ._frames import Reply
from ._messages import Message


def list_lessons(message: Message, client: Client) -> Reply:
    """Answer with every trial and experiment, in the language of the page."""
    del message, client
    listed = [
        {
            "name": trial.name,
            "title": told(trial.title),
            "claim": told(trial.claim),
            "choices": [_choice(choice) for choice in trial.choices],
            "presets": [
                {"label": told(label), "settings": dict(settings)}
                for label, settings in trial.presets.items()
            ],
        }
        for trial in trials.values()
    ]
    claims = [
        {"name": one.name, "group": one.group, "claim": told(one.claim)}
        for one in experiments.values()
    ]
    return Reply({"trials": listed, "experiments": claims})


def try_trial(message: Message, client: Client) -> Reply:
    """Answer with what came out of a trial with these settings."""
    del client
    settings = message.fields.get("settings")
    trial = trials[message.text("name", 60)]
    return _tried(trial.tried(**(settings if isinstance(settings, dict) else {})))


def measure_experiment(message: Message, client: Client) -> Reply:
    """Answer with what an experiment measured."""
    del client
    experiment = experiments[message.text("name", 60)]
    measured = experiment.measure()
    reply = _tried(Tried((), measured.panels))
    says = list(experiment.sentences(measured))
    correction = told(experiment.correction) if experiment.correction else ""
    more = {"says": says, "correction": correction}
    return Reply({**reply.header, **more}, reply.arrays)


def look_at_picture(message: Message, client: Client) -> Reply:
    """Answer with the features of an image that was dropped on the page."""
    del client
    content = message.fields.get("content")
    if not isinstance(content, bytes):
        raise DataError("Drop an image here: a PNG or JPEG file.")
    return _tried(features_of_image(decode_image(content)))


def warm_up() -> None:
    """Nothing is compiled until a lesson is chosen."""
    keep_compiled_programs()


topics = {
    "lessons.list": list_lessons,
    "lessons.try": try_trial,
    "lessons.measure": measure_experiment,
    "lessons.picture": look_at_picture,
}


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "name": choice.name,
        "label": told(choice.label),
        "usual": choice.usual,
        "low": choice.low,
        "high": choice.high,
        "log": choice.log,
        "whole": choice.whole,
        "words": [{"value": word, "label": told(word)} for word in choice.words],
    }


def _tried(tried: Tried) -> Reply:
    arrays: dict[str, Any] = {}
    panels = [_panel(panel, i, arrays) for i, panel in enumerate(tried.panels)]
    grids = []
    for i, row in enumerate(tried.grids):
        grids.append(
            [_grid(grid, f"grid:{i}:{j}", arrays) for j, grid in enumerate(row)]
        )
    images = []
    for i, (title, pixels) in enumerate(tried.images):
        arrays[f"image:{i}"] = pixels
        images.append({"title": told(title), "array": f"image:{i}"})
    header = {
        "says": [told(text) for text in tried.says],
        "panels": panels,
        "grids": grids,
        "images": images,
    }
    return Reply(header, arrays)


def _grid(grid: Grid, name: str, arrays: dict[str, Any]) -> dict[str, str]:
    arrays[name] = np.asarray(grid.rows)
    return {"title": told(grid.title), "array": name}


def _panel(panel: Panel, i: int, arrays: dict[str, Any]) -> dict[str, Any]:
    curves = []
    for j, curve in enumerate(panel.curves):
        arrays[f"y:{i}:{j}"] = np.asarray(curve.y, float)
        names = None
        if curve.style == "bars":
            names = [told(str(name)) for name in curve.x]
        else:
            arrays[f"x:{i}:{j}"] = np.asarray(curve.x, float)
        label = told(curve.label) if curve.label else ""
        curves.append({"label": label, "style": curve.style, "names": names})
    return {
        "title": told(panel.title),
        "xLabel": told(panel.x_label),
        "yLabel": told(panel.y_label),
        "logX": panel.log_x,
        "logY": panel.log_y,
        "equal": panel.equal,
        "low": panel.low,
        "high": panel.high,
        "curves": curves,
    }
