"""`taizhang read FOLDER --out DIR`: every plan becomes a JSON, what cannot be read is named, and nothing is read twice."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.commands import TAIZHANG, Answer, taizhang
from tests.plans import PLAN, TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, one of them in a folder of its own, and a file that is none."""
    place = tmp_path / "plans"
    (place / "2026").mkdir(parents=True)
    (place / "one.txt").write_bytes(PLAN)
    (place / "2026/two.txt").write_bytes(PLAN)
    (place / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return place


def run(folder: Path, *options: str) -> Answer:
    return taizhang("read", folder, "--out", folder.parent / "out", *options, cwd=folder.parent)


def test_every_plan_becomes_what_the_command_prints_for_it_alone(folder: Path) -> None:
    run(folder)

    alone = taizhang("read", folder / "2026/two.txt", cwd=folder.parent).out
    assert (folder.parent / "out/2026/two.txt.json").read_bytes() == alone


def test_what_cannot_be_read_is_named_and_the_rest_is_read(folder: Path) -> None:
    answer = run(folder)

    failures = (folder.parent / "out/failures.tsv").read_text("utf-8").splitlines()
    assert answer.status == 1
    assert "2 read, 1 refused" in answer.err
    assert [line.split("\t")[0] for line in failures] == ["file", "broken.pdf"]
    assert "  broken.pdf: " in answer.err
    assert not (folder.parent / "out/broken.pdf.json").exists()


def test_refusals_are_in_the_language_of_the_terminal(folder: Path) -> None:
    answer = taizhang("read", folder, "--out", folder.parent / "out", cwd=folder.parent, settings={"LANG": "zh_CN.UTF-8"})

    assert "broken.pdf: 这" in answer.err


def test_a_plan_that_can_no_longer_be_read_leaves_no_reading(folder: Path) -> None:
    run(folder)
    (folder / "one.txt").write_bytes(b"\0\1")

    assert run(folder).status == 1
    assert not (folder.parent / "out/one.txt.json").exists()


@pytest.mark.parametrize("name", [b"\xd4\xc6.txt", b"a\ttab\nline.txt", b"[ab]*?.txt", "\u7701".encode() * 81 + b".txt"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: bytes) -> None:
    """In GBK, of two lines, as a pattern, as long as a name can be."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_bytes(PLAN)

    assert run(folder).status == 0
    assert (tmp_path / "out" / os.fsdecode(name + b".json")).exists()
    assert "1 files, 1 of them read before" in run(folder).err


def test_a_folder_is_read_as_a_file_is(folder: Path) -> None:
    (folder.parent / "registry.tsv").write_text("name\taliases\n\u6c5f\u5317\u53bf\u6c34\u5229\u5c40\t\u53bf\u6c34\u5229\u5c40\n", "utf-8")
    options = ("--registry", "registry.tsv", "--leave", "script")

    run(folder, *options)

    alone = taizhang("read", folder / "one.txt", *options, cwd=folder.parent).out
    assert (folder.parent / "out/one.txt.json").read_bytes() == alone
    assert "3 files, 0 of them read before" in run(folder).err  # in another manner, all is read again


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("plans",), "plans is a folder: name another one for its readings with --out."),
        (("plans", "--out", "out", "--format", "xlsx"), "leave out -o and --format"),
        (("plans", "--out", "out", "-o", "x.json"), "leave out -o and --format"),
        (("plans", "--out", "out", "--jobs", "0"), "--jobs 0 reads nothing"),
        (("plans", "--out", "out", "--seconds", "nan"), "--seconds nan reads nothing"),
        (("plans/one.txt", "--out", "out"), "--out is for a folder of plans, and plans/one.txt is none"),
        (("plans", "--out", "out", "--registry", "none.tsv"), "none.tsv: The registry cannot be opened"),
    ],
)
def test_options_that_do_not_go_together_are_refused(folder: Path, given: tuple[str, ...], words: str) -> None:
    assert words in taizhang("read", *given, cwd=folder.parent).refusal
    assert not list(folder.parent.glob("out/*.json"))


def test_a_log_that_cannot_be_written_is_refused_in_words(folder: Path) -> None:
    (folder.parent / "out/read.jsonl").mkdir(parents=True)

    assert "read.jsonl cannot be used" in taizhang("read", folder, "--out", "out", cwd=folder.parent).refusal


def test_a_second_run_reads_only_what_is_new_or_changed_or_was_refused(folder: Path) -> None:
    run(folder)
    out = folder.parent / "out"
    before = (out / "2026/two.txt.json").stat().st_mtime_ns
    (folder / "one.txt").write_text(TEXT.replace("县财政局", "县审计局"), "utf-8")
    (folder / "broken.pdf").unlink()
    (folder / "broken.txt").write_bytes(PLAN)

    answer = run(folder)

    assert answer.status == 0
    assert "3 files, 1 of them read before" in answer.err
    assert (out / "2026/two.txt.json").stat().st_mtime_ns == before
    assert "县审计局" in (out / "one.txt.json").read_text("utf-8")


def test_a_reading_that_was_lost_is_made_again(folder: Path) -> None:
    run(folder)
    lost = folder.parent / "out/one.txt.json"
    lost.unlink()

    run(folder)

    assert json.loads(lost.read_text("utf-8"))["tasks"]


def test_what_is_no_file_is_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "a_pipe.txt")  # reading it would never end
    (folder / "endless.txt").symlink_to("/dev/zero")

    assert "2 read, 1 refused" in run(folder).err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_readings_do_not_depend_on_how_many_read(folder: Path, jobs: str) -> None:
    run(folder, "--jobs", jobs)

    assert sorted(path.name for path in (folder.parent / "out").rglob("*.json")) == ["one.txt.json", "two.txt.json"]


MANY = 60


def test_a_run_that_was_stopped_leaves_whole_files_and_is_gone_on_with(tmp_path: Path) -> None:
    place, out = tmp_path / "plans", tmp_path / "out"
    place.mkdir()
    for number in range(MANY):
        (place / f"{number:03}.txt").write_text(
            f"{TEXT}\n编号{number}" * 60, "utf-8"
        )  # long enough to be stopped amid, by a busy machine too
    running = subprocess.Popen([TAIZHANG, "read", place, "--out", out], stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    log = out / "read.jsonl"  # written after the reading of a file: one that is not in it yet is read again
    while not (log.exists() and log.read_bytes()) and time.monotonic() < deadline:
        time.sleep(0.01)

    os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to all that run in it

    words = running.communicate(timeout=30)[1].decode()
    assert running.returncode == 130
    assert "The same command goes on from here." in words
    assert "Traceback" not in words
    done = list(out.glob("*.json"))
    assert 0 < len(done) < MANY
    assert not [path for path in out.iterdir() if path.suffix == ".part"]
    assert all(json.loads(path.read_text("utf-8")) for path in done)
    again = taizhang("read", place, "--out", out, cwd=tmp_path)
    assert (again.status, len(list(out.glob("*.json")))) == (0, MANY)
    assert f"{MANY} files, 0 of them read before" not in again.err


def test_a_folder_without_plans_is_refused(tmp_path: Path) -> None:
    assert "There is no plan in" in taizhang("read", tmp_path, "--out", tmp_path / "out", cwd=tmp_path).refusal


def test_a_place_that_cannot_be_written_is_refused(folder: Path) -> None:
    (folder.parent / "out").write_text("a file", "utf-8")

    assert "choose another place with --out" in run(folder).refusal
