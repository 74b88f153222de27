import os
import signal

import pytest

from steepest.cli._signals import stopping

SIGNALS = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


@SIGNALS
def test_a_signal_asks_to_stop_once_there_is_something_to_save(number):
    before = signal.getsignal(number)
    with stopping() as stop:
        stop.worth_saving = True
        assert not stop()
        os.kill(os.getpid(), number)
        assert stop()
    assert signal.getsignal(number) is before


@SIGNALS
def test_a_second_signal_ends_at_once(number):
    with stopping() as stop, pytest.raises(KeyboardInterrupt):
        stop.worth_saving = True
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)


@SIGNALS
def test_a_signal_ends_at_once_while_there_is_nothing_to_save(number):
    with stopping(), pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), number)
