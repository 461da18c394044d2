"""The month in which the demo is shown: its reports are asked for, some are there already, and most are still to be made."""

from datetime import datetime, timedelta
from functools import partial

from django.apps import apps

from taizhang.config.demo_year.working import Working
from taizhang.ledger.models import Report
from taizhang.ledger.rules.report_periods import Rhythm
from taizhang.ledger.rules.roles import Role

NEEDED = "taizhang.capabilities.reporting"
_BY_THE_FIFTH = Rhythm(by_day=5, after=1)


def ask(working: Working, at: datetime) -> None:
    """From now on every month is reported on; whoever shows the demo makes his own report himself."""
    if not apps.is_installed(NEEDED):
        return
    from taizhang.capabilities.reporting.actions.ordering import order_reporting
    from taizhang.capabilities.reporting.jobs.opening import open_due

    filing, year = working.filing, working.year
    filing.ledger.refresh_from_db()
    by = filing.hands.by(filing.recipient, Role.SUPERVISOR, at)
    order_reporting([filing.ledger], _BY_THE_FIFTH, basis="关于按月报送工作进展的通知", by=by)
    open_due(at)
    shown = Report.objects.filter(organisation__people__account__isnull=False).values("pk")
    rows = Report.objects.filter(ledger=filing.ledger, state="open", period_end__gte=at.date()).exclude(pk__in=shown)
    for report in rows.order_by("pk"):
        if working.chance.random() < 0.5:
            year.on(at.date() + timedelta(days=1), partial(working.fill, report))
