"""The map against eigenvalues of the matrices, and against races themselves."""

import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.landscape import race, stability_map
from steepest.surfaces import bowl

RATES = np.array([0.003, 0.05, 0.13, 0.199, 0.201, 0.3, 0.379, 0.381, 0.6])
MOMENTA = np.array([0.0, 0.3, 0.62, 0.9, 0.99])
CURVATURES = (1.0, 10.0)


@pytest.mark.parametrize("nesterov", [False, True])
def test_the_map_holds_the_spectral_radius(nesterov):
    found = stability_map(CURVATURES, RATES, MOMENTA, nesterov=nesterov)
    assert found.shape == (5, 9)
    for i, b in enumerate(MOMENTA):
        for j, r in enumerate(RATES):
            radii = []
            for c in CURVATURES:
                # one step of the rule, applied to (1, 0) and to (0, 1)
                columns = []
                for w, v in ((1.0, 0.0), (0.0, 1.0)):
                    v_next = b * v + c * w
                    move = b * v_next + c * w if nesterov else v_next
                    columns.append((w - r * move, v_next))
                radii.append(abs(np.linalg.eigvals(np.array(columns).T)).max())
            assert found[i, j] == pytest.approx(max(radii), rel=1e-7)


@pytest.mark.parametrize("rule", ["momentum", "nesterov"])
def test_races_agree_with_the_map(rule):
    rates = [0.11, 0.13, 0.199, 0.201, 0.37, 0.39]
    for beta in (0.3, 0.9):
        radius = stability_map(CURVATURES, rates, [beta], nesterov=rule == "nesterov")
        result = race(
            bowl(CURVATURES),
            (1.0, 1.0),
            [rule],
            rates,
            steps=3000,
            options={rule: {"momentum": beta}},
        )
        for factor, runner in zip(radius[0], result.runners, strict=True):
            last = runner.values[-1]
            assert (np.isfinite(last) and last < runner.values[0]) == (factor < 1)


def test_a_map_needs_a_curvature():
    with pytest.raises(SettingError, match="at least one eigenvalue"):
        stability_map([], [0.1], [0.0])
