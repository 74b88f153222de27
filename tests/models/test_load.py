import sys

import jax
import numpy as np
import pytest

from steepest.errors import ModelError, UnknownNameError
from steepest.models import load_model

ROWS = np.ones((2, 4), np.float32)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A current directory whose modules are forgotten again."""
    monkeypatch.chdir(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("own_"):
            del sys.modules[name]


def test_a_model_in_the_current_directory(here):
    (here / "own_net.py").write_text(
        "from steepest.models import mlp\n"
        "def small(n_inputs, n_outputs):\n"
        "    return mlp(n_inputs, [2], n_outputs)\n"
    )
    path = list(sys.path)
    model = load_model("own_net:small", ROWS, 3)
    assert model.apply(model.init(jax.random.key(0)), ROWS).shape == (2, 3)
    assert sys.path == path
    with pytest.raises(UnknownNameError, match="'smal'. Did you mean 'small'"):
        load_model("own_net:smal", ROWS, 3)
    with pytest.raises(ModelError, match="is not a model"):
        load_model("own_net:__name__", ROWS, 3)


def test_what_cannot_be_imported_is_named(here):
    with pytest.raises(ModelError, match="no module 'own_absent'; looked in"):
        load_model("own_absent:net", ROWS, 3)
    with pytest.raises(ModelError, match="package.module:name; found 'own_net'"):
        load_model("own_net", ROWS, 3)
    (here / "own_broken.py").write_text("import own_missing_part\n")
    with pytest.raises(ModelError, match="'own_broken' failed .*: No module named"):
        load_model("own_broken:net", ROWS, 3)
    (here / "own_wrong.py").write_text("1 / 0\n")
    with pytest.raises(ModelError, match="'own_wrong' failed .* ZeroDivisionError"):
        load_model("own_wrong:net", ROWS, 3)
