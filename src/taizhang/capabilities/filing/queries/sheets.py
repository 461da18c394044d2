"""The rows that go out to an organisation as a sheet."""

from taizhang.capabilities.filing.rules.sheet import Row
from taizhang.ledger.models import Assignment, Ledger, Obligation, Target
from taizhang.ledger.rules.duties import DEBTORS
from taizhang.ledger.rules.form_lines import target_in_words
from taizhang.ledger.rules.lifecycle import ENDED


def rows_of(ledger: Ledger, organisation: int | None) -> dict[str, Row]:
    """Those that the organisation owes, or all of them where it is None, by code and in their order."""
    duties = Assignment.objects.filter(obligation__ledger=ledger, ended_on__isnull=True, role__in=DEBTORS).order_by(
        "obligation__code", "position"
    )
    if organisation is not None:
        duties = duties.filter(organisation_id=organisation)
    named: dict[int, tuple[str, str]] = {}
    for row, person, liaison in duties.values_list("obligation_id", "person__name", "liaison__name"):
        named.setdefault(row, (person or "", liaison or ""))
    rows = Obligation.objects.filter(ledger=ledger).exclude(state__in=ENDED).order_by("item__position", "code")
    if organisation is not None:
        rows = rows.filter(pk__in=named)
    return {
        code: Row(code, title, due, *named.get(pk, ("", "")), revision)
        for pk, code, title, due, revision in rows.values_list("pk", "code", "title", "due", "revision")
    }


def targets_of(ledger: Ledger) -> dict[str, str]:
    """What each row is to reach, in words."""
    rows = Target.objects.filter(obligation__ledger=ledger, valid_to__isnull=True, parent__isnull=True).order_by("id")
    found: dict[str, list[str]] = {}
    for code, name, comparator, value, upper, unit in rows.values_list(
        "obligation__code", "indicator__name", "comparator", "value", "upper", "unit"
    ):
        said = {"indicator_name": name, "comparator": comparator, "unit": unit}
        numbers = {"value": None if value is None else str(value), "upper": None if upper is None else str(upper)}
        found.setdefault(code, []).append(target_in_words(said | numbers))
    return {code: "；".join(words) for code, words in found.items()}
