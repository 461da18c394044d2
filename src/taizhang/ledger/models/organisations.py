"""Responsible bodies 单位."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A responsible body. Its full name is its identity; what it is called for short stands beside it."""

    name = models.CharField(_("Full name"), max_length=200, unique=True)
    short_name = models.CharField(_("Short name"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("Organisation")

    def __str__(self) -> str:
        return self.short_name or self.name
