"""Importing what a command computes with."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Keep the garbage collector away from a block of imports, and from what they make.

    Modules live as long as the process. Looking through those of JAX again and again
    takes a sixth of the time of a short command.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
