"""Which claim 证明事项 a piece of evidence is bound to: what the line says, one of its figures, one of its milestones, or that all is done."""

from django.utils.translation import gettext as _

from taizhang.capabilities.reporting.queries.lines import Line
from taizhang.ledger.actions.evidence import Claim, OfAnother
from taizhang.ledger.models import Milestone, ReportLine, Target
from taizhang.ledger.pages import labels
from taizhang.ledger.rules.reporting import Proves
from taizhang.ledger.rules.sentences import Sentence


def claims_of(line: Line) -> list[tuple[str, str]]:
    """What can be chosen beside a line, and in which words."""
    figures = [(f"{Proves.TARGET}-{figure.target}", labels.claim(Proves.TARGET, figure.indicator)) for figure in line.figures]
    steps = [(f"{Proves.MILESTONE}-{step.id}", labels.claim(Proves.MILESTONE, milestone=step.title)) for step in line.steps]
    return [(str(Proves.LINE), _("What this line says")), *figures, *steps, (str(Proves.CLOSING), labels.claim(Proves.CLOSING))]


def claim_of(row: ReportLine, chosen: str) -> Claim:
    """The claim that was chosen, which is the line itself where none was; `OfAnother` for what does not belong to its obligation."""
    kind, _dash, number = chosen.partition("-")
    if kind == Proves.CLOSING:
        return None
    if kind not in (Proves.TARGET, Proves.MILESTONE):
        return row
    model = Target if kind == Proves.TARGET else Milestone
    found: Claim = model.objects.filter(obligation_id=row.obligation_id, pk=number).first() if number.isdecimal() else None
    if found is None:
        raise OfAnother(
            Sentence("所选证明事项已不在该举措之下，请重新选择", "what it would prove no longer belongs to this measure: choose again")
        )
    return found
