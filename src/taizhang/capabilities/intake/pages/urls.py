"""Addresses of intake, below `documents/`."""

from django.urls import path

from taizhang.capabilities.intake.pages import documents, downloads, upload

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("upload", upload.upload, name="upload"),
    path("<slug:document>", documents.document, name="document"),
    path("<slug:document>/at/<int:place>", documents.sentence, name="sentence"),
    path("<slug:document>/reading.json", downloads.download_json, name="download_json"),
    path("<slug:document>/ledger.xlsx", downloads.download_xlsx, name="download_xlsx"),
    path("<slug:document>/source", downloads.download_source, name="download_source"),
]
