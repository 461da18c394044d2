"""Events 记录: who did what, to what, when. Rows are added and never changed."""

from django.conf import settings
from django.db import models


class Event(models.Model):
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=50)
    subject = models.CharField(max_length=100, db_index=True)
    data = models.JSONField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
