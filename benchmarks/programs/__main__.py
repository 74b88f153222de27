"""Real programs, faulty and corrected, by one command.

    python -m benchmarks.programs run --folder FOLDER     train, diagnose, mend
    python -m benchmarks.programs table                   what came out
    python -m benchmarks.programs tools                   beside other tools

FOLDER holds the files that belong to the programs, FOLDER/POST/FILE.
"""

import argparse
from pathlib import Path

from .others import print_tools
from .running import run_programs
from .scoring import outcomes, print_table

OUT = Path("runs/programs.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("run", "table", "tools"))
    parser.add_argument("--folder", type=Path, help="the files of the programs")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--posts", default="", help="only these, POST[,POST…]")
    parser.add_argument("--no-fix", action="store_true", help="do not try the advice")
    asked = parser.parse_args()
    if asked.what == "table":
        print_table(asked.out)
        return
    if asked.what == "tools":
        print_tools(outcomes(asked.out))
        return
    if asked.folder is None:
        parser.error("run needs --folder, the folder with the files of the programs")
    posts = tuple(filter(None, asked.posts.split(",")))
    run_programs(asked.folder, asked.out, posts, mend=not asked.no_fix)


if __name__ == "__main__":
    main()
