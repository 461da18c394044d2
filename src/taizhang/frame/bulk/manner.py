"""How the files of a run are read, the same for all of them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from taizhang import __version__


@dataclass(frozen=True, slots=True)
class Manner:
    """Kinds of mending that are not made, organisations to which names lead, and the language of refusals."""

    leave: frozenset[str] = frozenset()
    registry: Path | None = None
    chinese: bool = False

    def reader(self) -> str:
        """The name of a reader that reads in this manner. One with another name may find something else in the same bytes."""
        parts = [f"taizhang {__version__}", *(f"leave {kind}" for kind in sorted(self.leave))]
        if self.registry:
            parts.append(f"registry {sha256(self.registry.read_bytes()).hexdigest()}")
        return "; ".join(parts)
