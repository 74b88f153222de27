"""Independent pieces of work on several threads, with the settings of this one."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

import jax

Value = TypeVar("Value")
Result = TypeVar("Result")


def at_once(
    function: Callable[[Value], Result], values: Iterable[Value], most: int = 2
) -> Iterator[Result]:
    """Yield function(value) in order, computed by up to `most` threads.

    A program of small steps uses one processor, whatever the number of its members.
    One after another on an accelerator, and where there is one processor. The function
    must not depend on who is called first.

    Examples
    --------
    >>> list(at_once(lambda n: n**2, range(4)))
    [0, 1, 4, 9]
    """
    threads = min(most, os.cpu_count() or 1)
    elsewhere = jax.default_backend() != "cpu" or jax.config.jax_default_device
    if threads == 1 or elsewhere:
        yield from map(function, values)
        return
    precise = jax.config.jax_enable_x64

    def with_settings(value: Value) -> Result:
        with jax.enable_x64(precise):  # which every thread has for itself
            return function(value)

    pool = ThreadPoolExecutor(threads)
    try:
        waiting = [pool.submit(copy_context().run, with_settings, v) for v in values]
        for future in waiting:
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)
