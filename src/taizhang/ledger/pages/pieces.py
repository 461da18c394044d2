"""Evidence 佐证 of an obligation: what each piece is, looked at in the page where that is safe, with the hash by which anybody knows it again."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from taizhang.frame import access
from taizhang.ledger.actions.evidence import require_judge
from taizhang.ledger.models import Evidence, Obligation
from taizhang.ledger.pages import labels, looking
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import evidence as questions
from taizhang.ledger.queries import scopes
from taizhang.ledger.queries.one_obligation import OneObligation
from taizhang.ledger.rules.lifecycle import ENDED
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.roles import Actor


class Piece(NamedTuple):
    """A piece as a list draws it; `url` and `picture` are empty where it is not the reader's to open, or there is nothing to draw."""

    row: Any
    proves: str
    type: str
    kind: str
    size: str
    url: str
    picture: str


def pieces_of(found: OneObligation, seen: AbstractSet[int]) -> list[Piece]:
    """Asks the database nothing: what it needs came with the obligation."""
    return _pieces(found.code, found.evidence, seen, (found.creditor_id, found.coordinator_id, found.recipient_id))


def pieces_before(row: Obligation, actor: Actor) -> list[Piece]:
    """What lies before whoever decides about the obligation."""
    return _pieces(row.code, questions.pieces_listed(row.pk), scopes.organisations_seen(actor), _over(row))


def piece_read(who: Reader, code: str, key: str) -> Evidence:
    """The piece, if it is his to read; else it is not there."""
    found = questions.piece_of(code, key)
    if found is None:
        raise Http404
    if not questions.is_read_by(scopes.organisations_seen(who.actor), found.organisation_id, *_over(found.obligation)):
        raise Http404
    return found


@access.needs("ledger.read")
@reads
def piece(request: HttpRequest, who: Reader, code: str, key: str) -> HttpResponse:
    found = piece_read(who, code, key)
    shown = {
        "of": found,
        "type": labels.named(labels.EVIDENCE_KINDS, found.kind) if found.kind else "",
        "proves": labels.claim(
            found.proves, str(found.target.indicator) if found.target else "", found.milestone.title if found.milestone else ""
        ),
        "kind": looking.kind_of(found.file.media_type) if found.file else "",
        "size": filesizeformat(found.file.size) if found.file else "",
        "look": looking.look_at(found, file=_address("piece_file", code, key), preview=_address("piece_preview", code, key)),
        "verdicts": questions.verdicts_of(found),
        "may_judge": may_judge(who, found),
    }
    return render(request, "ledger/piece.html", shown)


@access.needs("ledger.read")
@reads
def file(_request: HttpRequest, who: Reader, code: str, key: str) -> HttpResponse:
    """The bytes as they were sent: a picture or a PDF to be looked at, anything else to be saved."""
    return looking.sent(piece_read(who, code, key))


@access.needs("ledger.read")
@reads
def preview(_request: HttpRequest, who: Reader, code: str, key: str) -> HttpResponse:
    """The first page of a PDF as a picture."""
    return looking.drawn(piece_read(who, code, key))


def may_judge(who: Reader, piece: Evidence) -> bool:
    """Today, and while it is owed: what is closed has been verified with its evidence."""
    if who.past is not None or piece.obligation.state in ENDED:
        return False
    try:
        require_judge(piece, who.actor)
    except Refused:
        return False
    return True


def _over(row: Obligation) -> tuple[int | None, ...]:
    """Whose business it is, beside those who owe it."""
    return row.creditor_id, *((row.ledger.coordinator_id, row.ledger.recipient_id) if row.ledger else ())


def _pieces(code: str, rows: Iterable[dict[str, Any]], seen: AbstractSet[int], over: tuple[int | None, ...]) -> list[Piece]:
    return [_piece(code, row, opened=questions.is_read_by(seen, row["organisation_id"], *over)) for row in rows]


def _piece(code: str, row: dict[str, Any], *, opened: bool) -> Piece:
    media = row["file__media_type"] or ""
    size = filesizeformat(row["file__size"]) if row["file__size"] else ""
    url = _address("piece", code, row["key"]) if opened else ""
    picture = _picture(code, row["key"], media) if opened else ""
    proves = labels.claim(row["proves"], row["target__indicator__name"] or "", row["milestone__title"] or "")
    type_ = labels.named(labels.EVIDENCE_KINDS, row["kind"]) if row["kind"] else ""
    return Piece(row, proves, type_, looking.kind_of(media), size, url, picture)


def _picture(code: str, key: str, media: str) -> str:
    if media in looking.PICTURES:
        return _address("piece_file", code, key)
    return _address("piece_preview", code, key) if media == looking.PDF else ""


def _address(name: str, code: str, key: str) -> str:
    return reverse(f"ledger:{name}", kwargs={"code": code, "key": key})
