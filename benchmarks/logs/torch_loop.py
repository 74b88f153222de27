"""A loop as people write it in PyTorch, and what it logs and what came of it."""

from typing import Any

import numpy as np
import torch
from torch import nn

from .trainings import Training, constant_loss, rows_of


def run(training: Training, images: str | None) -> tuple[list[dict], dict[str, Any]]:
    torch.manual_seed(training.seed)
    rows = rows_of(training, images)
    parts = {
        name: (torch.tensor(rows[name][0]), torch.tensor(rows[name][1]).long())
        for name in ("train", "validation", "test")
    }
    n_inputs, classes = parts["train"][0].shape[1], rows["classes"]
    layers: list[nn.Module] = []
    if training.hidden:
        layers = [nn.Linear(n_inputs, training.hidden), nn.ReLU()]
    model = nn.Sequential(*layers, nn.Linear(training.hidden or n_inputs, classes))
    if training.fault == "dead start":
        with torch.no_grad():
            for p in model.parameters():
                p.zero_()
    optimizer = (
        torch.optim.Adam(model.parameters(), lr=training.rate)
        if training.optimizer == "adam"
        else torch.optim.SGD(model.parameters(), lr=training.rate)
    )
    x, y = parts["train"]
    steps = -(-len(x) // training.batch)
    factor = _factor(training, steps)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    draw = torch.Generator().manual_seed(training.seed)
    log: list[dict] = []
    test, per_row = [], []
    start = _loss(model, parts["train"])[0]
    end = start
    for epoch in range(2 * training.epochs):
        model.train()
        order, total, right = torch.randperm(len(x), generator=draw), 0.0, 0
        for begin in range(0, len(x), training.batch):
            chosen = order[begin : begin + training.batch]
            scores = model(x[chosen])
            loss = nn.functional.cross_entropy(scores, y[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if epoch < training.epochs:
                scheduler.step()
            total += float(loss.detach()) * len(chosen)
            right += int((scores.argmax(1) == y[chosen]).sum())
        losses = _loss(model, parts["test"])
        if epoch < training.epochs:
            validation = _loss(model, parts["validation"])
            log.append(
                {
                    "epoch": epoch,
                    "train_loss": total / len(x),
                    "train_acc": right / len(x),
                    "val_loss": validation[0],
                    "val_acc": validation[2],
                    "lr": optimizer.param_groups[0]["lr"],
                }
            )
            test.append(losses[0])
            per_row.append(losses[1])
            end = _loss(model, parts["train"])[0]
    best = int(np.argmin(np.nan_to_num(test, nan=np.inf)))
    apart = per_row[-1] - per_row[best]
    error = float(apart.std() / len(apart) ** 0.5)
    return log, {
        "finite": bool(np.isfinite([end, *test]).all()),
        "train_start": start,
        "train_end": end,
        "constant": constant_loss(rows["train"][1]),
        "test": test,
        "test_end_z": float(apart.mean() / error) if error > 0 else 0.0,
        "test_longer": losses[0],
    }


def _factor(training: Training, steps: int) -> Any:
    total = training.epochs * steps
    if training.schedule == "cosine":
        return lambda t: 0.5 * (1 + np.cos(np.pi * min(t / total, 1)))
    if training.schedule == "exponential":
        return lambda t: training.options["end"] ** min(t / total, 1)
    return lambda t: 1.0


@torch.no_grad()
def _loss(model: nn.Module, part: tuple) -> tuple[float, np.ndarray, float]:
    model.eval()
    scores = model(part[0])
    losses = nn.functional.cross_entropy(scores, part[1], reduction="none")
    accuracy = (scores.argmax(1) == part[1]).float().mean()
    return float(losses.mean()), losses.double().numpy(), float(accuracy)
