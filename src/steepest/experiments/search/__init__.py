"""How to look for good weights: at random, by random steps, or along the slope."""

from . import cifar10_search, random_search

FILES = (random_search, cifar10_search)
