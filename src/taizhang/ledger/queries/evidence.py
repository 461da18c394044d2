"""One piece of evidence with its file, for those who may read it."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from taizhang.ledger.models import Evidence, EvidenceVerdict

LISTED = (
    "title",
    "proves",
    "kind",
    "target__indicator__name",
    "milestone__title",
    "file_name",
    "outside",
    "issuer",
    "on",
    "key",
    "judged",
    "because",
    "organisation_id",
    "file__sha256",
    "file__media_type",
    "file__size",
)


def pieces_listed(obligation: int) -> list[dict[str, Any]]:
    """What proves it, in the order in which it was added."""
    return list(with_verdict(Evidence.objects.filter(obligation_id=obligation)).order_by("pk").values(*LISTED))


def with_verdict(rows: "QuerySet[Evidence]", known_at: datetime | None = None) -> "QuerySet[Evidence]":
    """Each with `judged`: whether it was accepted when somebody judged it last, as it was known at that moment, and `because`, the reason;
    None where nobody has."""
    verdicts = EvidenceVerdict.objects.filter(evidence=OuterRef("pk"))
    verdicts = verdicts if known_at is None else verdicts.filter(recorded_at__lte=known_at)
    last = verdicts.order_by("-pk")
    return rows.annotate(judged=Subquery(last.values("accepted")[:1]), because=Subquery(last.values("reason")[:1]))


def piece_of(code: str, key: str) -> Evidence | None:
    """The piece of that key at the obligation of that code, without the bytes of its file: they are asked for where they are sent."""
    rows = Evidence.objects.select_related(
        "obligation__ledger__plan", "file", "organisation", "person", "target__indicator", "milestone"
    ).defer("file__content")
    return rows.filter(key=key, obligation__code=code).first()


def is_read_by(seen: AbstractSet[int], *parties: int | None) -> bool:
    """Whether somebody who sees those organisations may read it: whose it is, who verifies, coordinates, or has it on record. What others
    owe in the same ledger is not theirs to read."""
    return any(party in seen for party in parties if party is not None)


def verdicts_of(piece: Evidence) -> list[EvidenceVerdict]:
    """What was said of it, the newest first."""
    return list(EvidenceVerdict.objects.filter(evidence=piece).select_related("organisation", "person").order_by("-pk"))
