"""Evidence is looked at on the pages of its obligation, and what happened to an obligation is proved offline."""

import io
import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from taizhang.frame.previews import first_page
from taizhang.ledger.actions import evidence
from taizhang.ledger.actions.evidence import File, Outside, Proof
from taizhang.ledger.models import Event, Evidence, Ledger, Obligation
from tests.ledger.in_force import first_row
from tests.ledger.people import Cast
from tests.ledger.scans import PDF, size_of, word

from .conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(ledger: Ledger) -> Obligation:
    return first_row(ledger)


def added(row: Obligation, who: Cast, what: File | Outside) -> Evidence:
    return evidence.add_evidence(row, Proof("验收单", what, "江海省水利厅"), by=who.by("water-clerk"))


def page_of(row: Obligation) -> str:
    return f"/obligations/{row.code}/"


def test_the_first_page_of_a_pdf_is_a_picture_and_what_is_broken_is_none() -> None:
    drawn = first_page(PDF)

    assert drawn is not None
    assert size_of(drawn) == (900, 1350)
    assert first_page(b"%PDF-1.7 broken") is None


def test_the_page_of_an_obligation_shows_each_piece_with_kind_size_hash_and_a_picture(
    row: Obligation, who: Cast, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    piece = added(row, who, File("验收单.pdf", PDF))
    reader = browser("water-clerk")

    with django_assert_max_num_queries(25):
        words = reader.get(page_of(row)).content.decode()

    assert f"{page_of(row)}evidence/{piece.key}/preview.png" in words
    assert sha256(PDF).hexdigest() in words
    assert "PDF ·" in words


def test_a_text_is_read_on_its_page_and_nothing_in_it_acts(row: Obligation, who: Cast, browser: Browser) -> None:
    piece = added(row, who, File("说明.txt", "已印发<script>alert(1)</script>".encode("gb18030")))

    words = browser("water-clerk").get(f"{page_of(row)}evidence/{piece.key}/").content.decode()

    assert "已印发&lt;script&gt;" in words
    file = browser("water-clerk").get(f"{page_of(row)}evidence/{piece.key}/file")
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].startswith("attachment")


def test_a_word_document_is_read_on_its_page_with_its_tables(row: Obligation, who: Cast, browser: Browser) -> None:
    piece = added(row, who, File("验收意见.docx", word("同意验收<b>", table=[["名称", "座"], ["水厂", "2"]])))

    words = browser("water-clerk").get(f"{page_of(row)}evidence/{piece.key}/").content.decode()

    assert "<p>同意验收&lt;b&gt;</p>" in words
    assert "<tr><td>水厂</td><td>2</td></tr>" in words


def test_evidence_is_read_by_its_parties_and_not_by_others_of_the_same_ledger(row: Obligation, who: Cast, browser: Browser) -> None:
    piece = added(row, who, File("验收单.pdf", PDF))
    address = f"{page_of(row)}evidence/{piece.key}/"

    read = {name: browser(name).get(address).status_code for name in ("water-clerk", "office-supervisor", "works-clerk", "elsewhere-head")}

    assert read == {"water-clerk": 200, "office-supervisor": 200, "works-clerk": 404, "elsewhere-head": 404}
    listed = browser("works-clerk").get(page_of(row)).content.decode()
    assert "验收单" in listed
    assert address not in listed


def test_every_event_of_an_obligation_is_proved_by_the_script_alone(row: Obligation, who: Cast, browser: Browser, tmp_path: Path) -> None:
    added(row, who, Outside("江水验〔2026〕1号"))

    answer = browser("water-clerk").get(f"{page_of(row)}proofs.zip")

    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    files = sorted(tmp_path.glob("proof-*.json"))
    mine = set(Event.objects.filter(subject=f"obligation:{row.pk}").values_list("number", flat=True))
    assert mine <= {int(file.stem.removeprefix("proof-")) for file in files}
    script = str(tmp_path / "verify_proof.py")
    said = [subprocess.run([sys.executable, script, str(file)], capture_output=True, text=True, check=False).stdout for file in files[-2:]]
    assert all(words.startswith("proved:") for words in said)
    assert len({json.loads(file.read_text())["root"] for file in files}) == 1


def test_the_proof_of_an_event_is_there_for_its_own_obligation_alone(row: Obligation, browser: Browser) -> None:
    own = Event.objects.filter(subject=f"ledger:{row.ledger_id}").values_list("number", flat=True)[0]
    other = Event.objects.exclude(subject__in=(f"obligation:{row.pk}", f"ledger:{row.ledger_id}")).values_list("number", flat=True)[0]

    assert browser("water-clerk").get(f"{page_of(row)}events/{own}/proof.json").status_code == 200
    assert browser("water-clerk").get(f"{page_of(row)}events/{other}/proof.json").status_code == 404
    assert browser("elsewhere-head").get(f"{page_of(row)}events/{own}/proof.json").status_code == 404
