"""Recorders of trainings that other packages do: Keras, PyTorch, Lightning, Trainer."""

from ._recording import Recording
from ._watch import watch

__all__ = ["Recording", "watch"]
