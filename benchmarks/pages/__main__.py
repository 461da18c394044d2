"""`python -m benchmarks.pages [postgresql|sqlite] [obligations]`"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, date, datetime

from ..record import databases

LIMITS = {
    "ledger": (60, 100),
    "obligation": (80, None),
    "late": (150, None),
    "desk": (None, None),
    "search": (None, None),
    "count": (None, None),
}


def main(arguments: list[str]) -> None:
    kind, size = (arguments + ["postgresql", "20000"][len(arguments) :])[:2]
    databases.start(kind)
    cookie, paths = _prepared(int(size))
    port = _free_port()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.pages.settings"}
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.pages.server", str(port)], env=environment)
    try:
        _wait(port)
        _measure(port, paths, cookie, f"{kind}, {int(size):,} obligations, a line of a report accepted each second")
    finally:
        server.terminate()
        server.wait(20)


def _prepared(size: int) -> tuple[str, dict[str, list[str]]]:
    """A province at work, a supervisor who has signed in, and the pages that he asks for."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from taizhang.frame.models import Account
    from taizhang.ledger.actions import people
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.actions.lights import light_up
    from taizhang.ledger.models import Ledger, Obligation, Organisation
    from taizhang.ledger.rules.roles import CLOCK, Role

    from ..record import province

    province.fill(size)
    light_up(on=date(2022, 8, 31), by=By(CLOCK, datetime(2022, 9, 1, 1, 0, tzinfo=UTC)))
    by = By(CLOCK, datetime(2022, 9, 1, 2, 0, tzinfo=UTC))
    account = Account.objects.create(username="supervisor", display_name="督查", last_login=datetime.now(UTC))
    government = Organisation.objects.get(name=province.GOVERNMENT)
    person = people.enter_person("督查", organisation=government, account=account.pk, by=by)
    people.appoint(person, Role.SUPERVISOR, organisation=government, by=by)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session.save()
    databases.settle()
    ledgers = list(Ledger.objects.order_by("code").values_list("code", flat=True))
    codes = list(Obligation.objects.order_by("?").values_list("code", flat=True)[:200])
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}", {
        "count": ["/count"],
        "ledger": [f"/ledgers/{code}/" for code in ledgers],
        "obligation": [f"/obligations/{code}/" for code in codes],
        "late": ["/late/"],
        "desk": ["/desk/"],
        "search": ["/search/?words=%E7%A4%BA%E8%8C%83"],
    }


def _measure(port: int, paths: dict[str, list[str]], cookie: str, about: str) -> None:
    from .clients import CLIENTS, load
    from .writer import writing

    print(f"\n{about}: {CLIENTS} clients in a closed loop, server and clients on this machine")
    print(f"  {'page':12}{'median':>10}{'p95':>10}{'answers/s':>12}{'kB':>8}{'to a count':>12}")
    counted = 0.0
    for name, addresses in paths.items():
        with writing():
            found = load(port, addresses, cookie)
        counted = counted or found.median
        slowest, least = LIMITS[name]
        wanted = "".join([f"   p95 <= {slowest} ms" if slowest else "", f", >= {least}/s" if least else ""])
        print(
            f"  {name:12}{found.median:8.1f} ms{found.p95:7.1f} ms{found.rate:12.0f}{found.size / 1000:8.1f}{found.median / counted:11.1f}x{wanted}"
        )


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


if __name__ == "__main__":
    main(sys.argv[1:])
