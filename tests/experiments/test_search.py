"""The numbers of the searches, against loops in NumPy."""

import numpy as np
import pytest

from steepest.experiments._digits import digits
from steepest.experiments.search import random_search


def judge(weight, bias=0.0):
    x, y = digits()
    scores = x.astype(float) @ weight.T + bias
    highest = scores.max(1, keepdims=True)
    logs = scores - highest - np.log(np.exp(scores - highest).sum(1, keepdims=True))
    right = 100 * (scores.argmax(1) == y).mean()
    return -logs[np.arange(len(y)), y].mean(), right, logs


def test_three_searches(numbers):
    found = numbers("random_search")
    draws = random_search.draws().astype(float)
    losses = [judge(random_search.SPREAD * draw)[0] for draw in draws]
    best = judge(random_search.SPREAD * draws[int(np.argmin(losses))])
    assert found["random_loss"] == pytest.approx(best[0], rel=1e-4)
    assert found["random"] == pytest.approx(best[1], abs=0.5)

    at, value = np.zeros((10, 64)), np.log(10)
    for draw in draws:
        tried = at + random_search.LOCAL * draw
        if judge(tried)[0] < value:
            at, value = tried, judge(tried)[0]
    assert found["local_loss"] == pytest.approx(value, rel=1e-3)
    assert found["local"] == pytest.approx(judge(at)[1], abs=0.5)

    x, y = digits()
    weight, bias = np.zeros((10, 64)), np.zeros(10)
    for _ in range(random_search.TRIES):
        shares = np.exp(judge(weight, bias)[2])
        shares[np.arange(len(y)), y] -= 1
        weight = weight - random_search.RATE * shares.T @ x / len(y)
        bias = bias - random_search.RATE * shares.mean(0)
    loss, right, _ = judge(weight, bias)
    assert found["descent_loss"] == pytest.approx(loss, rel=1e-3)
    assert found["descent"] == pytest.approx(right, abs=0.5)
    assert 10 < found["random"] < found["local"] < found["descent"]
