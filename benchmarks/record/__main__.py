"""`python -m benchmarks.record [postgresql|sqlite] [obligations]`"""

import sys

from . import databases


def main(arguments: list[str]) -> None:
    kind = arguments[0] if arguments else "postgresql"
    sizes = [int(size) for size in arguments[1:]] or [20_000]
    for size in sizes:
        databases.start(kind)
        from . import measures

        measures.run(kind, size)


if __name__ == "__main__":
    main(sys.argv[1:])
