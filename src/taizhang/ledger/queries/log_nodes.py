"""The tree of the log, in the database: as far as it is read."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q

from taizhang.kit.merkle import Address, Algorithm
from taizhang.ledger.models import LogNode


class KnownNodes:
    """The complete subtrees that are stored, to be read."""

    def fetch(self, addresses: Iterable[Address]) -> dict[Address, bytes]:
        wanted = [Q(level=level, place=place) for level, place in addresses]
        if not wanted:
            return {}
        rows = LogNode.objects.filter(reduce(or_, wanted)).values_list("level", "place", "digest")
        return {Address(level, place): bytes(digest) for level, place, digest in rows}

    def store(self, nodes: Mapping[Address, bytes]) -> None:
        """Only the log itself grows (`actions.log`)."""
        raise TypeError(f"{len(nodes)} nodes cannot be stored from here")


def algorithm() -> Algorithm:
    """SHA-256, or SM3 by setting: one log has one of them from its first leaf on."""
    return Algorithm(settings.LOG_ALGORITHM)
