"""What a run says at its end."""

from pathlib import Path

import pytest

from taizhang.frame.bulk import refusals
from taizhang.frame.bulk.log import Outcome
from taizhang.frame.bulk.run import _sum_up


def outcome(name: str, refusal: str) -> Outcome:
    return Outcome(name, "a reader", "", 0, refusal)


def test_each_refusal_stands_behind_the_name_of_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    _sum_up(
        Path("out"), 5, [outcome("2026/two.txt", refusals.too_long(60, chinese=False)), outcome("three.txt", refusals.dead(chinese=True))]
    )

    said = capsys.readouterr().err.splitlines()
    assert said[0] == "3 read, 2 refused (out/failures.tsv):"
    assert said[1].startswith("  2026/two.txt: Reading took more than 60 s and was given up. ")
    assert said[2].startswith("  three.txt: 读取程序在该文件上意外终止。")


def test_of_many_refusals_the_first_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    _sum_up(Path("out"), 100, [outcome(f"{number}.txt", "It is blank.") for number in range(50)])

    said = capsys.readouterr().err.splitlines()
    assert (len(said), said[-1]) == (22, "  … and 30 more")
