"""The log that grows: its roots and proofs are those of the definition in RFC 6962, at every size."""

import hashlib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.kit.merkle import (
    Address,
    Algorithm,
    AlgorithmMissing,
    Frontier,
    MemoryNodes,
    ProofRefused,
    Tree,
    check_consistency,
    check_inclusion,
    empty_root,
    leaf_hash,
    node_hash,
)

LARGEST = 200
LEAVES = [leaf_hash(b"record %d" % number) for number in range(LARGEST)]


@cache
def defined_root(start: int, end: int) -> bytes:
    """RFC 6962, 2.1, word by word."""
    if end - start < 2:
        return LEAVES[start] if end > start else hashlib.sha256(b"").digest()
    middle = start + 2 ** ((end - start - 1).bit_length() - 1)
    return node_hash(defined_root(start, middle), defined_root(middle, end))


@cache
def full_tree() -> Tree:
    tree = Tree()
    for leaf in LEAVES:
        tree.append(leaf)
    return tree


@pytest.mark.parametrize("size", range(LARGEST + 1))
def test_the_root_at_every_size_is_the_defined_one(size: int) -> None:
    assert full_tree().root(size) == defined_root(0, size)


def test_the_right_edge_alone_knows_the_same_roots() -> None:
    frontier = Frontier()

    for size, leaf in enumerate(LEAVES):
        assert frontier.root() == defined_root(0, size)
        frontier.append(leaf)


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_record_of_every_size_is_proved(size: int) -> None:
    tree = full_tree()

    for index in range(size):
        path = tree.inclusion(index, size)
        check_inclusion(LEAVES[index], index, size, path, defined_root(0, size))
        assert len(path) <= (size - 1).bit_length()


@pytest.mark.parametrize("size", range(LARGEST + 1))
def test_every_earlier_state_of_every_size_is_proved(size: int) -> None:
    tree = full_tree()

    for old in range(size + 1):
        check_consistency(old, size, defined_root(0, old), defined_root(0, size), tree.consistency(old, size))


@given(st.data())
def test_any_changed_byte_of_an_inclusion_proof_is_refused(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, LARGEST), "size")
    index = data.draw(st.integers(0, size - 1), "index")
    hashes = [LEAVES[index], defined_root(0, size), *full_tree().inclusion(index, size)]
    changed = _with_a_changed_byte(hashes, data)

    with pytest.raises(ProofRefused):
        check_inclusion(changed[0], index, size, changed[2:], changed[1])


@given(st.data())
def test_any_changed_byte_of_a_consistency_proof_is_refused(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, LARGEST), "size")
    old = data.draw(st.integers(1, size), "old")
    hashes = [defined_root(0, old), defined_root(0, size), *full_tree().consistency(old, size)]
    changed = _with_a_changed_byte(hashes, data)

    with pytest.raises(ProofRefused):
        check_consistency(old, size, changed[0], changed[1], changed[2:])


def _with_a_changed_byte(hashes: list[bytes], data: st.DataObject) -> list[bytes]:
    which = data.draw(st.integers(0, len(hashes) - 1), "hash")
    place, flip = data.draw(st.integers(0, 31), "byte"), data.draw(st.integers(1, 255), "flip")
    changed = bytearray(hashes[which])
    changed[place] ^= flip
    return [*hashes[:which], bytes(changed), *hashes[which + 1 :]]


@given(st.data())
def test_a_path_that_is_cut_or_lengthened_is_refused(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, LARGEST), "size")
    index = data.draw(st.integers(0, size - 1), "index")
    path, root = full_tree().inclusion(index, size), defined_root(0, size)
    growth = full_tree().consistency(1, size)

    for wrong in (path[:-1], path[1:], [*path, root], [root, *path]):
        with pytest.raises(ProofRefused):
            check_inclusion(LEAVES[index], index, size, wrong, root)
    for wrong in (growth[:-1], growth[1:], [*growth, root], [root, *growth]):
        with pytest.raises(ProofRefused):
            check_consistency(1, size, LEAVES[0], root, wrong)


def test_a_rewritten_past_has_no_consistency_proof() -> None:
    rewritten = Tree()
    for number, leaf in enumerate(LEAVES[:9]):
        rewritten.append(leaf_hash(b"another") if number == 3 else leaf)

    with pytest.raises(ProofRefused, match="another old root"):
        check_consistency(6, 9, defined_root(0, 6), rewritten.root(), rewritten.consistency(6))


def test_an_empty_log_grows_into_any_other_and_has_no_proof_to_show() -> None:
    check_consistency(0, 3, empty_root(), defined_root(0, 3), [])

    for old_root, path in ((LEAVES[0], []), (empty_root(), [LEAVES[0]])):
        with pytest.raises(ProofRefused):
            check_consistency(0, 3, old_root, defined_root(0, 3), path)


def test_a_log_that_is_opened_again_goes_on_where_it_stopped() -> None:
    nodes = MemoryNodes()
    for start in range(0, 60, 7):
        tree = Tree(nodes, size=start)
        for leaf in LEAVES[start : start + 7]:
            tree.append(leaf)

    assert tree.root() == defined_root(0, tree.size)


class CountingNodes(MemoryNodes):
    """Counts what is asked of the store."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = self.fetches = 0

    def fetch(self, addresses):  # type: ignore[no-untyped-def]
        wanted = list(addresses)
        self.asked, self.fetches = self.asked + len(wanted), self.fetches + 1
        return super().fetch(wanted)


@settings(max_examples=30)
@given(st.integers(0, LARGEST - 1))
def test_a_proof_asks_the_store_once_and_for_few_nodes(index: int) -> None:
    nodes = CountingNodes()
    tree = Tree(nodes)
    for leaf in LEAVES:
        tree.append(leaf)
    nodes.asked = nodes.fetches = 0

    tree.inclusion(index)

    assert nodes.fetches == 1
    assert nodes.asked <= 2 * LARGEST.bit_length()


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (0, 201)])
def test_a_record_that_is_not_there_is_not_proved(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        full_tree().inclusion(index, size)


def test_earlier_and_later_are_not_confused() -> None:
    with pytest.raises(IndexError):
        full_tree().consistency(5, 4)
    with pytest.raises(ProofRefused):
        check_consistency(5, 4, defined_root(0, 5), defined_root(0, 4), [])


def test_sm3_makes_other_roots_of_the_same_records() -> None:
    try:
        tree = Tree(algorithm=Algorithm.SM3)
        leaves = [leaf_hash(b"%d" % number, Algorithm.SM3) for number in range(5)]
    except AlgorithmMissing as error:
        pytest.skip(str(error))
    for leaf in leaves:
        tree.append(leaf)

    check_inclusion(leaves[3], 3, 5, tree.inclusion(3), tree.root(), Algorithm.SM3)
    with pytest.raises(ProofRefused):
        check_inclusion(leaves[3], 3, 5, tree.inclusion(3), tree.root(), Algorithm.SHA256)


def test_an_algorithm_that_python_was_built_without_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(name: str, _data: bytes) -> None:
        raise ValueError(f"unsupported hash type {name}")

    monkeypatch.setattr(hashlib, "new", without)

    with pytest.raises(AlgorithmMissing, match="sm3"):
        leaf_hash(b"", Algorithm.SM3)


def test_an_address_names_a_complete_subtree() -> None:
    tree = full_tree()

    assert tree.nodes.fetch([Address(2, 1)])[Address(2, 1)] == defined_root(4, 8)
