"""What makes classes easy to separate: features that are designed, or learned."""

from . import learned, ring, seen

FILES = (ring, seen, learned)
