"""Five models of PyTorch."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from .measuring import PIXELS, RATE, WORDS, Subject

__all__ = ["of_torch"]

IMAGES = PIXELS.reshape(-1, 1, 8, 8)


def _mlp(torch: Any, nn: Any) -> Any:
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))


def _convolution(torch: Any, nn: Any) -> Any:
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1, bias=False),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Dropout(0.0),
        nn.Flatten(),
        nn.Linear(256, 10),
    )


def _residual(torch: Any, nn: Any) -> Any:
    class Residual(nn.Module):
        def __init__(self):
            super().__init__()
            self.first = nn.Conv2d(1, 16, 3, padding=1)
            self.norm = nn.BatchNorm2d(16)
            self.second = nn.Conv2d(16, 16, 3, padding=1)
            self.last = nn.Linear(16, 10)

        def forward(self, x):
            x = torch.relu(self.norm(self.first(x)))
            return self.last(torch.relu(x + self.second(x)).mean((2, 3)))

    return Residual()


def _attention(torch: Any, nn: Any) -> Any:
    class Attention(nn.Module):
        def __init__(self):
            super().__init__()
            self.words = nn.Embedding(17, 16)
            self.encoder = nn.TransformerEncoderLayer(16, 2, 32, 0.0, batch_first=True)
            self.last = nn.Linear(16, 10)

        def forward(self, x):
            return self.last(self.encoder(self.words(x)).mean(1))

    return Attention()


def _recurrent(torch: Any, nn: Any) -> Any:
    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.memory = nn.LSTM(8, 16, batch_first=True)
            self.last = nn.Linear(16, 10)

        def forward(self, x):
            return self.last(self.memory(x)[0][:, -1])

    return Recurrent()


def of_torch() -> dict[str, Callable[[], Subject]]:
    """Return what makes each of them, by its name."""
    models = {
        "mlp": (_mlp, PIXELS, False),
        "convolution": (_convolution, IMAGES, True),
        "residual": (_residual, IMAGES, True),
        "attention": (_attention, WORDS, False),
        "recurrent": (_recurrent, PIXELS.reshape(-1, 8, 8), False),
    }
    return {
        f"PyTorch {name}": lambda parts=parts: _subject(*parts)
        for name, parts in models.items()
    }


def _subject(build: Any, X: np.ndarray, normalized: bool) -> Subject:
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    module = build(torch, torch.nn)
    loss = torch.nn.CrossEntropyLoss()

    def tensor(rows: np.ndarray) -> Any:
        return torch.from_numpy(np.array(rows))

    def trained(rows: Any, targets: Any, n: int, batch: int) -> Any:
        moved = copy.deepcopy(module).train()
        rule = torch.optim.SGD(moved.parameters(), RATE)
        labels = torch.from_numpy(targets.astype(np.int64))
        for _ in range(n):
            for begin in range(0, len(rows), batch):
                part = slice(begin, begin + batch)
                rule.zero_grad()
                loss(moved(tensor(rows[part])), labels[part]).backward()
                rule.step()
        return moved, labels

    def step(rows: np.ndarray, targets: np.ndarray) -> list[np.ndarray]:
        moved, _ = trained(rows, targets, 1, len(rows))
        learned, kept = dict(moved.named_parameters()), dict(moved.named_buffers())
        return [
            tensors[name].detach().numpy()
            for tensors in (learned, kept)
            for name in sorted(tensors)
        ]

    def epochs(rows: np.ndarray, targets: np.ndarray, n: int, batch: int) -> Any:
        moved, labels = trained(rows, targets, n, batch)
        with torch.no_grad():
            scores = moved.eval()(tensor(rows))
            accuracy = (scores.argmax(1) == labels).float().mean()
            return float(loss(scores, labels)), float(accuracy)

    def scores(rows: np.ndarray) -> np.ndarray:
        return copy.deepcopy(module).eval()(tensor(rows)).detach().numpy()

    return Subject(module, X, scores, step, epochs if normalized else None)
