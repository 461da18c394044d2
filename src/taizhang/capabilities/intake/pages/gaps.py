"""The gaps of a document: each answered here, or kept as a sentence that goes back to whoever issued the plan; and the list of those."""

from itertools import groupby
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.capabilities.intake import rules
from taizhang.capabilities.intake.actions.gaps import settle_gaps
from taizhang.capabilities.intake.queries.gaps import Settled, gaps_with_answers
from taizhang.capabilities.intake.rules.answers import Outcome
from taizhang.frame import access, papers
from taizhang.frame.downloads import download
from taizhang.kit.paper import Paper, Text
from taizhang.ledger.actions.errors import AlreadyDone
from taizhang.ledger.models import Document
from taizhang.ledger.models.columns import new_key
from taizhang.ledger.pages import acting, words
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import documents
from taizhang.ledger.rules.refusals import Refused


class Kind(NamedTuple):
    """The gaps of one kind."""

    kind: str
    gaps: list[Settled]

    @property
    def open(self) -> list[Settled]:
        return [gap for gap in self.gaps if gap.outcome is None]


@access.needs("intake.read")
def gaps(request: access.Request, document: str) -> HttpResponse:
    """The gaps by their kinds; a form sent, what was decided of one, or of all that are open of a kind, stands."""
    by = acting.by(request)
    found, settled = _gaps(request, document)
    refused, about = "", request.POST.getlist("gap")
    if request.method == "POST":
        chosen = [gap.of for gap in settled if gap.of.key in about]
        outcome = request.POST.get("outcome", "")
        if not chosen or outcome not in set(Outcome):
            raise Http404
        try:
            done = settle_gaps(Document.objects.get(key=document), chosen, Outcome(outcome), request.POST.get("answer", "").strip(), by=by)
        except AlreadyDone:
            return redirect("intake:gaps", document=document)
        except Refused as refusal:
            refused = words.said(refusal.sentence)
        else:
            count = len(done)
            messages.success(request, ngettext("%(count)s gap is settled.", "%(count)s gaps are settled.", count) % {"count": count})
            return redirect("intake:gaps", document=document)
    shown = {
        "document": found.row,
        "kinds": [Kind(kind, list(of)) for kind, of in groupby(sorted(settled, key=_kind), key=_kind)],
        "open": sum(gap.outcome is None for gap in settled),
        "back": sum(gap.outcome is Outcome.SENT_BACK for gap in settled),
        "total": len(settled),
        "refused": refused,
        "about": about,
        "token": new_key,
    }
    return render(request, "intake/gaps.html", shown, status=422 if refused else 200)


@access.needs("intake.read")
def sentences(request: access.Request, document: str) -> HttpResponse:
    """The sentences that go back, numbered, as a text that stands in a letter as it is."""
    found, settled = _gaps(request, document)
    back = [gap.of.message for gap in settled if gap.outcome is Outcome.SENT_BACK]
    head = _("On %(title)s the following has to be made clear:") % {"title": f"《{found.row.title}》"}
    text = "\n".join([head, *(f"{number}. {message}" for number, message in enumerate(back, 1))])
    name = rules.file_name(found.row.title, _("to-be-made-clear.txt"))
    return download(f"{text}\n".encode(), name, "text/plain; charset=utf-8")


@access.needs("intake.read")
def letter(request: access.Request, document: str) -> HttpResponse:
    """The same sentences as a letter 函 to the issuer, to be edited, sealed and sent."""
    found, settled = _gaps(request, document)
    who = reader(request)
    said = [gap.of.message for gap in settled if gap.outcome is Outcome.SENT_BACK]
    title = f"关于商请明确《{found.row.title}》有关事项的函"
    body = (
        Text("我单位据此建立工作台账，逐项核对原文，有下列事项尚不明确，商请予以明确："),
        *(Text(f"{number}. {words}") for number, words in enumerate(said, 1)),
        Text("请予函复为盼。"),
    )
    to = (found.row.issuer,) if found.row.issuer else ()
    paper = Paper(title, body=body, sender=who.actor.organisation_name, to=to, day=who.day)
    return papers.sent(paper, "docx", rules.file_name(found.row.title, "待明确事项"))


def _gaps(request: access.Request, document: str) -> tuple[documents.ReadDocument, list[Settled]]:
    found = documents.document_as_read(document, actor=reader(request).actor)
    if found is None:
        raise Http404
    return found, gaps_with_answers(document, found.findings)


def _kind(gap: Settled) -> str:
    return gap.of.kind
