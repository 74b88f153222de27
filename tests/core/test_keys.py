"""The keys that NumPy makes are those of JAX."""

import jax
import numpy as np
import pytest

from steepest._core import key_for, keys_for
from steepest._core._keys import _number_of


@pytest.mark.parametrize("seed", [0, 7, 2**31 - 1, 2**31, -1])
def test_a_key_is_that_of_jax(seed):
    by_jax = jax.random.fold_in(jax.random.key(seed), _number_of("noise"))
    ours = key_for(seed, "noise")
    assert ours.dtype == by_jax.dtype
    assert (jax.random.key_data(ours) == jax.random.key_data(by_jax)).all()
    several = jax.random.key_data(keys_for(seed, "noise", 5))
    assert (several == jax.random.key_data(jax.random.split(by_jax, 5))).all()


def test_no_program_is_compiled(compilations):
    with compilations() as names:
        np.asarray(jax.random.key_data(key_for(3, "noise")))
        keys_for(3, "noise", 9)
    assert names == []


def test_with_64_bits_and_other_generators_it_is_that_of_jax():
    with jax.enable_x64(True):
        by_jax = jax.random.fold_in(jax.random.key(7), _number_of("noise"))
        ours = jax.random.key_data(key_for(7, "noise"))
        assert (ours == jax.random.key_data(by_jax)).all()
    with jax.default_prng_impl("rbg"):
        assert str(jax.random.key_impl(key_for(7, "noise"))) == "rbg"
