"""Lights 亮灯: a function of rules, calendar, facts and two moments, and of nothing else. The worst rule that fires decides; all that
fire are kept, with what they saw. Nobody chooses a colour.

>>> from datetime import UTC
>>> from taizhang.ledger.rules.calendars import official
>>> judge = Judge(Thresholds(), official(), on=date(2022, 8, 31), known_at=datetime(2022, 9, 1, tzinfo=UTC))
>>> light = judge.light(Facts(State.IN_PROGRESS, owned=True, due=date(2022, 8, 30)))
>>> light.colour.value, light.reasons[0].rule.value, light.sentence.zh
('red', 'overdue', '红灯：已逾期1日（2022-08-30到期）；未定进度')
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from .calendars import Calendar
from .colours import SEVERITY, Colour
from .lifecycle import CLAIMED, ENDED, State
from .light import Light, Reason
from .light_facts import Decision, Facts, Rule, Thresholds
from .schedule import Curve, Linear, expected

VERSION = "lights-1"  # another number with every change of a rule below


class KnownLater(ValueError):
    """A fact was recorded after the moment whose knowledge is asked for."""


class Judge:
    """One run over many obligations: whatever does not depend on the obligation is computed once, here."""

    def __init__(self, thresholds: Thresholds, calendar: Calendar, *, on: date, known_at: datetime) -> None:
        """Raises `CalendarMissing` where the calendar does not reach as far as "due soon" does."""
        self.thresholds, self.on, self.known_at = thresholds, on, known_at
        self.version = f"{VERSION}/{thresholds.version}/{calendar.version}"
        self._soon = calendar.after(on, thresholds.soon_working_days)
        self._heard_since = on - timedelta(days=thresholds.stale_days)
        self._lines: dict[int, tuple[Linear, Decimal]] = {}

    def lights(self, obligations: Iterable[Facts]) -> list[Light]:
        """Their lights, in their order."""
        return [self.light(facts) for facts in obligations]

    def light(self, facts: Facts) -> Light:
        """The light of one obligation. Raises `KnownLater` for facts that were not known then."""
        if facts.recorded_at is not None and facts.recorded_at > self.known_at:
            raise KnownLater(f"recorded at {facts.recorded_at}, which is after {self.known_at}")
        reasons = tuple(self._reasons(facts))
        if len(reasons) > 1:
            reasons = tuple(sorted(reasons, key=_severity, reverse=True))
        outcome = self._outcome(facts.decision) if facts.decision and facts.state not in ENDED else None
        return Light(reasons[0].colour, reasons, outcome, facts.claim, facts.completion)

    def _reasons(self, f: Facts) -> Iterator[Reason]:
        if f.state in ENDED or f.state is State.DRAFT:
            yield Reason(Rule.ENDED if f.state in ENDED else Rule.NOT_ISSUED, Colour.NONE)
            return
        if not f.owned:
            yield Reason(Rule.VACANT, self.thresholds.vacant)
        if f.refusals >= self.thresholds.refusals_red:
            yield Reason(Rule.EVIDENCE_REFUSED, Colour.RED, (f.refusals,))
        if f.state in CLAIMED:
            yield self._claimed(f)
        elif f.suspended_since is not None and f.suspended_since <= self.on:
            yield Reason(Rule.SUSPENDED, Colour.GREY, (f.suspended_since,))
        elif f.start is not None and f.start > self.on:
            yield Reason(Rule.NOT_STARTED, Colour.GREY, (f.start,))
        else:
            yield from self._running(f)

    def _claimed(self, f: Facts) -> Reason:
        """With the verifier: no light, but late stays late until it is closed; else to apply would be to choose one's colour."""
        if f.due is not None and f.applied_on is not None and f.applied_on > f.due:
            return Reason(Rule.APPLIED_LATE, Colour.RED, (f.applied_on, f.due))
        return Reason(Rule.WITH_VERIFIER, Colour.NONE)

    def _running(self, f: Facts) -> Iterator[Reason]:
        if f.reports_missed >= self.thresholds.reports_missed:
            red = f.reports_missed >= self.thresholds.reports_missed_red
            yield Reason(Rule.REPORTS_MISSED, Colour.RED if red else Colour.YELLOW, (f.reports_missed,))
        for checkpoint in f.checkpoints:
            if checkpoint.day < self.on and (checkpoint.verified_on is None or checkpoint.verified_on > self.on):
                yield Reason(Rule.MILESTONE_MISSED, Colour.YELLOW, (checkpoint.day,))
        if f.decision is not None and f.decision.submitted_on is not None and f.decision.submitted_on <= self.on:
            yield Reason(Rule.SUBMITTED, Colour.GREEN, (f.decision.submitted_on, f.decision.by))
        elif f.figures_out_on is not None and self.on < f.figures_out_on:
            yield Reason(Rule.AWAITING_FIGURES, Colour.GREY, (f.figures_out_on,))
        else:
            yield from self._timed(f)

    def _timed(self, f: Facts) -> Iterator[Reason]:
        if f.due is not None and f.due < self.on:
            yield Reason(Rule.OVERDUE, Colour.RED, ((self.on - f.due).days, f.due))
        elif f.due is not None and f.due <= self._soon:
            yield Reason(Rule.DUE_SOON, Colour.BLUE, (f.due,))
        heard = f.heard_on or f.start
        if heard is not None and heard < self._heard_since:
            yield Reason(Rule.STALE, self.thresholds.stale, ((self.on - heard).days, heard))
        if f.curve is None:
            yield Reason(Rule.NO_CURVE, Colour.GREY)
        elif f.completion is None:
            yield Reason(Rule.NO_FIGURE, Colour.GREY)
        else:
            yield self._paced(f.completion, f.curve)

    def _paced(self, completion: Decimal, curve: Curve) -> Reason:
        scheduled = self._expected(curve)
        behind = scheduled - completion
        if behind > self.thresholds.far_behind:
            return Reason(Rule.FAR_BEHIND, Colour.RED, (completion, scheduled, behind, self.thresholds.far_behind))
        if behind > self.thresholds.behind:
            return Reason(Rule.BEHIND, Colour.YELLOW, (completion, scheduled, behind, self.thresholds.behind))
        return Reason(Rule.ON_SCHEDULE, Colour.GREEN, (completion, scheduled, -behind))

    def _expected(self, curve: Curve) -> Decimal:
        """Straight lines are shared by many obligations; the curve of its milestones belongs to one."""
        if not isinstance(curve, Linear):
            return expected(curve, self.on)
        known = self._lines.get(id(curve))  # to hash a curve costs more than all else here; kept, its address stays its own
        if known is None:
            known = self._lines[id(curve)] = (curve, expected(curve, self.on))
        return known[1]

    def _outcome(self, decision: Decision) -> Reason:
        by, due, submitted, decided, granted = decision
        if decided is not None and decided <= self.on:
            return Reason(Rule.GRANTED, Colour.GREEN, (by, decided)) if granted else Reason(Rule.NOT_GRANTED, Colour.RED, (by, decided))
        if submitted is None or submitted > self.on:
            return Reason(Rule.NOT_SUBMITTED, Colour.GREY, (by,))
        if due is not None and due < self.on:
            return Reason(Rule.DECISION_LATE, Colour.YELLOW, (by, due))
        return Reason(Rule.AWAITING_DECISION, Colour.GREY, (by, submitted))


def _severity(reason: Reason) -> int:
    return SEVERITY[reason.colour]
