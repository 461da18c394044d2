"""A process and what it starts itself, ended as one: a program that reads a file may itself have started another."""

import contextlib
import os
import signal
from multiprocessing.process import BaseProcess


def lead() -> None:
    """This process is a group of its own from here on, where the system knows such groups."""
    if hasattr(os, "setsid"):
        os.setsid()


def end(process: BaseProcess) -> None:
    """The process is gone, and so is what it has started since it led its group."""
    pid = process.pid or 0
    if hasattr(os, "killpg") and pid:  # nought would be our own group
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it did not come to be a group
            os.killpg(pid, signal.SIGKILL)
    process.kill()
    process.join()
