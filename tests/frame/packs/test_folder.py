"""Packs are found by name or folder; what their files break is told file by file."""

import json
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from taizhang.frame.errors import CommandRefused
from taizhang.frame.packs import folder
from taizhang.frame.packs.folder import Kind
from tests.house.sources import ROOT

HEAD = 'format: taizhang.pack/1\nname: small\nversion: "1"\ntitle: 小\n'
SCHEMA = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "maxLength": 3},
        "on": {"$ref": "taizhang:cited#/$defs/date"},
        "colour": {"enum": ["red", "blue"]},
        "cites": {"$ref": "taizhang:cited#/$defs/cites"},
    },
}


@pytest.fixture
def kinds(tmp_path: Path) -> list[Kind]:
    schema = tmp_path / "thing.schema.json"
    schema.write_text(json.dumps(SCHEMA), "utf-8")
    return [Kind("thing", "things/*.yaml", schema)]


def pack(tmp_path: Path, text: str = "name: a\n", *, head: str = HEAD, name: str = "things/a.yaml") -> Path:
    path = tmp_path / "small"
    (path / name).parent.mkdir(parents=True)
    (path / name).write_text(text, "utf-8")
    (path / "pack.yaml").write_text(head, "utf-8")
    return path


def test_the_packs_that_are_shipped_are_found_by_name() -> None:
    assert {"shandong-2022", "yunchuan-demo"} <= set(folder.shipped())
    assert folder.find("shandong-2022").name == "shandong-2022"


def test_a_wheel_holds_the_packs_where_they_are_found_after_an_installation() -> None:
    inside = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}

    for path in folder.shipped().values():
        assert {f"taizhang/packs/{path.name}/{file.relative_to(path).as_posix()}" for file in path.rglob("*.yaml")} <= inside


def test_a_wheel_holds_every_schema() -> None:
    inside = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}

    assert {"taizhang/frame/packs/schemas/pack.schema.json", "taizhang/ledger/pack/schemas/organisations.schema.json"} <= inside


def test_a_pack_is_found_by_its_folder(tmp_path: Path) -> None:
    path = pack(tmp_path)

    assert folder.find(str(path)) == path


def test_a_pack_that_is_not_there_is_refused_and_those_that_are_here_are_named() -> None:
    with pytest.raises(CommandRefused, match=r"no pack atlantis.*shandong-2022"):
        folder.find("atlantis")


def test_a_file_that_its_schema_allows_is_among_the_files(tmp_path: Path, kinds: list[Kind]) -> None:
    found = folder.read(pack(tmp_path), kinds)

    assert found.problems == []
    assert [(file.kind.name, file.name, file.content.value) for file in found.files] == [("thing", "things/a.yaml", {"name": "a"})]


@pytest.mark.parametrize(
    ("text", "line", "en", "zh"),
    [
        ("colour: red\n", 1, "`name` is missing; write `name: …`", "缺少「name」；写上 name: …"),
        (
            "name: a\ncolor: red\n",
            2,
            "there is no `color`; known are: name, on, colour, cites",
            "没有「color」这一项；可用：name, on, colour, cites",
        ),
        (
            "name: 7\n",
            1,
            "`name` is of the wrong type; write text (put numbers in quotation marks)",
            "「name」类型不对；应为文字（数字请加引号）",
        ),
        ("name: abcd\n", 1, "`name` has 4 characters; write 3 at most", "「name」有4个字；最多3个字"),
        (
            "name: a\n\ncolour: green\n",
            3,
            "`colour` cannot be `green`; write one of: red, blue",
            "「colour」不能是「green」；应为：red, blue",
        ),
        ("name: a\non: soon\n", 2, "`on` is no date: soon; write it as 2022-03-27", "「on」不是日期：soon；写成 2022-03-27"),
        (
            f"name: a\ncites:\n  document: 文号\n  quote: {'字' * 21}\n",
            4,
            "`quote` has 21 characters; write 20 at most",
            "「quote」有21个字；最多20个字",
        ),
        ("- a\n", 1, "the content is of the wrong type; write a mapping", "内容类型不对；应为键值"),
        ("", 1, "the content is of the wrong type; write a mapping", "内容类型不对；应为键值"),
    ],
)
def test_what_a_schema_does_not_allow_is_told_with_file_line_and_remedy(
    text: str, line: int, en: str, zh: str, tmp_path: Path, kinds: list[Kind]
) -> None:
    [problem] = folder.read(pack(tmp_path, text), kinds).problems

    assert problem.told("en") == f"things/a.yaml:{line}: {en}"
    assert problem.told("zh") == f"things/a.yaml:{line}: {zh}"


def test_a_file_of_no_known_kind_is_a_problem(tmp_path: Path, kinds: list[Kind]) -> None:
    [problem] = folder.read(pack(tmp_path, name="thing.yaml"), kinds).problems

    assert problem.told("en") == "thing.yaml: a file of no known kind; known are: things/*.yaml"


def test_the_name_of_a_pack_is_that_of_its_folder(tmp_path: Path, kinds: list[Kind]) -> None:
    [problem] = folder.read(pack(tmp_path, head=HEAD.replace("small", "large")), kinds).problems

    assert problem.told("en") == "pack.yaml:2: the name is not that of the folder; write small"


def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, kinds: list[Kind]) -> None:
    path = pack(tmp_path)
    (path / "things" / "a.yaml").write_bytes("名".encode("gb18030"))

    [problem] = folder.read(path, kinds).problems

    assert problem.told("en") == "things/a.yaml: no text in UTF-8; save it as UTF-8"
