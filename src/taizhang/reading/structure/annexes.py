"""Annexes: where one begins, what is only the list of them, and whether one orders work."""

import re

from .page import Line, Page

_LIST = re.compile(r"附[件表录]?[一二三四五六七八九十\d]{0,3}[：:]?\s*(?P<title>.*)")
_BEGINS = re.compile(r"附[件表录]?\s?[一二三四五六七八九十\d]{0,3}(?:-\d+)?[：:]?")
# Criteria, forms, lists of names and explanations order no work; every other annex may.
_ORDERS_NONE = re.compile(
    r"(?:指标(?:体系)?|条件|标准|名单|说明|解读|流程(?:图)?|申请[表书]|评分.{0,6}|目录|指南|须知|汇总表|统计表|登记表|申报[表书]|推荐表|报告|模板|样表|样式|情况表|联系.{0,6}|名词解释|联络.{0,6}|示意图|承诺书|回执)(?:（.*）)?"
)


def begins(page: Page, line: Line) -> bool:
    """Whether the line is nothing but the number of an annex (附件1): its title and its text follow."""
    return not line.fields and _BEGINS.fullmatch(page.words(line)) is not None


def lists(page: Page, line: Line) -> bool:
    """Whether the line opens the list of annexes (附件：1.任务分工表)."""
    return not line.fields and _LIST.fullmatch(page.words(line)) is not None


def is_listed(page: Page, line: Line) -> bool:
    """Whether a line behind the opening of the list goes on with it: a title, no sentence."""
    words = page.words(line)
    return len(words) <= 60 and not line.fields and not re.search(r"[。；]", words)


def orders_work(title: str) -> bool:
    """Whether an annex of that title may hold tasks."""
    return re.search(rf"(?:{_ORDERS_NONE.pattern})$", title.replace(" ", "")) is None
