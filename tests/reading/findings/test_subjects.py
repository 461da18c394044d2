"""Tasks that name those responsible as the doers of their sentences, and nowhere else."""

import pytest

from taizhang.reading.findings.subjects import subjects
from taizhang.reading.wording.fold import fold


def _roles(words: str) -> str:
    folded = fold(words)
    return " ".join(f"{n.name}/{n.role[0]}" for n in subjects(folded, 0, len(folded)))


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("县水务局要制定供水方案。", "县水务局/r"),
        ("县水务局负责更新供水管网。", "县水务局/r"),
        ("县水务局应当每月通报进展。", "县水务局/r"),
        ("由县水务局负责汇总。", "县水务局/r"),
        ("2026年6月底前，县水务局要完成排查。", "县水务局/r"),
        ("县水务局、县财政局要加强配合。", "县水务局/r 县财政局/r"),
        ("县水务局牵头建立台账。", "县水务局/l"),
        ("县水务局牵头建立台账。各乡镇人民政府要落实属地责任。", "县水务局/l 各乡镇人民政府/r"),
        ("县水务局要完成排查。县水务局要通报结果。", "县水务局/r"),
        ("县水务局会同县财政局制定供水方案。", "县水务局/l 县财政局/s"),
        ("县水务局要会同县财政局制定供水方案。", "县水务局/l 县财政局/s"),
        ("县水务局负责更新管网，县财政局负责落实资金。", "县水务局/r 县财政局/r"),
    ],
)
def test_the_doer_of_a_sentence_owes_the_task(words: str, roles: str) -> None:
    assert _roles(words) == roles


@pytest.mark.parametrize(
    "words",
    [
        "各地区要高度重视。",
        "各有关部门要加强配合。",
        "企业要落实主体责任。",
        "需要加强管理。",
        "主要负责同志要亲自抓。",
        "完善供水管理的要求。",
        "更新供水管网30公里。",
        "县水务局应急抢修队伍在1小时内到场。",
        "供水企业应当公布水质。",
        "",
    ],
)
def test_sentences_without_a_named_body_as_their_doer_name_nobody(words: str) -> None:
    assert _roles(words) == ""


def test_each_name_has_its_place_in_the_text() -> None:
    text = "年底前，县水务局、县财政局要完成验收。"

    assert [text[n.start : n.end] for n in subjects(text, 0, len(text))] == ["县水务局", "县财政局"]


def test_only_the_given_place_is_searched() -> None:
    text = "县水务局要完成排查。县财政局要落实资金。"

    assert [n.name for n in subjects(text, text.index("县财政局"), len(text))] == ["县财政局"]
