"""`taizhang pack`: check, diff and load, as they are typed."""

from pathlib import Path

import pytest

from tests.commands import Answer, demo, taizhang

from .making import COUNTY, folder_of


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path


def pack(what: str, which: str | Path, *, here: Path, chinese: str = "") -> Answer:
    return taizhang("pack", what, which, cwd=here, settings={**demo(here / "data"), "LC_ALL": chinese})


def test_a_pack_without_problems_says_so(here: Path) -> None:
    answer = pack("check", "shandong-2022", here=here)

    assert (answer.status, answer.err) == (0, "")
    assert answer.words.startswith("shandong-2022 2022.1: 1")
    assert answer.words.endswith(" rows, no problem\n")


def test_problems_are_lines_in_the_language_of_the_terminal(here: Path) -> None:
    path = folder_of(here, COUNTY | {"members/groups.yaml": "lists:\n- {name: 组, members: [丙局]}\n", "surprise.yml": "a: 1\n"})

    answer = pack("check", path, here=here, chinese="zh_CN.UTF-8")

    assert answer.status == 1
    assert answer.words.splitlines()[:2] == [
        "members/groups.yaml:2: 没有注明依据；写上 cites（文号、条目、原文20字以内）或 suggested: true",
        "members/groups.yaml:2: 没有单位「丙局」；写其全称",
    ]


def test_a_pack_with_problems_is_not_loaded(here: Path) -> None:
    path = folder_of(here, COUNTY | {"members/groups.yaml": "lists: []\n"})

    assert pack("load", path, here=here).refusal == f"The pack has 1 problems: taizhang pack check {path} lists them."


def test_a_pack_that_is_not_there_is_refused(here: Path) -> None:
    assert "There is no pack atlantis" in pack("diff", "atlantis", here=here).refusal


def test_the_difference_is_shown_loaded_and_then_none_and_a_version_has_one_content(here: Path) -> None:
    path = folder_of(here, COUNTY)
    assert taizhang("prepare", cwd=here, settings=demo(here / "data")).status == 0

    shown = pack("diff", path, here=here)
    loaded = pack("load", path, here=here)
    again = pack("diff", path, here=here)

    assert "+ organisation 江北县水利局 short_name: 县水利局; level: county; parent: 江北县人民政府" in shown.words.splitlines()
    assert "+ name 江北县水利局 / 县水务局" in shown.words.splitlines()
    assert shown.words.splitlines()[-1] == loaded.words.strip() == "7 added, 0 changed, 0 ended, 0 gone, 0 kept"
    assert again.words == "0 added, 0 changed, 0 ended, 0 gone, 0 kept\n"

    folder_of(here, {"members/groups.yaml": COUNTY["members/groups.yaml"].replace("县节水", "县抗旱")})  # and the version as before
    assert pack("load", path, here=here).refusal.endswith("raise the version in pack.yaml")
