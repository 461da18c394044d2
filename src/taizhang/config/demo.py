"""Fills the database of a demo: accounts of an invented province, and the plans in a folder, read. It can be repeated.

Refused where TAIZHANG_DEBUG is off: its passwords are printed in public.
"""

import argparse
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused
from taizhang.ledger.rules.roles import Role

if TYPE_CHECKING:
    from taizhang.ledger.models import Document

PASSWORD = "taizhang-demo"  # noqa: S105  it opens a demo on this machine and nothing else
PLANS = (".txt", ".html")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who uses the demo."""

    username: str
    name: str
    post: str
    organisation: tuple[str, str]  # full name, short name
    role: Role


_DATA = ("云川省大数据局", "省大数据局")
CAST = (
    Actor("clerk", "林晓禾", "经办人", ("云川省工业和信息化厅", "省工业和信息化厅"), Role.CLERK),
    Actor("supervisor", "周正明", "督查人员", ("云川省人民政府办公厅督查室", "省政府督查室"), Role.SUPERVISOR),
    Actor("county", "苏婉", "经办人", ("禾溪县农业农村局", "县农业农村局"), Role.CLERK),
    Actor("head", "郑启明", "处长", ("云川省工业和信息化厅", "省工业和信息化厅"), Role.HEAD),
    Actor("leader", "方远", "分管领导", ("云川省人民政府", "省政府"), Role.DEPUTY),
    Actor("auditor", "何敬之", "审计人员", ("云川省审计厅", "省审计厅"), Role.AUDITOR),
    # 三员: three people, and none of them has a post in the record.
    Actor("sysadmin", "罗志坚", "系统管理员", _DATA, Role.SYSTEM_ADMINISTRATOR),
    Actor("secadmin", "梁思源", "安全管理员", _DATA, Role.SECURITY_ADMINISTRATOR),
    Actor("secauditor", "宋雅琴", "安全审计员", _DATA, Role.SECURITY_AUDITOR),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plans", type=Path, required=True, help="a folder with plans (.txt, .html)")


def run(options: argparse.Namespace) -> int:
    from django.utils import timezone

    database.refuse_unprepared()
    for line in play(options.plans, at=timezone.now()):
        print(line)
    return 0


def play(plans: Path, *, at: datetime) -> list[str]:
    """The cast can sign in and the plans have been read; what the person at the terminal should know."""
    from django.conf import settings

    if not settings.DEBUG:
        raise CommandRefused("Demo data belongs in a demo: TAIZHANG_DEBUG is off here.")
    if not plans.is_dir():
        raise CommandRefused(f"There is no folder {plans}: name one with plans in it.")
    from taizhang.config import demo_year
    from taizhang.frame import listening

    played = _play_year(plans, at)
    for actor in CAST:
        _enter(actor, at)
    _read(plans, at)
    if played:
        demo_year.light_up(at)
    listening.nudge_after_commit()
    return [f"{a.username:12} {PASSWORD:16} {a.name} {a.organisation[1]} {a.post}" for a in CAST]


def _play_year(plans: Path, now: datetime) -> bool:
    """Whether there are sample plans among these whose year has been played now; it is played once."""
    from taizhang.config import demo_year
    from taizhang.ledger.models import Ledger

    samples = [file for file in _editions(plans) if file.stem in demo_year.ISSUED]
    if not samples or Ledger.objects.exists():
        return False
    opening = demo_year.opening(now)
    demo_year.load_pack(opening)
    for actor in CAST:
        _enter(actor, opening)
    package = [demo_year.PACKAGE] if len(samples) == len(demo_year.ISSUED) else []  # the whole province is shown, or one plan alone
    demo_year.play_year(now, {file.stem: partial(_receive, file) for file in (*samples, *package)})
    return True


def _receive(file: Path, at: datetime) -> "Document":
    from taizhang.capabilities.intake import actions
    from taizhang.frame.models import Account
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.queries import actors

    clerk = actors.actor_of(Account.objects.get(username=CAST[0].username), on=at.date())
    return actions.take_in(file.read_bytes(), name=file.name, by=By(clerk, at))[0]


def _enter(actor: Actor, at: datetime) -> None:
    from taizhang.frame.actions import accounts
    from taizhang.frame.models import Account
    from taizhang.ledger.actions import organisations, people
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.rules.roles import CLOCK

    if Account.objects.filter(username=actor.username).exists():
        return
    account = accounts.open_account(actor.username, password=PASSWORD, display_name=actor.name)
    by = By(CLOCK, at, source="demo")
    name, short_name = actor.organisation
    organisation = organisations.register_organisation(name, organisations.Entry(short_name), by=by)
    person = people.enter_person(actor.name, organisation=organisation, account=account.pk, by=by)
    people.appoint(person, actor.role, organisation=organisation, title=actor.post, by=by)


def _read(plans: Path, at: datetime) -> None:
    """The text and the page of one plan are two files; the demo shows each plan once, as the page that people publish."""
    from taizhang import reading

    for file in _editions(plans):
        try:
            _receive(file, at)
        except reading.ReadingError as error:
            raise CommandRefused(str(error)) from None


def _editions(plans: Path) -> list[Path]:
    files = {file.stem: file for file in sorted(plans.iterdir(), reverse=True) if file.suffix in PLANS}
    return [files[stem] for stem in sorted(files)]
