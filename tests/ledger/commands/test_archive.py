"""An archive package is whole, says who did what, and is checked years later without us; only what has ended is put away."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from taizhang.config.command import main
from taizhang.ledger.actions import closing, evidence
from taizhang.ledger.models import Event, Obligation
from taizhang.ledger.queries import log
from tests.ledger.in_force import begun, first_row, signed_ledger
from tests.ledger.people import Cast, cast

pytestmark = pytest.mark.django_db
REPORT = b"%PDF-1.7 the report of acceptance"


@pytest.fixture
def who() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def closed(who: Cast) -> Obligation:
    row = begun(who)
    proof = evidence.Proof("验收报告", evidence.File("验收/报告?.pdf", REPORT), issuer="江海省水利厅")
    evidence.add_evidence(row, proof, by=who.by("water-clerk"))
    closing.apply_for_closing(row, by=who.by("water-clerk"))
    closing.verify(row, finding="现场核查属实", by=who.by("office-clerk"))
    closing.close(row, approval="督查室批准", by=who.by("office-supervisor"))
    return row


def archived(code: str, file: Path, *more: str, by: str = "office-supervisor") -> int:
    return main(["ledger", "archive", code, "-o", str(file), "--by", by, *more])


def unpacked(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_a_closed_row_is_put_away_with_its_files_and_every_file_has_its_hash(closed: Obligation, tmp_path: Path) -> None:
    assert archived(closed.code, tmp_path / "row.zip", "--retention", "permanent") == 0

    files = unpacked(tmp_path / "row.zip")
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["sha256"] == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    (name,) = [name for name in files if name.startswith("佐证/")]
    assert (files[name], name.startswith(f"佐证/{closed.code}/"), name.endswith("验收_报告_.pdf")) == (REPORT, True, True)
    metadata = ElementTree.fromstring(files["metadata.xml"].decode())  # noqa: S314  our own file
    assert (metadata.findtext("编号"), metadata.findtext("保管期限"), metadata.findtext("题名")) == (closed.code, "永久", closed.title)
    (row,) = json.loads(files["record.json"])["rows"]
    assert row["code"] == closed.code


def test_its_index_says_who_did_what(closed: Obligation, tmp_path: Path) -> None:
    archived(closed.code, tmp_path / "row.zip")

    page = unpacked(tmp_path / "row.zip")["目录.html"].decode()
    for words in (closed.code, "water-clerk", "office-clerk", "office-supervisor", "核验", "保管期限30年"):
        assert words in page


def test_every_event_in_it_is_proven_by_the_script_beside_it(closed: Obligation, tmp_path: Path) -> None:
    archived(closed.code, tmp_path / "row.zip")
    with zipfile.ZipFile(tmp_path / "row.zip") as package:
        package.extractall(tmp_path / "row")

    proofs = sorted((tmp_path / "row/events").iterdir())
    verbs = [json.loads(proof.read_text("utf-8"))["envelope"]["verb"] for proof in proofs]
    assert {"sign_ledger", "apply", "verify", "close"} <= set(verbs) | {verb.replace("_for_closing", "") for verb in verbs}
    for proof in proofs:
        command = [sys.executable, "-I", "-S", tmp_path / "row/verify_proof.py", proof]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_log_knows_the_package_by_its_hash(closed: Obligation, tmp_path: Path) -> None:
    archived(closed.code, tmp_path / "row.zip")

    event = Event.objects.order_by("-number")[0]
    assert (event.verb, event.subject) == ("make_archive_package", f"obligation:{closed.pk}")
    assert (event.payload or {})["sha256"] == hashlib.sha256((tmp_path / "row.zip").read_bytes()).hexdigest()
    assert (event.payload or {})["files"] == len(unpacked(tmp_path / "row.zip"))
    assert log.verified().broken is None


def test_what_is_owed_still_is_not_put_away_nor_by_anybody_nor_over_another_file(
    closed: Obligation, who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert closed.ledger is not None
    file = tmp_path / "ledger.zip"
    assert archived(closed.ledger.code, file) == 2
    assert "is put away once all of it has ended: 1 rows have not" in capsys.readouterr().err
    assert archived(closed.code, file, by="elsewhere-clerk") == 2
    assert "archive is for" in capsys.readouterr().err
    assert archived("TZ-1900-001", file) == 2
    assert "There is no ledger or row" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    file.write_bytes(b"another")

    assert archived(closed.code, file) == 2
    assert "it exists already" in capsys.readouterr().err
    assert file.read_bytes() == b"another"


def test_a_ledger_of_which_all_has_ended_is_put_away_whole(closed: Obligation, who: Cast, tmp_path: Path) -> None:
    assert closed.ledger is not None
    for row in Obligation.objects.filter(ledger=closed.ledger).exclude(pk=closed.pk):
        closing.cancel(row, approval="省政府批准", by=who.by("office-supervisor", reason="已并入其他事项"))

    assert archived(closed.ledger.code, tmp_path / "ledger.zip") == 0

    files = unpacked(tmp_path / "ledger.zip")
    subjects = {json.loads(files[name])["envelope"]["subject"] for name in files if name.startswith("events/")}
    assert f"ledger:{closed.ledger.pk}" in subjects
    assert len(subjects) == 3
    assert json.loads(files["record.json"])["code"] == closed.ledger.code


def test_a_row_of_another_ledger_is_not_in_it(closed: Obligation, who: Cast, tmp_path: Path) -> None:
    other = first_row(signed_ledger(who))
    archived(closed.code, tmp_path / "row.zip")

    files = unpacked(tmp_path / "row.zip")
    subjects = {json.loads(files[name])["envelope"]["subject"] for name in files if name.startswith("events/")}
    assert f"obligation:{other.pk}" not in subjects
