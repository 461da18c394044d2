"""Hashes of leaves and nodes (RFC 6962, 2.1): a first byte tells them apart, so that no node can be passed off as a leaf."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum

_LEAF, _NODE = b"\x00", b"\x01"


class Algorithm(StrEnum):
    """Both have 32 bytes. SM3 (GB/T 32905-2016) is there where Python's OpenSSL brings it."""

    SHA256 = "sha256"
    SM3 = "sm3"


class AlgorithmMissing(LookupError):
    """This Python cannot compute the hash that was asked for."""


def digest(data: bytes, algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """The 32 bytes of `data` under `algorithm`."""
    if algorithm is Algorithm.SHA256:
        return hashlib.sha256(data).digest()
    try:
        return hashlib.new(algorithm, data).digest()
    except ValueError as error:
        raise AlgorithmMissing(f"this Python has no {algorithm}: its OpenSSL was built without it") from error


def leaf_hash(data: bytes, algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """The hash of a record.

    >>> leaf_hash(b"").hex()[:16]  # RFC 6962 and Certificate Transparency's own tests
    '6e340b9cffb37a98'
    """
    return digest(_LEAF + data, algorithm)


def node_hash(left: bytes, right: bytes, algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """The hash over two neighbours."""
    return digest(_NODE + left + right, algorithm)


def empty_root(algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """The root of a log without records."""
    return digest(b"", algorithm)


def folded(hashes: Sequence[bytes], algorithm: Algorithm = Algorithm.SHA256) -> bytes:
    """One hash over neighbouring subtrees of falling height, at least one: the lowest two are put together first."""
    found = hashes[-1]
    for left in hashes[-2::-1]:
        found = node_hash(left, found, algorithm)
    return found
