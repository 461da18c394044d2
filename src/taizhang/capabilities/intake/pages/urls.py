"""Addresses of intake, below `documents/`."""

from django.urls import path

from taizhang.capabilities.intake.pages import (
    adding,
    batches,
    documents,
    downloads,
    editions,
    folder,
    gaps,
    indicators,
    names,
    review,
    review_acts,
    review_row,
    setting_up,
    upload,
)

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("upload", upload.upload, name="upload"),
    path("folder", folder.folder, name="folder"),
    path("batches/<slug:batch>", batches.batch, name="batch"),
    path("of/<str:ledger>", review.of_ledger, name="of_ledger"),
    path("<slug:document>", documents.document, name="document"),
    path("<slug:document>/at/<int:place>", documents.sentence, name="sentence"),
    path("<slug:document>/reading.json", downloads.download_json, name="download_json"),
    path("<slug:document>/ledger.xlsx", downloads.download_xlsx, name="download_xlsx"),
    path("<slug:document>/source", downloads.download_source, name="download_source"),
    path("<slug:document>/ledgers", setting_up.set_up, name="set_up"),
    path("<slug:document>/editions", editions.editions, name="editions"),
    path("<slug:document>/gaps", gaps.gaps, name="gaps"),
    path("<slug:document>/gaps.txt", gaps.sentences, name="sentences"),
    path("<slug:document>/indicators", indicators.indicators, name="indicators"),
    path("<slug:document>/gaps.docx", gaps.letter, name="letter"),
    path("<slug:document>/names", names.names, name="names"),
    path("<slug:document>/review", review.review, name="review"),
    path("<slug:document>/review/<str:ledger>", review.desk, name="desk"),
    path("<slug:document>/review/<str:ledger>/accept", review_acts.accept, name="accept"),
    path("<slug:document>/review/<str:ledger>/undo", review_acts.undo, name="undo"),
    path("<slug:document>/review/<str:ledger>/add", adding.add, name="add"),
    path("<slug:document>/review/<str:ledger>/<str:row>", review_row.row, name="row"),
    path("<slug:document>/review/<str:ledger>/<str:row>/<slug:verb>", review_acts.act, name="act"),
]
