"""The views of the lab: whose module answers which topics."""

VIEWS = {
    "maps": "_maps",
    "surfaces": "_surfaces",
}
"""The first word of a topic, and the module that answers it."""
