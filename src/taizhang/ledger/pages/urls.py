"""Addresses of the record."""

from django.urls import path

from taizhang.ledger.pages import (
    chains,
    coverage,
    deputies,
    grid,
    indicators,
    late,
    ledgers,
    months,
    obligations,
    organisations,
    papers,
    pieces,
    plans,
    proofs,
    signing,
    sources,
)
from taizhang.ledger.pages.administration.urls import urlpatterns as administration

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("ledgers/", ledgers.ledgers, name="ledgers"),
    path("ledgers/<str:code>/", grid.ledger, name="ledger"),
    path("ledgers/<str:code>/ledger.xlsx", grid.workbook, name="ledger_xlsx"),
    path("ledgers/<str:code>/coverage/", coverage.coverage, name="coverage"),
    path("ledgers/<str:code>/sources/", sources.sources, name="sources"),
    path("ledgers/<str:code>/months/", months.by_months, name="months"),
    path("late/", late.late, name="late"),
    path("obligations/<str:code>/", obligations.obligation, name="obligation"),
    path("indicators/<str:key>/", indicators.indicator, name="indicator"),
    path("obligations/<str:code>/proofs.zip", proofs.proofs, name="proofs"),
    path("obligations/<str:code>/events/<int:number>/proof.json", proofs.event_proof, name="event_proof"),
    path("obligations/<str:code>/evidence/<str:key>/", pieces.piece, name="piece"),
    path("obligations/<str:code>/evidence/<str:key>/file", pieces.file, name="piece_file"),
    path("obligations/<str:code>/evidence/<str:key>/preview.png", pieces.preview, name="piece_preview"),
    path("organisations/<str:key>/", organisations.organisation, name="organisation"),
    path("organisations/<str:key>/months/", months.of_organisation, name="organisation_months"),
    path("papers/", papers.papers, name="papers"),
    path("papers/<str:key>/", papers.paper, name="paper"),
    path("papers/<str:key>/paper.docx", papers.paper_docx, name="paper_docx"),
    path("papers/<str:key>/paper.pdf", papers.paper_pdf, name="paper_pdf"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<int:number>/end", deputies.end_delegation, name="end_delegation"),
    path("chains/", chains.chains, name="chains"),
    path("chains/<str:act>/propose", chains.propose, name="propose_chain"),
    path("chains/<str:act>/decide", chains.decide, name="decide_chain"),
    path("signing/<str:act>/<str:key>/return", signing.return_step, name="return_step"),
    *administration,
]
