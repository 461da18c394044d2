"""What a plan itself leaves open, shown before it costs a year: each gap with what it is about and a sentence to send back."""

from collections.abc import Iterator, Mapping

from ...document import Gap, Reading
from .batches import open_counts, open_numbers
from .clock import holidays, relative_deadlines
from .conflicts import conflicts
from .counts import counts
from .criteria import open_criteria
from .figures import without_figures
from .goals import goals_without_measure, goals_without_owner
from .ground import Said, ground_of
from .lists import incomplete_lists
from .objects import work_objects
from .openings import implied_sums, openings
from .owners import owners_left_open, shared_leads, tasks_without_owner
from .periods import open_periods
from .plans import without_coordinator, without_text
from .served import served_goals
from .sums import sums
from .terms import undefined_terms

__all__ = ["Said", "gaps_of"]

_CONTENT = (sums, counts, incomplete_lists, open_counts, open_numbers, without_figures, work_objects, open_criteria, undefined_terms)


def gaps_of(found: Reading, said: Mapping[str, Said]) -> Iterator[Gap]:
    """The gaps of one reading: of whole plans, of responsibility, of numbers and words, of time; each family in the order of the text."""
    ground = ground_of(found, said)
    served = served_goals(ground)
    tied = (*openings(ground), *implied_sums(ground, served))
    served |= {id_ for gap in tied for id_ in gap.about}
    yield from (*without_text(ground), *without_coordinator(ground))
    yield from (*tasks_without_owner(ground), *owners_left_open(ground), *goals_without_owner(ground, served), *shared_leads(ground))
    yield from (*goals_without_measure(ground), *conflicts(ground), *tied)
    for finder in _CONTENT:
        yield from finder(ground)
    yield from (*relative_deadlines(ground), *holidays(ground), *open_periods(ground))
