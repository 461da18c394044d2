"""`python -m benchmarks.pages.server PORT`: two processes, as for two cores."""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

if __name__ == "__main__":
    Granian(
        "taizhang.config.wsgi:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=2,
        workers_kill_timeout=5,
        blocking_threads=2,
        log_level=LogLevels.warning,
    ).serve()
