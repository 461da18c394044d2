"""The year of the demo, step by step up to now."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random

from django.apps import apps
from django.utils import timezone

from taizhang.config.demo_year import this_month
from taizhang.config.demo_year.adjusting import Adjusting
from taizhang.config.demo_year.blockers import InTheWay
from taizhang.config.demo_year.calendar import Year
from taizhang.config.demo_year.filing import SUPERVISORS, Filing, Receive, Sample
from taizhang.config.demo_year.hands import Hands
from taizhang.config.demo_year.instructions import Passed
from taizhang.config.demo_year.packaged import PACKAGE, Packaged
from taizhang.config.demo_year.pressing import Pressed
from taizhang.config.demo_year.rechecking import Rechecked
from taizhang.config.demo_year.signing import Chained
from taizhang.config.demo_year.working import Working
from taizhang.frame.packs import folder
from taizhang.ledger.actions import duties, lights, organisations, packs
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation
from taizhang.ledger.pack import whole
from taizhang.ledger.rules.roles import CLOCK

SEED = 2026
PACK = "yunchuan-demo"
SAMPLES = (
    Sample("01_yunchuan_shuzi", SUPERVISORS, every=6),
    Sample("02_lanjiang_chanye", "澜江市人民政府办公室", every=3, returned=True),
    Sample("03_hexi_xiangcun", "禾溪县人民政府办公室", every=2),
)
ISSUED = {
    "01_yunchuan_shuzi": date(2026, 2, 11),
    "02_lanjiang_chanye": date(2026, 4, 8),
    "03_hexi_xiangcun": date(2026, 5, 6),
}
RENAMED = ("禾溪县茶产业发展中心", "禾溪县茶叶产业服务中心", "县茶叶产业服务中心")
RENAMED_ON = date(2026, 8, 3)


def load_pack(now: datetime) -> None:
    """The organisations of the invented province stand in the registry."""
    incoming, problems = whole.read(folder.find(PACK))
    if incoming is None or problems:
        raise LookupError(f"the pack {PACK} that is shipped with this version has problems: {problems}")
    packs.load_pack(incoming, by=By(CLOCK, now, source="demo"))


def opening(now: datetime) -> datetime:
    """The first working morning of the year, when everything that the demo begins with was entered."""
    return min(now, datetime(2026, 1, 5, 1, 0, tzinfo=UTC))


def play_year(now: datetime, receive: Mapping[str, Receive]) -> int:
    """How many steps were played. `receive` takes in the plan of that name, at that moment."""
    chance = Random(SEED)  # noqa: S311  nothing secret: every demo is the same
    year, hands = Year(now, chance), Hands(chance)
    for sample in SAMPLES:
        if sample.file in receive:
            _plan(year, hands, sample, receive[sample.file])
    if PACKAGE.stem in receive:
        Packaged(year, hands, receive[PACKAGE.stem])
        Chained(year, hands)
    year.on(RENAMED_ON, _rename)
    for month in range(3, 13):
        year.on(date(2026, month, 28), light_up)
    if apps.is_installed("taizhang.capabilities.supervision"):
        pressed = Pressed(year, hands)
        for month in range(4, 13):
            year.on(date(2026, month, 29), pressed.propose)
        Passed(year, hands)
        Rechecked(year, hands)
        in_the_way = InTheWay(year, hands)
        for month in range(5, 13):
            year.on(date(2026, month, 12), in_the_way.raise_some)
    return year.play()


def light_up(at: datetime) -> None:
    """The lights of that day stand."""
    lights.light_up(on=timezone.localtime(at).date(), by=By(CLOCK, at, source="demo"))


def _plan(year: Year, hands: Hands, sample: Sample, receive: Receive) -> None:
    filing = Filing(year, hands, sample, receive)
    working = Working(year, filing)
    issued = ISSUED[sample.file]
    year.on(_after(issued, 1), filing.receive)
    year.on(_after(issued, 3), filing.set_up)
    year.on(_after(issued, 20), working.begin)
    adjusting = Adjusting(year, filing)
    for months, step in ((3, working.pause_one), (4, working.correct_one), (5, adjusting.extend_one), (6, working.correct_one)):
        year.on(_after(issued, 30 * months), step)
    for days, step in ((140, adjusting.refuse_one), (160, adjusting.lower_one)):
        year.on(_after(issued, days), step)
    if year.now.date() > _after(issued, 90):
        year.at(year.now - timedelta(days=3), adjusting.ask_one)
    for days in range(60, 330, 20):
        year.on(_after(issued, days), working.close_some)
    year.on(_after(timezone.localtime(year.now).date(), -2), partial(this_month.ask, working))


def _rename(at: datetime) -> None:
    """A department is renamed; what it still owes is its successor's, what it reported stays under its name."""
    gone = Organisation.objects.filter(name=RENAMED[0], valid_to__isnull=True).first()
    if gone is not None:
        by = By(CLOCK, at, reason="机构更名", source="demo")
        organisations.rename_organisation(gone, RENAMED[1], short_name=RENAMED[2], on=timezone.localtime(at).date(), by=by)
        duties.transfer_duties(gone, by=by)


def _after(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)
