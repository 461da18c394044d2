"""Makes or upgrades the database and collects the static files. Run it after each installation; it can be repeated."""

import argparse

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001
    from django.conf import settings
    from django.core.management import call_command

    try:
        settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)  # there are passwords' hashes in it
    except OSError as error:
        raise CommandRefused(f"{settings.DATA} cannot be made ({error.strerror}): choose another folder with TAIZHANG_DATA.") from None
    database.refuse_unreachable()
    database.refuse_foreign()
    call_command("migrate", interactive=False, verbosity=1)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        print(f"Static files in {settings.STATIC_ROOT}")
    return 0
