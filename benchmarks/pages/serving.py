"""A server as it is shipped, on a port of its own, and somebody who has signed in to it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taizhang.frame.models import Account


@contextmanager
def served() -> Iterator[int]:
    """It answers at this port until the block ends."""
    port = _free_port()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.pages.settings"}
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.pages.server", str(port)], env=environment)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def signed_in(account: "Account") -> str:
    """The cookie of a session of his."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not come up within twenty seconds")
