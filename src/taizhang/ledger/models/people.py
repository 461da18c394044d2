"""People 人员 and their posts 职务. A person may have no account; an account belongs to one person at most."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from taizhang.ledger.rules.grants import GrantState
from taizhang.ledger.rules.roles import Role

from .columns import in_order, key, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Person(Versioned):
    key = key()
    name = models.CharField(max_length=100)
    organisation = to("ledger.Organisation", related_name="people")
    phone = models.CharField(max_length=50, blank=True)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="person")

    def __str__(self) -> str:
        return self.name


@versioned
class Post(Versioned):
    """What a person does in an organisation, from one day to before another."""

    person = to("ledger.Person", related_name="posts")
    organisation = to("ledger.Organisation", related_name="posts")
    office = to("ledger.Office", null=True)
    role = word()
    title = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [one_of("role", Role, of="post"), in_order("valid_from", "valid_to", of="post")]

    def __str__(self) -> str:
        return f"{self.person}, {self.title or self.role} of {self.organisation}"


@versioned
class Grant(Versioned):
    """授权: a post that one has proposed for a person, and that another approves or refuses; approved, it is a post."""

    key = key()
    person = to("ledger.Person", related_name="grants")
    organisation = to("ledger.Organisation")
    role = word()
    title = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    state = word()
    proposed_by = to("ledger.Person")
    proposed_at = models.DateTimeField()
    decided_by = to("ledger.Person", null=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    post = to("ledger.Post", null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("role", Role, of="grant"),
            one_of("state", GrantState, of="grant"),
            in_order("valid_from", "valid_to", of="grant"),
            # Whatever a program does: the hand that proposed is not the one that approved.
            models.CheckConstraint(
                condition=~models.Q(state=GrantState.APPROVED.value) | ~models.Q(decided_by=models.F("proposed_by")),
                name="grant_by_two_hands",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"], condition=models.Q(state=GrantState.PROPOSED.value), name="grant_waits_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.organisation} for {self.person}"


@versioned
class Delegation(Versioned):
    """代理: one person acts for another, for some days; what is done is done by both names."""

    principal = to("ledger.Person", related_name="deputies")
    deputy = to("ledger.Person", related_name="principals")
    reason = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    """When one of the two ended it before its last day."""

    class Meta:
        constraints: ClassVar = [
            in_order("valid_from", "valid_to", of="delegation"),
            models.CheckConstraint(condition=~models.Q(principal=models.F("deputy")), name="delegation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} for {self.principal}"
