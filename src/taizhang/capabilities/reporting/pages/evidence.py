"""Evidence 佐证 beside a line: a file that was checked, or the number of a record elsewhere; looked at where a browser can show it safely."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from taizhang.capabilities.reporting.pages import claims
from taizhang.capabilities.reporting.pages import report as pages
from taizhang.capabilities.reporting.queries.lines import lines_of
from taizhang.capabilities.reporting.queries.reports import reports_seen
from taizhang.frame import access
from taizhang.ledger.actions import evidence
from taizhang.ledger.actions.evidence import File, Outside, Proof
from taizhang.ledger.models import Evidence, Report, ReportLine
from taizhang.ledger.pages import acting, looking, words
from taizhang.ledger.pages.reader import Reader, reader, reads
from taizhang.ledger.rules.evidence_files import LARGEST
from taizhang.ledger.rules.evidence_kinds import EvidenceKind
from taizhang.ledger.rules.refusals import Refused


@access.needs("reporting.read")
@require_POST
def add(request: Any, key: str, number: int) -> HttpResponse:
    who = reader(request)
    found = pages.wanted(who, key)
    row = ReportLine.objects.select_related("obligation__ledger").filter(pk=number, report=found).first()
    if row is None:
        raise Http404
    error = _added(request, row)
    if request.htmx:
        return _fragment(request, found, who, number, error)
    if error:
        messages.error(request, error)
    return redirect(f"{reverse('reporting:report', kwargs={'key': key})}#line-{number}")


@access.needs("reporting.read")
@reads
def show(_request: Any, who: Reader, key: str) -> HttpResponse:
    """The bytes as they were sent, to those who see the report."""
    return looking.sent(_wanted(who, key))


@access.needs("reporting.read")
@reads
def preview(_request: Any, who: Reader, key: str) -> HttpResponse:
    """The first page of a PDF as a picture."""
    return looking.drawn(_wanted(who, key))


@access.needs("reporting.read")
@reads
def look(request: Any, who: Reader, key: str) -> HttpResponse:
    """What there is to see of it, as the fragment that opens beside its line; to whoever comes by its address, the file."""
    piece = _wanted(who, key)
    if not request.htmx:
        return redirect("reporting:evidence", key=key)
    seen = looking.look_at(piece, file=reverse("reporting:evidence", args=[key]), preview=reverse("reporting:evidence_preview", args=[key]))
    return render(request, "ledger/_look.html", {"of": piece, "look": seen})


def _wanted(who: Reader, key: str) -> Evidence:
    piece = Evidence.objects.select_related("file").filter(key=key, line__report__in=reports_seen(who.actor)).first()
    if piece is None or piece.file is None:
        raise Http404
    return piece


def _added(request: Any, row: ReportLine) -> str:
    """Nothing where it was added; else what is wrong with it."""
    sent, reference = request.FILES.get("file"), request.POST.get("outside", "").strip()[:500]
    if sent is None and not reference:
        return _("Choose a file, or give the number of a record elsewhere.")
    if sent is not None and sent.size > LARGEST:
        return _("%(name)s is larger than %(limit)s MB.") % {"name": sent.name, "limit": LARGEST >> 20}
    what = File(sent.name, sent.read()) if sent is not None else Outside(reference)
    title = request.POST.get("title", "").strip()[:300] or (sent.name if sent is not None else reference)[:300]
    kind = EvidenceKind(request.POST["kind"]) if request.POST.get("kind") in set(EvidenceKind) else None
    proof = Proof(title, what, request.POST.get("issuer", "").strip()[:200], kind)
    try:
        evidence.add_evidence(row.obligation, proof, claims.claim_of(row, request.POST.get("claim", "")), line=row, by=acting.by(request))
    except Refused as refused:
        return words.said(refused.sentence)
    return ""


def _fragment(request: Any, found: Report, who: Reader, number: int, error: str) -> HttpResponse:
    lines = lines_of(found, on=who.day, only=number)
    sent = request.POST if error else {}
    context = {
        "of": found,
        "line": lines[0],
        "error": error,
        "sent": sent,
        "may": pages.may_of(found, who, pages.way_for(found)),
        **pages.shared(lines),
    }
    return render(request, "reporting/_evidence.html", context)
