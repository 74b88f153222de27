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
"""The views that are loaded when the page is there; the others wait to be asked."""
