"""What other tools said of the same programs, as published, beside what ours says.

Source: the table of DEFault (Jahan et al., 2025), `EvaluationDEFault.xlsx` of its
repository: of each program and tool, whether it detects a fault, and whether it names
the right kind. Nobody published what a tool says of a corrected program.
"""

from .scoring import Outcome, failures

__all__ = ["print_tools"]

TOOLS = ("UMLAUT", "AutoTrainer", "DeepLocalize", "DeepFD", "DEFault")
OF_ALL = {
    "DEFault": (33, 48),
    "DeepFD": (27, 47),
    "UMLAUT": (14, 50),
    "AutoTrainer": (10, 12),
    "DeepLocalize": (7, 36),
}
"""Of all 52 programs of that table: named, detected."""

PUBLISHED = {
    "48385830": ("11111", "11111"),
    "31556268": ("10111", "10011"),
    "50306988": ("11111", "01010"),
    "55328966": ("11011", "11011"),
    "34311586": ("10111", "00111"),
    "31880720": ("10111", "00011"),
    "39525358": ("10111", "00011"),
    "48934338": ("10111", "10011"),
    "52800582": ("10111", "10000"),
    "34673164": ("11111", "01001"),
    "48221692": ("10111", "10001"),
    "44066044": ("10111", "10001"),
    "51930566": ("10111", "00000"),
    "47352366": ("11111", "11100"),
    "48594888": ("10111", "00011"),
    "31627380": ("10111", "00011"),
    "50481178": ("10011", "00001"),
}
"""Of each program with a fault: detected and named, a digit a tool."""


def print_tools(every: list[Outcome]) -> None:
    """Print how many programs each tool names and detects, in Markdown."""
    faulty = [one for one in every if one.program.causes]
    posts = [one.program.post for one in faulty]
    n = len(posts)
    print(f"| tool | named, of these {n} | detected | named, of 52 | detected, of 52 |")
    print("|---|---|---|---|---|")
    for tool, (named_of_all, detected_of_all) in OF_ALL.items():
        at = TOOLS.index(tool)
        detected, named = (
            sum(PUBLISHED[post][kind][at] == "1" for post in posts) for kind in (0, 1)
        )
        print(f"| {tool} | {named} | {detected} | {named_of_all} | {detected_of_all} |")
    first = sum(one.place == 1 for one in faulty)
    anywhere = sum(one.place is not None for one in faulty)
    found = sum(one.detected for one in faulty)
    print(f"| steepest, first | {first} | {found} | not run | not run |")
    print(f"| steepest, anywhere | {anywhere} | {found} | not run | not run |")
    shown = [one for one in faulty if one.repairable]
    print()
    print(
        f"The fault costs accuracy or R² in {len(shown)} of these {n}. Of those "
        f"{sum(one.place == 1 for one in shown)} are named first, and "
        f"{sum(bool(failures(one.faulty)) for one in shown)} detected."
    )
