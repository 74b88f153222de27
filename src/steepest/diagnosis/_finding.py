"""The answer of a check: a verdict, the numbers behind it, and codes for sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from .._core import to_json_value
from ..display import as_html, in_words

SCHEMA_VERSION = 1
"""Of the JSON of a finding."""

Change = Mapping[str, Any]
"""A change of `Settings`: values by the names of the settings."""


class Verdict(StrEnum):
    """The verdict of a check: pass, warn, fail, or skipped.

    A failure needs a mechanism and a symptom, or something that is wrong by
    definition; an exceeded bound alone is a warning.

    Examples
    --------
    >>> print(Verdict.SKIPPED)
    skipped
    """

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of one check, in codes and numbers, without sentences.

    Parameters
    ----------
    check : str
        The name of the check, such as "initial_loss".
    verdict : Verdict
        Pass, warn, fail or skipped.
    because : str
        The code of the cause, such as "too_high", or of the reason to skip.
    measured : mapping of str to value
        What was measured: numbers, names, and lists and mappings of them.
    expected : mapping of str to number
        The bounds.
    advice : str, optional
        The code of what to do; None where there is nothing to do.
    remedies : tuple of mappings
        Changes of `Settings` that a program can apply, to be tried in turn; empty where
        no setting helps.
    source : str
        Where the bound comes from.
    cost : mapping of str to int
        What the check computed: "forwards" (evaluations of the function), "gradients",
        and the "rows" of each of them.

    Examples
    --------
    >>> finding = Finding(
    ...     check="margin",
    ...     verdict=Verdict.WARN,
    ...     because="too_large",
    ...     measured={"margin": 100.0},
    ...     expected={"low": 0.1, "high": 10.0},
    ...     advice="margin_one",
    ...     remedies=({"loss_options": {"margin": 1.0}},),
    ...     source="CS231n",
    ... )
    >>> Finding.from_json(finding.to_json()) == finding
    True

    See Also
    --------
    steepest.diagnosis.sentences : puts it into English or Korean.
    """

    check: str
    verdict: Verdict
    because: str
    measured: Mapping[str, Any] = field(default_factory=dict)
    expected: Mapping[str, Any] = field(default_factory=dict)
    advice: str | None = None
    remedies: tuple[Change, ...] = ()
    source: str = ""
    cost: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        del values["remedies"]
        values["remedy"] = self.remedy
        return {"schema_version": SCHEMA_VERSION, **to_json_value(values, "finding")}

    @property
    def remedy(self) -> dict[str, Any]:
        """The remedies as JSON writes them: the only one, or a list of candidates."""
        if len(self.remedies) > 1:
            return {"candidates": [dict(change) for change in self.remedies]}
        return {
            name: value for change in self.remedies for name, value in change.items()
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Finding":
        """Return the finding that `to_json` wrote; unknown keys are ignored."""
        names = [entry.name for entry in fields(cls) if entry.name != "remedies"]
        remedy = dict(values.get("remedy", {}))
        changes = remedy.pop("candidates", [remedy] if remedy else [])
        return cls(
            **{
                **{name: values[name] for name in names if name in values},
                "verdict": Verdict(values["verdict"]),
                "remedies": tuple(changes),
            }
        )

    def __str__(self) -> str:
        """Return it in words."""
        return in_words(self)

    def _repr_html_(self) -> str:
        return as_html(self)
