"""The first page after signing in."""

from django.http import HttpRequest
from django.urls import reverse

from taizhang.capabilities.desk.queries import cards
from taizhang.ledger.pages.reader import reader
from taizhang.ledger.rules.roles import LEADERS


def landing(request: HttpRequest) -> str | None:
    """The desk of whoever holds a post and has business with the record. A leader for whom nothing waits lands on what is late and why: that is the ledger's to say."""
    who = reader(request)
    if not who.actor.roles or not request.user.has_perm("desk.read"):
        return None
    if who.actor.roles & LEADERS and not cards.cards_of(who.actor, on=who.day):
        return None
    return reverse("desk:desk")
