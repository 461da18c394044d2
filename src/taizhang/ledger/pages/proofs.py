"""Proofs of what happened to an obligation: files that one script checks offline, for those who see the obligation."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from taizhang.frame import access
from taizhang.frame.downloads import download
from taizhang.kit import verify_proof
from taizhang.ledger.pages.reader import Reader, reads
from taizhang.ledger.queries import log, scopes
from taizhang.ledger.queries.history import numbers_of


@access.needs("ledger.read")
@reads
def event_proof(_request: HttpRequest, who: Reader, code: str, number: int) -> HttpResponse:
    """Of one event of its history; of another's it is not there."""
    if number not in _numbers(who, code):
        raise Http404
    return download(log.proof(number), f"taizhang-proof-{number}.json")


@access.needs("ledger.read")
@reads
def proofs(_request: HttpRequest, who: Reader, code: str) -> HttpResponse:
    """Of the whole history that the page shows, under one root, with the script and a line on how it is run."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, written in _files(_numbers(who, code)):
            package.writestr(name, written)
    return download(content.getvalue(), f"{code}-proofs.zip", "application/zip")


def _files(numbers: list[int]) -> Iterator[tuple[str, bytes]]:
    yield "verify_proof.py", Path(verify_proof.__file__).read_bytes()
    yield "README.txt", _("Check each file without this system: python verify_proof.py proof-NUMBER.json").encode()
    for number, proof in log.proofs(numbers):
        yield f"proof-{number}.json", proof


def _numbers(who: Reader, code: str) -> list[int]:
    found = numbers_of(code, ledgers=scopes.ledgers_seen(who.actor))
    if found is None:
        raise Http404
    return found
