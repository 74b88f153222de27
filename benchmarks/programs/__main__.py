"""Real programs and our own, faulty and corrected, by one command.

    python -m benchmarks.programs run --folder FOLDER     train, diagnose, mend
    python -m benchmarks.programs table                   what came out
    python -m benchmarks.programs tools                   beside other tools
    python -m benchmarks.programs scores                  train only

FOLDER holds the files that belong to the programs, FOLDER/POST/FILE. With --set
development or --set unseen the programs are those that we wrote ourselves, which need
no files.
"""

import argparse
from pathlib import Path

from .others import print_tools
from .own_development import DEVELOPMENT
from .own_unseen import UNSEEN
from .programs import PROGRAMS
from .running import print_scores, run_programs
from .scoring import outcomes, print_table

SETS = {"posts": PROGRAMS, "development": DEVELOPMENT, "unseen": UNSEEN}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("run", "table", "tools", "scores"))
    parser.add_argument("--set", choices=SETS, default="posts", help="which programs")
    parser.add_argument("--folder", type=Path, help="the files of the programs")
    parser.add_argument("--out", type=Path, help="by default runs/programs-SET.jsonl")
    parser.add_argument("--posts", default="", help="only these, POST[,POST…]")
    parser.add_argument("--no-fix", action="store_true", help="do not try the advice")
    asked = parser.parse_args()
    programs = SETS[asked.set]
    out = asked.out or Path(f"runs/programs-{asked.set}.jsonl")
    if asked.what == "table":
        print_table(programs, out)
        return
    if asked.what == "tools":
        print_tools(outcomes(PROGRAMS, out))
        return
    if asked.folder is None and asked.set == "posts":
        parser.error("run needs --folder, the folder with the files of the programs")
    folder = asked.folder or Path()
    posts = tuple(filter(None, asked.posts.split(",")))
    if asked.what == "scores":
        print_scores(programs, folder, posts)
        return
    run_programs(programs, folder, out, posts, mend=not asked.no_fix)


if __name__ == "__main__":
    main()
