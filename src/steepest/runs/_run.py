"""A run: the result of one training."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..display import as_html, report, short_number
from ..language import language as spoken
from ..language import padded, told, width
from ._history import History
from ._outcome import Outcome
from ._quality import Quality


@dataclass(frozen=True, eq=False, repr=False)
class Run:
    """The result of one training: parameters, history, metrics and how it ended.

    Parameters
    ----------
    params : nested dict, list or tuple of arrays
        The trained parameters.
    outcome : Outcome
        How it ended.
    reason : str
        Why it ended, in a sentence.
    history : History
        What was measured at every step and every epoch.
    settings : dict
        All settings, with the values chosen for "auto" and the reasons.
    metrics : dict of str to dict of str to float
        For "train", "validation" and "test": loss, accuracy or r2, ….
    seconds : dict of str to float
        Time of "load", "compile", "train", and "total".
    examples_per_second : float
        Examples trained on, divided by the seconds of training without compiling.
    environment : dict
        Versions, platform and device.
    data : dict
        Where the data came from, how many rows, and their fingerprint.
    notes : tuple of str
        Remarks for the reader, one sentence each.
    state : dict
        What predictions need besides the parameters, such as the encoding of columns;
        JSON.
    arrays : dict of str to array
        The arrays that belong to `state`.
    findings : tuple of dict
        The findings of a diagnosis, as JSON.
    quality : dict of str to Quality
        For "validation" and "test": how good the predictions are, class by class.
    model_state : nested dict, list or tuple of arrays, optional
        What a model keeps besides its parameters, such as running means.
    folder : Path or None
        Where the run is stored; None while it is only in memory.

    Examples
    --------
    >>> import numpy as np
    >>> Run(
    ...     params={"weight": np.zeros((3, 2))},
    ...     outcome=Outcome.FINISHED,
    ...     reason="Ran all 2 epochs.",
    ...     history=History(steps={"loss": [0.9, 0.5]}),
    ...     metrics={"train": {"loss": 0.4, "accuracy": 0.9}},
    ... )
    Run: finished. Ran all 2 epochs.
      parameters  6 numbers
      history     2 steps: loss 0.9 → 0.5; 0 epochs
      train       loss 0.4, accuracy 0.9
    """

    params: Any
    outcome: Outcome
    reason: str
    history: History
    settings: Mapping[str, Any] = field(default_factory=dict)
    metrics: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    examples_per_second: float = 0.0
    environment: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    state: Mapping[str, Any] = field(default_factory=dict)
    arrays: Mapping[str, np.ndarray] = field(default_factory=dict)
    findings: tuple[Mapping[str, Any], ...] = ()
    quality: Mapping[str, Quality] = field(default_factory=dict)
    model_state: Any = None
    folder: Path | None = None

    def plot(self, language: str | None = None) -> Any:
        """Return a Matplotlib figure: curves, and how good the predictions are.

        The rows that a run of `train` is judged by are read again for it, if they can.

        Parameters
        ----------
        language : {"en", "ko"}, optional
            Of the words; None: the one that is spoken.

        Examples
        --------
        >>> history = History(steps={"loss": [0.9, 0.5, 0.4]})
        >>> figure = Run({}, Outcome.FINISHED, "Ran all 3 steps.", history).plot()
        >>> figure.axes[0].get_title(loc="left")
        'Loss by step'
        """
        return report().plotted(self, language or spoken())

    def _repr_html_(self) -> str:
        return as_html(self)

    def __repr__(self) -> str:
        history = repr(self.history).removeprefix("History(").removesuffix(")")
        lines = [
            ("parameters", told("{n} numbers", n=f"{_count(self.params):,}")),
            ("history", history),
            *((part, _text_of(values)) for part, values in self.metrics.items()),
        ]
        if self.data:
            source = self.data.get("source") or told("arrays")
            rows = self.data.get("rows")
            rows = "" if rows is None else f", {told(f'{rows} rows')}"
            lines.insert(0, ("data", f"{source}{rows}"))
        if self.seconds:
            spent = ", ".join(
                f"{told(name)} {s:.2f}" for name, s in self.seconds.items()
            )
            lines.append(("seconds", spent))
        if self.folder is not None:
            lines.append(("saved in", str(self.folder)))
        lines = [(told(name), value) for name, value in lines]
        widest = max(width(name) for name, _ in lines)
        texts = [f"  {padded(name, widest)}  {value}" for name, value in lines]
        texts += [told(f"  note: {note}") for note in self.notes]
        heading = told(
            "Run: {outcome}. {reason}", outcome=self.outcome, reason=self.reason
        )
        return "\n".join([heading, *texts])


def _count(tree: Any) -> int:
    if isinstance(tree, Mapping):
        return sum(_count(branch) for branch in tree.values())
    if isinstance(tree, list | tuple):
        return sum(_count(branch) for branch in tree)
    return 0 if tree is None else int(np.size(tree))


def _text_of(values: Mapping[str, float]) -> str:
    return ", ".join(
        f"{told(name)} {short_number(value)}" for name, value in values.items()
    )
