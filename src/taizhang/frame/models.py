"""A login. Who the person behind it is, and what posts they hold, is the ledger's business."""

from typing import Any, ClassVar

import rules.permissions as rules
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(AbstractUser):
    """An account: a user name, a password, and the name under which its acts are shown."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(_("Name"), max_length=100)
    password_given_at = models.DateTimeField(null=True, blank=True)
    """When an administrator gave the password; its owner has chosen none since, and is asked to."""

    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = _("Account")

    def __str__(self) -> str:
        return self.display_name

    def get_full_name(self) -> str:
        return self.display_name

    def set_password(self, raw_password: str | None) -> None:
        """A password that is chosen is no longer one that was given."""
        super().set_password(raw_password)
        self.password_given_at = None

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Nobody passes for being a superuser: what somebody may do, his posts say (三员分立)."""
        return self.is_active and bool(rules.has_perm(perm, self, obj))  # type: ignore[no-untyped-call]  # rules has no types


class JobRun(models.Model):
    """A job of the clock at one of its times. Whoever runs it holds it until `held_until`; who was killed holds it no longer."""

    job = models.CharField(max_length=100)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    said = models.TextField(blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "due_at"], name="jobrun_once")]

    def __str__(self) -> str:
        return f"{self.job} {self.due_at}"
