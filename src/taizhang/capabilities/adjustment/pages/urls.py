"""Addresses of adjustment, below `adjustment/`."""

from django.urls import path

from taizhang.capabilities.adjustment.pages import acts, amendment, amendments, editions, letter, propose

urlpatterns = [
    path("", amendments.amendments, name="amendments"),
    path("propose/<str:code>/", propose.propose, name="propose"),
    path("add/<str:code>/", propose.add, name="add"),
    path("editions/<str:code>/", editions.editions, name="editions"),
    path("letter/<str:key>/", letter.letter, name="letter"),
    path("<str:key>/", amendment.amendment, name="amendment"),
    path("<str:key>/<str:act>", acts.act, name="act"),
]
