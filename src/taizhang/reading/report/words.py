"""The words that the workbook uses for the closed values of a Reading. The ledger is an official form: it is in Chinese."""

COMPARATORS = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "~": "左右", "range": "区间"}

GAPS = {
    "plan-without-text": "计划只有标题",
    "task-without-owner": "任务未写明责任单位",
    "goal-without-owner": "目标没有对应任务",
}

MENDINGS = {
    "script": "繁体转简体",
    "width": "半角转全角",
    "synonym": "近义替换还原",
    "advertisement": "删去插入的广告",
    "pinyin": "删去插入的拼音",
    "invisible": "删去不可见字符",
}


def firmness(firm: bool) -> str:
    return "确保" if firm else "力争"


def gap(kind: str) -> str:
    return GAPS.get(kind, kind)


def mending(why: str) -> str:
    return MENDINGS.get(why, why)
