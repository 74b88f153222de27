"""What the learning rate decides: crawling, converging or diverging."""

from . import edge_of_stability, image_rates, rates, stability_edge, sweep

FILES = (rates, sweep, image_rates, stability_edge, edge_of_stability)
