"""The demo's clock: what is to happen, in its order, and nothing that has not happened yet."""

import heapq
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from django.utils import timezone

Step = Callable[[datetime], object]


class Year:
    """Steps by their moments. A step may plan others; those after `now` are left to the next time."""

    def __init__(self, now: datetime, chance: Random) -> None:
        self.now, self.chance = now, chance
        self._steps: list[tuple[datetime, int, Step]] = []
        self._number = count()

    def on(self, day: date, step: Step) -> None:
        """Some time of that working day."""
        moment = time(self.chance.randint(9, 16), self.chance.randint(0, 59), self.chance.randint(0, 59))
        self.at(timezone.make_aware(datetime.combine(day, moment)), step)

    def at(self, moment: datetime, step: Step) -> None:
        """At that moment."""
        heapq.heappush(self._steps, (moment, next(self._number), step))

    def soon(self, moment: datetime, days: int, step: Step) -> None:
        """Within so many days."""
        self.at(moment + timedelta(days=self.chance.randint(1, days), minutes=self.chance.randint(-90, 90)), step)

    def play(self) -> int:
        """Everything up to now has happened; how many steps that were."""
        played = 0
        while self._steps and self._steps[0][0] <= self.now:
            moment, _, step = heapq.heappop(self._steps)
            step(moment)
            played += 1
        return played
