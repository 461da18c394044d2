"""A paper 公文 goes out within the deed that it belongs to: numbered, kept in full, and named in the event with its hash."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from taizhang.kit.paper import Paper, as_json
from taizhang.ledger.actions import deeds
from taizhang.ledger.models import IssuedPaper, Ledger, Obligation, Organisation, PaperRecipient
from taizhang.ledger.queries.ledger_contents import digest_of
from taizhang.ledger.rules.paper_numbers import numbered

_TITLE = 300  # characters by which lists name it


@dataclass(frozen=True)
class Issuing:
    """By which organisation, as what, under which mark, to whom, and about what it goes out."""

    organisation: Organisation
    kind: str
    mark: str
    to: Sequence[Organisation] = ()
    copies: Sequence[Organisation] = ()
    ledger: Ledger | None = None
    obligation: Obligation | None = None


def issue(deed: deeds.Deed, draft: Paper, issuing: Issuing) -> IssuedPaper:
    """The draft stands in the record with the next number of that mark and year, and the day of the deed. Raises `NoMark`."""
    year = deed.by.today.year
    serial = _next(issuing.organisation, issuing.mark, year)
    number = numbered(issuing.mark, year, serial)
    content = as_json(draft.numbered(number, deed.by.today))
    paper = deed.add(
        IssuedPaper(
            organisation=issuing.organisation,
            kind=issuing.kind,
            mark=issuing.mark,
            year=year,
            serial=serial,
            number=number,
            title=draft.title[:_TITLE],  # the whole of it stands in the content
            content=content,
            sha256=digest_of(content),
            ledger=issuing.ledger,
            obligation=issuing.obligation,
            signed_by_id=deed.by.actor.person,
            issued_on=deed.by.today,
        )
    )
    copies = [one for one in issuing.copies if one not in issuing.to]
    recipients = [(one, False) for one in dict.fromkeys(issuing.to)] + [(one, True) for one in dict.fromkeys(copies)]
    deed.add_all([PaperRecipient(paper=paper, organisation=one, copy=copy) for one, copy in recipients])
    deed.tell(paper=number, paper_sha256=paper.sha256)
    return paper


def _next(organisation: Organisation, mark: str, year: int) -> int:
    """The number after the last one. Nobody else takes one of that organisation before this deed is over: none is left out, none given twice."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    taken = IssuedPaper.objects.filter(organisation=organisation, mark=mark, year=year)
    return (taken.aggregate(last=Max("serial"))["last"] or 0) + 1
