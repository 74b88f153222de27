"""PyTorch: a loop of eager steps, the same compiled, and its own DataLoader."""

import itertools
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
RATES = np.geomspace(1e-4, 1, 32)
GOAL = 0.92


def _rows(work, data):
    inputs = torch.from_numpy(data.scaled)
    targets = torch.from_numpy(data.targets)
    if work.loss == "squared":
        return inputs, targets[:, None]
    return inputs, targets.long()


def _parts(work, data):
    widths = [data.inputs.shape[1], *work.hidden, data.outputs(work.loss)]
    layers = []
    for a, b in itertools.pairwise(widths):
        layers += [nn.Linear(a, b), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    loss = {
        "squared": nn.MSELoss(),
        "hinge": _one_against_the_rest,
        "softmax": nn.CrossEntropyLoss(),
    }[work.loss]
    kinds = {
        "sgd": torch.optim.SGD,
        "adam": torch.optim.Adam,
        "momentum": partial(torch.optim.SGD, momentum=0.9),
    }
    # fused is the fastest of torch's three implementations on this processor
    optimizer = kinds[work.optimizer](model.parameters(), lr=work.rate, fused=True)
    return model, loss, optimizer


def _one_against_the_rest(scores, targets):
    signs = 2 * nn.functional.one_hot(targets, scores.shape[1]) - 1
    return torch.relu(1 - signs * scores).sum(1).mean()


def _step_of(model, loss, optimizer):
    def step(x, y):
        optimizer.zero_grad(set_to_none=True)
        value = loss(model(x), y)
        value.backward()
        optimizer.step()
        return value

    return step


def _loop(work, inputs, targets, step):
    def turn():
        for _ in range(work.epochs):
            order = torch.randperm(len(inputs))
            for chosen in order.split(work.batch):
                step(inputs.index_select(0, chosen), targets.index_select(0, chosen))

    return turn


def eager(work, data):
    """Data in memory as float32, scaled beforehand; a permutation an epoch."""
    return _loop(work, *_rows(work, data), _step_of(*_parts(work, data)))


def on_gpu(work, data):
    """Eager on a GPU: the bytes live there, are scaled there and shuffled there."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model, loss, optimizer = _parts(work, data)
    model.to(device)
    inputs = torch.from_numpy(data.inputs).to(device)
    targets = torch.from_numpy(data.targets).long().to(device)
    step = _step_of(model, loss, optimizer)

    def turn():
        for _ in range(work.epochs):
            order = torch.randperm(len(inputs), device=device)
            for chosen in order.split(work.batch):
                x = (inputs.index_select(0, chosen).float() - data.center) * data.factor
                step(x, targets.index_select(0, chosen))
        if device == "cuda":
            torch.cuda.synchronize()

    return turn


def compiled(work, data):
    """The same with `torch.compile` around forward, backward and update."""
    step = torch.compile(_step_of(*_parts(work, data)), dynamic=False)
    return _loop(work, *_rows(work, data), step)


def one_by_one(work, data):
    """32 learning rates, one after the other, really run."""
    works = [replace(work, rate=float(rate)) for rate in RATES]
    rows = _rows(work, data)

    def turn():
        for each in works:
            _loop(each, *rows, _step_of(*_parts(each, data)))()

    return turn


def to_goal(work, data):
    """Eager, the rate falling linearly by the step, tested after every epoch."""
    inputs, targets = _rows(work, data)
    test = torch.from_numpy(data.test_scaled), torch.from_numpy(data.test_targets)

    def turn():
        model, loss, optimizer = _parts(work, data)
        step, n = _step_of(model, loss, optimizer), 0
        steps = work.epochs * -(-len(inputs) // work.batch)
        for _ in range(work.epochs):
            for chosen in torch.randperm(len(inputs)).split(work.batch):
                optimizer.param_groups[0]["lr"] = work.rate * (1 - n / steps)
                step(inputs.index_select(0, chosen), targets.index_select(0, chosen))
                n += 1
            with torch.no_grad():
                right = (model(test[0]).argmax(1) == test[1]).float().mean()
            if right >= GOAL:
                return
        raise RuntimeError("92 % were not reached")

    return turn
