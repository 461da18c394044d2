"""From a reading that somebody has confirmed to draft ledgers: which plans, who puts each together, who puts them on record."""

from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from taizhang.capabilities.intake.pages import going_on
from taizhang.capabilities.intake.queries import ledgers as questions
from taizhang.capabilities.intake.queries.gaps import coordinators_answered
from taizhang.capabilities.intake.rules import proposing
from taizhang.frame import access
from taizhang.ledger.models import Organisation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import documents, registry
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor, Role

MOST = 400  # names that a list of names offers


class Choice(NamedTuple):
    """A plan of the document, and who is proposed to put its ledger together."""

    id: str
    title: str
    rows: int
    title_only: bool
    done: bool
    coordinator: str
    answered: bool  # as a gap of the plan was answered


@access.needs("intake.read")
def set_up(request: access.Request, document: str) -> HttpResponse:
    """The form; sent, each plan that was chosen gets its draft ledger (`going_on`), or the form comes back with what is missing."""
    by = acting.by(request)
    found = documents.document_as_read(document, actor=by.actor)
    if found is None:
        raise Http404
    choices = _choices(found, by.actor, by.today)
    if request.method != "POST":
        return _form(request, found, choices, _recipient(found, by.actor, by.today))
    if "going" in request.POST:
        return going_on.go_on(request, found, by)
    if _are_done(request, choices):
        messages.info(request, _("These plans have their ledgers already; here they are."))
        return redirect("intake:review", document=document)
    recipient = request.POST.get("recipient", "").strip()
    named = [(one, request.POST.get(f"coordinator-{one.id}", "").strip()) for one in choices if _is_chosen(request, one)]
    known = registry.organisations_named({recipient, *(name for _one, name in named)} - {""}, on=by.today)
    errors = _errors(named, recipient, known)
    if errors:
        return _form(request, found, _said(request, choices), recipient, errors)
    wanted = going_on.Going({one.id: known[name] for one, name in named}, known.get(recipient), len(named))
    try:
        return going_on.go(request, found, wanted, by)
    except Refused as refused:
        return _form(request, found, _said(request, choices), recipient, [("plans", words.said(refused.sentence))])


def _are_done(request: access.Request, choices: list[Choice]) -> bool:
    """The form had been sent before."""
    sent = set(request.POST.getlist("plan"))
    return bool(sent) and sent <= {one.id for one in choices if one.done}


def _is_chosen(request: access.Request, one: Choice) -> bool:
    return not one.done and one.id in request.POST.getlist("plan")


def _errors(named: list[tuple[Choice, str]], recipient: str, known: dict[str, int]) -> list[tuple[str, str]]:
    if not named:
        return [("plans", _("Choose at least one plan."))]
    strange = _("The registry does not tell which organisation %(name)s is: choose one of the list.")
    found = [(f"coordinator-{one.id}", name) for one, name in named if name not in known]
    found += [("recipient", recipient)] if recipient and recipient not in known else []
    return [(field, strange % {"name": name} if name else _("Say who puts the ledger together.")) for field, name in found]


def _choices(found: documents.ReadDocument, actor: Actor, today: date) -> list[Choice]:
    """Whoever a gap of the plan was answered with is proposed; else who receives ledgers proposes whoever leads most of it, and a department
    itself."""
    findings, done = found.findings, questions.titles_set_up(found.row.key)
    named = {plan["id"]: proposing.leading(findings, plan["id"]) for plan in findings["plans"]}
    answers = coordinators_answered(found.row.key, findings)
    said = {plan: proposing.answered(answer, named.get(plan, ())) for plan, answer in answers.items()}
    known = registry.organisations_named({name for of in (named, said) for names in of.values() for name in names}, on=today)
    agreed = {plan: name for plan, names in said.items() if (name := next((one for one in names if one in known), ""))}
    rows: dict[str, int] = {}
    for task in findings["tasks"]:
        rows[task["plan"]] = rows.get(task["plan"], 0) + max(1, len(task["measures"]))
    own = "" if Role.SUPERVISOR in actor.roles else actor.organisation_name
    return [
        Choice(
            plan["id"],
            plan["title"],
            rows.get(plan["id"], 0),
            plan["title_only"],
            plan["title"] in done,
            agreed.get(plan["id"]) or own or next((name for name in named[plan["id"]] if name in known), ""),
            plan["id"] in agreed,
        )
        for plan in findings["plans"]
    ]


def _said(request: access.Request, choices: list[Choice]) -> list[Choice]:
    """With what was written into the form."""
    return [one._replace(coordinator=request.POST.get(f"coordinator-{one.id}", one.coordinator)) for one in choices]


def _recipient(found: documents.ReadDocument, actor: Actor, today: date) -> str:
    """Who receives ledgers proposes himself; a department, whom the notice names."""
    if Role.SUPERVISOR in actor.roles:
        return actor.organisation_name
    named = proposing.receiving(found.text)
    known = registry.organisations_named(set(named), on=today)
    return next((name for name in named if name in known), "")


def _form(
    request: access.Request,
    found: documents.ReadDocument,
    choices: list[Choice],
    recipient: str,
    errors: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    chosen = request.POST.getlist("plan") if request.method == "POST" else [one.id for one in choices]
    shown = {
        "document": found.row,
        "choices": choices,
        "chosen": chosen,
        "recipient": recipient,
        "names": organisation_names(),
        "errors": errors or [],
        "wrong": dict(errors or []),
        "token": request.POST.get("request") or new_key(),
    }
    return render(request, "intake/set_up.html", shown, status=422 if errors else 200)


def organisation_names() -> list[str]:
    """The names that one may choose from: the short one where there is one, of organisations that have not ended."""
    rows = Organisation.objects.filter(valid_to__isnull=True).order_by("level", "name").values_list("short_name", "name")
    return list(dict.fromkeys(short or name for short, name in rows[:MOST]))
