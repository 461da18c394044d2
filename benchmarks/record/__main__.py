"""`python -m benchmarks.record [postgresql|sqlite] [obligations, and what they grow to …]`"""

import sys

from . import databases


def main(arguments: list[str]) -> None:
    kind = arguments[0] if arguments else "postgresql"
    sizes = [int(size) for size in arguments[1:]] or [20_000]
    databases.start(kind)
    from . import growth, measures

    first = measures.run(kind, sizes[0])
    if sizes[1:]:
        growth.run(kind, sizes, first)


if __name__ == "__main__":
    main(sys.argv[1:])
