"""Pressing 督办件: one step of the ladder taken about one obligation; what was answered, and what was said of that. And who may supervise 督查授权."""

from typing import ClassVar

from django.db import models

from taizhang.capabilities.supervision.rules.blockers import State as BlockerState
from taizhang.capabilities.supervision.rules.instructions import Kind, Source
from taizhang.capabilities.supervision.rules.pressing import STANDING, WAITING, State
from taizhang.capabilities.supervision.rules.rechecks import Result
from taizhang.ledger.models.columns import in_order, key, one_of, to, word
from taizhang.ledger.models.versions import Versioned, versioned
from taizhang.ledger.rules.colours import Colour
from taizhang.ledger.rules.reporting import Cause


@versioned
class Pressing(Versioned):
    """督办件. Its grounds are the light and the reasons of one day; its step is kept as the ladder had it then."""

    key = key()
    obligation = to("ledger.Obligation", related_name="pressings")
    place = models.PositiveSmallIntegerField()  # of the step in its ladder
    step = word()
    title_zh = models.CharField(max_length=60)
    title_en = models.CharField(max_length=60)
    document = models.CharField(max_length=60)  # 催办单, 督办单 …
    state = word(default=State.PROPOSED.value)
    issuer = to("ledger.Organisation")
    addressee = to("ledger.Organisation")
    basis = models.TextField(blank=True)  # 依据: 督查事项须有依据 (国务院令第733号 第十一条)
    demand = models.TextField(blank=True)
    skipped = models.TextField(blank=True)  # why a step was left out
    ground_on = models.DateField()
    ground_colour = word(10, blank=True, default="")
    ground_rule = word(blank=True, default="")
    ground_zh = models.TextField(blank=True)
    ground_en = models.TextField(blank=True)
    proposed_on = models.DateField()
    proposed_by = to("ledger.Person", null=True)  # none: the clock
    approved_on = models.DateField(null=True, blank=True)
    approved_by = to("ledger.Person", null=True)
    approval = models.TextField(blank=True)
    number = models.CharField(max_length=100, blank=True)
    paper = to("ledger.IssuedPaper", null=True)  # as it went out
    issued_on = models.DateField(null=True, blank=True)
    issued_by = to("ledger.Person", null=True)
    reply_by = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("state", State, of="pressing"),
            one_of("ground_colour", Colour, blank=True, of="pressing"),
            in_order("proposed_on", "issued_on", of="pressing"),
            models.UniqueConstraint(
                fields=["obligation"], condition=models.Q(state__in=[state.value for state in sorted(WAITING)]), name="pressing_waits_once"
            ),
            models.UniqueConstraint(
                fields=["obligation"],
                condition=models.Q(state__in=[state.value for state in sorted(STANDING)]),
                name="pressing_stands_once",
            ),
            models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="pressing_number_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "reply_by"], name="pressing_by_reply")]

    def __str__(self) -> str:
        return self.number or f"{self.document} {self.key}"


class PressingReply(models.Model):
    """回复: what the organisation answers. Added, never changed: after it was returned there is another."""

    pressing = to("supervision.Pressing", related_name="replies")
    text = models.TextField()
    expected_on = models.DateField(null=True, blank=True)
    signer = models.CharField(max_length=100)  # 审签领导
    organisation = to("ledger.Organisation", null=True)
    person = to("ledger.Person", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reply to {self.pressing}"


class ReplyVerdict(models.Model):
    """What the supervisor said of a reply. Added, never changed."""

    reply = to("supervision.PressingReply", related_name="verdicts")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    organisation = to("ledger.Organisation", null=True)
    person = to("ledger.Person", null=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{'accepted' if self.accepted else 'returned'}: {self.reply}"


@versioned
class Designation(Versioned):
    """督查授权: a department that its government has designated to supervise (国务院令第733号 第七条), with matters, scope, duties and term."""

    key = key()
    organisation = to("ledger.Organisation")
    government = to("ledger.Organisation")
    ledger = to("ledger.Ledger", null=True)  # none: all ledgers below that government
    matters = models.TextField()
    duties = models.TextField()
    paper = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints: ClassVar = [in_order("valid_from", "valid_to", of="designation")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.paper}"


@versioned
class Blocker(Versioned):
    """难点堵点: what keeps somebody from doing what he owes, who coordinates it, by when, and what was decided."""

    key = key()
    title = models.CharField(max_length=200)
    words = models.TextField()
    cause = word(blank=True, default="")
    line = models.OneToOneField("ledger.ReportLine", on_delete=models.PROTECT, null=True, blank=True, related_name="blocker")
    raiser = to("ledger.Organisation")
    raised_by = to("ledger.Person", null=True)
    raised_on = models.DateField()
    state = word(default=BlockerState.RAISED.value)
    level = models.PositiveSmallIntegerField(default=0)  # how often it was raised to the level above
    coordinator = to("ledger.Organisation")
    due = models.DateField()  # by when the coordinator decides
    decision = models.TextField(blank=True)
    paper = models.CharField(max_length=200, blank=True)  # 会议纪要, 协调函
    decided_by = to("ledger.Person", null=True)
    decided_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [one_of("state", BlockerState, of="blocker"), one_of("cause", Cause, blank=True, of="blocker")]
        indexes: ClassVar = [models.Index(fields=["state", "due"], name="blocker_by_due")]

    def __str__(self) -> str:
        return self.title


@versioned
class Blocked(Versioned):
    """What a blocker keeps from being done. `suspension` is the pause of its clock that the blocker caused."""

    blocker = to("supervision.Blocker", related_name="blocked")
    obligation = to("ledger.Obligation", related_name="blockers")
    suspension = to("ledger.Suspension", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["blocker", "obligation"], name="blocked_once")]

    def __str__(self) -> str:
        return f"{self.obligation} by {self.blocker}"


@versioned
class BlockerParty(Versioned):
    """Who has to do what by when, as it was decided 落实单位."""

    blocker = to("supervision.Blocker", related_name="parties")
    organisation = to("ledger.Organisation")
    task = models.TextField()
    due = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.organisation} for {self.blocker}"


@versioned
class Instruction(Versioned):
    """交办件: what a leader has written 批示 or a meeting has settled 议定事项, as it was registered; its duties are the rows of its ledger."""

    key = key()
    kind = word()
    who = models.CharField(max_length=200)  # the leader, or the meeting
    on = models.DateField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    reference = models.CharField(max_length=100, blank=True)  # its own number: 阅批件, 会议纪要
    number = models.CharField(max_length=100, unique=True)  # under which it was registered
    organisation = to("ledger.Organisation")  # that registered it, and verifies what was done
    ledger = models.OneToOneField("ledger.Ledger", on_delete=models.PROTECT, related_name="instruction")
    paper = to("ledger.IssuedPaper")
    registered_by = to("ledger.Person", null=True)
    registered_on = models.DateField()

    class Meta:
        constraints: ClassVar = [one_of("kind", Kind, of="instruction")]

    @property
    def source(self) -> Source:
        """What was said, for the rules."""
        return Source(Kind(self.kind), self.who, self.on, self.subject, self.text, self.reference)

    def __str__(self) -> str:
        return self.number


@versioned
class Recheck(Versioned):
    """复核抽查: how many of what was closed in a time are checked again. The list and the rule of the seed stand before the seed is known."""

    key = key()
    organisation = to("ledger.Organisation")
    since = models.DateField()
    until = models.DateField()
    size = models.PositiveSmallIntegerField()
    codes = models.JSONField()  # of everything that was closed in that time
    codes_sha256 = models.CharField(max_length=64)
    seed_day = models.DateField()  # the root of the log of that day is the seed
    seed = models.CharField(max_length=64, blank=True)
    announced_on = models.DateField()
    announced_by = to("ledger.Person", null=True)
    drawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [in_order("since", "until", of="recheck")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.since} to {self.until}"


@versioned
class RecheckItem(Versioned):
    """One of those that were drawn: who checks it, and what he found."""

    recheck = to("supervision.Recheck", related_name="items")
    obligation = to("ledger.Obligation", related_name="rechecks")
    position = models.PositiveSmallIntegerField()
    checker = to("ledger.Person", null=True)
    result = word(default=Result.PENDING.value)
    finding = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("result", Result, of="recheckitem"),
            models.UniqueConstraint(fields=["recheck", "obligation"], name="rechecked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} in {self.recheck}"
