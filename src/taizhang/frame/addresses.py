"""Addresses without anything to fill in: the same for everybody, as long as the process runs. And those that somebody sends, of which only ours
are followed."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def address_of(name: str) -> str:
    """Where the page of that name is; NoReverseMatch where there is none."""
    return _kept(name, settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=1_000)
def _kept(name: str, _urls: str, _prefix: str) -> str:
    return reverse(name)


def back_to(request: HttpRequest, place: str, otherwise: str) -> str:
    """That place, if it is one of our pages; else the other one."""
    ours = url_has_allowed_host_and_scheme(place, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return place if ours else otherwise
