"""Organisations enter the registry, get names and offices, and merge, are renamed or dissolved: their past stays under the old name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taizhang.ledger.actions import deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Alias, MemberList, Membership, Office, Organisation
from taizhang.ledger.rules import permissions
from taizhang.ledger.rules.collective_names import Level
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class OrganisationGone(Refused):
    """The organisation has ended already."""


@dataclass(frozen=True)
class Entry:
    """What the registry says of an organisation beside its full name."""

    short_name: str = ""
    kind: str = ""
    level: Level = Level.PROVINCE
    code: str = ""
    parent: Organisation | None = None
    since: date | None = None


def register_organisation(name: str, entry: Entry | None = None, *, by: By) -> Organisation:
    """The organisation of this full name stands in the registry, once."""
    permissions.require("register", by.actor, set())
    if known := Organisation.objects.filter(name=name).first():
        return known
    e = entry or Entry()
    new = Organisation(
        name=name, short_name=e.short_name, kind=e.kind, level=e.level.value, code=e.code, parent=e.parent, valid_from=e.since
    )
    with deeds.deed("register_organisation", by=by) as deed:
        return deed.add(new)


def add_alias(organisation: Organisation, name: str, *, since: date | None = None, by: By) -> Alias:
    """The organisation is called this, too."""
    permissions.require("register", by.actor, set())
    if known := Alias.objects.filter(organisation=organisation, name=name).first():
        return known
    with deeds.deed("add_alias", by=by) as deed:
        deed.about(organisation)
        return deed.add(Alias(organisation=organisation, name=name, valid_from=since))


def open_office(organisation: Organisation, name: str, *, since: date | None = None, by: By) -> Office:
    """An inner office 处室 of the organisation."""
    permissions.require("register", by.actor, set())
    if known := Office.objects.filter(organisation=organisation, name=name).first():
        return known
    with deeds.deed("open_office", by=by) as deed:
        deed.about(organisation)
        return deed.add(Office(organisation=organisation, name=name, valid_from=since))


def list_members(
    name: str,
    members: Sequence[Organisation],
    *,
    other_names: Sequence[str] = (),
    since: date | None = None,
    by: By,
) -> MemberList:
    """The members of a collective body from that day on; who is no longer named has left it that day."""
    permissions.require("register", by.actor, set())
    with deeds.deed("list_members", by=by) as deed:
        known = MemberList.objects.filter(name=name).first() or deed.add(MemberList(name=name, other_names=list(other_names)))
        deed.about(known)
        standing = {m.organisation_id: m for m in known.memberships.filter(valid_to__isnull=True)}
        for organisation in members:
            if organisation.pk not in standing:
                deed.add(Membership(members=known, organisation=organisation, valid_from=since))
        for membership in (m for pk, m in standing.items() if pk not in {o.pk for o in members}):
            deed.change(membership, valid_to=since)
        return known


def rename_organisation(organisation: Organisation, name: str, *, short_name: str, on: date, by: By) -> Organisation:
    """The successor under the new name; what the old one reported stays under the old name, and what it still owes is the successor's."""
    return merge_organisations([organisation], name, short_name=short_name, on=on, by=by, verb="rename_organisation")


def merge_organisations(
    merged: Sequence[Organisation],
    name: str,
    *,
    short_name: str = "",
    on: date,
    by: By,
    verb: str = "merge_organisations",
) -> Organisation:
    """One organisation goes on for several, new or one that stands: they end on that day and lead to it."""
    permissions.require("register", by.actor, set())
    for organisation in merged:
        require_standing(organisation)
    first = merged[0]
    with deeds.deed(verb, by=by, merged=[o.name for o in merged], on=on) as deed:
        heir = Organisation.objects.filter(name=name).first() or deed.add(
            Organisation(
                name=name, short_name=short_name, kind=first.kind, level=first.level, code=first.code, parent=first.parent, valid_from=on
            )
        )
        deed.about(heir)
        for organisation in merged:
            deed.change(organisation, valid_to=on, successor=heir)
        return heir


def dissolve_organisation(organisation: Organisation, *, heir: Organisation | None = None, on: date, by: By) -> Organisation:
    """The organisation ends. Without an heir, what it owes is nobody's until somebody takes it: a vacancy is a red light."""
    permissions.require("register", by.actor, set())
    require_standing(organisation)
    with deeds.deed("dissolve_organisation", by=by) as deed:
        return deed.change(organisation, valid_to=on, successor=heir)


def require_standing(organisation: Organisation) -> None:
    """The organisation has not ended; else `OrganisationGone`."""
    if organisation.valid_to is not None:
        zh, en = f"{organisation}已于{organisation.valid_to}撤并", f"{organisation} ended on {organisation.valid_to}"
        raise OrganisationGone(Sentence(zh, en))
