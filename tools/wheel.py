"""dist/: source archive and wheel, and `requirements.txt`: what a server installs beside the wheel, out of the lock, with hashes."""

import sys
from pathlib import Path

from console import ROOT, run, say

UV = Path(sys.executable).parent / "uv"
DIST = ROOT / "dist"


def main() -> None:
    say("Source archive and wheel in dist/")
    run(
        [UV, "build", "--quiet", "--no-build-isolation", "--python", sys.executable, "--out-dir", DIST, ROOT],
        otherwise="the wheel could not be built: see the lines above.",
    )
    say("dist/requirements.txt")
    product = [ROOT / "pyproject.toml", "--extra", "postgres", "--constraints", ROOT / "requirements.lock"]
    form = ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--python-version", "3.11", "--quiet"]
    run(
        [UV, "pip", "compile", *product, *form, "--output-file", DIST / "requirements.txt"],
        otherwise="no requirements: see the lines above.",
    )


if __name__ == "__main__":
    main()
