"""The gaps of one published notice, 鲁政办字〔2022〕28号, as somebody who studied it lists them: each of them is found."""

from collections.abc import Iterator
from functools import cache
from time import process_time

import pytest

from taizhang import reading
from taizhang.reading import Gap, Reading
from taizhang.reading.findings import gaps

from ...report.workbooks import ROOT

PUBLISHED = ROOT.parent / "shared" / "reading" / "plans" / "000_shandong_sanshida.txt"
pytestmark = pytest.mark.skipif(not PUBLISHED.exists(), reason="the published plans are not beside this checkout")


@cache
def _notice() -> Reading:
    return reading.read(PUBLISHED)


def _gaps(kind: str) -> list[Gap]:
    return [gap for gap in _notice().gaps if gap.kind == kind]


def _goal(words: str) -> str:
    return next(t.id for t in _notice().targets if t.task is None and words in t.quote)


def _in_task(words: str) -> str:
    return next(t.id for t in _notice().targets if t.task is not None and words in t.quote)


def _task(heading: str) -> str:
    return next(t.id for t in _notice().tasks if heading in t.heading)


def _of_task(kind: str, heading: str) -> str:
    """The sentence of the gap of this kind that is about the task."""
    return next(gap.message for gap in _gaps(kind) if _task(heading) in gap.about)


@pytest.mark.parametrize(
    "goal",
    [
        "省级科技创新发展资金增长10%",
        "全社会研发经费投入增长10%",
        "规模以上高新技术产业产值占",
        "技术合同交易额达到3000亿元",
        "数字经济总量增幅超过11%",
        "数字经济核心产业增加值占GDP",
        "全面数字化率达到67%",
        "千兆光网家庭覆盖率达到70%",
        "智能网联公共充电桩突破6万个",
        "可网办率达到98%",
        "可全程网办率达到85%",
    ],
)
def test_a_goal_without_a_task_or_a_lead_is_found(goal: str) -> None:
    assert [gap.about for gap in _gaps("goal-without-owner") if gap.about == (_goal(goal),)] == [(_goal(goal),)]


def test_the_two_goals_in_words_alone_are_found() -> None:
    (gap,) = _gaps("goal-without-measure")

    assert "创新综合实力大幅跃升" in gap.message
    assert "高水平创新型省份建设全面起势" in gap.message


@pytest.mark.parametrize("goal", ["3万家", "2.3万家", "1.4万亿元", "1500个", "覆盖率超过20%", "16万个"])
def test_a_goal_that_recurs_in_a_task_is_not_said_to_be_without_one(goal: str) -> None:
    assert not any(_goal(goal) in gap.about for gap in _gaps("goal-without-owner"))


@pytest.mark.parametrize("words", ["达到3万家", "达到2.3万家"])
def test_a_goal_that_its_task_only_strives_for_is_found(words: str) -> None:
    assert (_goal(words), _in_task(words)) in [gap.about for gap in _gaps("modality-conflict")]


def test_few_measures_carry_a_figure() -> None:
    assert [gap.about[0] for gap in _gaps("measures-without-figure")] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("强化基础研究策源能力", "一批重大基础研究项目"),
        ("强化产业关键技术攻关", "一批产业基础再造工程项目"),
        ("推动科技赋能产业发展", "重大科技示范工程"),
        ("做大做强高能级平台", "一批省级重大科技基础设施"),
        ("促进各类园区发展", "一批开放式大学科技园"),
        ("畅通科技成果转化渠道", "一批中试示范基地"),
        ("加速数字产业发展", "一批智能传感器"),
        ("提速建设新型智慧城市", "一批省内新型智慧城市科普展示中心"),
        ("全面打造智慧社区", "一批智慧社区配套智能公共设施"),
    ],
)
def test_a_count_that_is_only_a_batch_is_found(task: str, words: str) -> None:
    assert words in _of_task("count-open", task)


def test_the_batch_of_the_notice_itself_is_found() -> None:
    assert "一批典型案例" in next(gap.message for gap in _gaps("count-open") if gap.about == ("n2",))


@pytest.mark.parametrize(
    "task",
    ["提高科技金融服务能力", "强化开放合作", "增强监管执法效能", "增强宏观决策效能", "优化智慧养老服务", "优化智慧出行服务"],
)
def test_a_task_with_no_number_at_all_is_found(task: str) -> None:
    assert "没有数量目标" in _of_task("task-without-figure", task)


@pytest.mark.parametrize(
    ("task", "count"),
    [
        ("强化产业关键技术攻关", "42条"),
        ("推动科技赋能产业发展", "7个"),
        ("推动科技赋能产业发展", "12个"),
        ("加快产业数字赋能", "28个"),
        ("加快产业数字赋能", "84个"),
        ("加快产业数字赋能", "10条"),
        ("加快产业数字赋能", "20个"),
        ("培育国家战略科技后备力量", "6家"),
    ],
)
def test_a_count_of_work_objects_is_found(task: str, count: str) -> None:
    assert count in _of_task("object-count", task)


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("加力突破“工业互联网”", "综合指标"),
        ("促进各类园区发展", "绩效"),
        ("提升企业技术创新能力", "符合条件"),
        ("强化开放合作", "符合条件"),
        ("强化政策保障", "符合规定"),
        ("强化政策保障", "较高"),
        ("加速数字产业发展", "优势突出"),
        ("加速数字产业发展", "集聚程度较高、创新能力突出、配套设施完善"),
        ("持续推进科技体制改革", "试点单位"),
    ],
)
def test_a_criterion_left_to_other_documents_is_found(task: str, words: str) -> None:
    assert words in _of_task("criterion-open", task)


def test_the_n_of_the_data_platform_is_found() -> None:
    assert "1+16+N" in _of_task("number-open", "实施数字政府强基工程")


@pytest.mark.parametrize("word", ["及时", "第一时间", "定期", "常态化", "尽快", "逐步"])
def test_a_period_that_is_not_given_is_found(word: str) -> None:
    assert any(word in gap.message for gap in _gaps("period-open"))


@pytest.mark.parametrize("plan", ["p1", "p2"])
def test_a_plan_without_a_department_that_merges_its_ledger_is_found(plan: str) -> None:
    assert (plan,) in [gap.about for gap in _gaps("plan-without-coordinator")]


def test_the_plans_without_a_text_and_the_package_that_counts_eleven_are_found() -> None:
    assert len(_gaps("plan-without-text")) == 29
    assert "“十强产业”按名称应为10个计划，原文列出11个" in _gaps("count-mismatch")[0].message


def test_what_numbers_imply_is_found() -> None:
    openings = {gap.about: gap.message for gap in _gaps("opening-implied")}

    assert "10万个" in openings[_goal("16万个"), _in_task("6万个")]
    assert "约300个" in openings[_goal("1500个"), _in_task("1200个")]
    assert [gap.about for gap in _gaps("sum-implied")] == [(_goal("1.4万亿元"), _in_task("8500亿元"), _in_task("5500亿元"))]


def test_the_day_by_which_to_file_is_asked_about() -> None:
    assert "2022年4月11日" in next(gap.message for gap in _gaps("start-open") if gap.about == ("n1",))


def test_terms_that_only_insiders_know_are_found() -> None:
    asked = " ".join(gap.message for gap in _gaps("term-undefined"))

    assert [term for term in ("1234567", "四进", "双全双百", "双跨") if term not in asked] == []


def test_every_gap_is_about_things_that_exist() -> None:
    ids = set(_ids(_notice()))

    assert [gap for gap in _notice().gaps if not gap.about or not set(gap.about) <= ids] == []


def _ids(found: Reading) -> Iterator[str]:
    yield from (thing.id for things in (found.plans, found.tasks, found.targets, found.orders) for thing in things)
    yield from (measure.id for task in found.tasks for measure in task.measures)


def test_gaps_cost_a_few_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    best = 1.0
    finders = gaps.gaps_of

    def timed(*given: object) -> list[Gap]:
        nonlocal best
        for _ in range(5):
            start = process_time()
            found = list(finders(*given))  # type: ignore[arg-type]  # passed on as they came
            best = min(best, process_time() - start)
        return found

    monkeypatch.setattr("taizhang.reading.assemble.gaps_of", timed)
    reading.read(PUBLISHED)

    assert best < 0.012  # 4 ms on a quiet machine
