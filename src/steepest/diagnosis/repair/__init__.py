"""The advice of a diagnosis, tried: train again with it, and keep what helps."""
