"""The set-up of a checkout: what `make` runs before the product exists."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
