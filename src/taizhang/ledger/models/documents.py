"""Documents 文件, kept byte for byte, and what was read in them.

The bytes and the findings stand in tables of their own: a list of documents never loads them.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .columns import key


class Document(models.Model):
    """An issued text as it was received. Two files with the same bytes are one document."""

    key = key()
    title = models.TextField(_("Title"))
    doc_number = models.CharField(_("Document number"), max_length=100, blank=True)
    issuer = models.TextField(_("Issuer"), blank=True)
    issue_date = models.DateField(_("Date of issue"), null=True, blank=True)
    file_name = models.CharField(_("File name"), max_length=255)
    size = models.PositiveBigIntegerField(_("Size in bytes"))
    sha256 = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField(_("Received"), db_index=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Document")

    def __str__(self) -> str:
        return self.title


class Receipt(models.Model):
    """Somebody else sent the same bytes: to him the document is there, too."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="receipts")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "received_by"], name="receipt_once")]

    def __str__(self) -> str:
        return f"{self.document} by {self.received_by_id}"


class DocumentSource(models.Model):
    """The bytes of a document, as received."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="source")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"source of {self.document_id}"


class Reading(models.Model):
    """What one version of the reader found in a document: the JSON contract, and the two texts that it refers to."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=50)
    read_at = models.DateTimeField()
    findings = models.JSONField()
    source_text = models.TextField()
    text = models.TextField()
    plans = models.PositiveIntegerField()
    tasks = models.PositiveIntegerField()
    measures = models.PositiveIntegerField()
    targets = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("Reading")
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "reader"], name="one_reading_per_document_and_reader")]

    def __str__(self) -> str:
        return f"{self.reader} of {self.document_id}"
