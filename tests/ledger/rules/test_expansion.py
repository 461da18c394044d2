"""Collective names become organisations by rule, valid on the day, confirmed by a person; what is open is asked for."""

from datetime import date

import pytest

from taizhang.ledger.rules.collective_names import Level, Levels, Members, Open, meaning_of
from taizhang.ledger.rules.expansion import Body, Expansion, Member, MemberList, MembersUnknown, NotExpandable, expand

MERGED = date(2019, 1, 9)  # a city that became part of its neighbour
PROVINCE = Body("江海省", Level.PROVINCE, None)
CITY = Body("甲市", Level.CITY, "江海省")
BODIES = [
    CITY,
    Body("乙市", Level.CITY, "江海省"),
    Body("丙市", Level.CITY, "江海省", until=MERGED),
    Body("别市", Level.CITY, "别省"),
    Body("东县", Level.COUNTY, "甲市"),
    Body("西区", Level.COUNTY, "乙市"),
    Body("丙区", Level.COUNTY, "甲市", since=MERGED),
    Body("北镇", Level.TOWNSHIP, "东县"),
]
COUNCIL = MemberList(
    "江海省节水领导小组",
    (Member("省水利厅"), Member("省农委", until=date(2018, 11, 1)), Member("省农业农村厅", since=date(2018, 11, 1))),
    frozenset({"省节水领导小组"}),
)
ON = date(2022, 3, 27)


def expanded(name: str, *, issuer: Body = PROVINCE, on: date = ON, about: str | None = None) -> Expansion:
    return expand(name, issuer=issuer, bodies=BODIES, lists=[COUNCIL], on=on, about=about)


@pytest.mark.parametrize(
    ("name", "issuer", "levels"),
    [
        ("各市人民政府", Level.PROVINCE, (Level.CITY,)),
        ("各设区市政府", Level.PROVINCE, (Level.CITY,)),
        ("各设区的市人民政府", Level.PROVINCE, (Level.CITY,)),
        ("各市", Level.PROVINCE, (Level.CITY,)),
        ("各市、县（市、区）人民政府", Level.PROVINCE, (Level.CITY, Level.COUNTY)),
        ("各县（市、区）", Level.PROVINCE, (Level.COUNTY,)),
        ("各县市区人民政府", Level.CITY, (Level.COUNTY,)),
        ("各区〔县、市〕政府", Level.CITY, (Level.COUNTY,)),
        ("各区、县（市）政府", Level.CITY, (Level.COUNTY,)),
        ("各区政府", Level.PROVINCE, (Level.COUNTY,)),
        ("各市（区）人民政府", Level.CITY, (Level.COUNTY,)),
        ("各乡镇人民政府", Level.COUNTY, (Level.TOWNSHIP,)),
        ("各街镇", Level.COUNTY, (Level.TOWNSHIP,)),
        ("各省、自治区、直辖市人民政府", Level.NATION, (Level.PROVINCE,)),
    ],
)
def test_names_of_levels_are_understood_from_the_level_of_the_issuer(name: str, issuer: Level, levels: tuple[Level, ...]) -> None:
    assert meaning_of(name, issuer) == Levels(levels)


@pytest.mark.parametrize(
    "name",
    [
        "各有关部门",
        "各相关部门",
        "各有关市",
        "有关乡镇人民政府",
        "各级人民政府",
        "各部门",
        "各区属集团",
        "各市级专项整治工作牵头负责部门",
        "省水利厅",
        "各有关省级人民政府",
        "各高校",
        "各",
    ],
)
def test_what_the_words_leave_open_is_not_guessed(name: str) -> None:
    assert meaning_of(name, Level.PROVINCE) == Open()
    with pytest.raises(NotExpandable) as refusal:
        expanded(name)

    assert name in refusal.value.sentence.zh


def test_all_cities_are_those_of_the_province_on_the_day() -> None:
    assert expanded("各市人民政府").members == ("甲市", "乙市")
    assert expanded("各市人民政府", on=date(2018, 12, 31)).members == ("甲市", "乙市", "丙市")


def test_counties_are_found_below_the_cities() -> None:
    assert expanded("各县（市、区）人民政府").members == ("东县", "西区", "丙区")
    assert expanded("各县（市、区）人民政府", issuer=CITY).members == ("东县", "丙区")
    assert expanded("各市、县（市、区）人民政府").members == ("甲市", "乙市", "东县", "西区", "丙区")


def test_an_expansion_is_a_proposal_that_says_its_rule() -> None:
    found = expanded("各市人民政府")

    assert found.inferred
    assert found.rule.zh == "按2022-03-27有效的行政区划展开为2个，待确认"


@pytest.mark.parametrize("name", ["各市人民政府（不含乙市）", "各市人民政府（乙市除外）", "各市（除乙）人民政府"])
def test_who_is_excepted_is_left_out_and_said(name: str) -> None:
    found = expanded(name)

    assert found.members == ("甲市",)
    assert "不含乙" in found.rule.zh


def test_an_exception_that_nobody_knows_is_told() -> None:
    with pytest.raises(MembersUnknown, match="丁市"):
        expanded("各市人民政府（不含丁市）")


def test_members_of_a_body_are_those_of_the_day() -> None:
    assert meaning_of("省节水领导小组各成员单位", Level.PROVINCE) == Members("省节水领导小组")
    assert expanded("省节水领导小组各成员单位").members == ("省水利厅", "省农业农村厅")
    assert expanded("省节水领导小组成员单位", on=date(2018, 10, 31)).members == ("省水利厅", "省农委")


def test_bare_members_are_those_of_the_body_that_the_plan_is_about() -> None:
    assert expanded("各成员单位", about="江海省节水领导小组").members == ("省水利厅", "省农业农村厅")
    with pytest.raises(MembersUnknown):
        expanded("各成员单位")


def test_a_list_that_the_registry_does_not_have_is_asked_for() -> None:
    with pytest.raises(MembersUnknown):
        expanded("省委科技创新委员会各成员单位")
    with pytest.raises(MembersUnknown):
        expand("各市人民政府", issuer=PROVINCE, on=ON)


def test_a_registry_that_runs_in_a_circle_ends_too() -> None:
    circle = [Body("甲", Level.CITY, "乙"), Body("乙", Level.CITY, "甲")]

    with pytest.raises(MembersUnknown):
        expand("各市", issuer=PROVINCE, bodies=circle, on=ON)
