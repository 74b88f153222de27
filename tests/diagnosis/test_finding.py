import json

import numpy as np
import pytest

from steepest.diagnosis import Finding, Verdict

FINDING = Finding(
    check="margin",
    verdict=Verdict.WARN,
    because="too_large",
    measured={"margin": np.float32(100.0), "layers": [{"layer": 0}]},
    expected={"low": 0.1, "high": 10.0},
    advice="margin_one",
    remedies=({"loss_options": {"margin": 1.0}},),
    source="a book",
    cost={"forwards": 0},
)


def test_a_finding_goes_through_json():
    written = json.dumps(FINDING.to_json(), allow_nan=False)
    assert json.loads(written)["schema_version"] == 1
    assert json.loads(written)["verdict"] == "warn"
    assert Finding.from_json(json.loads(written)) == FINDING
    newer = {**FINDING.to_json(), "added_later": 3}
    assert Finding.from_json(newer) == FINDING


def test_json_has_no_infinity():
    finding = Finding(
        check="gradient",
        verdict=Verdict.FAIL,
        because="spurious",
        measured={"ratio": float("inf")},
    )
    assert finding.to_json()["measured"] == {"ratio": None}


def test_a_verdict_is_one_of_four():
    assert [str(each) for each in Verdict] == ["pass", "warn", "fail", "skipped"]
    with pytest.raises(ValueError, match="'maybe' is not a valid Verdict"):
        Finding.from_json({**FINDING.to_json(), "verdict": "maybe"})
