"""Invented plans for the tests of gaps, and the gaps of one kind in them."""

from taizhang.reading.document import Gap, Reading

from ...making import reading

TITLE = "禾岭县供水保障2026年行动方案\n"
ISSUED = "禾岭县人民政府办公室关于印发供水保障行动方案的通知\n各乡镇人民政府：\n"


def plan(*tasks: str, goals: str = "", title: str = TITLE) -> Reading:
    """A plan with these tasks, numbered in order, each owned by one bureau."""
    head = f"{title}一、工作目标\n{goals}\n二、重点任务\n" if goals else f"{title}一、重点任务\n"
    return reading(head + "\n".join(f"{k}.{task}（县水务局负责）" for k, task in enumerate(tasks, start=1)))


def notice(*orders: str, dated: str = "2022年3月27日", body: str = "") -> Reading:
    """A dated notice with these orders, and the plan that it issues."""
    numbered = "\n".join(f"{mark}、{order}" for mark, order in zip("一二三四五", orders, strict=False))
    issued = f"{ISSUED}{numbered}\n禾岭县人民政府办公室\n{dated}\n{TITLE}"
    return reading(issued + (body or "一、重点任务\n1.建设水厂。建成水厂2座。（县水务局负责）"))


def of(found: Reading, kind: str) -> list[Gap]:
    return [gap for gap in found.gaps if gap.kind == kind]


def said(found: Reading, kind: str) -> str:
    """The sentence of the only gap of this kind."""
    (gap,) = of(found, kind)
    return gap.message
