"""Whether the gradient is the slope, by centered differences."""
