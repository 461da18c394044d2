"""What was closed is checked again 回头看: announced with its list before its seed is known, drawn by that seed, checked by other hands."""

from datetime import date, timedelta

from django.db import transaction

from taizhang.capabilities.supervision.models import Recheck, RecheckItem
from taizhang.capabilities.supervision.queries import rechecks as questions
from taizhang.capabilities.supervision.rules import rechecks as rules
from taizhang.capabilities.supervision.rules.pressing import SayWhy
from taizhang.capabilities.supervision.rules.rechecks import Result
from taizhang.ledger.actions import closing, deeds
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Obligation, Person
from taizhang.ledger.queries import log
from taizhang.ledger.rules.sentences import Sentence


def announce(since: date, until: date, *, size: int, by: By) -> Recheck:
    """The list of what was closed in that time stands in the record, and that the seed will be the root that the log of today leaves:
    nobody knows it before the day is over, and nobody can change it afterwards. Raises `NothingToDraw`."""
    rules.require_supervisor(by.actor)
    codes = questions.closed(by.actor, since=since, until=until)
    rules.require_size(size, len(codes))
    with deeds.deed("announce_recheck", by=by) as deed:
        row = Recheck(
            organisation_id=by.actor.organisation or 0,
            since=since,
            until=until,
            size=size,
            codes=codes,
            codes_sha256=rules.digest_of(codes),
            seed_day=by.today,
            announced_on=by.today,
            announced_by_id=by.actor.person,
        )
        deed.tell(codes_sha256=row.codes_sha256, size=size)
        return deed.add(row)


def draw(row: Recheck, *, seen: int | None = None, by: By) -> Recheck:
    """The items are drawn by the seed that was announced. Raises `SeedNotKnown` before that day is over in the record."""
    rules.require_supervisor(by.actor)
    _require_own(row, by)
    deeds.require_revision(row, seen)
    seed = _seed(row)
    with deeds.deed("draw_recheck", by=by, seed=seed) as deed:
        deeds.hold(row)
        if row.seed:
            return row
        chosen = rules.drawn(row.codes, seed=seed, size=row.size)
        known = {one.code: one for one in Obligation.objects.filter(code__in=chosen)}
        deed.add_all([RecheckItem(recheck=row, obligation=known[code], position=place) for place, code in enumerate(chosen, 1)])
        deed.about(row)
        return deed.change(row, seed=seed, drawn_on=by.today)


def name_checker(item: RecheckItem, person: Person, *, by: By) -> RecheckItem:
    """The person checks the item: one who neither applied for it, nor verified, nor closed it. Raises `HisOwnHand`."""
    rules.require_supervisor(by.actor)
    _require_own(item.recheck, by)
    _require_pending(item)
    if person not in questions.checkers(item.recheck, on=by.today):
        raise rules.NotChecker(Sentence("复核人须为组织复核单位的督查人员或负责人", "supervisors and heads of who draws check it"))
    rules.require_other_hand(person.pk, person.name, questions.hands_of([item.obligation_id])[item.obligation_id])
    with deeds.deed("name_checker", by=by, checker=person.name) as deed:
        deed.about(item.obligation)
        return deed.change(item, checker_id=person.pk)


def confirm(item: RecheckItem, finding: str, *, by: By) -> RecheckItem:
    """It is done as it was said: it stays closed."""
    _require_finding(item, finding, by)
    with deeds.deed("confirm_closed", by=by, note=finding) as deed:
        deed.about(item.obligation)
        return deed.change(item, result=Result.STANDS.value, finding=finding, checked_on=by.today)


def reopen(item: RecheckItem, finding: str, *, by: By) -> RecheckItem:
    """It is not done: it is owed again, with what was found as the reason."""
    _require_finding(item, finding, by)
    with transaction.atomic():
        closing.reopen(item.obligation, by=By(by.actor, by.at, reason=finding, source=by.source))
        with deeds.deed("recheck_reopened", by=by, note=finding) as deed:
            deed.about(item.obligation)
            return deed.change(item, result=Result.REOPENED.value, finding=finding, checked_on=by.today)


def _seed(row: Recheck) -> str:
    found = log.root_of(row.seed_day)
    if found is None:
        after = row.seed_day + timedelta(days=1)
        raise rules.SeedNotKnown(
            Sentence(
                f"{row.seed_day}的记录根在该日结束后形成，请于{after}起抽取",
                f"the root of {row.seed_day} is there when that day is over: draw from {after} on",
            )
        )
    return found[1].hex()


def _require_own(row: Recheck, by: By) -> None:
    if row.organisation_id != by.actor.organisation:
        raise rules.NotSupervisor(Sentence("由发起复核的单位办理", "the organisation that announced it does that"))


def _require_pending(item: RecheckItem) -> None:
    if item.result != Result.PENDING:
        raise rules.NotChecker(Sentence("该项已有复核结论", "what was found of it has been said"))


def _require_finding(item: RecheckItem, finding: str, by: By) -> None:
    rules.require_checker(by.actor, item.checker_id)
    rules.require_other_hand(item.checker_id or 0, by.actor.name, questions.hands_of([item.obligation_id])[item.obligation_id])
    _require_pending(item)
    if not finding.strip():
        raise SayWhy(Sentence("请写明复核情况", "say in words what was found"))
