"""The views of the lab: whose module answers which topics."""

VIEWS = {
    "lessons": "_lessons",
    "maps": "_maps",
    "surfaces": "_surfaces",
    "train": "_training",
    "doctor": "_doctor",
    "runs": "_runs",
}
"""The first word of a topic, and the module that answers it."""

WARM = ("surfaces",)
"""The views whose modules are imported at once; the others wait for a message."""
