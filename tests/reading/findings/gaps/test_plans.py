"""Plans without a text, and plans without anybody who keeps them together."""

from taizhang.reading.document import Reading

from ...making import reading
from .found import ISSUED, TITLE, of, said

LEADS = "1.建设水厂。建成2座。（县水务局负责）\n2.铺设管网。铺设30公里。（县住建局负责）\n3.保护水源。划定5处。（县生态环境局负责）"


def _plan(behind: str = "", title: str = TITLE) -> Reading:
    return reading(f"{title}一、重点任务\n{LEADS}\n{behind}")


def test_a_plan_with_several_leads_and_nobody_above_them_has_no_coordinator() -> None:
    message = said(_plan(), "plan-without-coordinator")

    assert "供水保障" in message
    assert "3项任务的首位责任单位有3个" in message


def test_a_plan_in_which_one_body_steers_has_a_coordinator() -> None:
    for steering in (
        "二、保障措施\n（一）加强领导。县水务局要加强统筹协调，会同有关部门健全推进机制。",
        "二、保障措施\n（一）严格报告。各单位每季度将进展报送县发展改革局。",
        "二、保障措施\n（一）加强组织领导。各乡镇要明确专人。（责任单位：县发展改革局）",
        "二、保障措施\n（一）建立专班。成立供水保障工作专班，统筹推进各项任务。",
    ):
        assert of(_plan(steering), "plan-without-coordinator") == [], steering


def test_a_plan_with_one_lead_throughout_needs_no_other_coordinator() -> None:
    found = reading(f"{TITLE}一、重点任务\n1.建设水厂。建成2座。（县水务局负责）\n2.铺设管网。铺设30公里。（县水务局负责）")

    assert of(found, "plan-without-coordinator") == []


def test_opinions_are_not_asked_for_a_coordinator() -> None:
    assert of(_plan(title="禾岭县人民政府关于加强供水保障的意见\n"), "plan-without-coordinator") == []


def test_where_the_notice_wants_the_ledger_merged_a_committee_is_not_enough() -> None:
    found = reading(
        f"{ISSUED}一、建立台账\n台账由牵头部门汇总，报县发展改革局。\n二、抓好落实\n各单位要抓好落实。\n禾岭县人民政府办公室\n2026年3月2日\n"
        f"{TITLE}一、重点任务\n{LEADS}\n二、推进措施\n（一）形成合力。建立县水利委员会牵头抓总的机制。（各成员单位负责）"
    )

    assert "县水利委员会牵头抓总" in said(found, "plan-without-coordinator")
    assert "牵头部门汇总" in said(found, "plan-without-coordinator")


def test_a_plan_that_is_only_a_title_is_asked_for_its_text_and_nothing_else() -> None:
    found = reading(
        "“民生提升”包括托育服务2026年行动计划、养老服务2026年行动计划、全民健身2026年行动计划。\n" + TITLE + "一、重点任务\n" + LEADS
    )

    titled = {plan.id for plan in found.plans if plan.title_only}
    assert {gap.kind for gap in found.gaps if titled & set(gap.about)} <= {"plan-without-text", "count-mismatch"}
    assert len(of(found, "plan-without-text")) == 3
