"""Warnings while a training is still running."""

import math
from collections.abc import Iterator

import numpy as np

from ..descent import Progress
from ._windows import Window, enough_of, error_of, joined, window_of, z_of
from .language import languages, with_numbers

ROSE = 10.0  # times the first losses: chosen
IN_A_ROW = 8  # losses, all of which rose so far: by chance 2⁻⁸ if half of them did
EARLY, STEPS = 0.2, 100  # a loss may stay for a fifth of the steps and 100 of them
STAYED = 0.98  # of the first loss, chosen: a loss above has not fallen
FELL = 0.75  # of the median of the first losses: chosen, outliers do not move it
CLEAR = 4.0  # standard errors: 3e-5, as every window of a run is looked at
LIKELY, ALONE = 1.5, 2.0  # the same, of a fall from some losses, and from a single one
RISEN = 1.1  # times the lowest window, chosen: what rises by less may fall again
LONG = 1.0  # of the length of the weights: a step that replaces them
WINDOWS = 64  # at most; then two neighbors become one
ENOUGH = 20  # losses that are recent: chosen
FEWEST = 4  # measured steps that a statement about steps needs: chosen


class Watch:
    """Warns of a problem that the recorded steps show beyond the noise of batches.

    It only reads what every training records anyway: loss, ‖g‖, ‖ΔW‖, ‖W‖ and cos θ.
    A run gets one warning, since its problems have one cause; a second one only if the
    loss diverges later.

    Parameters
    ----------
    language : {"en", "ko"}
        Of the warnings.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.descent import Progress
    >>> watch = Watch()
    >>> loss = 2.3 + 0.1 * np.sin(np.arange(50))
    >>> watch(Progress("training", step=50, steps=1000, recorded={"loss": loss}))
    []
    >>> later = Progress("training", step=99, steps=1000, recorded={"loss": 40 * loss})
    >>> print(watch(later)[0])
    The loss rose from 2.3 to 88.2: the run diverges. The learning rate may be too high.
    """

    def __init__(self, language: str = "en") -> None:
        self.table = languages[language]
        self.warned: set[str] = set()
        self.head = np.empty(0)
        self.tail = np.empty(0)
        self.windows: list[Window] = []
        self.recent: dict[str, np.ndarray] = {}

    def __call__(self, progress: Progress) -> list[str]:
        """Return the new warnings, as sentences."""
        losses = np.asarray(progress.recorded.get("loss", ()), np.float64)
        losses = losses[np.isfinite(losses)]
        if progress.phase != "training" or not len(losses):
            return []
        with np.errstate(all="ignore"):
            self._remember(progress, losses)
            seen = list(self._seen(progress))
        for code, numbers in seen:
            new = not self.warned or (code == "diverges" and code not in self.warned)
            if new:
                self.warned.add(code)
                numbers |= {"first": float(self.head[0]), "step": progress.step}
                return [with_numbers(self.table[f"watch/{code}"], numbers)]
        return []

    def _remember(self, progress: Progress, losses: np.ndarray) -> None:
        self.head = np.append(self.head, losses)[:IN_A_ROW]
        self.tail = np.append(self.tail, losses)[-IN_A_ROW:]
        for name in ("gradient_norm", "update_norm", "weight_norm"):
            before = self.recent.get(name, np.empty(0))
            self.recent[name] = np.append(before, _finite(progress, name))[-FEWEST:]
        cosines = _finite(progress, "cosine")
        self.windows.append(window_of(losses, cosines))
        if len(self.windows) > WINDOWS:
            pairs = zip(self.windows[::2], self.windows[1::2], strict=False)
            odd = self.windows[-1:] if len(self.windows) % 2 else []
            self.windows = [joined([one, two]) for one, two in pairs] + odd

    def _seen(self, progress: Progress) -> Iterator[tuple[str, dict[str, float]]]:
        """Yield the codes of the current problems, the clearest first."""
        first = float(self.head[0])
        late = progress.step >= max(STEPS, EARLY * progress.steps)
        taken = sum(window.steps for window in self.windows)
        recent = enough_of(self.windows[::-1], max(EARLY * taken, ENOUGH))
        rose = first + ROSE * max(abs(first), 1e-30)
        # the first loss alone may be low by chance; then those after it are not
        at_once = max(rose, float(np.quantile(self.head, 0.25)))
        if (len(self.tail) == IN_A_ROW and self.tail.min() > at_once) or (
            late and recent.lowest > rose
        ):
            yield "diverges", {"last": float(self.tail[-1])}
        stays = self._has_not_fallen(recent)
        gradients = self.recent["gradient_norm"]
        if len(gradients) == FEWEST and not gradients.any() and stays:
            yield "no_slope", {}
        if late and stays:
            yield "stays", {"last": recent.loss}
        yield from self._uphill()
        lengths, steps = self.recent["weight_norm"], self.recent["update_norm"]
        if late and len(lengths) == FEWEST and lengths.all():
            shares = steps / lengths
            if shares.min() > LONG:
                yield "long_steps", {"share": float(np.median(shares))}

    def _has_not_fallen(self, recent: Window) -> bool:
        """Say whether the loss is where it began.

        Either nothing speaks for a fall, whichever losses of the beginning are taken,
        or what speaks for one says that it is small.
        """
        first = float(self.head[0])
        if not first > 0:
            return False
        head = window_of(self.head, np.empty(0))
        if recent.middle < FELL * head.middle:
            return False  # outliers hide it in the means
        alone = Window(first, first, 1.0, first, recent.variance, 0.0, 0.0, 0.0)
        begun = [alone, head, enough_of(self.windows, recent.steps)]
        if all(map(lambda a, z: z_of(recent, a) < z, begun, (ALONE, LIKELY, LIKELY))):
            return True
        falls = [before.loss - recent.loss for before in begun]
        errors = [error_of(recent, before) for before in begun[1:]]
        return max(falls) + CLEAR * max(errors) < (1 - STAYED) * first

    def _uphill(self) -> Iterator[tuple[str, dict[str, float]]]:
        """Yield a loss that rises clearly while the steps go against the gradient."""
        lowest = min(range(len(self.windows)), key=lambda i: self.windows[i].loss)
        if lowest == len(self.windows) - 1:
            return
        low, since = self.windows[lowest], joined(self.windows[lowest + 1 :])
        last = self.windows[-1]
        rises = last.loss - low.loss > (RISEN - 1) * abs(low.loss)
        against = since.cosines >= FEWEST and (
            since.cosine + CLEAR * math.sqrt(since.scatter / since.cosines) < 0
        )
        if rises and against and z_of(low, last) > CLEAR:
            yield (
                "uphill",
                {"angle": since.cosine, "low": low.loss, "last": last.loss},
            )


def _finite(progress: Progress, name: str) -> np.ndarray:
    values = np.asarray(progress.recorded.get(name, ()), np.float64)
    return values[np.isfinite(values)]
