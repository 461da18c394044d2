"""Addresses of the record."""

from django.urls import path

from taizhang.ledger.pages import grid, late, ledgers, obligations, organisations

urlpatterns = [
    path("ledgers/", ledgers.ledgers, name="ledgers"),
    path("ledgers/<str:code>/", grid.ledger, name="ledger"),
    path("ledgers/<str:code>/ledger.xlsx", grid.workbook, name="ledger_xlsx"),
    path("late/", late.late, name="late"),
    path("obligations/<str:code>/", obligations.obligation, name="obligation"),
    path("organisations/<str:key>/", organisations.organisation, name="organisation"),
]
