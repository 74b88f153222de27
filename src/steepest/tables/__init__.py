"""Small tables to begin with: text, numbers and gaps, as people have them.

Each is made from a seed and is the same everywhere. Nothing here imports NumPy or JAX,
so that `steepest example` answers at once.
"""

from ._tables import ExampleTable, example_tables, table_named, table_text

__all__ = ["ExampleTable", "example_tables", "table_named", "table_text"]
