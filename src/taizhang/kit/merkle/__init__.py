"""A Merkle log after RFC 6962: what has been appended cannot be changed or taken out without the root showing it.

>>> tree = Tree()
>>> for record in (b"one", b"two", b"three"):
...     _ = tree.append(leaf_hash(record))
>>> check_inclusion(leaf_hash(b"two"), 1, 3, tree.inclusion(1), tree.root())
>>> check_inclusion(leaf_hash(b"too"), 1, 3, tree.inclusion(1), tree.root())
Traceback (most recent call last):
    ...
taizhang.kit.merkle.checking.ProofRefused: the path leads to another root
"""

from .checking import ProofRefused, check_consistency, check_inclusion
from .frontier import Frontier
from .hashing import Algorithm, AlgorithmMissing, empty_root, leaf_hash, node_hash
from .tree import Address, MemoryNodes, Nodes, Tree

__all__ = [
    "Address",
    "Algorithm",
    "AlgorithmMissing",
    "Frontier",
    "MemoryNodes",
    "Nodes",
    "ProofRefused",
    "Tree",
    "check_consistency",
    "check_inclusion",
    "empty_root",
    "leaf_hash",
    "node_hash",
]
