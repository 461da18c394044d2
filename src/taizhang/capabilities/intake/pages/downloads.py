"""What a document can be taken along as: its findings as JSON, its ledger as a workbook, the file as it was received."""

from django.http import Http404, HttpRequest, HttpResponse

from taizhang import reading
from taizhang.capabilities.intake import rules
from taizhang.frame import access
from taizhang.frame.downloads import UNKNOWN, download
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.queries import documents as queries


@access.needs("intake.read")
def download_json(request: HttpRequest, document: str) -> HttpResponse:
    found = _found(request, document)
    words = reading.dumps(_reading(found))  # and not what the database gives, which may have the fields in another order
    return download(f"{words}\n".encode(), rules.file_name(found.row.title, "读取结果.json"))


@access.needs("intake.read")
def download_xlsx(request: HttpRequest, document: str) -> HttpResponse:
    found = _found(request, document)
    return download(reading.to_xlsx(_reading(found)), rules.file_name(found.row.title, "台账.xlsx"))


@access.needs("intake.read")
def download_source(request: HttpRequest, document: str) -> HttpResponse:
    """Always as a file to save: a page of somebody else is never shown under our address."""
    found = queries.source_of(document, actor=reader(request).actor)
    if found is None:
        raise Http404
    return download(found[1], found[0], UNKNOWN)


def _found(request: HttpRequest, key: str) -> queries.ReadDocument:
    found = queries.document_as_read(key, actor=reader(request).actor)
    if found is None:
        raise Http404
    return found


def _reading(found: queries.ReadDocument) -> reading.Reading:
    return reading.from_json(found.findings, source_text=found.source_text, text=found.text)
