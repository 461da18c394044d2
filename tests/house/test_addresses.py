"""Every address says who may open it, and holds to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from rules.permissions import perm_exists

from taizhang.frame import access, manifest

from .sources import ROOT

# What stands for each kind of thing in an address, when somebody asks for it.
FILLED = {"slug": "abcdefghjk", "str": "a", "int": "1"}
ROW = re.compile(r"^\| `(/[^`]*)` \| `([\w:-]+)` \| [A-Z, ]+ \| `([\w.-]+)` \|", re.MULTILINE)


@dataclass(frozen=True)
class Address:
    path: str
    view: Any
    name: str = ""

    @property
    def permission(self) -> str | None:
        return getattr(self.view, "permission", None)

    @property
    def filled(self) -> str:
        return re.sub(r"<(?:(\w+):)?\w+>", lambda match: FILLED[match[1] or "str"], self.path)


def addresses(resolver: URLResolver | None = None, before: str = "/", spaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in (resolver or get_resolver()).url_patterns:
        path = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, path, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif isinstance(pattern, URLPattern):
            yield Address(path, pattern.callback, ":".join([*spaces, pattern.name or ""]))


ALL = list(addresses())
CLOSED = [address for address in ALL if address.permission != access.EVERYONE]


def named(address: Address) -> str:
    return address.path


def declared_permissions() -> set[str]:
    return {f"{module.name}.{permission.name}" for module in manifest.of(settings.MODULES) for permission in module.permissions}


def test_there_are_addresses_of_both_kinds() -> None:
    assert {"/healthz", "/documents/upload"} <= {address.path for address in ALL}
    assert 0 < len(CLOSED) < len(ALL)


@pytest.mark.parametrize("address", ALL, ids=named)
def test_every_address_declares_a_permission_that_a_manifest_knows(address: Address) -> None:
    assert address.permission in {access.EVERYONE, access.SIGNED_IN} | declared_permissions()


@pytest.mark.parametrize("permission", sorted(declared_permissions()))
def test_every_permission_of_a_manifest_is_one_that_can_be_asked_for(permission: str) -> None:
    assert perm_exists(permission)  # type: ignore[no-untyped-call]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", CLOSED, ids=named)
def test_a_stranger_is_asked_to_sign_in_before_anything_that_is_not_public(address: Address, method: str, stranger: Client) -> None:
    answer = getattr(stranger, method)(address.filled)

    if address.path.startswith("/api/"):
        assert answer.status_code in {401, 404, 405}  # in JSON; nothing there takes a POST
        assert b"items" not in answer.content
        return
    assert answer.status_code == 302
    assert answer.headers["Location"].partition("?")[0] == "/account/login/"


def test_an_address_without_a_permission_would_be_caught() -> None:
    forgotten = Address("/forgotten", print)

    assert forgotten.permission not in {access.EVERYONE, access.SIGNED_IN} | declared_permissions()


def described() -> set[tuple[str, str, str]]:
    """The addresses of the reference, each with its name and its permission."""
    return set(ROW.findall((ROOT / "docs/reference/endpoints.md").read_text("utf-8")))


def as_people_write(path: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: f"{{{match[1]}}}", path)


def test_the_reference_describes_every_address_with_its_name_and_permission_and_no_other() -> None:
    assert described() == {(as_people_write(address.path), address.name, address.permission) for address in ALL}
