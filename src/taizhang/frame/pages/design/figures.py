"""Charts for show."""

from django.utils.translation import gettext as _

from taizhang.frame.charts import Chart, Series


def charts() -> dict[str, Chart]:
    return {"schedule": _schedule(), "organisations": _organisations()}


def _schedule() -> Chart:
    """The coming months are planned, and not yet known."""
    planned = Series(_("Planned by then"), (5.0, 12.0, 22.0, 35.0, 50.0, 62.0, 74.0, 86.0, 100.0), "line")
    done = Series(_("Done"), (6.0, 11.0, 18.0, 31.0, 46.5, 55.0, None, None, None), "line")
    months = tuple(str(month) for month in range(4, 13))
    return Chart(_("Progress of the plan"), _("Month"), months, (planned, done), unit="%")


def _organisations() -> Chart:
    names = ("省科技厅", "省工业和信息化厅", "省农业农村厅", "省市场监管局", "省卫生健康委")
    due = Series(_("Measures due"), (42.0, 38.0, 27.0, 19.0, 16.0))
    closed = Series(_("Closed"), (36.0, 21.0, 25.0, 12.0, 16.0))
    return Chart(_("Closed by organisation"), _("Organisation"), names, (due, closed), lying=True)
