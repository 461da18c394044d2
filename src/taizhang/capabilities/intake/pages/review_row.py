"""One row of a draft, opened to be set right: its words, by when, who owes it; where it is cut, joined with the next, or dropped."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.intake import actions
from taizhang.capabilities.intake.pages import desk_rows
from taizhang.capabilities.intake.pages.review import desk_address, fragment, known_names, ledger_of, may_edit
from taizhang.capabilities.intake.pages.review_acts import number
from taizhang.capabilities.intake.pages.setting_up import organisation_names
from taizhang.frame import access
from taizhang.frame.manifest import N_
from taizhang.ledger.actions.errors import AlreadyDone, Overtaken
from taizhang.ledger.actions.reviewing import Said
from taizhang.ledger.models import Ledger, Obligation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import documents, drafts, registry
from taizhang.ledger.queries.drafts import DraftRow
from taizhang.ledger.queries.milestones import milestones_proposed, milestones_standing
from taizhang.ledger.rules import cutting
from taizhang.ledger.rules.clock import Basis, Due
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

ROLES = {Duty.LEAD: N_("Lead"), Duty.RESPONSIBLE: N_("Responsible"), Duty.SUPPORT: N_("Support")}
_SAID_AT_REVIEW = Sentence("校核时确定", "said at the review")


class Step(NamedTuple):
    """A milestone as the form shows it."""

    day: date
    percent: Decimal
    title: str
    inferred: bool


class Form(NamedTuple):
    """What stands in the form of a row. `steps` are its milestones where `steps_stand`, else those that are proposed. `stands` is what the record says, where somebody else has changed it meanwhile."""

    row: DraftRow
    words: str
    due: str
    owners: list[tuple[str, str]]
    roles: list[tuple[str, str]]
    cuts: list[tuple[str, int]]
    token: str
    steps: list[Step]
    steps_stand: bool
    error: str = ""
    stands: DraftRow | None = None


class Unknown(Refused):
    """The registry does not know the organisation, or several by that name."""


@access.needs("intake.read")
def row(request: access.Request, document: str, ledger: str, row: str) -> HttpResponse:
    """The form; sent, the row stands so and is accepted, or the form comes back with what was refused and all that was written."""
    by = acting.by(request)
    draft = ledger_of(document, ledger, by.actor)
    rows = drafts.rows_of_task(draft, row)
    found = next((one for one in rows if one.code == row), None)
    if found is None:
        raise Http404
    if "leave" in request.GET:  # as it was
        return fragment(request, draft, rows)
    if request.method != "POST":
        return _shown(request, draft, rows, form_of(found, by.today))
    try:
        said = _said(found, request.POST, request.POST.getlist("owner"), request.POST.getlist("role"), by.today)
        actions.save_row(Obligation.objects.get(pk=found.pk), said, seen=number(request.POST.get("seen")), by=by)
    except AlreadyDone:
        pass
    except Refused as refused:
        return _shown(request, draft, rows, _again(request, found, refused, by.today))
    told = _("%(code)s is set right and accepted.") % {"code": row}
    if request.htmx:
        return fragment(request, draft, drafts.rows_of_task(draft, row), told)
    messages.success(request, told)
    return redirect(desk_address(draft, row))


def form_of(row: DraftRow, today: date) -> Form:
    """The form of a row, as it stands."""
    owners = [(owner.name, owner.role.value) for owner in row.owners] + [("", Duty.LEAD.value if not row.led else Duty.SUPPORT.value)]
    due = row.due.isoformat() if row.due else ""
    return Form(row, row.words, due, owners, _roles(), _cuts(row.words), new_key(), *_steps(row, today))


def _steps(row: DraftRow, today: date) -> tuple[list[Step], bool]:
    """Its milestones, and that they stand; else those that are proposed."""
    if standing := milestones_standing(row.pk):
        return [Step(one.day, one.percent, one.title, one.inferred) for one in standing], True
    proposed = milestones_proposed(Obligation.objects.get(pk=row.pk), on=today)
    return [Step(one.day, one.percent, words.said(one.title), inferred=True) for one in proposed], False


def _again(request: access.Request, row: DraftRow, refused: Refused, today: date) -> Form:
    """With what he wrote; sent once more, it is weighed against the row as it stands now."""
    owners = list(zip_longest(request.POST.getlist("owner"), request.POST.getlist("role"), fillvalue=""))
    said = {name: request.POST.get(name, "") for name in ("words", "due")}
    stands = row if isinstance(refused, Overtaken) else None
    steps, stand = _steps(row, today)
    error = words.said(refused.sentence)
    return Form(row, said["words"], said["due"], owners, _roles(), _cuts(row.words), new_key(), steps, stand, error, stands)


def _said(row: DraftRow, said: Mapping[str, str], names: list[str], roles: list[str], today: date) -> Said:
    """What he changed, and nothing else."""
    written = said.get("words", "").replace("\r", "").strip()
    due = _day(said.get("due", ""))
    owners = _owners(row, [(name.strip(), role) for name, role in zip(names, roles, strict=False) if name.strip()], today)
    same = {owner.organisation: owner.role for owner in row.owners}
    return Said(
        written if written != row.words else None,
        Due(due, Basis.STATED, _SAID_AT_REVIEW) if due and due != row.due else None,
        owners if list(owners.items()) != list(same.items()) else None,
    )


def _owners(row: DraftRow, wanted: list[tuple[str, str]], today: date) -> dict[int, Duty]:
    """Each organisation once; of two duties of one the first counts."""
    known = registry.organisations_named([name for name, _role in wanted], on=today)
    known |= {owner.name: owner.organisation for owner in row.owners}
    if strange := [name for name, _role in wanted if name not in known]:
        zh, en = "、".join(strange), ", ".join(strange)
        raise Unknown(
            Sentence(f"名录中无法确定单位：{zh}，请从列表中选择", f"the registry does not tell who is {en}: choose one of the list")
        )
    found: dict[int, Duty] = {}
    for name, role in wanted:
        found.setdefault(known[name], Duty(role) if role in set(Duty) else Duty.SUPPORT)
    return found


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise Unknown(Sentence("完成时限不是有效日期", "the due date is no day of the calendar")) from None


def _roles() -> list[tuple[str, str]]:
    return [(duty.value, _(title)) for duty, title in ROLES.items()]


def _cuts(text: str) -> list[tuple[str, int]]:
    """The words in pieces, each with the place behind it where they may be cut; the last has none."""
    places = [0, *cutting.places_to_cut(text), len(text)]
    return [(text[start:end], end if end < len(text) else 0) for start, end in pairwise(places)]


def _shown(request: access.Request, ledger: Ledger, rows: list[DraftRow], form: Form) -> HttpResponse:
    if request.htmx:
        return fragment(request, ledger, rows, editing=form)
    actor = acting.by(request).actor
    document: Any = ledger.plan.document
    found = documents.document_as_read(document.key, actor=actor)
    shown = {
        "document": document,
        "ledger": ledger,
        "tasks": desk_rows.tasks_of(rows, known_names(rows)),
        "source": desk_rows.source_of(found, rows) if found else (),
        "names": organisation_names(),
        "editable": may_edit(actor, ledger),
        "editing": form,
        "refused": "",
    }
    return render(request, "intake/row.html", shown, status=422 if form.error else 200)
