"""Blank forms 空白表 of whoever wants a ledger or a report in a form of its own: kept once, its columns mapped, filled by us from then on."""

from typing import ClassVar

from django.db import models

from taizhang.ledger.rules.form_columns import Purpose

from .columns import key, one_of, to, word
from .versions import Versioned, versioned


@versioned
class BlankForm(Versioned):
    """Of one recipient and for one purpose, as one organisation keeps it; what the recipient keeps itself serves all who send it something.
    `columns` says by its number, from 0, what each column means; `first_row` is the first to be filled, from 1. Not confirmed, it is
    not used."""

    key = key()
    kept_by = to("ledger.Organisation", related_name="forms_kept")
    recipient = to("ledger.Organisation")
    purpose = word()
    file = to("ledger.EvidenceFile")
    file_name = models.CharField(max_length=255)
    table = models.CharField(max_length=100)  # the name of the sheet, or the number of the table in a Word file
    first_row = models.PositiveIntegerField()
    columns = models.JSONField()
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("purpose", Purpose, of="blankform"),
            models.UniqueConstraint(fields=["kept_by", "recipient", "purpose"], name="blank_form_once"),
        ]

    def __str__(self) -> str:
        return self.file_name
