"""Addresses of the record."""

from django.urls import path

from taizhang.ledger.pages import deputies, grid, late, ledgers, obligations, organisations
from taizhang.ledger.pages.administration.urls import urlpatterns as administration

urlpatterns = [
    path("ledgers/", ledgers.ledgers, name="ledgers"),
    path("ledgers/<str:code>/", grid.ledger, name="ledger"),
    path("ledgers/<str:code>/ledger.xlsx", grid.workbook, name="ledger_xlsx"),
    path("late/", late.late, name="late"),
    path("obligations/<str:code>/", obligations.obligation, name="obligation"),
    path("organisations/<str:key>/", organisations.organisation, name="organisation"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<int:number>/end", deputies.end_delegation, name="end_delegation"),
    *administration,
]
