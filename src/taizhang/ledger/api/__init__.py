"""The record over JSON: the same questions that the pages ask."""

from ninja import Router

from taizhang.ledger.api import ledgers, listings, obligations, registry, rollups

router = Router(tags=["record"])
for part in (ledgers, obligations, registry, rollups, listings):
    router.add_router("", part.router)

__all__ = ["router"]
