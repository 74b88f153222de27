"""The training that the page drives: its steps, and when the page is told of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..descent import Progress
from ..diagnosis import Watch
from ..runs import Run
from ..training import LiveTraining, Plane, plane_of
from ._client import Client
from ._frames import Reply
from ._messages import Message

FRAME = 1 / 30  # seconds between two frames, at least
SHORT = 0.03  # seconds of a call: messages are answered between two of them
LONG = 0.15  # seconds after which a frame is sent, however few steps it shows


@dataclass
class Session:
    """One training, the page that watches it, and how fast it is to go.

    Attributes
    ----------
    live : LiveTraining
        Whose steps are taken.
    client, message : Client, Message
        The page, and the question that all frames answer.
    speed : int
        Steps between two frames.
    playing : bool
        Whether steps are taken without being asked for.
    plane : Plane or None
        The two inputs whose map is shown.
    """

    live: LiveTraining
    client: Client
    message: Message
    speed: int = 10
    playing: bool = False
    plane: Plane | None = None
    run: Run | None = None
    pending: list[dict[str, np.ndarray]] = field(default_factory=list)
    first: int = 0
    told_epochs: int = 0
    warnings: list[dict[str, Any]] = field(default_factory=list)
    watches: dict[str, Watch] = field(
        default_factory=lambda: {name: Watch(name) for name in ("en", "ko")}
    )
    _pace: float = 0.0
    _sent: float = 0.0

    def __post_init__(self) -> None:
        """Choose the first two inputs as the plane."""
        splits = self.live.material.splits
        self.plane = plane_of(splits.train, splits.encoding)

    @property
    def over(self) -> bool:
        """Whether no step is left."""
        return self.live.descent.over

    def go_on(self, show: Callable[["Session"], Reply]) -> float | None:
        """Take some steps if it plays; return when to go on, None for not at all."""
        if self.client.closed:
            self.playing = False
        if not self.playing:
            return None
        if self.client.is_slow:
            return FRAME
        taken = self.live.descent.step - self.first
        if taken < self.speed:
            self.take(self.speed - taken)
            taken = self.live.descent.step - self.first
        since = time.perf_counter() - self._sent
        if taken < self.speed and not self.over and since < LONG:
            return 0.0
        if since < FRAME and not self.over:
            return FRAME - since
        self.tell(show)
        return None if self.over else 0.0

    def take(self, steps: int) -> None:
        """Take steps, no more than fit into a moment."""
        if self._pace:
            steps = max(1, min(steps, int(SHORT / self._pace)))
        else:
            steps = min(steps, 2)  # the first ones compile
        began, first = time.perf_counter(), self.live.descent.step == 0
        recorded = dict(self.live.advance(steps))
        if not recorded:
            return
        self.run = None
        if not first:
            pace = (time.perf_counter() - began) / len(recorded["loss"])
            self._pace = pace if not self._pace else 0.7 * self._pace + 0.3 * pace
        self.pending.append(recorded)
        self._warn(recorded)

    def tell(self, show: Callable[["Session"], Reply]) -> None:
        """Send what has been recorded since the last frame."""
        if self.over:
            self.playing = False
        self._sent = time.perf_counter()
        reply = show(self)
        self.pending, self.first = [], self.live.descent.step
        self.warnings = []
        self.client.send(reply, self.message)

    def closed(self) -> Run:
        """Return the run so far; the same as long as no step is taken."""
        if self.run is None:
            self.run = self.live.close()
        return self.run

    def _warn(self, recorded: dict[str, np.ndarray]) -> None:
        descent = self.live.descent
        progress = Progress(
            "training", step=descent.step, steps=descent.steps, recorded=recorded
        )
        said = {name: watch(progress) for name, watch in self.watches.items()}
        self.warnings += [
            {"step": descent.step, "en": english, "ko": korean}
            for english, korean in zip(said["en"], said["ko"], strict=True)
        ]
