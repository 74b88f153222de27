"""Small example tables with text, numbers and missing values, as in real data.

Every table is generated from a seed and is the same everywhere. Nothing here imports
NumPy or JAX, so that `steepest example` is fast.
"""

from ._tables import ExampleTable, example_tables, table_named, table_text

__all__ = ["ExampleTable", "example_tables", "table_named", "table_text"]
