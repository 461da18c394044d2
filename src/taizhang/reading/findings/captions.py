"""Plans that are ordered by body: the caption of an item, or of the section around it, names who owes what stands below (（三）县教育局)."""

import re

from ..structure.bodies import lists_bodies
from ..structure.marks import mark_of
from ..structure.page import Page
from ..structure.tasks import Draft
from ..wording.fold import fold
from .organisations.elided import restored
from .organisations.named import Named
from .organisations.names import names_in

_OFFICE = re.compile(
    r"(?:[省市县区州盟旗]|各|国家|中国|中共|国务院|自治|团|人民银行).*(?:[厅局委办部署府]|办公室|管委会|公司|集团|中心|街道|乡镇|镇街|法院|检察院|联|协|总工会|银行|队)(?:（[^）]*）)?"
)
_DUTIES = re.compile(r"(?:的)?(?:主要|具体|工作|部门|任务)*(?:职责|责任|任务|分工)(?:分工|清单)?$|负责$|（[^）]*）$")


# How far above a task its captions are looked for.
_REACH = 20_000


def captioned_owners(page: Page, draft: Draft) -> list[Named]:
    """The bodies that the innermost caption names which names bodies and nothing else."""
    for words in reversed(draft.path):
        folded = fold(words)
        mark = mark_of(folded)
        caption = _DUTIES.sub("", folded[mark.length if mark else 0 :].strip())
        if not lists_bodies(caption):
            continue
        at = page.folded.rfind(caption, max(0, draft.body - _REACH), draft.body)
        named = list(restored(names_in(page.folded, at, at + len(caption)))) if at >= 0 else []
        if named and all(_OFFICE.fullmatch(n.name) for n in named):
            return named
    return []
