"""The plans that are read: our samples, our corpus, and those beside the project where they are there."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
CORPUS = ROOT / "tests/reading/corpus"
BESIDE = ROOT.parent / "shared/reading"
NOTICE = BESIDE / "plans/000_shandong_sanshida.txt"
NOT_BESIDE = "skipped: there are no annotated plans beside the project"


def texts() -> list[Path]:
    """What speed is measured on: the plans beside the project, or else our own."""
    return sorted((BESIDE / "plans").glob("*.txt")) or sorted([*SAMPLES.glob("*.txt"), *CORPUS.rglob("*.txt")])


def notice() -> Path:
    """The notice of Shandong, or else the longest plan of ours."""
    return NOTICE if NOTICE.exists() else max(texts(), key=lambda path: path.stat().st_size)
