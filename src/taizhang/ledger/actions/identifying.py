"""Two names are one indicator 指标归并: what a draft wants of it is compared with what other plans do (就高不就低)."""

from taizhang.ledger.actions import drafting
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Indicator, Ledger, Target
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence


class UnitsDiffer(Refused):
    """What is measured in two units is not one indicator."""


def identify_indicator(ledger: Ledger, indicator: Indicator, other: Indicator, *, by: By) -> int:
    """The targets of the draft that bore the one indicator bear the other, which goes by that name, too. Gives how many they are."""
    if indicator.unit != other.unit:
        raise UnitsDiffer(
            Sentence(
                f"计量单位不同（{indicator.unit or '无'}、{other.unit or '无'}），不能认定为同一指标",
                f"measured in {indicator.unit or 'nothing'} and in {other.unit or 'nothing'}: they are not one indicator",
            )
        )
    with drafting.drafting("identify_indicator", ledger.pk, by) as deed:
        targets = list(Target.objects.filter(plan=ledger.plan, indicator=indicator).order_by("pk"))
        for target in targets:
            deed.change(target, indicator=other)
        if targets and indicator.name not in other.other_names:
            deed.change(other, other_names=[*other.other_names, indicator.name])
        deed.about(ledger)
        deed.tell(name=indicator.name, same_as=other.name)
        return len(targets)
