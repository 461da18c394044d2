"""One indicator, said twice, not the same."""

from .found import of, plan, said


def test_a_firm_goal_that_its_task_only_strives_for_is_a_conflict() -> None:
    found = plan("培育企业。力争节水型企业达到300家。", goals="节水型企业达到300家。")

    (gap,) = of(found, "modality-conflict")
    assert gap.about == ("g1", "g2")
    assert "任务1（培育企业）“力争节水型企业达到300家”" in gap.message


def test_a_wish_that_governs_a_later_clause_is_quoted_with_its_word() -> None:
    found = plan("培育企业。力争节水型企业达到300家，节水型小区达到80个。", goals="节水型企业达到300家，节水型小区达到80个。")

    assert [gap.about for gap in of(found, "modality-conflict")] == [("g1", "g3"), ("g2", "g4")]
    assert "力争……节水型小区达到80个" in of(found, "modality-conflict")[1].message


def test_about_300_is_another_demand_than_300() -> None:
    assert len(of(plan("培育企业。节水型企业达到300家左右。", goals="节水型企业达到300家。"), "modality-conflict")) == 1


def test_the_same_demand_twice_is_no_conflict() -> None:
    found = plan("培育企业。力争节水型企业达到300家。", goals="力争节水型企业达到300家。")

    assert [gap.kind for gap in found.gaps if gap.kind.endswith("conflict")] == []


def test_two_levels_in_one_sentence_are_no_conflict() -> None:
    found = plan("建设水厂。建成水厂2座。", goals="节水型企业确保达到300家，力争达到350家。")

    assert [gap.kind for gap in found.gaps if gap.kind.endswith("conflict")] == []


def test_two_values_for_one_indicator_in_one_year_are_a_conflict() -> None:
    message = said(plan("提升水质。农村水质达标率达到96%。", goals="农村水质达标率达到95%。"), "value-conflict")

    assert "农村水质达标率达到95%" in message
    assert "农村水质达标率达到96%" in message


def test_two_values_for_two_years_are_no_conflict() -> None:
    found = plan(
        "提升水质。到2026年底，农村水质达标率达到93%。", goals="到2028年底，农村水质达标率达到95%。", title="禾岭县供水保障行动方案\n"
    )

    assert of(found, "value-conflict") == []


def test_parts_of_a_whole_are_no_conflict() -> None:
    found = plan("建设一期。新建标准化水厂2座。", "建设二期。新建标准化水厂3座。", goals="新建标准化水厂5座。")

    assert of(found, "value-conflict") == []


def test_one_value_for_two_scopes_is_a_conflict() -> None:
    assert "统计范围" in said(plan("提升水质。全县水质综合达标率达到95%。", goals="全市水质综合达标率达到95%。"), "scope-conflict")
