"""How well and how fast plans are read. `make bench`; everything is printed, nothing is asserted.

Ours are the samples and the corpus of invented plans; the annotated plans beside the project count where they are there.
"""

from . import accuracy, peers, speed


def main() -> None:
    accuracy.report()
    speed.report()
    peers.report()


if __name__ == "__main__":
    main()
