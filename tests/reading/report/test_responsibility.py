"""Which column an organisation stands in: the label of the text decides."""

import pytest

from taizhang.reading.document import Organisation, Task
from taizhang.reading.report.responsibility import Duty, duties, duty_of, inferred, names, reporters


def _org(name: str, role: str, label: str, *, guessed: bool = False) -> Organisation:
    return Organisation(name, role, label, (0, 1), inferred=guessed)


def _task(*organisations: Organisation) -> Task:
    return Task("t1", "p1", "1", (), "建设水厂", "1.建设水厂", (0, 6), organisations=organisations)


@pytest.mark.parametrize(
    ("label", "role", "duty"),
    [
        ("牵头单位", "lead", Duty.LEAD),
        ("责任单位", "responsible", Duty.RESPONSIBLE),
        ("责任单位", "support", Duty.RESPONSIBLE),
        ("负责", "responsible", Duty.RESPONSIBLE),
        ("配合单位", "support", Duty.SUPPORT),
        ("参与", "support", Duty.SUPPORT),
        ("", "responsible", Duty.RESPONSIBLE),
        ("", "support", Duty.SUPPORT),
    ],
)
def test_the_label_of_the_text_names_the_column_and_the_role_where_there_is_no_label(label: str, role: str, duty: Duty) -> None:
    assert duty_of(_org("县水务局", role, label)) is duty


def test_the_first_of_those_responsible_leads_where_the_text_says_so() -> None:
    assert duty_of(_org("县水务局", "lead", "责任单位")) is Duty.LEAD


def test_names_stand_in_the_order_of_the_text() -> None:
    task = _task(_org("县水务局", "lead", "牵头单位"), _org("县财政局", "lead", "牵头单位"), _org("县审计局", "support", "配合单位"))

    assert names(task, Duty.LEAD) == "县水务局、县财政局"
    assert names(task, Duty.RESPONSIBLE) == ""
    assert names(task, Duty.SUPPORT) == "县审计局"


def test_who_is_named_twice_stands_once_with_the_stronger_duty() -> None:
    task = _task(_org("县水务局", "support", "配合单位"), _org("县水务局", "lead", "牵头单位"))

    assert duties(task) == {"县水务局": Duty.LEAD}


def test_leads_and_those_responsible_report_and_leads_are_marked_among_them() -> None:
    task = _task(_org("县水务局", "lead", "牵头单位"), _org("县财政局", "responsible", "责任单位"), _org("县审计局", "support", "配合单位"))

    assert reporters(task) == "县水务局（牵头）、县财政局"


def test_leads_among_themselves_need_no_mark() -> None:
    assert reporters(_task(_org("县水务局", "lead", "牵头单位"), _org("县财政局", "lead", "牵头单位"))) == "县水务局、县财政局"


def test_those_who_support_report_where_nobody_else_is_named() -> None:
    assert reporters(_task(_org("县审计局", "support", "配合单位"))) == "县审计局"


def test_roles_that_the_text_did_not_say_are_named_once() -> None:
    assert (
        inferred([_org("县水务局", "lead", "", guessed=True), _org("县水务局", "lead", "", guessed=True), _org("县财政局", "lead", "")])
        == "县水务局"
    )
