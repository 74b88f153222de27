"""One contender in a process of its own: does its work whenever it is told to.

python -m benchmarks._worker MODULE NAME WORK DATA, started by `benchmarks._turns`.
"""

import json
import os
import sys
import time
from importlib import import_module

from ._work import Work, read_data


def main():
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what libraries print is not an answer
    module, name, work, folder = sys.argv[1:]
    work = Work.from_json(json.loads(work))
    # copies of its own, so that no contender pays for another's page cache
    data = read_data(folder, work.rows)
    do = getattr(import_module(f"benchmarks.peers.{module}"), name)(work, data)

    def say(answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    do()  # compiles, and touches all memory
    say({"ready": True})
    for _ in sys.stdin:
        seconds = 0.0
        for _ in range(work.calls):
            began = time.perf_counter()
            own = do()
            seconds += time.perf_counter() - began if own is None else own
        say({"seconds": seconds / work.calls})


if __name__ == "__main__":
    main()
