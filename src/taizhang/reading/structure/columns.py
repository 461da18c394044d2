"""What the column of a table of tasks holds, by the words of its head."""

import re
from functools import lru_cache

_OFFICE = r"(?:单位|部门|责任单位|责任部门|主体|机构|处室|科室|区县|县区|街道|乡镇)?"
_LONGEST = 40  # of a head
_HINT = r"(?:[（(〔【][^（）()〔〕【】]*[）)〕】])?"
# In this order: 牵头责任单位 leads, although it says 责任 too.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no", re.compile(r"序号|编号|序|项次|项目编号|任务编号|No\.?")),
    ("person", re.compile(r".{0,4}(?:领导|责任人|负责人|联系人|联络员|人员|负责同志).{0,8}|联系方式|联系电话|监督电话")),
    # One column for both: its cells, or the mark that parts them, tell who leads.
    (
        "responsible",
        re.compile(
            r"(?:牵头|主办|主责).{0,6}[/／、及和与（(](?:配合|协办|参与|参加|协助|落实).{0,8}|(?:责任|落实)单位[（(](?:牵头|主办).{0,12}"
        ),
    ),
    (
        "lead",
        re.compile(
            rf"(?:市级|省级|区级|县级|总)?(?:牵头|主办|主责|主要责任|第一责任)(?:责任)?(?:（责任）|[/、和及]?责任)?{_OFFICE}{_HINT}"
        ),
    ),
    ("support", re.compile(rf"(?:主要)?(?:配合|协办|参与|参加|支持|协同|协作|协助|会办){{1,2}}(?:（责任）|责任|实施)?{_OFFICE}{_HINT}")),
    (
        "responsible",
        re.compile(
            rf"(?:市级|省级|区级|县级|市直|任务|具体|工作|主要|整改)?(?:责任|承办|负责|落实|实施|承担|主管|组织|办理|完成|建设|整改)(?:（?(?:牵头|配合|落实)）?)?(?:单位|部门|主体|机构|处室|科室|地区|区县|县区|县市区|责任单位){_HINT}(?:及分工|[/、和及].{{0,6}})?"
            rf"|(?:责任|任务|职责)分工|责任主体|责任落实{_HINT}|单位名称（责任）"
        ),
    ),
    (
        "due",
        re.compile(
            r".{0,6}(?:时限|完成时间|完成时限|时间节点|时间要求|时间安排|完成期限|期限|完成日期|时间进度|进度要求|整改时间|时间)(?:要求|安排|节点)?"
        ),
    ),
    (
        "section",
        re.compile(
            r"(?:任务|工作|项目|所属|政策|目标)?(?:类别|类型|板块|领域|主题|分类|专项|大类|维度|方面|章节|环节)|一级(?:指标|任务|事项)"
        ),
    ),
    (
        "measures",
        re.compile(
            r"(?:具体|主要|工作|推进|重点|整改|落实|保障|实施|细化|任务|改革|推进)?(?:举措|措施|内容|任务内容|做法)(?:和.{0,4}要求|及.{0,6})?|改革事项|具体(?:任务|事项|工作|目标任务)|(?:具体)?工作(?:内容|要求|举措|措施|任务及措施)|任务(?:内容|描述|分解|要求|细化)|实施内容|建设内容|整改要求|(?:月度|季度|年度|工作)*(?:工作计划|实施计划|进度安排)|二级(?:任务|事项)|落实举措"
        ),
    ),
    (
        "task",
        re.compile(
            r"(?:重点|主要|工作|目标|改革|年度|重点工作|任务|整改|具体|攻坚|建设|试点|政策|督办|督查|承诺|实事|民生|创新)*(?:任务|工作|事项|项目|举措|行动|工程|条款|问题)(?:名称|目标|内容|分解|清单)?|目标任务|目标[与及和]任务|事项名称|工作任务|重点内容|任务名称|工作内容|工作目标任务|改革任务|任务和措施|存在问题|问题描述|反馈问题|一级任务|政策内容|主要内容"
        ),
    ),
    # What is to be reached, beside the work: no act of its own where a column of measures stands there.
    (
        "goal",
        re.compile(
            r"(?:20\d{2}年)?(?:量化|年度|预期|绩效|考核|阶段性?|主要|全年|完成|任务|建设|发展)*(?:目标|指标)(?:值|要求|任务)?|预期(?:成果|成效)|量化(?:要求|任务|标准)"
        ),
    ),
)
# 工作任务及目标, 任务内容（量化指标）: a head that names the work first, whatever else it adds.
_WORK_AND_MORE = re.compile(r"[\u4e00-\u9fff]{0,4}(?:任务|举措|措施|内容|事项)(?:[及和与、/]|（).{1,10}")
# 一季度, 上半年, 9月底: what is to be done by then. A table has several of them, so each is a kind of its own.
_STAGE = re.compile(
    r"(?:20\d{2}年)?(?:第?[一二三四1-4]季度|[上下]半年|(?:\d{1,2}[-至])?\d{1,2}月(?:份|底|末)?(?:前)?)(?:工作|推进|完成|形象|预期)?(?:目标|进度|计划|任务|安排|节点)?"
)
STAGE = "stage："
WORK, OWNERS = frozenset(("task", "measures")), frozenset(("lead", "responsible", "support"))


@lru_cache(maxsize=1024)
def kind_of(words: str) -> str | None:
    """The kind of column that a head names: no, task, measures, lead, responsible, support, person, due, section or goal."""
    squeezed = "".join(words.split())
    if len(squeezed) > _LONGEST:
        return None
    known = next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(squeezed)), None)
    return known or ("measures" if _WORK_AND_MORE.fullmatch(squeezed) else None)


def stage_of(words: str) -> str | None:
    """The kind of a column for what is to be done by a part of the year, which no other column of its table has; None for any other head."""
    squeezed = "".join(words.split())
    return f"{STAGE}{squeezed}" if len(squeezed) <= _LONGEST and _STAGE.fullmatch(squeezed) else None
