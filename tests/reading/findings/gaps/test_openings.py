"""What two numbers imply about a third."""

from .found import of, plan, said


def test_a_stock_and_what_is_added_to_it_imply_an_opening() -> None:
    found = plan("铺开监测。年内新建水质监测站60个。", goals="建成水质监测站160个。")

    (gap,) = of(found, "opening-implied")
    assert gap.about == ("g1", "g2")
    assert "期初已有100个“水质监测站”" in gap.message


def test_an_opening_of_about_numbers_is_about() -> None:
    assert "期初已有约300个" in said(
        plan("建设小区。新建节水型小区1200个左右。", goals="累计建成节水型小区1500个左右。"), "opening-implied"
    )


def test_more_added_than_there_shall_be_is_a_contradiction() -> None:
    found = plan("铺开监测。年内新建水质监测站180个。", goals="建成水质监测站160个。")

    assert of(found, "opening-implied") == []
    assert "新增数大于期末数" in said(found, "sum-mismatch")


def test_additions_of_another_thing_or_another_year_imply_nothing() -> None:
    other = plan("铺开监测。年内新建水位监测站60个。", goals="建成水质监测站160个。")
    later = plan("铺开监测。2026年新建水质监测站60个。", goals="到2028年建成水质监测站160个。", title="禾岭县供水保障行动方案\n")

    assert of(other, "opening-implied") == of(later, "opening-implied") == []


def test_a_name_that_begins_with_new_adds_nothing() -> None:
    found = plan("培育企业。力争高新技术企业达到300家。", goals="高新技术企业达到300家。")

    assert of(found, "opening-implied") == []


def test_an_opening_ties_the_goal_to_its_task() -> None:
    assert of(plan("铺开监测。年内新建水质监测站60个。", goals="建成水质监测站160个。"), "goal-without-owner") == []


def test_a_goal_that_is_the_sum_of_two_targets_is_asked_about_and_tied_to_them() -> None:
    found = plan("壮大产业。装备业营业收入超过850亿元，材料业营业收入突破550亿元。", goals="水务经济总收入突破1400亿元。")

    (gap,) = of(found, "sum-implied")
    assert gap.about == ("g1", "g2", "g3")
    assert of(found, "goal-without-owner") == []


def test_targets_that_do_not_add_up_to_a_goal_tie_nothing() -> None:
    found = plan("壮大产业。装备业营业收入超过850亿元，材料业营业收入突破500亿元。", goals="水务经济总收入突破1400亿元。")

    assert of(found, "sum-implied") == []
    assert len(of(found, "goal-without-owner")) == 1
