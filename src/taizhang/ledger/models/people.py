"""People 人员. A person may have no account; an account belongs to one person at most."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisations import Organisation


class Person(models.Model):
    name = models.CharField(_("Name"), max_length=100)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people", verbose_name=_("Organisation"))
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="person")

    class Meta:
        verbose_name = _("Person")

    def __str__(self) -> str:
        return self.name
