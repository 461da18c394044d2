"""`make run`: the demo's database made or upgraded, its sample plans read, its pages served on this machine until Ctrl-C."""

import os
import socket
import sys
from pathlib import Path

from console import ROOT, say, stop

os.environ["TAIZHANG_DEBUG"] = "1"
os.environ.setdefault("TAIZHANG_DATA", str(ROOT / "var" / "demo"))  # apart from what a server started here would take
os.environ.pop("TAIZHANG_DATABASE_URL", None)  # a demo never touches a database that somebody works with


def main(port: int) -> int:
    _refuse_taken(port)
    prepare()
    logins = play()
    _announce(port, logins)
    return _taizhang("serve", "--port", str(port))


def prepare() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.config.settings"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from taizhang.frame import database

    settings.DATA.mkdir(parents=True, exist_ok=True)
    if unknown := database.unknown_migrations():
        _set_aside(unknown[0])
    if database.is_out_of_date():
        say("Database in var/demo")
        call_command("migrate", interactive=False, verbosity=0)


def _set_aside(step: str) -> None:
    """A demo of an earlier checkout cannot be upgraded: it is kept under another name, and a new one made."""
    from django.conf import settings
    from django.db import connection

    connection.close()
    file = Path(settings.DATABASES["default"]["NAME"])
    say(f"The demo's database is of another version ({step}): kept as {file.name}.earlier")
    file.replace(file.with_name(f"{file.name}.earlier"))
    for extra in ("-wal", "-shm"):
        file.with_name(file.name + extra).unlink(missing_ok=True)


def play() -> list[str]:
    from django.utils import timezone

    from taizhang.config import demo

    say("Sample plans, accounts, and (the first time, about half a minute) a year of their work")
    return demo.play(ROOT / "samples", at=timezone.now())


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            stop(f"port {port} is in use: stop what uses it, or choose another one with make run PORT=8001.")


def _announce(port: int, logins: list[str]) -> None:
    print(f"\n  Taizhang 台账 is at http://127.0.0.1:{port}/   (Ctrl-C stops it)\n")
    print(f"  {'account':12} {'password':16} who")
    for login in logins:
        print(f"  {login}")
    print(flush=True)


def _taizhang(*arguments: str) -> int:
    from taizhang.config.command import main as taizhang

    return taizhang(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(int(sys.argv[1])))
    except KeyboardInterrupt:
        sys.exit(0)
