"""Taking the steps of a plan chunk by chunk, with one compiled call per chunk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
from jax.sharding import Mesh

from .._core import shown_name
from ..errors import SettingError
from ..objectives import Objective
from ._batches import BatchPlan, Chunk
from ._devices import divided, local, replicated, tile_of
from ._feed import InFlight, empty_aligned, feed, nothing_to_release, rows_per_chunk
from ._optimizer import Optimizer
from ._program import run_chunk, run_chunk_on
from ._resident import fits_on_device, on_device, resident
from ._schedules import Schedule
from ._state import Rules, State, Steps

TILE = 2048  # rows of a large batch that are computed together
FULL_BATCH_STEPS = 256  # the most full-batch steps in a call
FULL_BATCH_VISITS = 4_000_000  # the most rows × steps: progress is reported often


@dataclass(frozen=True)
class Stretch:
    """A chunk that was started; its record may not be computed yet.

    Attributes
    ----------
    state : State
        After the chunk. The next call reuses its memory: read it before asking for the
        next stretch.
    chunk : Chunk
        The steps that were taken.
    record : dict of (capacity, …)
        What was recorded of each step, on the device.
    """

    state: State
    chunk: Chunk
    record: dict[str, jax.Array]

    def columns(self) -> dict[str, np.ndarray]:
        """Wait for the record of the steps and return it."""
        return {
            name: np.asarray(column)[: len(self.chunk)]
            for name, column in self.record.items()
        }


def walk(
    objective: Any,
    optimizer: Optimizer,
    rules: Rules,
    state: State,
    rows: Any,
    plan: BatchPlan,
    schedule: Schedule,
    first: int,
    last: int,
    *,
    boundary: int | None = None,
    members: bool = False,
    measure_every: int = 0,
    mesh: Mesh | None = None,
) -> Iterator[Stretch]:
    """Take steps first … last − 1 of a plan, yielding after every compiled call.

    Parameters
    ----------
    objective, optimizer, rules, state
        What `run_chunk` takes.
    rows : tree of NumPy arrays
        All the examples.
    plan : BatchPlan
        Which rows each step sees.
    schedule : callable
        Factors of the learning rate by step number; with `members`, a column each if
        they differ.
    first, last : int
        Step numbers.
    boundary : int, optional
        A stretch also ends after every so many epochs.
    members : bool
        Whether the state holds several members.
    measure_every : int
        See `run_chunk`.
    mesh : Mesh, optional
        Several devices that every batch is divided over.
    """
    objective, exact = alone(objective)
    size = plan.batch_size
    if exact and optimizer.rule.per_example:
        name = shown_name(optimizer.name)
        if isinstance(objective, Objective):
            raise SettingError(
                f"{name} needs the gradient of every example, and batch normalization "
                "mixes the examples of a batch. Choose another rule."
            )
        raise SettingError(
            f"{name} needs the gradient of every example, and a function gives only "
            "that of their mean. Pass an Objective, or choose another rule."
        )
    # gradients of single examples are needed for all of a batch at once
    tile = size if exact or optimizer.rule.per_example else min(size, TILE)
    if mesh is not None:
        yield from _walk_on(
            mesh, (objective, optimizer, rules, state), rows, plan, schedule, first,
            last, boundary, tile, exact, measure_every,
        )  # fmt: skip
        return
    if plan.full and not exact and not optimizer.rule.per_example:
        tile = min(bucket(size, 8), TILE)  # similar N share a program
    tiled = tile < size
    if plan.full:
        source, capacity = _whole(rows, plan, first, last, boundary, tile, exact)
    elif fits_on_device(rows):
        capacity = bucket(plan.steps_per_epoch, 8)
        length = bucket(plan.n_rows + -(-size // tile) * tile, 8)
        source = resident(rows, plan, first, last, exact, capacity, length)
    else:
        in_buffer = rows_per_chunk(rows, size)
        capacity = in_buffer // size
        chunks = plan.chunks(first, last, capacity, boundary, exact)
        source = feed(rows, chunks, in_buffer, slack=-(-size // tile) * tile)
    in_flight = InFlight()
    for chunk, buffers, release in source:
        short = exact and chunk.counts[0] < tile
        state, record = run_chunk(
            objective,
            optimizer,
            rules,
            state,
            buffers,
            _steps(chunk, schedule, capacity),
            tile=int(chunk.counts[0]) if short else tile,
            tiled=tiled,
            members=members,
            measure_every=measure_every,
        )
        in_flight.add(record["loss"], release)
        yield Stretch(state, chunk, record)
    in_flight.finish()


def _walk_on(
    mesh: Mesh,
    trees: tuple[Any, Optimizer, Rules, State],
    rows: Any,
    plan: BatchPlan,
    schedule: Schedule,
    first: int,
    last: int,
    boundary: int | None,
    tile: int,
    exact: bool,
    measure_every: int,
) -> Iterator[Stretch]:
    """Take the same steps with every batch divided over several devices."""
    size = plan.batch_size
    if not exact:
        noisy_tiles = tile < size and getattr(trees[0], "stochastic", False)
        # the noise of a tile is that of one device, so such a tile has as many rows
        tile = tile_of(TILE if noisy_tiles else evenly(size, tile * mesh.size), mesh)
    if plan.full:
        capacity, chunks = FULL_BATCH_STEPS, _full_chunks(size, first, last, boundary)
    else:
        capacity = rows_per_chunk(rows, size) // size
        chunks = plan.chunks(first, last, capacity, boundary, exact)
    objective, optimizer, rules, state = replicated(trees, mesh)
    run = run_chunk_on(mesh)
    in_flight = InFlight()
    for chunk, batches in divided(rows, chunks, plan, capacity, tile, mesh, exact):
        state, record = run(
            objective,
            optimizer,
            rules,
            state,
            batches,
            _steps(chunk, schedule, capacity),
            tile=int(chunk.counts[0]) if exact else tile,
            tiled=tile < size,
            members=False,
            measure_every=measure_every,
        )
        in_flight.add(record["loss"], nothing_to_release)
        yield Stretch(local(state), chunk, local(record))
    in_flight.finish()


def alone(objective: Any) -> tuple[Any, bool]:
    """Return what is minimized without a state, and whether its batches are exact.

    The loop carries the state of a model, so that it is no part of the program's
    objective. A function sees whole batches, and so does a model that normalizes by
    them: no padded rows, no tiles.
    """
    if not isinstance(objective, Objective):
        return objective, True
    return objective.with_state(None), objective.model.has_state


def _steps(chunk: Chunk, schedule: Schedule, capacity: int) -> Steps:
    n = len(chunk)

    def padded(values: np.ndarray, dtype: Any) -> np.ndarray:
        out = np.zeros((capacity, *values.shape[1:]), dtype)
        out[:n] = values
        return out

    factors = schedule(np.arange(chunk.first, chunk.first + n))
    return Steps(
        padded(chunk.starts, np.int32),
        padded(chunk.counts, np.int32),
        padded(factors, np.float32),
        np.int32(n),
    )


def _whole(
    rows: Any,
    plan: BatchPlan,
    first: int,
    last: int,
    boundary: int | None,
    tile: int,
    exact: bool,
) -> tuple[Iterator[tuple[Chunk, Any, Callable[[], None]]], int]:
    """Return chunks of full-batch steps: all of them read the same rows."""
    n = plan.n_rows
    rows = jax.tree.map(lambda a: a[:], rows)  # those on disk come into memory
    if not exact:
        rows = jax.tree.map(lambda a: padded_rows(a, bucket(n, tile)), rows)
    rows = on_device(rows)
    chunks = _full_chunks(n, first, last, boundary)
    return ((chunk, rows, nothing_to_release) for chunk in chunks), FULL_BATCH_STEPS


def _full_chunks(
    n: int, first: int, last: int, boundary: int | None
) -> Iterator[Chunk]:
    """Cut full-batch steps into chunks that name no rows: each takes all of them."""
    at_most = max(1, min(FULL_BATCH_STEPS, FULL_BATCH_VISITS // n))
    step = first
    while step < last:
        end = min(step + at_most, last)
        if boundary is not None:
            end = min(end, (step // boundary + 1) * boundary)
        zeros = np.zeros(end - step, np.int32)
        yield Chunk(step, np.empty(0, np.int64), zeros, zeros + n)
        step = end


def bucket(n: int, tile: int) -> int:
    """Return a length of n or more, the same for many values of n.

    Powers of two and the lengths halfway between, in whole tiles: padding costs memory
    but no time, and another number of rows rarely needs another program.

    Examples
    --------
    >>> bucket(1437, 512), bucket(100_000, 2048)
    (1536, 131072)
    """
    power = 1 << max(n - 1, 1).bit_length()
    length = power * 3 // 4 if n <= power * 3 // 4 else power
    return max(-(-length // tile) * tile, tile)


def evenly(n: int, most: int) -> int:
    """Return the length of as few equally long parts of n as have at most `most`.

    Examples
    --------
    >>> evenly(100, 60), evenly(100, 100)
    (50, 100)
    """
    parts = -(-n // most)
    return -(-n // parts)


def padded_rows(a: np.ndarray, length: int) -> np.ndarray:
    """Return rows followed by zeros up to a length."""
    out = empty_aligned((length, *a.shape[1:]), a.dtype)
    out[: len(a)] = a
    out[len(a) :] = 0
    return out
