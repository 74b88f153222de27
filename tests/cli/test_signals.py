import gc
import os
import signal
import sys
import threading
import time
from contextlib import suppress

import pytest

from steepest.cli._progress import shown_progress
from steepest.cli._signals import Interrupted, Stop, stopping
from steepest.descent import Progress
from steepest.runs import write_checkpoint, write_run

SIGNALS = pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
)


@SIGNALS
def test_a_signal_asks_to_stop_once_there_is_something_to_save(number):
    before, hook = signal.getsignal(number), sys.unraisablehook
    with stopping(saves=True) as stop:
        with shown_progress(quiet=True, stop=stop) as tell:
            tell(Progress("training"))
        assert not stop()
        os.kill(os.getpid(), number)
        assert stop()
    assert signal.getsignal(number) is before
    assert sys.unraisablehook is hook


@SIGNALS
def test_a_second_signal_ends_at_once(number):
    with pytest.raises(Interrupted), stopping() as stop:
        stop.worth_saving = True
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)


@SIGNALS
def test_a_signal_ends_at_once_while_there_is_nothing_to_save(number):
    with (
        pytest.raises(Interrupted, match="^Interrupted; nothing was saved.$"),
        stopping(),
    ):
        os.kill(os.getpid(), number)
        pytest.fail("went on")


def test_what_does_not_save_a_stopped_training_ends_at_once():
    with pytest.raises(Interrupted), stopping() as stop:
        with shown_progress(quiet=True, stop=stop) as tell:
            tell(Progress("training"))
        os.kill(os.getpid(), signal.SIGINT)


@SIGNALS
def test_a_signal_inside_the_garbage_collector_is_not_lost(number, capsys):
    # where nothing can be raised, and where JAX has Python code
    def collecting(phase: str, info: dict) -> None:
        del info
        if phase == "start":
            gc.callbacks.remove(collecting)
            os.kill(os.getpid(), number)

    with pytest.raises(Interrupted), stopping() as stop:
        gc.callbacks.append(collecting)
        gc.collect()
        assert stop.requested
        time.sleep(20)
        pytest.fail("the signal was lost")
    assert capsys.readouterr().err == ""


def test_a_signal_that_was_lost_is_found_at_the_next_step():
    with pytest.raises(Interrupted), stopping() as stop:
        with shown_progress(quiet=True, stop=stop) as tell:
            with suppress(KeyboardInterrupt):
                os.kill(os.getpid(), signal.SIGINT)
            tell(Progress("choosing the learning rate"))
        pytest.fail("the signal was lost")


def test_a_signal_that_a_library_made_another_error_of_is_still_one():
    with pytest.raises(Interrupted), stopping():
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("initialization failed") from None
    with pytest.raises(ImportError), stopping():
        raise ImportError("without a signal")


def test_other_exceptions_that_cannot_be_raised_are_shown_as_before(monkeypatch):
    shown = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: shown.append(found))

    class Broken:
        def __del__(self) -> None:
            raise RuntimeError("in a finalizer")

    with stopping():
        Broken()
    assert [found.exc_type for found in shown] == [RuntimeError]


def test_what_was_saved_is_said(run, tmp_path):
    def said() -> str:
        with pytest.raises(Interrupted) as caught, stopping(saves=True) as stop:
            stop.folder, stop.worth_saving = tmp_path / "run", True
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)
        return str(caught.value)

    assert said() == "Interrupted; nothing was saved."
    write_checkpoint(tmp_path / "run", [], {})
    assert said() == (
        f"Interrupted; '{tmp_path / 'run'}' holds the last checkpoint. Go on with it:  "
        f"steepest train --resume --out {tmp_path / 'run'}"
    )
    write_run(run, tmp_path / "run")
    assert said().endswith("holds the run as it was last saved.")


def test_outside_the_main_thread_there_are_no_signals_to_take():
    stops: list[Stop] = []

    def enter() -> None:
        with stopping() as stop:
            stops.append(stop)

    other = threading.Thread(target=enter)
    other.start()
    other.join()
    assert not stops[0]()


def test_a_hangup_that_nohup_ignores_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)
