"""The view of a training: one at a time, which the page drives step by step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from .._core import keep_compiled_programs
from ..diagnosis import Examination
from ..errors import SettingError
from ..runs import new_folder, write_run
from ..settings import NAMES, as_command, as_python
from ..training import LiveTraining, Material, material, plane_of, rate_fan
from . import _finished
from ._asked import settings_of
from ._client import Client
from ._frames import Reply
from ._messages import Message
from ._moments import beginning, in_both, moment
from ._options import options_by_name
from ._session import Session
from ._sources import keep

CHOICES = (
    *("data", "model", "activation", "loss", "optimizer", "schedule", "start"),
    *("penalty", "scaling", "features", "task"),
)
FASTEST = 2000  # steps between two frames, at most
SHOWN_ROWS = 24
MEMBERS = 24  # learning rates side by side, at most
FAN_STEPS = 2000

_session: Session | None = None
_loaded: tuple[Any, Material] | None = None
"""The last data, kept so that another rate or model does not read them again."""


def warm_up() -> None:
    """Keep compiled programs, so that the next start is quicker."""
    keep_compiled_programs()


def go_on() -> float | None:
    """Take the next steps of the training that plays."""
    if _session is None:
        return None
    try:
        return _session.go_on(moment)
    except Exception as error:
        _session.playing = False
        _session.client.send_error(error, _session.message)
        raise


def choices(message: Message, client: Client) -> Reply:
    """Answer with the names that can be chosen."""
    del message
    return Reply(
        {
            **{kind: NAMES[kind] for kind in CHOICES},
            "options": options_by_name(),
            "opened": client.opened.data,
        }
    )


def dropped(message: Message, client: Client) -> Reply:
    """Keep a dropped file, and answer with its key."""
    name, content = message.text("name"), message.fields.get("content")
    if not isinstance(content, bytes):
        raise SettingError("A file is dropped with its bytes.")
    return Reply({"key": keep(client.opened, name, content), "name": name})


def begin(message: Message, client: Client) -> None:
    """Read the data, build the model, and answer with what is known, then frames."""
    global _session
    settings = settings_of(message, client.opened)
    live = LiveTraining(_material_of(settings))
    if _session is not None and _session.client is not client:
        _taken_over(_session)
    _session = Session(live, client, message)
    client.send(beginning(_session), message)
    _session.tell(moment)


def _material_of(settings: Any) -> Material:
    """Return the material of some settings; rows that were read are kept."""
    global _loaded
    key = tuple(
        repr(getattr(settings, name))
        for name in (
            *("data", "target", "task", "validation", "scaling", "features", "seed"),
            *("skip_bad", "no_header", "join_classes", "image_size", "decimal"),
            *("thousands", "encoding"),
        )
    )
    if _loaded is not None and _loaded[0] == key:
        loaded = _loaded[1].with_settings(settings)
    else:
        loaded = material(settings)
    _loaded = key, loaded
    return loaded


def _taken_over(session: Session) -> None:
    """Tell a page that another one has begun a training."""
    session.playing = False
    session.client.send(Reply({"kind": "taken"}), session.message)


def _of(client: Client) -> Session:
    if _session is None or _session.client is not client:
        raise SettingError("There is no training here. Begin one.")
    return _session


def _driving(change: Callable[[Session, Message], None]) -> Any:
    """Return an answer that changes how the training of a page goes."""

    def answer(message: Message, client: Client) -> Reply:
        session = _of(client)
        change(session, message)
        return Reply({"playing": session.playing})

    return answer


def _play(session: Session, message: Message) -> None:
    session.speed = message.whole("speed", 1, FASTEST, session.speed)
    session.playing = not session.over


def _pause(session: Session, message: Message) -> None:
    del message
    session.playing = False
    session.tell(moment)


def _step(session: Session, message: Message) -> None:
    session.playing = False
    end = session.live.descent.step + message.whole("steps", 1, FASTEST, 1)
    while not session.over and session.live.descent.step < end:
        session.take(end - session.live.descent.step)
    session.tell(moment)


def _epoch(session: Session, message: Message) -> None:
    del message
    descent = session.live.descent
    session.playing = False
    end = (descent.step // descent.steps_per_epoch + 1) * descent.steps_per_epoch
    while not (session.over or session.client.closed) and descent.step < end:
        session.take(end - descent.step)
    session.tell(moment)


def _rate(session: Session, message: Message) -> None:
    rate = message.real("learning_rate", 1e-12, 1e6)
    session.live.descent.change_rate(rate)
    if not session.playing:
        session.tell(moment)


def _plane(session: Session, message: Message) -> None:
    splits = session.live.material.splits
    n = len(splits.train.feature_names or ()) or splits.train.inputs.shape[-1]
    columns = [message.whole(name, 0, n - 1) for name in ("first", "second")]
    session.plane = plane_of(splits.train, splits.encoding, columns)
    session.client.send(beginning(session), session.message)
    session.tell(moment)


def rows(message: Message, client: Client) -> Reply:
    """Answer with some rows that the training is looked at on."""
    session = _of(client)
    live = session.live
    splits = live.material.splits
    part = splits.validation if splits.validation is not None else splits.train
    chosen = [int(i) for i in message.reals("rows", SHOWN_ROWS, 0, len(part) - 1)]
    inputs = np.asarray(part.inputs[chosen], np.float32)
    names = part.row_names
    return Reply(
        {
            "rows": chosen,
            "names": None if names is None else [str(names[i]) for i in chosen],
            "targets": np.asarray(part.targets)[chosen].tolist(),
        },
        {"inputs": inputs},
    )


def fan(message: Message, client: Client) -> None:
    """Train at many learning rates side by side, and answer with all their losses."""
    settings = settings_of(message, client.opened)
    rates = np.array(message.reals("rates", MEMBERS, 1e-12, 1e6))
    if not len(rates):
        raise SettingError("'rates' holds no learning rate.")
    steps = message.whole("steps", 1, FAN_STEPS, 300)
    for part in rate_fan(_material_of(settings), rates, steps):
        if client.closed:
            return
        client.send(
            Reply({"first": part.step, "more": True}, {"losses": part.losses}), message
        )
    client.send(Reply({"first": steps, "rates": rates.tolist()}), message)


def finish(message: Message, client: Client) -> Reply:
    """Close the run so far, so that it can be diagnosed; it may go on afterwards."""
    del message
    session = _of(client)
    session.playing = False
    run = session.closed()
    _finished.keep(run, session.live.material)
    return Reply({"step": session.live.descent.step, "reason": in_both(run.reason)})


def store(message: Message, client: Client) -> Reply:
    """Store the run so far in the folder of runs."""
    del message
    session = _of(client)
    material = session.live.material
    settings = material.settings
    run = Examination(noise=False)(session.closed(), material)
    with new_folder(settings.data, settings.model, client.opened.runs) as folder:
        stored = write_run(replace(run, seconds=run.seconds), folder)
    return Reply({"run": stored.folder.name if stored.folder else ""})


def export(message: Message, client: Client) -> Reply:
    """Answer with the command and the call that repeat the training."""
    import shlex

    settings = settings_of(message, client.opened)
    return Reply(
        {"command": shlex.join(as_command(settings)), "python": as_python(settings)}
    )


topics = {
    "train.choices": choices,
    "train.file": dropped,
    "train.begin": begin,
    "train.play": _driving(_play),
    "train.pause": _driving(_pause),
    "train.step": _driving(_step),
    "train.epoch": _driving(_epoch),
    "train.rate": _driving(_rate),
    "train.plane": _driving(_plane),
    "train.rows": rows,
    "train.fan": fan,
    "train.finish": finish,
    "train.store": store,
    "train.export": export,
}
