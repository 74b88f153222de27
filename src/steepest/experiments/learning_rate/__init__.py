"""What the learning rate decides: crawling, converging or diverging."""

from . import edge_of_stability, rates, stability_edge, sweep

FILES = (rates, sweep, stability_edge, edge_of_stability)
