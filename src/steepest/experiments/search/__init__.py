"""How to look for good weights: at random, by random steps, or along the slope."""

from . import random_search

FILES = (random_search,)
