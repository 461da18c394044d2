"""Who owes a task, in which role, under which label; and rules that the text says once for all that follows."""

import pytest

from taizhang.reading.findings.organisations import Named, Rules, in_cells, parse, split_names
from taizhang.reading.structure.statements import statements
from taizhang.reading.wording.fold import fold


def _named(statement: str, rules: Rules | None = None) -> list[Named]:
    folded = fold(f"更新供水管网30公里。\n{statement}")
    rules = rules or Rules()
    return [n for s in statements(folded, 0, len(folded)) for n in parse(folded, s, rules)]


def _roles(statement: str, rules: Rules | None = None) -> str:
    """`name role` for each, the roles by their first letter: l lead, s support, r responsible."""
    return " ".join(f"{n.name}/{n.role[0]}" for n in _named(statement, rules))


@pytest.mark.parametrize(
    ("statement", "roles"),
    [
        ("牵头单位：县水务局", "县水务局/l"),
        ("责任单位：县水务局、县财政局", "县水务局/r 县财政局/r"),
        ("牵头单位：县水务局、县财政局", "县水务局/l 县财政局/l"),
        ("牵头单位：县水务局\n责任单位：县财政局、县公安局", "县水务局/l 县财政局/s 县公安局/s"),
        ("（牵头单位：县水务局；配合单位：县财政局、县公安局）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（牵头单位：县水务局；责任单位：县财政局）", "县水务局/l 县财政局/s"),
        ("（主办单位：县水务局；协办单位：县财政局）", "县水务局/l 县财政局/s"),
        ("（牵头：县水务局；配合：县财政局）", "县水务局/l 县财政局/s"),
        ("【责任单位】县水务局、县财政局", "县水务局/r 县财政局/r"),
        ("责任单位：县水务局\n完成时限：2026年底前", "县水务局/r"),
        ("（责任单位：县水务局；完成时限：2026年底前）", "县水务局/r"),
    ],
)
def test_a_label_gives_the_role(statement: str, roles: str) -> None:
    assert _roles(statement) == roles


@pytest.mark.parametrize(
    ("statement", "roles"),
    [
        ("（县水务局负责）", "县水务局/r"),
        ("（县水务局、县财政局负责）", "县水务局/r 县财政局/r"),
        ("（自治区水利厅，各盟行政公署、市人民政府按职责分工负责）", "自治区水利厅/r 各盟行政公署、市人民政府/r"),
        ("（县水务局会同县财政局、县发改局办理）", "县水务局/l 县财政局/s 县发改局/s"),
        ("（市水务局、金融监管总局禾岭分局负责）", "市水务局/r 金融监管总局禾岭分局/r"),
        ("牵头单位：县水务局（李四）；配合单位：县委农办（县农业农村局）", "县水务局/l 县委农办（县农业农村局）/s"),
        ("（县水务局、县财政局按职责分工负责）", "县水务局/r 县财政局/r"),
        ("（县水务局牵头，县财政局、县公安局配合）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（县水务局牵头，县财政局、县公安局按职责分工负责）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（县水务局、县财政局牵头，县公安局参与）", "县水务局/l 县财政局/l 县公安局/s"),
        ("（县水务局牵头；县财政局协助）", "县水务局/l 县财政局/s"),
        ("（县水务局牵头，县财政局配合，各乡镇人民政府落实）", "县水务局/l 县财政局/s 各乡镇人民政府/s"),
        ("（县水务局牵头，2026年底前完成）", "县水务局/l"),
        ("（县水务局负责，持续推进）", "县水务局/r"),
        ("（县公安局和县财政局负责）", "县公安局/r 县财政局/r"),
        ("（县水务局及各乡镇人民政府负责）", "县水务局/r 各乡镇人民政府/r"),
        ("（县水务局会同县财政局、县公安局负责）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（县水务局牵头，县财政局支持）", "县水务局/l 县财政局/s"),
        ("（县水务局负责，县财政局指导）", "县水务局/r 县财政局/s"),
        ("（县水务局牵头组织实施，县财政局配合）", "县水务局/l 县财政局/s"),
    ],
)
def test_an_act_behind_the_names_gives_the_role(statement: str, roles: str) -> None:
    assert _roles(statement) == roles


def test_the_label_is_the_text_s_own_word() -> None:
    assert [n.label for n in _named("（牵头部门：县水务局；协办单位：县财政局）")] == ["牵头部门", "协办单位"]


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("（县水务局、县财政局等负责）", "县水务局 县财政局"),
        ("（县水务局、县财政局等部门按职责分工负责）", "县水务局 县财政局"),
        ("（责任单位：县水务局、县财政局等）", "县水务局 县财政局"),
        ("（责任单位：县水务局、县财政局等相关部门）", "县水务局 县财政局"),
        ("（责任单位：县水务局、县财政局等5个部门）", "县水务局 县财政局"),
    ],
)
def test_an_open_end_is_no_name_and_no_part_of_one(statement: str, names: str) -> None:
    assert [n.name for n in _named(statement)] == names.split()


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("（责任单位：县水务局，各区、县（市）政府）", "各区、县（市）政府"),
        ("（责任单位：县水务局、各县（市、区）人民政府）", "各县（市、区）人民政府"),
        ("（责任单位：县水务局，各省、自治区、直辖市人民政府）", "各省、自治区、直辖市人民政府"),
        ("（责任单位：县水务局，各市、县（区）人民政府）", "各市、县（区）人民政府"),
        ("（责任单位：县水务局、各乡镇（街道））", "各乡镇（街道）"),
        ("（责任单位：县水务局、各乡镇人民政府）", "各乡镇人民政府"),
        ("（责任单位：县水务局、各有关部门）", "各有关部门"),
        ("（县水务局牵头，各区、县（市）政府配合）", "各区、县（市）政府"),
        ("（县水务局、各设区市政府按职责分工负责）", "各设区市政府"),
    ],
)
def test_a_collective_body_stays_one_as_written(statement: str, name: str) -> None:
    assert [n.name for n in _named(statement)] == ["县水务局", name]


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("（责任单位：省发展改革委、财政厅、水利厅）", "省发展改革委 省财政厅 省水利厅"),
        ("（省发展改革委牵头，财政厅、水利厅配合）", "省发展改革委 省财政厅 省水利厅"),
        ("（责任单位：县教育体育局、卫生健康局、总工会）", "县教育体育局 县卫生健康局 县总工会"),
        ("（责任单位：市场监管局、财政局）", "市场监管局 财政局"),
        ("（责任单位：教育部、财政部、水利部）", "教育部 财政部 水利部"),
        ("（责任单位：省水利厅、各市财政局）", "省水利厅 各市财政局"),
        (
            "（责任单位：县水务局、市生态环境局禾岭分局、国家税务总局禾岭县税务局）",
            "县水务局 市生态环境局禾岭分局 国家税务总局禾岭县税务局",
        ),
        ("（责任单位：省市场监管局、知识产权局）", "省市场监管局 省知识产权局"),
    ],
)
def test_an_elided_level_is_restored_where_the_list_shows_it(statement: str, names: str) -> None:
    assert [n.name for n in _named(statement)] == names.split()


@pytest.mark.parametrize(
    "name",
    [
        "县委督查落实办",
        "县支援合作办",
        "县委宣传部",
        "县残联",
        "县总工会",
        "县供销社",
        "县消防救援大队",
        "县城乡供水公司",
        "县政府办公室（县督查室）",
        "人民银行禾岭县支行",
        "县融媒体中心",
        "县高新区管委会",
    ],
)
def test_a_name_is_kept_as_written_whatever_it_contains(name: str) -> None:
    assert [n.name for n in _named(f"（责任单位：{name}、县财政局）")] == [name, "县财政局"]


def test_each_name_has_its_place_in_the_text() -> None:
    folded = fold("更新供水管网。（牵头单位：县水务局；配合单位：县财政局、各区、县（市）政府）")

    named = [n for s in statements(folded, 0, len(folded)) for n in parse(folded, s, Rules())]

    assert [folded[n.start : n.end] for n in named] == ["县水务局", "县财政局", "各区、县（市）政府"]


def test_where_the_first_named_leads_the_others_support_from_there_on() -> None:
    rules = Rules()

    first = _roles("（责任单位：县水务局、县财政局，列第一位者为牵头单位，下同）", rules)
    later = _roles("（责任单位：县公安局、县司法局、县民政局）", rules)

    assert first == "县水务局/l 县财政局/s"
    assert later == "县公安局/l 县司法局/s 县民政局/s"


@pytest.mark.parametrize(
    "rule",
    [
        "列第一位者为牵头单位，下同",
        "第一位为牵头单位，下同",
        "排在首位的为牵头单位，以下同",
        "第一家单位为牵头单位，下同",
        "排名第一的为牵头单位，下同",
    ],
)
def test_the_rule_of_the_first_is_known_in_other_words(rule: str) -> None:
    rules = Rules()

    assert _roles(f"（责任单位：县水务局、县财政局，{rule}）", rules) == "县水务局/l 县财政局/s"
    assert _roles("（责任单位：县公安局、县司法局）", rules) == "县公安局/l 县司法局/s"


def test_before_the_first_comma_all_lead_where_the_text_says_so() -> None:
    rules = Rules()

    first = _roles("（责任单位：县水务局、县财政局，县公安局、县司法局，第一个逗号前为牵头单位，下同）", rules)
    later = _roles("（县民政局，县总工会、县残联负责）", rules)

    assert first == "县水务局/l 县财政局/l 县公安局/s 县司法局/s"
    assert later == "县民政局/l 县总工会/s 县残联/s"


def test_a_later_statement_that_names_its_lead_goes_before_the_rule() -> None:
    rules = Rules()
    _roles("（责任单位：县水务局、县财政局，列第一位者为牵头单位，下同）", rules)

    assert _roles("（县公安局配合，县司法局牵头）", rules) == "县公安局/s 县司法局/l"


def test_a_rule_holds_for_its_own_document_only() -> None:
    _roles("（责任单位：县水务局、县财政局，列第一位者为牵头单位，下同）", Rules())

    assert _roles("（责任单位：县公安局、县司法局）", Rules()) == "县公安局/r 县司法局/r"


def test_a_body_that_every_later_task_binds_is_entered_at_each() -> None:
    rules = Rules()

    first = _roles("（责任单位：县水务局；以下均需各乡镇人民政府落实，不再列出）", rules)
    later = _roles("（牵头单位：县公安局；配合单位：县司法局）", rules)

    assert first == "县水务局/r 各乡镇人民政府/r"
    assert later == "县公安局/l 县司法局/s 各乡镇人民政府/s"


@pytest.mark.parametrize(
    "statement",
    [
        "〔责任单位：县水务局。具体任务均涉及各乡镇人民政府，不再做分工，下同。〕",
        "〔县水务局负责。以下各项工作均需各乡镇人民政府落实，不再列出。〕",
    ],
)
def test_the_rule_of_those_whom_all_binds_may_be_a_sentence_of_its_own(statement: str) -> None:
    rules = Rules()

    assert _roles(statement, rules) == "县水务局/r 各乡镇人民政府/r"
    assert _roles("（县公安局负责）", rules) == "县公安局/r 各乡镇人民政府/r"


def test_a_body_that_is_named_anyhow_is_not_entered_twice() -> None:
    rules = Rules()
    _roles("（责任单位：县水务局；以下均需各乡镇人民政府落实，不再列出）", rules)

    assert _roles("（责任单位：各乡镇人民政府、县司法局）", rules) == "各乡镇人民政府/r 县司法局/r"


def test_a_star_marks_the_lead_where_the_text_says_so() -> None:
    rules = Rules()

    assert _roles("（责任单位：县财政局、县水务局*，标*的为牵头单位，下同）", rules) == "县财政局/s 县水务局/l"
    assert _roles("（责任单位：县公安局*、县司法局）", rules) == "县公安局/l 县司法局/s"


@pytest.mark.parametrize("statement", ["（责任单位：）", "（责任单位：——）", "（牵头单位：/）"])
def test_a_label_without_names_names_nobody(statement: str) -> None:
    assert _named(statement) == []


def _in_cells(*cells: tuple[str, str], rules: Rules | None = None) -> str:
    folded, places = "", []
    for label, words in cells:
        start = len(folded)
        folded += fold(words)
        places.append((label, start, len(folded)))
        folded += "\n"
    return " ".join(f"{n.name}/{n.role[0]}" for n in in_cells(folded, places, rules or Rules()))


def test_the_columns_of_a_row_give_the_roles() -> None:
    assert (
        _in_cells(("牵头单位", "县水务局"), ("责任单位", "县财政局、县公安局"), ("配合单位", "各乡镇人民政府"))
        == "县水务局/l 县财政局/s 县公安局/s 各乡镇人民政府/s"
    )


def test_a_row_without_a_lead_has_none() -> None:
    assert _in_cells(("责任单位", "县水务局、县财政局")) == "县水务局/r 县财政局/r"


@pytest.mark.parametrize("between", ["\n", " "])
def test_names_on_lines_of_their_own_in_one_cell_are_names_of_their_own(between: str) -> None:
    assert _in_cells(("责任单位", f"县水务局{between}县财政局")) == "县水务局/r 县财政局/r"


def test_a_cell_may_say_in_words_who_leads() -> None:
    assert _in_cells(("责任单位", "县水务局牵头，县财政局配合")) == "县水务局/l 县财政局/s"


def test_an_empty_cell_names_nobody() -> None:
    assert _in_cells(("牵头单位", "县水务局"), ("配合单位", "")) == "县水务局/l"


def test_the_rules_of_the_text_hold_in_its_tables() -> None:
    rules = Rules()
    _named("（以下均需各乡镇人民政府落实，不再列出）", rules)
    _named("（责任单位：县水务局，以下均需各乡镇人民政府落实，不再列出）", rules)

    assert _in_cells(("牵头单位", "县公安局"), rules=rules) == "县公安局/l 各乡镇人民政府/s"


def test_names_are_split_at_every_mark_of_a_list() -> None:
    text = "县水务局、县财政局，县公安局和县司法局"

    assert [name for name, _, _ in split_names(text, 0, len(text))] == ["县水务局", "县财政局", "县公安局", "县司法局"]


@pytest.mark.parametrize(
    ("statement", "roles"),
    [
        ("（由县水务局牵头，县财政局等参与）", "县水务局/l 县财政局/s"),
        ("（县水务局牵头会同县财政局、县公安局负责）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（县水务局牵头，会同县财政局、县公安局推进）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（县水务局为牵头单位，县财政局、县公安局为配合单位）", "县水务局/l 县财政局/s 县公安局/s"),
        ("（县水务局负责项目建设，县财政局负责资金筹措，各乡镇负责征地）", "县水务局/r 县财政局/r 各乡镇/r"),
        ("（县水务局、县财政局，各乡镇配合）", "县水务局/r 县财政局/r 各乡镇/s"),
        ("（县水务局主责，县财政局协同）", "县水务局/l 县财政局/s"),
        ("（县水务局总牵头，县财政局积极配合）", "县水务局/l 县财政局/s"),
        ("（县水务局为主，县财政局协助）", "县水务局/l 县财政局/s"),
        ("（县水务局分别牵头，县财政局按照职责分工配合落实）", "县水务局/l 县财政局/s"),
        ("（责任单位：县水务局（牵头）、县财政局）", "县水务局/l 县财政局/s"),
        ("（责任单位：县水务局【牵头】、县财政局【配合】）", "县水务局/l 县财政局/s"),
        ("（主办：县水务局；会办：县财政局）", "县水务局/l 县财政局/s"),
        ("（主牵：县水务局；协助：县财政局）", "县水务局/l 县财政局/s"),
        ("（牵头单位县水务局，配合单位县财政局）", "县水务局/l 县财政局/s"),
        ("（牵头责任单位：县水务局；配合（参与）单位：县财政局）", "县水务局/l 县财政局/s"),
        ("（县水务局、县财政局）", "县水务局/r 县财政局/r"),
        ("公众培训由县水务局负责。", "县水务局/r"),
        ("（县水务局按职责分工负责，各乡镇人民政府结合实际落实）", "县水务局/r 各乡镇人民政府/r"),
        ("由县税务局负责征收。", "县税务局/r"),
    ],
)
def test_parts_are_told_in_many_words(statement: str, roles: str) -> None:
    assert _roles(statement) == roles


@pytest.mark.parametrize(
    "statement",
    [
        "牵头领导：张三；牵头单位：县水务局；责任人：李四",
        "责任领导：王五 责任单位：县水务局 联系电话：1234567",
        "责任单位：县水务局；工作目标：更新管网30公里；完成时限：2026年底",
    ],
)
def test_persons_and_other_fields_of_a_record_are_no_bodies(statement: str) -> None:
    assert [n.name for n in _named(statement)] == ["县水务局"]


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("（县公安局和财政局以及各乡镇负责）", "县公安局 县财政局 各乡镇"),
        ("（县住房和城乡建设局、县文化和旅游局、县人力资源和社会保障局负责）", "县住房和城乡建设局 县文化和旅游局 县人力资源和社会保障局"),
        ("（责任单位：县水务局 县财政局）", "县水务局 县财政局"),
        ("（责任单位：县水务局/县财政局）", "县水务局 县财政局"),
        ("责任单位：1.县水务局；2.县财政局", "县水务局 县财政局"),
        ("（责任单位：县水务局、园区和示范区管委会）", "县水务局 园区和示范区管委会"),
        ("（责任单位：国家税务总局\n禾岭县税务局）", "国家税务总局禾岭县税务局"),
        ("（水利部、财政部等和各有关省级人民政府负责）", "水利部 财政部 各有关省级人民政府"),
        ("（县水务局、县财政局等有关部门，各乡镇负责）", "县水务局 县财政局 各乡镇"),
        ("（责任单位：县水务局及其有关部门、各乡镇）", "县水务局 各乡镇"),
    ],
)
def test_a_list_is_split_between_bodies_and_never_inside_one(statement: str, names: str) -> None:
    assert [n.name for n in _named(statement)] == names.split()


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("（责任单位：各区、县（市）政府，县水务局）", "各区、县（市）政府"),
        ("（责任单位：各乡镇、街道办事处，县水务局）", "各乡镇、街道办事处"),
        ("（责任单位：各市、县（市、区）党委、政府，县水务局）", "各市、县（市、区）党委、政府"),
        ("（责任单位：各市（含上河市、下河市，下同），县水务局）", "各市"),
        ("（责任单位：各区人民政府〈含开发区管委会，下同〉，县水务局）", "各区人民政府"),
        ("（责任单位：省、市、县（区）政府，县水务局）", "省、市、县（区）政府"),
        ("（责任单位：各县（市、区）政府、管委会，县水务局）", "各县（市、区）政府、管委会"),
        ("（责任单位：各县、区人民政府（管委会），县水务局）", "各县、区人民政府（管委会）"),
        ("（责任单位：县有关部门和单位，县水务局）", "县有关部门和单位"),
    ],
)
def test_a_collective_body_is_one_and_its_notes_are_no_part_of_it(statement: str, name: str) -> None:
    assert [n.name for n in _named(statement)] == [name, "县水务局"]


def test_bodies_of_another_level_are_bodies_of_their_own() -> None:
    assert [n.name for n in _named("（责任单位：各区、街道（镇））")] == ["各区", "街道（镇）"]


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("（责任单位：市委组织部、宣传部、市发展改革委、财政局）", "市委组织部 市委宣传部 市发展改革委 市财政局"),
        ("（责任单位：自治区发展改革委、财政厅）", "自治区发展改革委 自治区财政厅"),
        (
            "（责任单位：省水利厅、人民银行云川省分行、禾岭海关、团省委、通信管理局）",
            "省水利厅 人民银行云川省分行 禾岭海关 团省委 省通信管理局",
        ),
        ("（责任单位：县水务局、市生态环境局禾岭分局、气象局）", "县水务局 市生态环境局禾岭分局 县气象局"),
        ("（责任单位：省水利厅、民航云川监管局）", "省水利厅 民航云川监管局"),
    ],
)
def test_the_level_goes_to_departments_and_to_nobody_else(statement: str, names: str) -> None:
    assert [n.name for n in _named(statement)] == names.split()


@pytest.mark.parametrize(
    "rule",
    ["牵头单位列首位，下同", "首位单位为牵头单位，下同", "牵头单位排在最前，下同", "列在第一位的单位牵头，以下同"],
)
def test_the_rule_of_the_first_may_be_turned_round(rule: str) -> None:
    assert _roles(f"（责任单位：县水务局、县财政局（{rule}））") == "县水务局/l 县财政局/s"


def test_another_separator_may_part_those_who_lead() -> None:
    rules = Rules()

    assert _roles("（责任单位：县水务局、县财政局；县公安局，分号前为牵头单位，下同）", rules) == "县水务局/l 县财政局/l 县公安局/s"
    assert _roles("（责任单位：县民政局；县残联）", rules) == "县民政局/l 县残联/s"


@pytest.mark.parametrize("rule", ["以下任务均由各乡镇配合，不再列出", "各项任务均需各乡镇配合", "各乡镇均为配合单位，以下不再列出"])
def test_those_whom_a_rule_binds_have_the_part_that_it_gives(rule: str) -> None:
    assert _roles(f"（责任单位：县水务局；{rule}）") == "县水务局/r 各乡镇/s"


@pytest.mark.parametrize(
    ("label", "words", "roles"),
    [
        ("责任单位", "县水务局\n（牵头）\n县财政局", "县水务局/l 县财政局/s"),
        ("责任单位", "牵头：县水务局 配合：县财政局、县公安局", "县水务局/l 县财政局/s 县公安局/s"),
        ("责任单位", "县水务局牵头\n县财政局、县公安局配合", "县水务局/l 县财政局/s 县公安局/s"),
        ("责任单位", "牵头单位：县水务局责任单位：县财政局", "县水务局/l 县财政局/s"),
        ("责任单位", "县水务局：负责统筹；县财政局：负责资金", "县水务局/r 县财政局/r"),
        ("责任单位", "县水务局 李明", "县水务局/r"),
        ("责任单位", "县住房和城乡\n建设局", "县住房和城乡建设局/r"),
        ("牵头/配合单位", "县水务局/县财政局、县公安局", "县水务局/l 县财政局/s 县公安局/s"),
        ("牵头单位及配合单位", "县水务局；县财政局", "县水务局/l 县财政局/s"),
        ("责任单位（牵头在前）", "县水务局、县财政局", "县水务局/l 县财政局/s"),
        ("牵头（责任）单位", "县水务局、县财政局", "县水务局/l 县财政局/l"),
        ("牵头单位", "县水务局、县财政局按职责分工负责", "县水务局/l 县财政局/l"),
        ("主要责任单位", "县水务局", "县水务局/l"),
    ],
)
def test_a_cell_is_read_in_every_style(label: str, words: str, roles: str) -> None:
    assert _in_cells((label, words)) == roles


def test_stars_of_markdown_around_a_label_mark_nobody() -> None:
    assert _roles("（**牵头：**县水务局 **配合：**县财政局）") == "县水务局/l 县财政局/s"
