"""Addresses of settlement, below `settlement/`."""

from django.urls import path

from taizhang.capabilities.settlement.pages import acts, year, years

urlpatterns = [
    path("", years.years, name="years"),
    path("<str:code>/", year.year, name="year"),
    path("<str:code>/close", acts.close, name="close"),
    path("<str:code>/carry-over", acts.carry_over, name="carry_over"),
    path("<str:code>/archive", acts.archive, name="archive"),
]
