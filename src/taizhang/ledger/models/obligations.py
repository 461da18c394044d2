"""Obligations 事项: who owes what to whom, on which basis, by when. Thin: the desk, the clock, the ladder and the lights read only this."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.clock import Basis
from taizhang.ledger.rules.duties import Duty
from taizhang.ledger.rules.lifecycle import Act, State
from taizhang.ledger.rules.periods import Grain
from taizhang.ledger.rules.schedule import CurveKind
from taizhang.ledger.rules.terms import Since, Unit

from .columns import in_order, key, number, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Obligation(Versioned):
    """Names may collide, codes may not. The due date keeps the rule that found it; a suspension never edits it."""

    code = models.CharField(max_length=60, unique=True)
    kind = word(default="measure")  # measure, task, goal; filing, report, blocker … as capabilities declare
    title = models.TextField()
    creditor = to("ledger.Organisation", null=True)
    basis = models.TextField(blank=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)  # what it is about where that is no row of a plan: `ledger:12`
    ledger = to("ledger.Ledger", null=True, related_name="obligations")
    parent = to("ledger.Obligation", null=True, related_name="parts")
    carried_from = to("ledger.Obligation", null=True, related_name="carried_to")  # 结转
    state = word(default=State.DRAFT.value)
    state_since = models.DateField()
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=200, blank=True)  # what the text itself says
    due_basis = word(blank=True, default="")
    due_grain = word(blank=True, default="")
    due_unit = word(blank=True, default="")
    due_since = word(blank=True, default="")
    due_start = models.DateField(null=True, blank=True)
    due_rolled_from = models.DateField(null=True, blank=True)
    due_rule_zh = models.CharField(max_length=300, blank=True)
    due_rule_en = models.CharField(max_length=500, blank=True)
    due_inferred = models.BooleanField(default=False)
    curve = word(blank=True, default="")
    weight = number()

    class Meta:
        constraints: ClassVar = [
            one_of("state", State, of="obligation"),
            one_of("due_basis", Basis, blank=True, of="obligation"),
            one_of("due_grain", Grain, blank=True, of="obligation"),
            one_of("due_unit", Unit, blank=True, of="obligation"),
            one_of("due_since", Since, blank=True, of="obligation"),
            one_of("curve", CurveKind, blank=True, of="obligation"),
            in_order("start", "due", of="obligation"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="obligation_not_its_own_part"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ledger", "id"], name="obligation_of_ledger"),
            models.Index(fields=["state", "due"], name="obligation_by_due"),
        ]

    def __str__(self) -> str:
        return self.code


@versioned
class Assignment(Versioned):
    """责任: an organisation and what it is to the obligation, in the order in which the text names them; the first lead merges."""

    obligation = to("ledger.Obligation", related_name="assignments")
    organisation = to("ledger.Organisation", related_name="assignments")
    office = to("ledger.Office", null=True)
    role = word()
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=60, blank=True)  # the word that the text used
    named = models.CharField(max_length=300, blank=True)  # the name as written
    person = to("ledger.Person", null=True)
    liaison = to("ledger.Person", null=True)
    leader = to("ledger.Person", null=True)  # 分管领导
    inferred = models.BooleanField(default=False)
    claimed_on = models.DateField(null=True, blank=True)  # 认领
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("role", Duty, of="assignment"),
            models.UniqueConstraint(
                fields=["obligation", "organisation"], condition=models.Q(ended_on__isnull=True), name="assignment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.role} of {self.obligation}"


@versioned
class Suspension(Versioned):
    """中止: from `start` on the clock stands; on `end` it runs again."""

    obligation = to("ledger.Obligation", related_name="suspensions")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    reason = models.TextField()
    approved_by = to("ledger.Person", null=True)

    class Meta:
        constraints: ClassVar = [in_order("start", "end", of="suspension")]

    def __str__(self) -> str:
        return f"{self.obligation} from {self.start}"


@versioned
class Milestone(Versioned):
    """节点: by that day so much should be done. `own` is False where somebody else decides (获批)."""

    key = key()
    obligation = to("ledger.Obligation", related_name="milestones")
    day = models.DateField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    title = models.CharField(max_length=200)
    own = models.BooleanField(default=True)
    inferred = models.BooleanField(default=False)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = to("ledger.Person", null=True)
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(percent__gte=0, percent__lte=100), name="milestone_percent_possible")
        ]

    def __str__(self) -> str:
        return f"{self.title} by {self.day}"


class Handling(models.Model):
    """办理: what was done with an obligation, by whom, for which organisation. Added, never changed: a state is what its last act left."""

    obligation = to("ledger.Obligation", related_name="handlings")
    act = word()
    state = word()
    person = to("ledger.Person", null=True)
    organisation = to("ledger.Organisation", null=True)
    note = models.TextField(blank=True)
    approval = models.TextField(blank=True)  # who approved, by which paper
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [one_of("act", Act, of="handling"), one_of("state", State, of="handling")]

    def __str__(self) -> str:
        return f"{self.act} {self.obligation}"
