"""Every test on SQLite, then those that touch a database once more on PostgreSQL. The PostgreSQL comes out of a wheel.

`suite.py` takes what pytest takes: `make test ARGS="tests/ledger -x"`.
"""

import os
import subprocess
import sys

from console import ROOT, say

# A file of tests stays in one process: what is made once for it is made once.
WORKERS = ("-n", "2", "--dist", "loadfile")
NOTHING_CHOSEN = 5


def main(arguments: list[str]) -> int:
    say("Tests on SQLite")
    first = _pytest("sqlite", arguments)
    say("Tests that touch the database, on PostgreSQL")
    second = _pytest("postgresql", arguments)
    return first or second


def _pytest(database: str, arguments: list[str]) -> int:
    environment = {**os.environ, "TAIZHANG_TEST_DATABASE": database}
    command = [sys.executable, "-m", "pytest", "-q", *WORKERS, *arguments]
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return 0 if status == NOTHING_CHOSEN and arguments else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
