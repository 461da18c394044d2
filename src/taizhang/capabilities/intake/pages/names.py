"""Names that lead to no organisation: each is resolved once, for every row of the document's drafts in which it stands."""

from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from taizhang.capabilities.intake.pages.setting_up import organisation_names
from taizhang.capabilities.intake.queries import ledgers as questions
from taizhang.frame import access
from taizhang.ledger.actions import naming, organisations
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Ledger, Organisation
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.queries import documents, registry, unresolved
from taizhang.ledger.queries.unresolved import Meant, OpenName
from taizhang.ledger.rules.permissions import RIGHTS
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class Line(NamedTuple):
    """A name as it is drawn: `proposed` is the organisation that the registry has got since, `why` says why nobody can be told."""

    of: OpenName
    meant: Meant | None
    rule: str
    proposed: str


@access.needs("intake.read")
def names(request: access.Request, document: str) -> HttpResponse:
    """The open names; a form sent, that name is resolved or set aside wherever it stands, or it says what was refused."""
    by = acting.by(request)
    found = documents.document_as_read(document, actor=by.actor)
    if found is None:
        raise Http404
    drafts = questions.drafts_of(document, by.actor)
    on = found.row.issue_date or by.today
    governments = unresolved.governments_of(found.row.issuer)
    government = request.POST.get("government") or request.GET.get("government") or (governments[0] if governments else "")
    open_ = unresolved.open_names(drafts, on=on)
    meant = unresolved.whom_they_mean([one.name for one in open_], issuer=government, on=on, about=request.GET.get("about"))
    refused = ""
    if request.method == "POST":
        try:
            return _resolved(request, drafts, next((one for one in open_ if one.name == request.POST.get("name")), None), meant, by)
        except Refused as refusal:
            refused = words.said(refusal.sentence)
    known = Organisation.objects.in_bulk([one.known for one in open_ if one.known])
    shown = {
        "document": found.row,
        "lines": [_line(one, meant.get(one.name), str(known[one.known]) if one.known else "") for one in open_],
        "governments": [(name, name) for name in governments],
        "government": government,
        "names": organisation_names(),
        "refused": refused,
        "refused_name": request.POST.get("name", ""),
        "written": request.POST.get("organisation", ""),
        "may_register": bool(RIGHTS["register"].roles & by.actor.roles),
        "token": new_key,
    }
    return render(request, "intake/names.html", shown, status=422 if refused else 200)


def _resolved(request: access.Request, drafts: list[Ledger], name: OpenName | None, meant: dict[str, Meant], by: By) -> HttpResponse:
    """Where it stands in several ledgers, in all of them or in none."""
    if name is None:
        return redirect("intake:names", document=request.resolver_match.kwargs["document"])  # type: ignore[union-attr]
    proposal = meant[name.name].proposal if "members" in request.POST and name.name in meant else None
    holding = [ledger for ledger in drafts if ledger.pk in {place.ledger for place in name.places}]
    later = By(by.actor, by.at, reason=by.reason, source=by.source)
    try:
        with transaction.atomic():
            aside = "aside" in request.POST
            organisation = None if proposal or aside else _organisation(request, name.name, by)
            for number, ledger in enumerate(holding):
                who = later if number else by
                if aside:
                    naming.set_name_aside(ledger, name.name, by=who)
                elif proposal:
                    naming.resolve_collective(ledger, proposal, by=who)
                elif organisation:
                    naming.resolve_name(ledger, name.name, organisation, by=who)
    except AlreadyDone:
        pass
    else:
        count = len(name.places)
        said = (
            ngettext("“%(name)s” is set aside in %(count)s row.", "“%(name)s” is set aside in %(count)s rows.", count)
            if aside
            else ngettext("“%(name)s” is resolved in %(count)s row.", "“%(name)s” is resolved in %(count)s rows.", count)
        )
        messages.success(request, said % {"name": name.name, "count": count})
    return redirect("intake:names", document=request.resolver_match.kwargs["document"])  # type: ignore[union-attr]


def _organisation(request: access.Request, name: str, by: By) -> Organisation:
    """The one that was chosen; or a new one, registered under the full name that was written. What is to be remembered is another name of it."""
    written = request.POST.get("organisation", "").strip()
    quiet = By(by.actor, by.at, reason=by.reason, source=by.source)
    if "register" in request.POST and written:
        return organisations.register_organisation(written, organisations.Entry(short_name=name if name != written else ""), by=quiet)
    if not written:
        raise naming.NotOpen(Sentence(f"请填写“{name}”对应的单位", f"say which organisation {name} means"))
    known = registry.organisations_named({written}, on=by.today)
    if written not in known:
        raise naming.NotOpen(
            Sentence(
                f"名录中无法确定单位“{written}”，请从列表中选择", f"the registry does not tell who is {written}: choose one of the list"
            )
        )
    found = Organisation.objects.get(pk=known[written])
    if "remember" in request.POST:
        organisations.add_alias(found, name, by=quiet)
    return found


def _line(one: OpenName, meant: Meant | None, proposed: str) -> Line:
    rule = meant.proposal.rule if meant and meant.proposal else meant.why if meant else None
    return Line(one, meant, words.said(rule) if rule else "", proposed)
