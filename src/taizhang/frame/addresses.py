"""Addresses without anything to fill in: the same for everybody, as long as the process runs."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse


def address_of(name: str) -> str:
    """Where the page of that name is; NoReverseMatch where there is none."""
    return _kept(name, settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=1_000)
def _kept(name: str, _urls: str, _prefix: str) -> str:
    return reverse(name)
