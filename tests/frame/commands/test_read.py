"""`taizhang read`: what it prints, what it writes, and what it refuses in one line without writing anything."""

import json
import os
import stat
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from tests.commands import TAIZHANG, taizhang
from tests.house.sources import ROOT
from tests.plans import LINES, PLAN, SAMPLES, TEXT

CHINESE = {"LANG": "zh_CN.UTF-8"}
FILES = sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN)
    return path


def test_what_was_read_is_printed_as_json(plan: Path) -> None:
    found = json.loads(taizhang("read", plan, cwd=plan.parent).out)

    assert found["format"] == "taizhang.reading/1"
    assert found["document"]["source"]["name"] == "plan.txt"
    assert [(task["no"], [(o["name"], o["role"]) for o in task["organisations"]]) for task in found["tasks"]] == [
        ("1", [("县水利局", "responsible")]),
        ("2", [("县住房城乡建设局", "lead"), ("县财政局", "support")]),
    ]


@pytest.mark.parametrize("sample", FILES, ids=lambda path: path.name)
def test_the_json_is_what_the_published_schema_says_and_its_spans_lie_in_the_source(sample: Path, tmp_path: Path) -> None:
    schema = json.loads((ROOT / "docs/reference/reading.schema.json").read_text("utf-8"))

    found = json.loads(taizhang("read", sample, cwd=tmp_path).out)
    source = taizhang("read", sample, "--format", "source", cwd=tmp_path).words

    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
    for mending in found["mendings"]:
        start, end = mending["span"]
        assert source[start:end] == mending["source"]
    unmended = [
        o for task in found["tasks"] for o in task["organisations"] if not any(touches(o["span"], m["span"]) for m in found["mendings"])
    ]
    assert unmended
    assert [o["name"] for o in unmended if not o["inferred"] and o["name"] not in source[slice(*o["span"])] and len(o["name"]) < 3] == []
    assert all(0 <= start <= end <= len(source) for start, end in spans_in(found))


def touches(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def spans_in(value: object) -> list[list[int]]:
    if isinstance(value, dict):
        own = [value["span"]] if "span" in value else []
        return own + [span for item in value.values() for span in spans_in(item)]
    return [span for item in value for span in spans_in(item)] if isinstance(value, list) else []


def test_spans_are_offsets_into_what_format_source_prints(plan: Path) -> None:
    found = json.loads(taizhang("read", plan, cwd=plan.parent).out)
    source = taizhang("read", plan, "--format", "source", cwd=plan.parent).words

    assert [source[slice(*o["span"])] for task in found["tasks"] for o in task["organisations"]] == [
        "县水利局",
        "县住房城乡建设局",
        "县财政局",
    ]
    assert [source[slice(*task["span"])] for task in found["tasks"]] == [LINES[2], LINES[3]]


TRADITIONAL = """江北縣2026年節水工作方案
一、主要任務
1.新建水廠2座。（責任單位：縣水利局）
2.改造老舊管網30公里，2026年10月底前完成。（牽頭單位：縣住房城鄉建設局；配合單位：縣財政局）"""


def test_source_is_the_text_as_it_stands_and_text_is_the_same_mended(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TRADITIONAL, "utf-8")

    source = taizhang("read", "plan.txt", "--format", "source", cwd=tmp_path).words
    text = taizhang("read", "plan.txt", "--format", "text", cwd=tmp_path).words

    assert (source, text) == (f"{TRADITIONAL}\n", f"{TEXT}\n")


@pytest.mark.parametrize("form", ["json", "text", "source", "xlsx"])
def test_with_o_a_file_holds_what_would_have_been_printed_and_nothing_is_printed(form: str, plan: Path) -> None:
    answer = taizhang("read", plan, "--format", form, "-o", "OUT", cwd=plan.parent)

    assert (answer.status, answer.out, answer.err) == (0, b"", "")
    written = (plan.parent / "OUT").read_bytes()
    if form != "xlsx":  # a workbook holds the moment at which it was made
        assert written == taizhang("read", plan, "--format", form, cwd=plan.parent).out
    assert sorted(path.name for path in plan.parent.iterdir()) == ["OUT", "plan.txt"]


def test_a_workbook_opens_and_holds_the_measures(plan: Path) -> None:
    answer = taizhang("read", plan, "--format", "xlsx", cwd=plan.parent)

    book = CalamineWorkbook.from_filelike(BytesIO(answer.out))
    cells = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert any("新建水厂2座" in cell for cell in cells)
    assert any("县住房城乡建设局" in cell for cell in cells)


def test_a_file_that_is_there_already_is_replaced_and_keeps_who_may_read_it(plan: Path) -> None:
    out = plan.with_name("OUT")
    out.write_text("before")
    out.chmod(0o600)

    taizhang("read", plan, "-o", out, cwd=plan.parent)

    assert json.loads(out.read_bytes())["format"] == "taizhang.reading/1"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_link_goes_on_pointing_to_the_file_that_is_written(plan: Path) -> None:
    (plan.parent / "real").write_text("before")
    link = plan.with_name("OUT")
    link.symlink_to("real")

    taizhang("read", plan, "--format", "text", "-o", link, cwd=plan.parent)

    assert link.is_symlink()
    assert (plan.parent / "real").read_text("utf-8") == f"{TEXT}\n"


def test_a_device_may_be_written_to(plan: Path) -> None:
    answer = taizhang("read", plan, "--format", "text", "-o", "/dev/stdout", cwd=plan.parent)

    assert answer.words == f"{TEXT}\n"


def _encoded_in_nothing() -> bytes:
    return bytes(range(0x80, 0xFF)) * 40


BAD = {
    "empty": (b"", "The file is empty.", "文件是空的。"),
    "blank": (b" \n\t\n", "There is nothing but blanks in the file.", "文件里只有空白，没有文字。"),
    "binary": (
        b"\x7fELF\x02\x01\x01" + bytes(200) + b"\x01\x02" * 90,
        "This is not a text: it holds binary data.",
        "这不是文本文件，里面是二进制数据。",
    ),
    "encoding": (_encoded_in_nothing(), "Its characters cannot be told", "无法辨认文字编码"),
    "planless": ("床前明月光，疑是地上霜。\n".encode(), "No task and no title of a plan was found in it.", "没有找到任何任务或计划标题。"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_one_line_and_nothing_is_written(kind: str, tmp_path: Path) -> None:
    content, english, chinese = BAD[kind]
    (tmp_path / "plan.txt").write_bytes(content)

    told = taizhang("read", "plan.txt", "-o", "OUT", cwd=tmp_path).refusal
    told_in_chinese = taizhang("read", "plan.txt", "-o", "OUT", cwd=tmp_path, settings=CHINESE).refusal

    assert told.startswith(f"plan.txt: {english}")
    assert told_in_chinese.startswith(f"plan.txt：{chinese}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.txt"]


@pytest.mark.parametrize("kind", BAD)
def test_a_refusal_leaves_an_older_ledger_as_it_was(kind: str, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(BAD[kind][0])
    (tmp_path / "OUT").write_text("last year's ledger")

    answer = taizhang("read", "plan.txt", "--format", "xlsx", "-o", "OUT", cwd=tmp_path)

    assert answer.status == 2
    assert (tmp_path / "OUT").read_text() == "last year's ledger"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert taizhang("read", "plan.txt", cwd=tmp_path).refusal == "plan.txt: There is no such file. Check the name and the folder."


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()

    assert taizhang("read", "plans", cwd=tmp_path).refusal == "plans is a folder: name another one for its readings with --out."


def test_a_hundred_megabytes_are_refused_by_their_size(tmp_path: Path) -> None:
    with (tmp_path / "plan.txt").open("wb") as file:
        file.truncate(100 * 1024 * 1024)  # takes no room on the disk

    told = taizhang("read", "plan.txt", cwd=tmp_path).refusal

    assert told == "plan.txt: The file has 100 MB; a plan may have 50 MB. Save the text of the plan alone."


def test_a_name_with_a_line_end_does_not_make_two_lines_of_a_refusal(tmp_path: Path) -> None:
    assert taizhang("read", "plan\n.txt", cwd=tmp_path).refusal == "plan?.txt: There is no such file. Check the name and the folder."


def test_a_name_that_is_no_utf_8_can_be_read(tmp_path: Path) -> None:
    name = os.fsdecode(b"plan-\xff.txt")
    (tmp_path / name).write_bytes(PLAN)

    found = json.loads(taizhang("read", name, cwd=tmp_path).out)

    assert len(found["tasks"]) == 2
    assert found["document"]["source"]["name"] == "plan-?.txt"


@pytest.mark.parametrize("out", ["nowhere/OUT", ".", "OUT\n/x"])
def test_a_place_that_cannot_be_written_is_refused_in_one_line(out: str, plan: Path) -> None:
    told = taizhang("read", plan, "-o", out, cwd=plan.parent).refusal

    assert told.endswith("choose another place with -o.")


def test_the_plan_itself_is_never_overwritten(plan: Path) -> None:
    told = taizhang("read", "plan.txt", "-o", "./plan.txt", cwd=plan.parent).refusal

    assert told == "plan.txt is the plan itself: choose another place with -o."
    assert plan.read_bytes() == PLAN


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full here")
def test_a_full_disk_is_said_in_one_line(plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([TAIZHANG, "read", plan], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        2,
        "taizhang: Standard output cannot be written (No space left on device): choose another place with -o.\n",
    )


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    program = f"{TAIZHANG} read {SAMPLES / '01_yunchuan_shuzi.txt'} | head -c 10; echo ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ('{\n "format0\n', "")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are opened in another way there")
def test_a_workbook_is_not_poured_into_a_terminal(plan: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    try:
        done = subprocess.run([TAIZHANG, "read", plan, "--format", "xlsx"], stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(ours)
        os.close(theirs)

    assert (done.returncode, done.stderr) == (2, "taizhang: A workbook cannot be shown in a terminal: name a file with -o.\n")
