"""What penalties prefer: spread weights, smooth curves, weights of exactly zero."""

from . import spread, wiggles, zeros

FILES = (spread, wiggles, zeros)
