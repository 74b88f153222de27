"""What can be asked of the rows themselves, and what simple learners make of them."""

from ._reference import Reference, errors_of_rows, measure_reference

__all__ = ["Reference", "errors_of_rows", "measure_reference"]
