"""steepest: `descend`, the estimator and what the command calls."""

import time
from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np

from steepest.descent import descend
from steepest.models import linear, mlp
from steepest.objectives import Loss, Objective, Scaling, losses


def _hinge(scores, targets):
    own = jnp.arange(scores.shape[1]) == targets[:, None]
    return jnp.sum(jnp.maximum(0, 1 - jnp.where(own, scores, -scores)), axis=1)


LOSSES = {
    "softmax": losses["softmax_cross_entropy"](),
    "binary": losses["binary_cross_entropy"](),
    "squared": losses["squared_error"](),
    # one against the rest, as the peers have it, which is none of the package's own
    "hinge": Loss(
        "one_against_the_rest",
        _hinge,
        "classification",
        at_equal_scores=lambda n_classes, *_: float(n_classes),
        n_scores=lambda n_classes: n_classes,
        predict=lambda scores: jnp.argmax(scores, axis=1),
    ),
}


def objective_of(work, data):
    width = data.inputs.shape[1]
    model = mlp(width, work.hidden, data.outputs(work.loss))
    if not work.hidden:
        model = linear(width, data.outputs(work.loss))
    scaling = None
    if data.inputs.dtype == np.uint8:
        scaling = Scaling(np.float32(data.center), np.float32(data.factor))
    return Objective(model, LOSSES[work.loss], scaling=scaling)


def _descent(work, data, rows=None, **settings):
    objective = objective_of(work, data)
    params = objective.model.init(jax.random.key(0))
    rows = (data.inputs, data.targets) if rows is None else rows
    asked = {
        "optimizer": work.optimizer,
        "learning_rate": work.rate,
        "batch_size": work.batch,
        "epochs": work.epochs,
        "evaluate_every": 0,
    }
    return lambda: descend(objective, params, rows, **asked | settings)


def epochs(work, data):
    """Only the epochs: from the first step to the last, every norm recorded."""
    turn = _descent(work, data)
    return lambda: turn().seconds["train"]


def by_sgd(work, data):
    """The same epochs by plain descent, whatever the work's rule is."""
    return epochs(replace(work, optimizer="sgd"), data)


def call(work, data):
    """The whole call of `descend`, checks and the final evaluation included."""
    return _whole(_descent(work, data))


def evaluated(work, data):
    """The same, evaluated with the epochs, as it is unless told otherwise."""
    return _whole(_descent(work, data, evaluate_every=None))


def _whole(turn):
    def timed():
        began = time.perf_counter()
        turn()
        return time.perf_counter() - began

    return timed


def on_disk(work, data):
    """The rows in .npy files, mapped; shuffled in windows as if no memory held them."""
    return _streamed(work, data, data.folder)


def arrow(work, data):
    """The same rows in one Arrow IPC file, mapped."""
    path = data.folder / "rows.arrow"
    if not path.exists():
        _write_arrow(path, data)
    return _streamed(work, data, path)


def _streamed(work, data, source):
    from steepest.data import open_rows
    from steepest.descent import _rows

    _rows.EXACT_BYTES = 0
    turn = _descent(work, data, open_rows(source))
    return lambda: turn().seconds["train"]


def _write_arrow(path, data):
    import pyarrow as pa

    flat = pa.array(data.inputs.ravel())
    inputs = pa.FixedSizeListArray.from_arrays(flat, data.inputs.shape[1])
    table = pa.table({"inputs": inputs, "targets": data.targets})
    with pa.ipc.new_file(path, table.schema) as writer:
        writer.write_table(table, max_chunksize=16_384)


def unwatched(work, data):
    """Nothing recorded but the loss."""
    turn = _descent(work, data, watch=False)
    return lambda: turn().seconds["train"]


def everything(work, data):
    """Norms, a callback, and 4096 rows evaluated at the end of every epoch."""
    heard = []
    turn = _descent(work, data, evaluate_every=1, callbacks=[heard.append])
    return lambda: turn().seconds["train"]


def estimator(work, data):
    """DescentClassifier on images of bytes; the epochs of its run."""
    fit = _fit(work, data)
    return lambda: fit().run_.seconds["train"]


def estimator_call(work, data):
    """The whole of its `fit`."""
    return _whole(_fit(work, data))


def _fit(work, data):
    from steepest import DescentClassifier

    images = data.inputs.reshape(len(data.inputs), 28, 28)
    model = DescentClassifier(
        optimizer=work.optimizer,
        learning_rate=work.rate,
        schedule="constant",
        batch_size=work.batch,
        epochs=work.epochs,
        random_state=0,
    )
    return lambda: model.fit(images, data.targets)


def command(work, data):
    """What `steepest train` calls, on a .npz; the epochs of its run."""
    run = _train(work, data)
    return lambda: run().seconds["train"]


def command_call(work, data):
    """The whole of it, with reading the file."""
    return _whole(_train(work, data))


def _train(work, data):
    from steepest import Settings, train

    path = data.folder / "rows.npz"
    if not path.exists():
        images = data.inputs.reshape(len(data.inputs), 28, 28)
        np.savez(path, x=images, y=data.targets)
    settings = Settings(
        data=str(path),
        validation=0,
        optimizer=work.optimizer,
        learning_rate=work.rate,
        schedule="constant",
        batch_size=work.batch,
        epochs=work.epochs,
    )
    return lambda: train(settings)


RATES = np.geomspace(1e-4, 1, 32).astype(np.float32)


def rates(work, data, values=RATES):
    """Learning rates side by side, the same batches for all."""
    from steepest.descent import BatchPlan, make_optimizer
    from steepest.descent._population import population, side_by_side
    from steepest.objectives import Batch

    objective, n = objective_of(work, data), len(values)
    first = objective.model.init(jax.random.key(0))
    params = jax.tree.map(lambda a: np.repeat(np.asarray(a)[None], n, 0), first)
    plan = BatchPlan(len(data.inputs), work.batch)
    keys = jax.random.split(jax.random.key(0), n)

    def turn():
        for stretch in population(
            side_by_side(objective, n),
            params,
            Batch(data.inputs, data.targets),
            plan,
            make_optimizer(work.optimizer),
            values,
            keys,
            0,
            work.epochs * plan.steps_per_epoch,
        ):
            stretch.columns()

    return turn


def one_by_one(work, data):
    """The same 32 rates, a call of `descend` each."""
    turns = [_descent(work, data, learning_rate=float(rate)) for rate in RATES]
    return lambda: sum(turn().seconds["train"] for turn in turns)


GOAL = 0.92


def to_goal(work, data):
    """Evaluated on the test part after every epoch; the whole call counts."""
    turn = _descent(
        work,
        data,
        schedule="linear",
        validation=(data.test_inputs, data.test_targets),
        evaluate_every=1,
        callbacks=[
            lambda now: (
                now.epoch_ended and now.metrics["validation"]["accuracy"] >= GOAL
            )
        ],
    )

    def timed():
        began = time.perf_counter()
        run = turn()
        if run.history.epochs["validation_accuracy"][-1] < GOAL:
            raise RuntimeError("92 % were not reached")
        return time.perf_counter() - began

    return timed
