"""`taizhang`: the commands of the frame and of every installed module, put together."""

import sys
from collections.abc import Sequence

from taizhang.config import installed
from taizhang.frame import cli

MODULES = ("taizhang.config", "taizhang.frame", "taizhang.ledger", *installed.CAPABILITIES)


def main(arguments: Sequence[str] | None = None) -> int:
    return cli.run(sys.argv[1:] if arguments is None else arguments, modules=MODULES, settings="taizhang.config.settings")
