from pathlib import Path

import jax
import ml_dtypes
import numpy as np
import pytest

from steepest.errors import RunError
from steepest.runs._arrays import pack, unpack

GRID = np.arange(6.0).reshape(2, 3)


@pytest.mark.parametrize(
    "array",
    [
        GRID,
        np.asfortranarray(GRID),
        GRID[:, ::2],
        GRID.astype(">f4"),
        GRID.astype(ml_dtypes.bfloat16),
        GRID.astype(np.float16),
        GRID.astype(np.uint8),
        GRID > 2,
        np.float64(3.5),
        np.zeros((0, 4), np.float32),
        np.array([np.nan, np.inf, -0.0]),
        jax.numpy.arange(3),
    ],
    ids=lambda a: f"{a.dtype}{a.shape}",
)
def test_every_array_comes_back_bit_for_bit(array, tmp_path: Path):
    (tmp_path / "a").write_bytes(pack({"x": array}, {"k": "v"}))
    arrays, metadata = unpack(tmp_path / "a")
    expected = np.asarray(array)
    assert arrays["x"].dtype == expected.dtype.newbyteorder("=")
    np.testing.assert_array_equal(arrays["x"], expected, strict=False)
    assert arrays["x"].shape == expected.shape
    assert arrays["x"].tobytes() == arrays["x"].dtype.type(expected).tobytes()
    assert metadata == {"k": "v"}


@pytest.mark.parametrize(
    "value", [np.array(["a"]), np.array([{}]), np.ones(2, complex)], ids=str
)
def test_refuses_what_is_not_numbers(value):
    with pytest.raises(RunError, match=f"Cannot store 'x': it holds {value.dtype}. "):
        pack({"x": value}, {})


def test_refuses_a_key():
    with pytest.raises(RunError, match=r"Cannot store 'x'.*jax\.random\.key_data"):
        pack({"x": jax.random.key(0)}, {})


@pytest.mark.parametrize("content", [b"", b"hello, world", b"\xff" * 64])
def test_says_what_is_no_file_of_arrays(content: bytes, tmp_path: Path):
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(ValueError, match="header"):
        unpack(tmp_path / "a")
