"""A pack 配置包 is loaded: what it declares stands in the record. Loaded again it changes nothing, and writes no event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Alias, CalendarYear, Declared, LightRules, MemberList, Membership, Organisation, Pack
from taizhang.ledger.models.versions import Versioned
from taizhang.ledger.queries import packs
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.packs import WRITTEN, Act, Change, Incoming, Table, version_of
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

_MODELS: Mapping[Table, type[Versioned]] = {
    Table.ORGANISATION: Organisation,
    Table.ALIAS: Alias,
    Table.MEMBER_LIST: MemberList,
    Table.MEMBERSHIP: Membership,
    Table.CALENDAR_YEAR: CalendarYear,
    Table.LIGHT_RULES: LightRules,
    Table.DECLARED: Declared,
}
# The columns that a row's name stands for.
_CALLED: Mapping[Table, tuple[str, ...]] = {
    Table.ORGANISATION: ("name",),
    Table.ALIAS: ("organisation", "name"),
    Table.MEMBER_LIST: ("name",),
    Table.MEMBERSHIP: ("members", "organisation"),
    Table.CALENDAR_YEAR: ("year",),
    Table.LIGHT_RULES: ("name",),
    Table.DECLARED: ("pack", "kind", "name"),
}
_REFERENCES: Mapping[str, type[Versioned]] = {
    "parent": Organisation,
    "successor": Organisation,
    "organisation": Organisation,
    "members": MemberList,
}


class PackStale(Refused):
    """Another content under the same version, or an older version than the one that stands."""


class NameUnknown(Refused):
    """The pack refers to something that neither it nor the record has."""


def load_pack(incoming: Incoming, *, by: By) -> list[Change]:
    """The record has what the pack declares; what was done, and what was left as it is. Nothing is deleted: names and memberships that the
    pack no longer has end today, anything else is reported. Raises `PackStale`."""
    permissions.require("load_pack", by.actor, set())
    with deeds.deed("load_pack", by=by, pack=incoming.name, version=incoming.version) as deed:
        pack = _pack(deed, incoming)
        changes = packs.changes_of(incoming.wanted, pack=incoming.name, on=by.today)
        loading = _Loading(deed, pack)
        for table in Table:
            loading.table(table, [change for change in changes if change.table is table and change.act in WRITTEN])
        deed.about(pack)
        return changes


def _pack(deed: deeds.Deed, incoming: Incoming) -> Pack:
    stands = Pack.objects.filter(name=incoming.name).first()
    if stands is None:
        return deed.add(Pack(name=incoming.name, version=incoming.version, sha256=incoming.sha256))
    require_newer(stands, incoming)
    return deed.change(stands, version=incoming.version, sha256=incoming.sha256)


def require_newer(stands: Pack, incoming: Incoming) -> None:
    """It is the pack that stands, or a newer one; else `PackStale`: two contents never go by one version."""
    new, old = incoming.version, stands.version
    if version_of(new) < version_of(old):
        raise PackStale(Sentence(f"已加载较新的版本{old}，不能退回{new}", f"version {old} stands, which is newer than {new}"))
    if version_of(new) == version_of(old) and incoming.sha256 != stands.sha256:
        raise PackStale(
            Sentence(
                f"内容已变而版本仍为{new}，请在pack.yaml中提高版本号",
                f"the content has changed and its version is still {new}: raise the version in pack.yaml",
            )
        )


class _Loading:
    """One run: references are looked up once for each table that they lead to."""

    def __init__(self, deed: deeds.Deed, pack: Pack) -> None:
        self.deed, self.pack = deed, pack
        self.known: dict[type[Versioned], dict[str, int]] = {}

    def table(self, table: Table, changes: Sequence[Change]) -> None:
        if not changes:
            return
        new = [change for change in changes if change.act is Act.ADD]
        while new:
            new = self._add(table, new)
        altered = {change.number: change for change in changes if change.act is not Act.ADD}
        rows = _MODELS[table]._default_manager.in_bulk([number for number in altered if number is not None])
        for number, row in sorted(rows.items()):
            self.deed.change(row, **self._columns(altered[number].new))

    def _add(self, table: Table, changes: Iterable[Change]) -> list[Change]:
        """Those go in whose references stand; a government before those below it. The others are returned."""
        by_readiness: dict[bool, list[Change]] = defaultdict(list)
        for change in changes:
            by_readiness[self._stands(change)].append(change)
        if not by_readiness[True]:
            raise NameUnknown(_unknown(by_readiness[False][0]))
        rows = [self._row(table, change) for change in by_readiness[True]]
        self.deed.add_all(rows)
        if table in (Table.ORGANISATION, Table.MEMBER_LIST):
            self._numbers(_MODELS[table]).update({change.name[0]: row.pk for change, row in zip(by_readiness[True], rows, strict=True)})
        return by_readiness[False]

    def _stands(self, change: Change) -> bool:
        said = {**dict(zip(_CALLED[change.table], change.name, strict=False)), **change.new}
        return all(said[name] is None or said[name] in self._numbers(model) for name, model in _REFERENCES.items() if name in said)

    def _row(self, table: Table, change: Change) -> models.Model:
        called = dict(zip(_CALLED[table], change.name, strict=False))
        return _MODELS[table](**{**self._columns({**called, **change.new}), "pack": self.pack})

    def _columns(self, values: Mapping[str, Any]) -> dict[str, Any]:
        columns = {name: value for name, value in values.items() if name not in _REFERENCES}
        for name, model in _REFERENCES.items():
            if name in values:
                columns[f"{name}_id"] = values[name] and self._numbers(model)[values[name]]
        return columns

    def _numbers(self, model: type[Versioned]) -> dict[str, int]:
        if model not in self.known:
            rows: models.QuerySet[Any] = model._default_manager.all()
            self.known[model] = dict(rows.values_list("name", "pk"))
        return self.known[model]


def _unknown(change: Change) -> Sentence:
    name = " ".join(change.name)
    return Sentence(f"「{name}」引用的单位不存在", f"{name} refers to an organisation that does not exist")
