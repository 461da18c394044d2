"""Responsible bodies 单位, their inner offices 处室, what they are called, and the lists of members of collective bodies 集合主体."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.collective_names import Level

from .columns import in_order, key, one_of, to, word
from .versions import Versioned, versioned


@versioned
class Organisation(Versioned):
    """A responsible body. Merged or renamed, it keeps its name and its past, and leads to its successor."""

    key = key()
    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=100, blank=True, db_index=True)
    kind = models.CharField(max_length=50, blank=True)
    level = word(10, default=Level.PROVINCE.value)
    code = models.CharField(max_length=12, blank=True)  # GB/T 2260
    parent = to("ledger.Organisation", null=True, related_name="children")
    successor = to("ledger.Organisation", null=True, related_name="predecessors")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)  # the first day on which it is no more
    pack = to("ledger.Pack", null=True)  # that brought it; none: a person did

    class Meta:
        constraints: ClassVar = [
            one_of("level", Level, of="organisation"),
            in_order("valid_from", "valid_to", of="organisation"),
            models.CheckConstraint(condition=~models.Q(successor=models.F("id")), name="organisation_not_its_own_heir"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


@versioned
class Alias(Versioned):
    """Another name of an organisation: short, former, or of a body that it also is (挂牌)."""

    organisation = to("ledger.Organisation", related_name="aliases")
    name = models.CharField(max_length=200, db_index=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    pack = to("ledger.Pack", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="alias_once")]

    def __str__(self) -> str:
        return self.name


@versioned
class Office(Versioned):
    """An inner office 处室 of an organisation."""

    organisation = to("ledger.Organisation", related_name="offices")
    name = models.CharField(max_length=100)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="office_once")]

    def __str__(self) -> str:
        return self.name


@versioned
class MemberList(Versioned):
    """The members of a collective body, by day: who 各成员单位 are."""

    key = key()
    name = models.CharField(max_length=200, unique=True)
    other_names = models.JSONField(default=list, blank=True)
    pack = to("ledger.Pack", null=True)

    def __str__(self) -> str:
        return self.name


@versioned
class Membership(Versioned):
    """An organisation in a list, from one day to before another."""

    members = to("ledger.MemberList", related_name="memberships")
    organisation = to("ledger.Organisation")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    pack = to("ledger.Pack", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["members", "organisation", "valid_from"], name="membership_once"),
            in_order("valid_from", "valid_to", of="membership"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.members}"
