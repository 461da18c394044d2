"""A letter that went out, for tests that need one."""

from taizhang.kit.paper import Paper, Text
from taizhang.ledger.actions import deeds, papers
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.papers import Issuing
from taizhang.ledger.models import IssuedPaper, Ledger
from tests.ledger.people import Cast

DRAFT = Paper("关于报送高效节水灌溉工作台账的函", (Text("现报送台账，请予备案。"),), "省水利厅", to=("省政府",))


def letter(who: Cast, ledger: Ledger, *, by: By | None = None, mark: str = "鲁水函") -> IssuedPaper:
    """From the department of water to the government, about the ledger."""
    issuing = Issuing(who.water, "letter", mark, to=(who.government,), ledger=ledger)
    with deeds.deed("file_ledger", by=by or who.by("water-head")) as deed:
        return papers.issue(deed, DRAFT, issuing)
