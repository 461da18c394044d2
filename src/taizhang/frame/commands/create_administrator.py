"""Makes the first account of an empty installation. The password is asked for, or taken from TAIZHANG_PASSWORD."""

import argparse
import getpass
import os
import sys

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", help="the name to sign in with")
    parser.add_argument("--name", help="the name that is shown (the user name)")


def run(options: argparse.Namespace) -> int:
    from taizhang.frame.actions import accounts

    database.refuse_unprepared()
    account = accounts.open_first_administrator(options.username, password=_password(), display_name=options.name or options.username)
    print(f"Administrator {account.username} can sign in.")
    return 0


def _password() -> str:
    if given := os.environ.get("TAIZHANG_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        raise CommandRefused("There is no terminal to ask for a password: set TAIZHANG_PASSWORD.")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise CommandRefused("The two passwords differ: run the command again.")
    return password
