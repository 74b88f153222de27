"""Compare gradients with slopes measured by centered differences."""
