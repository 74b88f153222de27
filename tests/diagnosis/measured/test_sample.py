"""Which rows are looked at."""

import numpy as np

from steepest.diagnosis.measured._sample import rows_at_start, sample_of

from ..conftest import FEW_ROWS, ROWS, net, start_of


def test_a_mere_start_is_looked_at_on_all_of_its_rows(case_of):
    assert rows_at_start(start_of(net())) is FEW_ROWS
    inputs = np.random.default_rng(0).normal(size=(300, 6)).astype(np.float32)
    sampled = rows_at_start(case_of(inputs, np.arange(300) % 3))
    assert len(sampled.inputs) == len(sampled.targets) == 256
    rows = {tuple(row): i for i, row in enumerate(inputs)}
    chosen = [rows[tuple(row)] for row in sampled.inputs]
    assert chosen == sorted(set(chosen))
    assert np.array_equal(sampled.targets, np.array(chosen) % 3)


def test_an_objective_gets_a_fixed_number_of_rows(trained_case):
    """What is added counts nothing."""
    case = trained_case(penalty=0.01)
    objective, (batch,) = sample_of(case)
    assert [len(part) for part in batch] == [512] * 3
    assert batch.weights.sum() == 120
    assert np.isclose(objective(case.params, batch), case.objective(case.params, ROWS))
