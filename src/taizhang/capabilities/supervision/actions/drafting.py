"""What a paper consists of: its step and bodies, its grounds, its number, the day by which a reply is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from taizhang.capabilities.supervision.models import Pressing
from taizhang.capabilities.supervision.queries import grounds
from taizhang.capabilities.supervision.queries.grounds import Ground
from taizhang.kit.days_in_words import day_in_words
from taizhang.kit.paper import Paper, Text
from taizhang.kit.workdays import CalendarMissing
from taizhang.ledger.actions import deeds, papers
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import IssuedPaper, Organisation
from taizhang.ledger.queries import registry
from taizhang.ledger.rules.ladders import Step
from taizhang.ledger.rules.refusals import Refused
from taizhang.ledger.rules.sentences import Sentence

TOO_EARLY = Sentence("须写明回复时限，且不早于今日", "say by when the reply is due, not before today")


class NoSuchStep(Refused):
    """The ladder has no such step."""


class NoReplyDay(Refused):
    """A reply is demanded, and nobody has said by when."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a paper says: on which basis, what it demands, and why a step was left out."""

    basis: str = ""
    demand: str = ""
    skipped: str = ""


class Bodies(NamedTuple):
    """Who issues a paper, and to whom it goes."""

    issuer: int
    addressee: int


def step_of(key: str) -> Step:
    """The step of the ladder as it stands now."""
    found = grounds.ladder().step(key)
    if found is None:
        raise NoSuchStep(Sentence(f"督办阶梯中没有“{key}”", f"the ladder has no step {key}"))
    return found


def drafted(step: Step, ground: Ground, bodies: Bodies, *, by: By) -> Pressing:
    """A new pressing with its grounds as they stand today, not yet in the record."""
    return Pressing(
        obligation_id=ground.obligation,
        place=step.place,
        step=step.key,
        title_zh=step.title.zh,
        title_en=step.title.en,
        document=step.document,
        issuer_id=bodies.issuer,
        addressee_id=bodies.addressee,
        proposed_on=by.today,
        proposed_by_id=by.actor.person,
        **lit(ground, by),
    )


def lit(ground: Ground, by: By) -> dict[str, Any]:
    """The light of today as columns."""
    return {
        "ground_on": by.today,
        "ground_colour": ground.colour,
        "ground_rule": ground.rule,
        "ground_zh": ground.zh,
        "ground_en": ground.en,
    }


def reply_day(step: Step, today: date) -> date | None:
    """By when a reply is due; None where none is demanded, or where the calendar of that year has not been announced."""
    if step.reply_within is None:
        return None
    try:
        return registry.calendar().after(today, step.reply_within)
    except CalendarMissing:
        return None


def reply_by_of(step: Step, chosen: date | None, today: date) -> date | None:
    """The day that was chosen, or the usual one; `NoReplyDay` where the step demands a reply and there is none."""
    found = chosen or reply_day(step, today)
    if step.reply_within is not None and (found is None or found < today):
        raise NoReplyDay(TOO_EARLY)
    return found


def issued_as(deed: deeds.Deed, row: Pressing, issuer: Organisation, said: Words, reply_by: date | None) -> IssuedPaper:
    """The paper as it goes out, under the next number of its kind 督办单〔2026〕3号, to whom it is addressed."""
    title = f"关于“{row.obligation.title}”的{row.document}"
    until = f"请于{day_in_words(reply_by)}前书面回复。" if reply_by else ""
    words = (f"依据：{said.basis}", *said.demand.splitlines(), until)
    draft = Paper(title, tuple(Text(one) for one in words if one.strip()), issuer.name, to=(str(row.addressee),))
    issuing = papers.Issuing(issuer, "pressing", row.document[:12], to=[row.addressee], obligation=row.obligation)
    return papers.issue(deed, draft, issuing)
