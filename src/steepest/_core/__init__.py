"""What every layer needs and that knows nothing of learning: trees, keys, names."""
