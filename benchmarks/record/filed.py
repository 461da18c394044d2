"""31 filings merged into 总台账, and the workbook of it. The naive way beside it reads the rows of every ledger again, one ledger after the other."""

from taizhang.capabilities.filing.models import Filing
from taizhang.capabilities.filing.pages.register_sheet import workbook_of
from taizhang.capabilities.filing.queries.merged import merged
from taizhang.kit.paper import Paper, Text
from taizhang.ledger.actions import deeds, editions, papers
from taizhang.ledger.actions.by import By
from taizhang.ledger.actions.papers import Issuing
from taizhang.ledger.models import Ledger, Organisation
from taizhang.ledger.queries.ledger_contents import content_of
from taizhang.ledger.rules.roles import CLOCK, Actor

from ..timing import best, say
from . import province


def run(supervisor: Actor) -> None:
    """Every ledger goes up; then what a supervisor waits for is timed."""
    ledgers = list(Ledger.objects.select_related("plan", "coordinator").order_by("code"))
    for ledger in ledgers:
        if ledger.coordinator is not None:
            _file(ledger, ledger.coordinator)
    whole = merged(supervisor)
    print(f"  {len(whole.parts)} filings, {sum(len(part.rows) for part in whole.parts):,} rows")
    say("  merged into one register", best(lambda: merged(supervisor), 3) * 1000, 3000)
    say("  its workbook", best(lambda: workbook_of(whole), 1) * 1000, 3000)
    say("  naive: every ledger's rows read again", best(lambda: [content_of(ledger) for ledger in ledgers], 1) * 1000)


def _file(ledger: Ledger, sender: Organisation) -> None:
    by = By(CLOCK, province.SIGNED)
    letter = Paper(f"关于报送《{ledger.plan}》工作台账的函", (Text("现予报送。"),), str(sender))
    with deeds.deed("file_ledger", by=by) as deed:
        edition = editions.store(deed, ledger)
        paper = papers.issue(deed, letter, Issuing(sender, "filing-letter", "报备函", ledger=ledger))
        deed.add(Filing(ledger=ledger, edition=edition, paper=paper, on=by.today))
