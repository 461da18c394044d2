"""Words that a synonym machine swapped are put back; a text that no machine touched is not."""

import re
from importlib.resources import files

import pytest

from taizhang.reading import wording
from taizhang.reading.wording.synonyms import swapped

# Three words that no official writes: with them, a text shows that a machine was at work.
MARKED = "汗青街区内的黉舍由当局统一修缮。"


def _put_back(words: str, *, marked: bool = True) -> str:
    text = words + (MARKED if marked else "")
    for start, end, original in sorted(swapped(text), reverse=True):
        text = text[:start] + original + text[end:]
    return text.removesuffix("历史街区内的学校由政府统一修缮。") if marked else text


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("用水量下降10%摆布", "用水量下降10%左右"),
        ("年夜力推进", "大力推进"),
        ("更换新的资料老旧管网", "更新老旧管网"),
        ("进一个步骤优化周遭的状况", "进一步优化环境"),
        ("惠及平易近生", "惠及民生"),
        ("周全完成", "全面完成"),
        ("制订实施细则", "制定实施细则"),
        ("扶植产业园", "扶植产业园"),
        ("扶植供水管网", "建设供水管网"),
    ],
)
def test_a_swapped_word_is_put_back(damaged: str, written: str) -> None:
    assert _put_back(damaged) == written


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("加速补齐短板，年均增速加快", "加快补齐短板，年均增速加速"),
        ("加快器和加速推进", "加速器和加快推进"),
        ("深化改造，推进管网改革", "深化改革，推进管网改造"),
        ("加强治理，污水管理", "加强管理，污水治理"),
        ("进步程度，水平不一", "提高水平，程度不一"),
        ("重要目标，主要意义", "主要目标，重要意义"),
        ("共同单位，配合推进", "配合单位，共同推进"),
    ],
)
def test_words_swapped_both_ways_are_put_back_in_one_pass(damaged: str, written: str) -> None:
    assert _put_back(damaged) == written


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("完善人才培养机制", "完善人才培养机制"),
        ("培养龙头企业20家", "培育龙头企业20家"),
        ("督查结果公开", "督查结果公开"),
        ("检验结果互认", "检验结果互认"),
        ("科技结果转化", "科技成果转化"),
        ("国民经济", "国民经济"),
        ("国民群众", "人民群众"),
        ("内生动力", "内生动力"),
        ("新动力项目", "新能源项目"),
        ("科技进步奖", "科技进步奖"),
        ("进步效率", "提高效率"),
        ("精神文明", "精神文明"),
        ("公共文明服务", "公共文化服务"),
        ("保证金", "保证金"),
        ("资金保证", "资金保障"),
        ("职称晋升", "职称晋升"),
        ("晋升服务品质", "提升服务品质"),
        ("天然气", "天然气"),
        ("天然灾害", "自然灾害"),
        ("平安银行", "平安银行"),
        ("食品平安", "食品安全"),
        ("目标任务分解", "目标任务分解"),
        ("任务机制", "工作机制"),
        ("信息化支撑", "信息化支撑"),
        ("支撑企业改造", "支持企业改革"),
    ],
)
def test_a_word_that_may_be_right_is_judged_by_its_company(damaged: str, written: str) -> None:
    assert _put_back(damaged) == written


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("澜河道域治污", "澜河流域治污"),
        ("协同办公正台", "协同办公平台"),
        ("建胜利能区", "建成功能区"),
        ("对接供需乞降项目", "对接供需求和项目"),
    ],
)
def test_a_swap_across_the_border_of_two_words_is_put_back(damaged: str, written: str) -> None:
    assert _put_back(damaged) == written


def test_a_word_goes_back_only_where_its_original_stands_nowhere() -> None:
    alone = "各部分要按期报告。"
    beside = "各部门要解决部分企业的困难。"

    assert _put_back(alone).startswith("各部门要")
    assert _put_back(beside) == beside


def test_two_telling_words_are_not_enough_to_tell_a_machine() -> None:
    text = "汗青街区内的黉舍，加速修缮，加快补齐短板。"

    assert _put_back(text, marked=False) == text


def test_one_telling_word_however_often_is_not_enough() -> None:
    text = "这条街道汗青悠久，汗青建筑多，汗青名人多，汗青故事多，要加快保护。"

    assert _put_back(text, marked=False) == text


@pytest.mark.parametrize(
    "clean",
    [
        "加快建设现代化水网，加速器专项年底前完成。",
        "提高管理水平，加强治理，重要水源地和主要河道水质稳定达标。",
        "各部门要共同推进，有关单位予以配合，支撑体系基本完善。",
        "改造老旧小区，深化改革，培养技能人才，树立正确导向。",
    ],
)
def test_nothing_is_put_back_in_a_text_that_no_machine_touched(clean: str) -> None:
    assert list(swapped(clean)) == []


def test_every_line_of_the_lexicon_is_a_pair_under_a_condition_that_is_known() -> None:
    text = (files(wording) / "words" / "synonyms.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]

    assert len(rows) > 100
    for word, original, *rest in rows:
        condition, _, company = (rest[0] if rest else "").partition(" ")
        assert word != original
        assert (condition, bool(company)) in {("", False), ("absent", False), ("keep", True), ("only", True)}
        re.compile(company)
        assert rest[1:] in ([], [""], ["sure"])


def test_no_line_of_the_lexicon_stands_behind_one_that_always_holds() -> None:
    text = (files(wording) / "words" / "synonyms.tsv").read_text("utf-8")
    rows = [[*line.split("\t"), ""][:3] for line in text.splitlines() if line and not line.startswith("#")]
    settled: set[str] = set()

    for word, _, condition in rows:
        assert word not in settled, word
        if not condition:
            settled.add(word)
