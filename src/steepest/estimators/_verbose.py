"""`verbose`: a line for every epoch that was evaluated."""

import sys

from ..descent import Progress, progress_facts


def tell(progress: Progress) -> None:
    """Write the progress at the end of an evaluated epoch as a line of text."""
    if progress.epoch_ended:
        sys.stdout.write(", ".join(progress_facts(progress)) + "\n")
        sys.stdout.flush()
