"""Programs from an earlier process: the same bits, and never one that is not right."""

import json
import os
import subprocess
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import models
from steepest._core import Ready, _program_file, _ready
from steepest._core._structure import NotTold, described
from steepest.objectives import Objective, losses, penalties

PROGRAM = """
import json, sys
import jax, numpy as np
traced = []
def tell(event, seconds, fun_name="", **_):
    if event == "/jax/core/compile/jaxpr_trace_duration":
        traced.append(fun_name)
jax.monitoring.register_event_duration_secs_listener(tell)
from steepest import Objective, descend, losses, models, penalties
from steepest._core import key_for, keep_compiled_programs
keep_compiled_programs(sys.argv[1])
rng = np.random.default_rng(0)
X, y = rng.normal(size=(70, 5)).astype(np.float32), rng.integers(0, 3, 70)
model = models.models[sys.argv[2]](5, *([[4]] if sys.argv[2] == "mlp" else []), 3)
objective = Objective(model, losses["softmax_cross_entropy"](), penalties["l2"](), 0.1)
run = descend(objective, model.init(key_for(0, "start")), (X, y.astype(np.int32)),
              optimizer=sys.argv[3], learning_rate=0.1, batch_size=16, epochs=3,
              validation=(X[:20], y[:20].astype(np.int32)))
params = [leaf.tobytes().hex() for leaf in map(np.asarray, jax.tree.leaves(run.params))]
history = {k: np.asarray(v).tobytes().hex() for k, v in run.history.steps.items()}
print(json.dumps([[name for name in traced if name in ("run_chunk", "start",
      "_losses_of")], params, history, {k: dict(v) for k, v in run.metrics.items()}]))
"""


def ran(folder, *how, ready="on"):
    around = {**os.environ, _ready.OFF: ready}
    around.pop("JAX_COMPILATION_CACHE_DIR", None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), *how],
        capture_output=True,
        text=True,
        check=True,
        env=around,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("how", [("linear", "adam"), ("mlp", "momentum")])
def test_another_process_traces_nothing_and_finds_the_same_bits(tmp_path, how):
    plain = ran(tmp_path, *how, ready="off")
    first = ran(tmp_path, *how)
    files = sorted((tmp_path / "ready").iterdir())
    assert files
    second = ran(tmp_path, *how)
    assert set(plain[0]) == set(first[0]) == {"run_chunk", "start", "_losses_of"}
    assert second[0] == []
    assert plain[1:] == first[1:] == second[1:]
    if how[0] == "mlp":
        return

    for i, file in enumerate(files):  # each damaged in another way
        content = file.read_bytes()
        damaged = [content[:-9], b"", b"{}\n" + content, content[::-1]][i % 4]
        file.write_bytes(damaged)
    third = ran(tmp_path, *how)
    assert third[0] == first[0]
    assert third[1:] == plain[1:]
    assert ran(tmp_path, *how)[0] == []  # they were written anew


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(_ready, "_place", [])
    monkeypatch.setenv(_ready.OFF, "on")
    _ready.keep_ready_programs(tmp_path)
    return tmp_path


@jax.jit
def _double(x):
    return {"twice": 2 * x}


def test_a_function_of_the_package_is_kept_and_a_users_own_is_not(place, monkeypatch):
    # a jitted function that says it is of this package; its arguments decide
    function = Ready(_double)
    monkeypatch.setattr(function, "__module__", "steepest.descent._program")
    x = np.arange(3.0, dtype=np.float32)
    assert function(x)["twice"].tolist() == [0, 2, 4]
    assert len(list(place.iterdir())) == 1
    again = Ready(_double)
    monkeypatch.setattr(again, "__module__", "steepest.descent._program")
    again.jitted = None  # it would fail
    assert again(x)["twice"].tolist() == [0, 2, 4]
    with pytest.raises(NotTold):
        described(lambda scores: scores)


def test_what_differs_has_another_description():
    seen = set()
    for model in (models.linear(4, 3), models.linear(5, 3), models.mlp(4, [3], 3)):
        for loss in (losses["hinge"](), losses["hinge"](margin=2.0)):
            for penalty in (None, penalties["l2"](), penalties["l1"]()):
                objective = Objective(model, loss, penalty)
                tree = jax.tree.structure(objective)
                seen.add(json.dumps(_ready.described_tree(tree)))
    assert len(seen) == 18
    for activation in ("relu", "tanh"):
        model = models.mlp(4, [3], 3, activation=activation)
        seen.add(json.dumps(described(model)))
    assert len(seen) == 20


def test_settings_of_jax_are_part_of_the_key(place, monkeypatch):
    function = Ready(_double)
    monkeypatch.setattr(function, "__module__", "steepest.descent._program")
    function(1.5)
    with jax.enable_x64(True):
        assert function(1.5)["twice"].dtype == jnp.float64
    assert function(1.5)["twice"].dtype == jnp.float32
    assert len(list(place.iterdir())) == 2


def test_inside_another_program_it_is_the_jitted_function(place):
    function = Ready(_double)
    assert jax.jit(lambda x: function(x)["twice"])(3.0) == 6
    assert list(place.iterdir()) == []


def test_the_folder_is_pruned(tmp_path, monkeypatch):
    now = time.time()
    for days in (1, 2, 3, 40):
        file = tmp_path / f"{days}"
        file.write_bytes(b"x" * 100)
        os.utime(file, (now - 86_400 * days,) * 2)
    monkeypatch.setattr(_program_file, "MOST_BYTES", 200)
    _program_file.prune(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["1", "2"]
