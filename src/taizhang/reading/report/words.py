"""The words that the workbook uses for the closed values of a Reading. The ledger is an official form: it is in Chinese."""

from ..document import Target
from .as_json import whole

COMPARATORS = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "~": "左右", "range": "区间"}

KINDS = {
    "level": "达到数",
    "added": "新增数",
    "cumulative": "累计数",
    "share": "比重",
    "share-change": "比重变动",
    "coverage": "覆盖面",
    "growth": "增幅",
    "rank": "位次",
    "rank-change": "位次变动",
    "doubling": "翻番",
}

PROVISIONS = {"grant": "给付标准", "cap": "最高限额", "threshold": "适用门槛", "discount": "优惠比例", "other": "其他"}

GAPS = {
    "plan-without-text": "计划只有标题",
    "plan-without-coordinator": "未写明汇总牵头单位",
    "task-without-owner": "任务未写明责任单位",
    "owner-left-open": "责任单位未具名",
    "goal-without-owner": "目标没有对应任务",
    "lead-shared": "多个牵头单位未分工",
    "goal-without-measure": "定性目标没有衡量指标",
    "value-conflict": "同一指标数值不一致",
    "modality-conflict": "同一指标要求不一致",
    "scope-conflict": "同一指标范围不一致",
    "opening-implied": "推算出的期初数待核",
    "sum-implied": "目标为各项之和待核",
    "sum-mismatch": "分项与总数不符",
    "count-mismatch": "列举与数目不符",
    "list-incomplete": "列举不全",
    "count-open": "数量未定（一批等）",
    "number-open": "N未说明",
    "measures-without-figure": "举措没有数量和时限",
    "task-without-figure": "任务没有数量和时限",
    "object-count": "数字是对象还是成果",
    "criterion-open": "标准或名单未定",
    "term-undefined": "用语未解释",
    "start-open": "起算日未定",
    "deadline-not-working": "时限逢非工作日",
    "period-open": "周期未定",
}

MENDINGS = {
    "script": "繁体转简体",
    "width": "半角转全角",
    "synonym": "近义替换还原",
    "advertisement": "删去插入的广告",
    "pinyin": "删去插入的拼音",
    "invisible": "删去不可见字符",
}

LIGHTS = {"绿灯": "#A9D08E", "蓝灯": "#9DC3E6", "黄灯": "#FFE699", "红灯": "#F4A6A0", "灰灯": "#D9D9D9", "已销号": "#E2EFDA"}

FILED = ("未报送", "已报送", "已备案", "退回补正")


def gap(kind: str) -> str:
    return GAPS.get(kind, kind)


def mending(why: str) -> str:
    return MENDINGS.get(why, why)


def firmness(target: Target) -> str:
    return "确保" if target.firm else "力争"


def amount(value: float, unit: str) -> tuple[int | float, str]:
    """A number and its unit as an official writes them: 300000000000 元 is 3000 亿元."""
    for size, name in ((100_000_000, "亿元"), (10_000, "万元")):
        if unit == "元" and abs(value) >= size:
            return whole(value / size), name
    return whole(value), unit
