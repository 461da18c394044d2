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
        ("水利部、财政部组织专家评审。", "水利部/r 财政部/r"),
        ("人民法院、人民检察院依法保障。", "人民法院/r 人民检察院/r"),
        ("自治州、县人民政府应当建立协调机制。", "自治州、县人民政府/r"),
        ("县水务局：负责技术指导。县财政局：配合做好保障。", "县水务局/r 县财政局/s"),
        ("工作目标：负责到底。", ""),
        ("县供水专班每月会商1次。", "县供水专班/r"),
        ("市数字政府建设领导小组统筹推进。", "市数字政府建设领导小组/r"),
        ("县财政设立数字政府建设资金。", ""),
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
    "behind", ["等", "等相关", "等主管部门", "等单位人员", "主要负责人", "党政领导同志", "共同", "均", "分别", "同时", "各自主要领导"]
)
def test_what_stands_behind_the_names_is_no_part_of_them(behind: str) -> None:
    assert _roles(f"县水务局、县财政局{behind}要加强监管。") == "县水务局/r 县财政局/r"


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


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("各市组织力量排查管网。", "各市/r"),
        ("县水务局统筹推进管网改造，县财政局做好资金保障。", "县水务局/r 县财政局/r"),
        ("年底前，各乡镇将进展报送县水务局。", "各乡镇/r"),
        ("核查组与用水户开展座谈。", "核查组/r"),
        ("县供水专班要加强调度。", "县供水专班/r"),
        ("试点地区要制定方案。", "试点地区/r"),
        ("各乡镇、县直有关单位主要负责人要切实担起责任。", "各乡镇/r 县直有关单位/r"),
        ("各县（市、区）人民政府是供水保障的责任主体。", "各县（市、区）人民政府/r"),
        ("县人民政府及其有关部门应当加强宣传。", "县人民政府/r"),
        ("市、区水务主管部门负责组织实施。", "市、区水务主管部门/r"),
    ],
)
def test_a_doer_needs_no_modal(words: str, roles: str) -> None:
    assert _roles(words) == roles


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("排查工作由县政府组织，实行组长负责制。", "县政府/r"),
        ("管网由县水务局依法接管。", "县水务局/r"),
        ("由水利、财政、公安等相关部门和各区、街道（镇）协调推进。", "水利/r 财政/r 公安/r 各区/r 街道（镇）/r"),
        ("县级以上人民政府水行政主管部门负责监管。财政、教育等部门按照职责做好工作。", "县级以上人民政府水行政主管部门/r 财政/r 教育/r"),
    ],
)
def test_the_agent_of_a_passive_and_the_functions_of_departments_are_doers(words: str, roles: str) -> None:
    assert _roles(words) == roles


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("县水务局要加强协调，会同县财政局健全机制。", "县水务局/l 县财政局/s"),
        ("县水务局要继续做好牵头工作。县财政局要增强大局意识，积极配合，全力支持。", "县水务局/l 县财政局/s"),
        ("县水务局牵头会各相关部门推进落实。", "县水务局/l 各相关部门/s"),
        ("县水务局会同有关部门制定方案。", "县水务局/l"),
        ("省水利主管部门会同财政、教育等部门编制规划。", "省水利主管部门/l 财政/s 教育/s"),
        (
            "县水务局为召集人单位、县财政局为副召集人单位，成员由县公安局、县民政局等部门单位组成。",
            "县水务局/l 县财政局/s 县公安局/s 县民政局/s",
        ),
        ("成立由县水务局牵头，县财政局、各乡镇参与的工作专班。", "县水务局/l 县财政局/s 各乡镇/s"),
        ("以县水务局为牵头单位，县财政局为配合单位。", "县水务局/l 县财政局/s"),
        ("县公安局配合做好交通疏导。", "县公安局/s"),
        ("县委组织部牵头引进人才。", "县委组织部/l"),
        ("县行政审批服务局优化流程。", "县行政审批服务局/r"),
    ],
)
def test_the_words_of_a_sentence_give_the_part(words: str, roles: str) -> None:
    assert _roles(words) == roles


@pytest.mark.parametrize(
    "words",
    [
        "各级各部门要高度重视。",
        "鼓励各相关部门统筹资金。",
        "督促各乡镇落实责任。",
        "将自查报告报送县水务局，同时抄送县财政局。",
        "按程序向有关乡镇反馈意见。",
        "建立由政府牵头、企业参与的机制。",
        "供水单位要加强巡查。",
        "形成发展格局要靠实干。",
    ],
)
def test_who_only_receives_or_is_everybody_owes_nothing(words: str) -> None:
    assert _roles(words) == ""
