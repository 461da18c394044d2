"""Packs 配置包: organisations, calendars, rules of lights, ladders, templates, as a folder of YAML.

check finds every problem of a pack; diff shows, row by row, what loading would change; load does it, and can be repeated.
"""

import argparse

from taizhang.frame import database, terminal
from taizhang.frame.errors import CommandRefused
from taizhang.frame.packs import folder
from taizhang.ledger.rules.packs import WRITTEN, Act, Change, Incoming, Table

PROBLEMS = 1
_SIGNS = {Act.ADD: "+", Act.CHANGE: "~", Act.END: "-", Act.GONE: "!", Act.KEPT: "="}
_TABLES = {
    Table.ORGANISATION: ("单位", "organisation"),
    Table.ALIAS: ("别名", "name"),
    Table.MEMBER_LIST: ("成员名单", "list of members"),
    Table.MEMBERSHIP: ("成员", "member"),
    Table.CALENDAR_YEAR: ("日历", "calendar"),
    Table.LIGHT_RULES: ("亮灯规则", "rules of lights"),
    Table.DECLARED: ("声明", "declared"),
}
_LEFT = {
    Act.END: ("配置包中已无，自当日止", "no longer in the pack: it ends on that day"),
    Act.GONE: ("配置包中已无，保留，请人工处理", "no longer in the pack: left as it is, a person decides"),
    Act.KEPT: ("他人已录入，保留", "somebody else has entered it: left as it is"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("check", "load", "diff"), help="what to do with the pack")
    parser.add_argument("pack", metavar="NAME_OR_FOLDER", help="the name of a pack that is here, or a folder with a pack.yaml in it")


def run(options: argparse.Namespace) -> int:
    from taizhang.ledger.pack import whole

    path = folder.find(options.pack)
    pack, problems = whole.read(path)
    if options.what == "check":
        for problem in problems:
            print(problem.told(_language()))
        if pack is not None:
            print(
                _told(
                    f"{pack.name} {pack.version}：{len(pack.wanted)}行，没有问题",
                    f"{pack.name} {pack.version}: {len(pack.wanted)} rows, no problem",
                )
            )
        return PROBLEMS if problems else 0
    if pack is None:
        raise CommandRefused(
            _told(
                f"配置包有{len(problems)}个问题，请运行 taizhang pack check {options.pack} 查看",
                f"The pack has {len(problems)} problems: taizhang pack check {options.pack} lists them.",
            )
        )
    database.refuse_unprepared()
    return _load(pack) if options.what == "load" else _diff(pack)


def _load(pack: Incoming) -> int:
    from django.utils import timezone

    from taizhang.ledger.actions import packs
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.rules.refusals import Refused
    from taizhang.ledger.rules.roles import CLOCK

    try:
        changes = packs.load_pack(pack, by=By(CLOCK, timezone.now(), source=f"taizhang pack load {pack.name}"))
    except Refused as refused:
        raise CommandRefused(_told(refused.sentence.zh, refused.sentence.en)) from None
    _print([change for change in changes if change.act not in WRITTEN])
    _print_counts(changes)
    return 0


def _diff(pack: Incoming) -> int:
    from django.utils import timezone

    from taizhang.ledger.queries import packs

    changes = packs.changes_of(pack.wanted, pack=pack.name, on=timezone.localdate())
    _print(changes)
    _print_counts(changes)
    return 0


def _print(changes: list[Change]) -> None:
    for change in changes:
        said = {name: value for name, value in change.new.items() if change.old or value is not None}
        values = "; ".join(f"{name}: {change.old[name]} → {value}" if change.old else f"{name}: {value}" for name, value in said.items())
        why = _told(*_LEFT[change.act]) if change.act in _LEFT else ""
        name = " / ".join(part for part in change.name if part)
        print(" ".join(part for part in (_SIGNS[change.act], _told(*_TABLES[change.table]), name, why, values) if part))


def _print_counts(changes: list[Change]) -> None:
    counts = {act: sum(change.act is act for change in changes) for act in Act}
    zh, en = (
        "新增{add} 变更{change} 终止{end} 待处理{gone} 保留{kept}",
        "{add} added, {change} changed, {end} ended, {gone} gone, {kept} kept",
    )
    print(_told(zh, en).format(**{act.value: count for act, count in counts.items()}))


def _told(zh: str, en: str) -> str:
    return zh if _language() == "zh" else en


def _language() -> str:
    return "zh" if terminal.speaks_chinese() else "en"
