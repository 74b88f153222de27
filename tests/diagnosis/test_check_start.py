"""Every check of a start: healthy ones pass, seeded faults are named."""

from dataclasses import fields

import jax
import pytest

from steepest.diagnosis import Verdict, check_start, checks
from steepest.objectives import hinge
from steepest.training import Settings

from .conftest import FEW_ROWS, net, start_of


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("seed", range(3))
def test_a_healthy_start_has_nothing_wrong(activation, seed):
    healthy = net(activation=activation, last_start="lecun")
    params = healthy.model.init(jax.random.key(seed))
    findings = check_start(healthy, params, FEW_ROWS)
    assert {f.check: f.verdict for f in findings if f.verdict != "skipped"} == {
        f.check: Verdict.PASS for f in findings if f.verdict != "skipped"
    }


def test_remedies_are_settings():
    sick = net(start_scale=50.0, start="zero")
    known = {field.name for field in fields(Settings)}
    findings = check_start(sick, sick.model.init(jax.random.key(0)), FEW_ROWS)
    findings.append(checks["margin"](start_of(net(hinge(margin=0.01)))))
    assert any(finding.remedies for finding in findings)
    for finding in findings:
        for remedy in finding.remedies:
            assert set(remedy) <= known
            Settings(**remedy)
