"""How fast features are computed, and how far they carry a linear model."""
