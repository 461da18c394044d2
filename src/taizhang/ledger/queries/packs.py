"""What stands of all that packs bring, and what loading one would change."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from taizhang.ledger.models import Alias, CalendarYear, Declared, LightRules, MemberList, Membership, Organisation
from taizhang.ledger.rules.packs import Change, Name, Standing, Table, Wanted, differences

# The columns by which a row is called, and those that a pack may state. References are asked for by the name of what they lead to.
_ASKED: dict[Table, tuple[Any, tuple[str, ...], tuple[str, ...]]] = {
    Table.ORGANISATION: (
        Organisation,
        ("name",),
        ("short_name", "kind", "level", "code", "parent__name", "successor__name", "valid_from", "valid_to"),
    ),
    Table.ALIAS: (Alias, ("organisation__name", "name"), ("valid_from", "valid_to")),
    Table.MEMBER_LIST: (MemberList, ("name",), ("other_names",)),
    Table.MEMBERSHIP: (Membership, ("members__name", "organisation__name", "valid_from"), ("valid_from", "valid_to")),
    Table.CALENDAR_YEAR: (CalendarYear, ("year",), ("closed", "worked", "source")),
    Table.LIGHT_RULES: (LightRules, ("name",), ("thresholds",)),
    Table.DECLARED: (Declared, ("pack__name", "kind", "name"), ("content", "cites")),
}


def changes_of(wanted: Iterable[Wanted], *, pack: str, on: date) -> list[Change]:
    """What loading the pack on that day would do, row by row."""
    return differences(wanted, dict(_standing()), pack=pack, on=on)


def _standing() -> Iterator[tuple[tuple[Table, Name], Standing]]:
    for table, (model, called, stated) in _ASKED.items():
        columns = [column.removesuffix("__name") for column in stated]
        for number, pack, *values in model.objects.values_list("pk", "pack__name", *called, *stated).order_by("pk"):
            name = tuple("" if part is None else str(part) for part in values[: len(called)])
            yield (table, name), Standing(number, pack, dict(zip(columns, values[len(called) :], strict=True)))
