"""A believable year of the sample plans, played through the verbs that people use: so every page has something true to show.

Ledgers are set up, countersigned, signed and filed (one is returned first); months are reported, some late, some with figures that are
corrected; a package of plans comes in, one department signs along a chain; a clock stands still, a deadline is extended, a department is
renamed, measures are closed. The seed is fixed: every demo is the same as far as its year has come. Nothing is dated after the moment at
which it is played.
"""

from taizhang.config.demo_year.packaged import PACKAGE
from taizhang.config.demo_year.play import ISSUED, light_up, load_pack, opening, play_year

__all__ = ["ISSUED", "PACKAGE", "light_up", "load_pack", "opening", "play_year"]
