"""How well and how fast plans are read. `make bench`; everything is printed, nothing is asserted.

Ours are the samples and the corpus of invented plans; the annotated plans beside the project count where they are there.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]  # the tests' own scoring

from benchmarks import accuracy, peers, speed  # noqa: E402


def main() -> None:
    accuracy.report()
    speed.report()
    peers.report()


if __name__ == "__main__":
    main()
