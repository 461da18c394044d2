"""Targets: quantities that are to be reached, told apart from stock, baselines, objects of work, thresholds and money.

`aims` decides whether a quantity is one, `others` what else it may be, `form` how it is written down, `wholes` finds aims
without a number (全覆盖, 零突破, 翻一番), `find` puts them together.
"""

from .find import targets
from .found import Found

__all__ = ["Found", "targets"]
