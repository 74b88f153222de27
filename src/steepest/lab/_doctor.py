"""The view of a diagnosis: what was found, why, what to try, and what that gained."""

from dataclasses import dataclass, replace
from typing import Any

from .._core import keep_compiled_programs
from ..diagnosis import (
    Case,
    Diagnosis,
    Examination,
    Finding,
    Tried,
    Verdict,
    case_of_material,
    case_of_run,
    change_text,
    changes_of,
    diagnose,
    gain_text,
    languages,
    sentences,
    try_advice,
    turning_point,
)
from ..errors import SettingError
from ..language import LANGUAGES
from ..runs import new_folder, write_run
from . import _finished
from ._client import Client
from ._curves import curves_of
from ._frames import Reply
from ._log import found_in, log_named
from ._messages import Message
from ._moments import in_both
from ._named_run import folder_of
from ._sources import keep, without_folders

TRAINED = "trained"
OPENED = "opened"


class Gone(Exception):
    """The page that asked is gone, and nobody waits for the answer."""


@dataclass
class Consultation:
    """A run with its diagnosis, and what was tried against it.

    Attributes
    ----------
    client : Client
        The page that asked for it.
    case, diagnosis
        What was found of which run.
    tried : Tried or None
        What was tried last.
    """

    client: Client
    case: Case
    diagnosis: Diagnosis
    tried: Tried | None = None


_open: Consultation | None = None


def warm_up() -> None:
    """Keep compiled programs, so that the next diagnosis is quicker."""
    keep_compiled_programs()


def examine(message: Message, client: Client) -> None:
    """Diagnose a run, whose checks are told one by one, or a log."""
    what = message.text("run", 300)
    log = log_named(what, client.opened)
    if log is not None:
        client.send(found_in(log), message)
        return
    _consult(_case_of(what, client), message, client)


def _consult(case: Case, message: Message, client: Client) -> None:
    """Diagnose a case for a page, unless the page has gone meanwhile."""
    global _open
    try:
        diagnosis = diagnose(case, on_check=_telling(message, client))
    except Gone:
        return
    _open = Consultation(client, case, diagnosis)
    client.send(_found(_open), message)


def _case_of(what: str, client: Client) -> Case:
    if what == TRAINED:
        last = _finished.last()
        if last is None:
            raise SettingError("Nothing was trained on this page yet. Train first.")
        return case_of_material(*last)
    if what == OPENED and client.opened.run is not None:
        return case_of_run(client.opened.run)
    return case_of_run(folder_of(client.opened, what))


def _telling(message: Message, client: Client) -> Any:
    def on_check(name: str, number: int, of: int) -> None:
        if client.closed:
            raise Gone
        named = {
            language: languages[language].get(f"name/{name}", "")
            for language in LANGUAGES
        }
        header = {"kind": "check", "number": number, "of": of, "more": True, **named}
        client.send(Reply(header), message)

    return on_check


def _found(open: Consultation) -> Reply:
    case, diagnosis = open.case, open.diagnosis
    run = case.run
    problems = [finding.check for finding in diagnosis.problems]
    header = {
        "kind": "found",
        "verdict": diagnosis.verdict,
        "problems": problems,
        "findings": [_told(finding, open) for finding in diagnosis.findings],
        "outcome": None if run is None else run.outcome.value,
        "reason": None if run is None else in_both(run.reason),
        "notes": [] if run is None else [in_both(note) for note in run.notes],
        "data": None if run is None else without_folders(run.data.get("source", "–")),
        "model": case.settings.get("model"),
        "steps": case.steps,
        "epochs": case.settings.get("epochs"),
        "metric": case.metric,
    }
    return Reply(header, curves_of(case.history))


def _told(finding: Finding, open: Consultation) -> dict[str, Any]:
    diagnosis = open.diagnosis
    changes = []
    if finding.verdict in (Verdict.FAIL, Verdict.WARN):
        changes = [change_text(change) for change in changes_of(finding, open.case)]
    return {
        "check": finding.check,
        "verdict": finding.verdict,
        "cause": diagnosis.causes.get(finding.check),
        "unjudged": finding in diagnosis.unjudged,
        "step": turning_point(finding, open.case.history),
        "changes": changes,
        **{name: vars(sentences(finding, name)) for name in LANGUAGES},
    }


def apply(message: Message, client: Client) -> None:
    """Train again with what a finding advises, and answer with before and after."""
    open = _of(client)
    finding = open.diagnosis.of(message.text("check"))

    def on_training(number: int, of: int) -> None:
        if client.closed:
            raise Gone
        header = {"kind": "training", "number": number, "of": of, "more": True}
        client.send(Reply(header), message)

    try:
        tried = try_advice(open.case, finding, on_training=on_training)
    except Gone:
        return
    open.tried = tried
    gain = tried.gain
    run = tried.case.run
    header = {
        "kind": "tried",
        "check": finding.check,
        "change": change_text(tried.change),
        "gain": {
            **vars(gain),
            "difference": gain.difference,
            "shown": gain.shown,
            "worse": gain.worse,
        },
        "others": [
            {"change": change_text(change), "problem": in_both(result)}
            if isinstance(result, str)
            else {"change": change_text(change), "after": result.after}
            for change, result in tried.others
        ],
        "reason": None if run is None else in_both(run.reason),
        **{name: gain_text(gain, name) for name in LANGUAGES},
    }
    client.send(Reply(header, curves_of(tried.case.history)), message)


def go_on_with(message: Message, client: Client) -> None:
    """Diagnose the run that was tried last, in place of the one before."""
    open = _of(client)
    if open.tried is None:
        raise SettingError("Nothing was tried yet.")
    _consult(open.tried.case, message, client)


def store(message: Message, client: Client) -> Reply:
    """Store the run that was tried last."""
    del message
    tried = _of(client).tried
    if tried is None or tried.case.run is None:
        raise SettingError("Nothing was tried yet.")
    run, material = tried.case.run, tried.case.material
    if material is not None:
        run = Examination(noise=False)(run, material)
    data = str(run.settings.get("data", "data"))
    model = str(run.settings.get("model", "model"))
    with new_folder(data, f"{model}-fixed", client.opened.runs) as folder:
        stored = write_run(replace(run), folder)
    return Reply({"run": stored.folder.name if stored.folder else ""})


def _of(client: Client) -> Consultation:
    if _open is None or _open.client is not client:
        raise SettingError("No run is open here. Open one.")
    return _open


def dropped(message: Message, client: Client) -> Reply:
    """Keep a dropped log, and answer with its key."""
    name, content = message.text("name"), message.fields.get("content")
    if not isinstance(content, bytes):
        raise SettingError("A file is dropped with its bytes.")
    return Reply({"key": keep(client.opened, name, content), "name": name})


topics = {
    "doctor.file": dropped,
    "doctor.open": examine,
    "doctor.try": apply,
    "doctor.next": go_on_with,
    "doctor.store": store,
}
