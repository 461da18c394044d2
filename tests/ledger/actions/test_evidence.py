"""Evidence is kept once for each content, of kinds that cannot act, bound to its claim, and judged by somebody else."""

from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from taizhang.ledger.actions import evidence, observations
from taizhang.ledger.actions.evidence import File, OfAnother, Outside, Proof
from taizhang.ledger.actions.observations import Reported
from taizhang.ledger.models import Evidence, EvidenceFile, Ledger, Obligation
from taizhang.ledger.rules.evidence_files import FileRefused
from taizhang.ledger.rules.evidence_kinds import EvidenceKind
from taizhang.ledger.rules.permissions import NotPermitted
from taizhang.ledger.rules.report_lines import OwnJudge, ReasonMissing
from tests.ledger.live import line_of, live_ledger, opened, require_kept_standings, standing, target_of
from tests.ledger.people import DAY, MARCH, Cast, cast, day

pytestmark = pytest.mark.django_db

SCAN = File("验收单.pdf", b"%PDF-1.7 the scan")


def package(*parts: str) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as made:
        for part in parts:
            made.writestr(part, "x")
    return kept.getvalue()


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture
def ledger(who: Cast) -> Ledger:
    return live_ledger(who)


@pytest.fixture
def row(ledger: Ledger) -> Obligation:
    return Obligation.objects.filter(ledger=ledger).order_by("code")[0]


def add(row: Obligation, who: Cast, what: File | Outside = SCAN, claim: evidence.Claim = None, days: int = 0) -> Evidence:
    return evidence.add_evidence(row, Proof("验收单", what, "江海省水利厅"), claim, by=who.by("water-clerk", MARCH + days * DAY))


def test_a_file_is_kept_with_its_hash_and_the_obligation_is_heard_of(row: Obligation, who: Cast) -> None:
    added = add(row, who, days=3)

    assert added.file is not None
    assert (added.file.sha256, bytes(added.file.content)) == (sha256(SCAN.content).hexdigest(), SCAN.content)
    assert (added.proves, added.file.media_type, added.file_name) == ("closing", "application/pdf", "验收单.pdf")
    assert standing(row).heard_on == day(3, 5)
    require_kept_standings()


def test_the_same_bytes_are_stored_once_for_whatever_they_prove(row: Obligation, who: Cast) -> None:
    first, second = add(row, who), add(row, who, File("又一份.pdf", SCAN.content), target_of(row))

    assert first.file == second.file
    assert (EvidenceFile.objects.count(), Evidence.objects.count()) == (1, 2)


def test_evidence_is_bound_to_the_claim_that_it_proves_and_to_no_claim_of_another(ledger: Ledger, row: Obligation, who: Cast) -> None:
    report = opened(ledger)

    assert add(row, who, Outside("https://example.cn/2026/3"), line_of(report)).proves == "line"
    with pytest.raises(OfAnother):
        add(row, who, SCAN, line_of(report, 1))


def test_what_is_handed_in_with_a_line_may_prove_a_figure_or_a_milestone_and_stays_with_the_line(
    ledger: Ledger, row: Obligation, who: Cast
) -> None:
    line = line_of(opened(ledger))

    piece = evidence.add_evidence(row, Proof("普查数据", SCAN), target_of(row), line=line, by=who.by("water-clerk"))

    assert (piece.proves, piece.target, piece.line, piece.kind) == ("target", target_of(row), line, "statistics")
    with pytest.raises(OfAnother):
        evidence.add_evidence(row, Proof("普查数据", SCAN), target_of(row), line=line_of(line.report, 1), by=who.by("water-clerk"))


def test_who_says_of_which_type_it_is_is_believed_before_its_name(row: Obligation, who: Cast) -> None:
    said = Proof("验收单", SCAN, kind=EvidenceKind.CONTRACT)

    assert evidence.add_evidence(row, said, by=who.by("water-clerk")).kind == "contract"
    assert add(row, who).kind == "acceptance"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("验收单.pdf", b"MZ\x90\x00 a program"),
        ("验收单.pdf", b""),
        ("验收单.exe", b"MZ\x90\x00"),
        ("页面.html", b"<script>"),
        ("图.svg", b"<svg/>"),
        ("说明.txt", b"#!/bin/sh\nrm"),
        ("说明.txt", b"\x00\x01\x02"),
        ("表.xlsx", package("word/document.xml")),
        ("表.xlsx", package("xl/workbook.xml", "xl/vbaProject.bin")),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le")),
        ("表.docm", package("word/document.xml")),
        ("包.docx", b"PK\x03\x04 broken"),
    ],
)
def test_what_can_act_or_is_not_what_its_name_says_is_refused(name: str, content: bytes, row: Obligation, who: Cast) -> None:
    with pytest.raises(FileRefused):
        add(row, who, File(name, content))

    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("表.xlsx", package("[Content_Types].xml", "xl/workbook.xml")),
        ("函.DOCX", package("word/document.xml")),
        ("文.ofd", package("OFD.xml")),
        ("图.jpg", b"\xff\xd8\xff\xe0 picture"),
        ("说明.txt", "已完成".encode("gb18030")),
    ],
)
def test_what_offices_use_is_taken(name: str, content: bytes, row: Obligation, who: Cast) -> None:
    assert add(row, who, File(name, content)).file_name == name


def test_a_file_that_is_too_large_is_refused(row: Obligation, who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from taizhang.ledger.rules import evidence_files

    with pytest.raises(FileRefused, match="larger"):
        evidence_files.media_type("大.pdf", b"%PDF-" + b"x" * 100, largest=100)


def test_all_is_done_only_with_evidence_that_somebody_else_has_accepted(row: Obligation, who: Cast) -> None:
    target = target_of(row)
    observations.observe(target.indicator, who.water, Reported(Decimal(20), day(3, 31), unit="万亩"), by=who.by("water-clerk"))
    added = add(row, who, SCAN, target)
    assert standing(row).completion == Decimal(95)

    evidence.accept_evidence(added, by=who.by("office-supervisor"))

    assert standing(row).completion == Decimal(100)
    require_kept_standings()


def test_refusals_are_counted_since_the_last_that_was_accepted(row: Obligation, who: Cast) -> None:
    refused = who.by("office-supervisor", reason="缺公章")
    evidence.accept_evidence(add(row, who), by=who.by("office-supervisor"))
    for number in (1, 2):
        evidence.refuse_evidence(add(row, who, File("第二份.pdf", b"%PDF-2")), by=refused)
        assert standing(row).refusals == number

    evidence.accept_evidence(add(row, who, File("第三份.pdf", b"%PDF-3")), by=who.by("office-supervisor"))

    assert standing(row).refusals == 0


def test_who_owes_it_does_not_judge_its_evidence_though_it_coordinates_the_ledger(row: Obligation, who: Cast) -> None:
    added = add(row, who)

    with pytest.raises(OwnJudge):
        evidence.accept_evidence(added, by=who.by("water-head"))
    with pytest.raises(NotPermitted):
        evidence.accept_evidence(added, by=who.by("elsewhere-head"))


def test_evidence_is_refused_with_a_reason_only(row: Obligation, who: Cast) -> None:
    with pytest.raises(ReasonMissing):
        evidence.refuse_evidence(add(row, who), by=who.by("office-supervisor"))


def test_who_does_not_owe_it_adds_no_evidence(row: Obligation, who: Cast) -> None:
    with pytest.raises(NotPermitted):
        evidence.add_evidence(row, Proof("验收单", SCAN), by=who.by("works-clerk"))
