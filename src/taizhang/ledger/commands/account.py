"""Accounts from the terminal: the first three of an installation, and a new password for somebody who cannot be helped otherwise."""

import argparse
from typing import TYPE_CHECKING

from taizhang.frame import database, terminal
from taizhang.frame.errors import CommandRefused
from taizhang.ledger.rules.permissions import NAMES
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Role

if TYPE_CHECKING:
    from taizhang.ledger.actions.by import By

_POSTS = {"system": Role.SYSTEM_ADMINISTRATOR, "security": Role.SECURITY_ADMINISTRATOR, "auditor": Role.SECURITY_AUDITOR}


def arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar="first|password")
    first = parts.add_parser("first", help="open the accounts of the three administrators of an empty installation")
    first.add_argument("--organisation", required=True, help="the organisation that runs the installation, by its full name")
    for option, role in _POSTS.items():
        first.add_argument(f"--{option}", required=True, metavar="USERNAME=NAME", help=f"the {role.value} ({NAMES[role]})")
    password = parts.add_parser("password", help="give somebody a new password")
    password.add_argument("username", help="the name to sign in with")


def run(options: argparse.Namespace) -> int:
    database.refuse_unprepared()
    try:
        return _first(options) if options.part == "first" else _password(options)
    except Refused as refused:
        raise CommandRefused(refused.sentence.zh if terminal.speaks_chinese() else refused.sentence.en) from None


def _first(options: argparse.Namespace) -> int:
    from taizhang.ledger.actions import first_accounts

    people = {role: first_accounts.Named(*_named(getattr(options, option))) for option, role in _POSTS.items()}
    given = first_accounts.open_first_accounts(people, organisation=options.organisation, by=_by())
    for role, password in given.items():
        print(f"{people[role].username:16} {password}  {NAMES[role] if terminal.speaks_chinese() else role.value}")
    return 0


def _password(options: argparse.Namespace) -> int:
    from taizhang.ledger.actions import accounts
    from taizhang.ledger.models import Person

    person = Person.objects.filter(account__username=options.username).first()
    if person is None:
        raise CommandRefused(f"There is no account {options.username}.")
    print(accounts.reset_password(person, by=_by()))
    return 0


def _named(words: str) -> tuple[str, str]:
    username, _, name = words.partition("=")
    return username, name or username


def _by() -> "By":
    from django.utils import timezone

    from taizhang.ledger.actions.by import By
    from taizhang.ledger.rules.roles import CLOCK

    return By(CLOCK, timezone.now(), source="terminal")
