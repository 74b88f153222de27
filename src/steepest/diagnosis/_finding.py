"""What a check found: a verdict, the numbers behind it, and codes for the sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from .._core import to_json_value
from .._core._looks import as_html

SCHEMA_VERSION = 1
"""Of the JSON of a finding."""

Change = Mapping[str, Any]
"""A change of `Settings`: values by the names of the settings."""


class Verdict(StrEnum):
    """What a check says: pass, warn, fail, or why it said nothing.

    A failure needs a mechanism and a symptom, or something that is wrong by
    definition; a bound that is exceeded alone is a warning.

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
    """One check's answer, complete in itself and free of any language.

    Parameters
    ----------
    check : str
        Which check it was, such as "initial_loss".
    verdict : Verdict
        Pass, warn, fail or skipped.
    because : str
        The code of the cause, such as "too_high", or of the reason to skip.
    measured : mapping of str to value
        What was measured: numbers, names, and lists and mappings of them.
    expected : mapping of str to number
        The bounds it was held to.
    advice : str, optional
        The code of what to do; None where there is nothing to do.
    remedies : tuple of mappings
        Changes of `Settings` that a program can apply, to be tried in turn; empty where
        no setting helps.
    source : str
        Where the bound comes from.
    cost : mapping of str to int
        What the check needed: "forwards" (evaluations of the function), "gradients",
        and how many "rows" each of them looked at.

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
    steepest.diagnosis.sentences : what it says in English or Korean.
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
        values = {each.name: getattr(self, each.name) for each in fields(self)}
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
    def from_json(cls, found: Mapping[str, Any]) -> "Finding":
        """Return the finding that `to_json` wrote; unknown keys are ignored."""
        names = [each.name for each in fields(cls) if each.name != "remedies"]
        remedy = dict(found["remedy"])
        changes = remedy.pop("candidates", [remedy] if remedy else [])
        return cls(
            **{
                **{name: found[name] for name in names},
                "verdict": Verdict(found["verdict"]),
                "remedies": tuple(changes),
            }
        )

    def _repr_html_(self) -> str:
        return as_html(self)
