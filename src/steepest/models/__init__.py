"""f(x; W): scores from inputs."""

from ._model import Model

__all__ = ["Model"]
