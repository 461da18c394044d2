"""The tables of all readings: what stands in the JSON, in rows that join."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from taizhang import reading
from taizhang.frame.bulk import parquet, run
from taizhang.frame.errors import CommandRefused
from tests.plans import PLAN, SAMPLES

duckdb = pytest.importorskip("duckdb", reason="the extra `bulk` is not installed")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Readings of our samples, one of them below."""
    (tmp_path / "below").mkdir()
    for sample, name in zip(sorted(SAMPLES.glob("*.html")), ("a.json.txt", "[ab].html", "below/b.html"), strict=True):
        (tmp_path / f"{name}.json").write_text(reading.dumps(reading.read(sample)) + "\n", "utf-8")
    return tmp_path


def rows(out: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        for table in parquet.TABLES:
            connection.read_parquet(str(out / f"{table}.parquet")).create_view(table)
        return list(connection.sql(question).fetchall())


def readings(out: Path) -> dict[str, dict[str, Any]]:
    return {path.relative_to(out).as_posix().removesuffix(".json"): json.loads(path.read_text("utf-8")) for path in out.rglob("*.json")}


@pytest.mark.parametrize("table", ["plans", "tasks", "targets", "provisions", "gaps"])
def test_a_table_has_a_row_for_each_finding(out: Path, table: str) -> None:
    parquet.write(out)

    wanted = {(name, len(found[table])) for name, found in readings(out).items() if found[table]}
    assert set(rows(out, f"SELECT file, count(*) FROM {table} GROUP BY file")) == wanted  # noqa: S608  names of our own


@pytest.mark.parametrize("table", ["organisations", "measures"])
def test_what_a_task_holds_joins_its_task(out: Path, table: str) -> None:
    parquet.write(out)

    field = "name" if table == "organisations" else "text"
    wanted = [
        (name, task["no"], held[field], held["span"])
        for name, found in readings(out).items()
        for task in found["tasks"]
        for held in task[table]
    ]
    joined = rows(out, f"SELECT t.file, t.no, h.{field}, h.span FROM tasks t JOIN {table} h ON h.file = t.file AND h.task = t.id")  # noqa: S608  the same
    assert sorted(joined) == sorted(wanted)


def test_columns_have_the_types_of_what_they_hold(out: Path) -> None:
    parquet.write(out)

    found = rows(out, "SELECT file, id, value, firm, deadline, modality FROM targets WHERE deadline IS NOT NULL")
    wanted = [
        (name, target["id"], float(target["value"]), target["firm"], date.fromisoformat(target["deadline"]), target["modality"])
        for name, reading in readings(out).items()
        for target in reading["targets"]
        if target["deadline"]
    ]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_a_document_is_known_by_its_bytes(out: Path) -> None:
    parquet.write(out)

    wanted = [(name, found["document"]["source"]["name"], found["document"]["source"]["sha256"]) for name, found in readings(out).items()]
    assert sorted(rows(out, "SELECT file, name, sha256 FROM documents")) == sorted(wanted)


def test_what_is_no_reading_or_half_of_one_is_left_alone(out: Path) -> None:
    whole = (out / "[ab].html.json").read_bytes()
    (out / "half.json").write_bytes(whole[: len(whole) // 2])
    (out / "package.json").write_text('{"name": "something"}', "utf-8")
    (out / "empty.json").touch()
    (out / "folder.json").mkdir()

    parquet.write(out)

    assert rows(out, "SELECT count(*) FROM documents") == [(3,)]


def test_a_folder_whose_name_is_a_pattern_will_do(out: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("x") / "[2026]*"
    shutil.copytree(out, place)

    parquet.write(place)

    assert rows(place, "SELECT count(*) FROM documents") == [(3,)]


def test_without_a_reading_the_tables_are_empty_and_have_their_columns(tmp_path: Path) -> None:
    parquet.write(tmp_path)

    assert rows(tmp_path, "SELECT file, id, deadline FROM tasks") == []


def test_the_tables_hold_every_field_of_the_schema(out: Path) -> None:
    parquet.write(out)

    for table in ("plans", "tasks", "targets", "provisions", "gaps"):
        fields = {field for found in readings(out).values() for row in found[table] for field in row} - {"organisations", "measures"}
        assert {row[0] for row in rows(out, f"DESCRIBE {table}")} == fields | {"file"}


def test_tables_that_cannot_be_made_leave_those_of_before(out: Path) -> None:
    parquet.write(out)
    before = (out / "tasks.parquet").read_bytes()
    strange = (out / "below/b.html.json").read_text("utf-8")
    (out / "below/b.html.json").write_text(strange.replace('"tasks": [', '"tasks": [[', 1), "utf-8")

    with pytest.raises(parquet.TablesRefused):
        parquet.write(out)

    assert (out / "tasks.parquet").read_bytes() == before
    assert not list(out.glob(".tables-*"))


def test_tables_that_cannot_be_made_are_refused_in_one_line(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> list[Path]:
        raise parquet.TablesRefused("the disk is full")

    monkeypatch.setattr(parquet, "write", refuse)

    with pytest.raises(CommandRefused, match="the disk is full"):
        run._make_tables(out)


def test_without_the_extra_everything_is_read_and_a_line_tells_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/one.txt").write_bytes(PLAN)
    monkeypatch.setitem(sys.modules, "duckdb", None)

    status = run.read_folder(tmp_path / "plans", tmp_path / "out", leave=frozenset(), registry=None, jobs=1, seconds=60)

    assert status == 0
    assert (tmp_path / "out/one.txt.json").exists()
    assert "pip install 'taizhang[bulk]'" in capsys.readouterr().err
