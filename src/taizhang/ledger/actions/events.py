"""The last write of every verb."""

from datetime import datetime
from typing import Any

from django.db import models

from taizhang.frame.models import Account
from taizhang.ledger.models import Event


def record(verb: str, subject: models.Model, *, actor: Account, at: datetime, data: dict[str, Any]) -> None:
    """What has been done stands in the record; called inside the transaction of the verb."""
    Event.objects.create(verb=verb, subject=f"{type(subject).__name__.lower()}:{subject.pk}", actor=actor, at=at, data=data)
