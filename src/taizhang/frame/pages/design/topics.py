"""Pages of the design language that only show."""

from django.http import HttpRequest, HttpResponse

from taizhang.frame import access
from taizhang.frame.pages.design import bound, colours, events, figures, lit, papers
from taizhang.frame.pages.design.shown import shown

_SIZES = ("tiny", "small", "body", "reading", "large", "title")
_SPACES = (("s1", 4), ("s2", 8), ("s3", 12), ("s4", 16), ("s5", 24), ("s6", 32), ("s7", 48))


@access.needs("frame.design")
def foundations(request: HttpRequest) -> HttpResponse:
    return shown(request, "design", sizes=_SIZES, spaces=_SPACES, colours=colours.measured())


@access.needs("frame.design")
def lights(request: HttpRequest) -> HttpResponse:
    return shown(request, "design_lights", lights=lit.lights(), counts=lit.counts())


@access.needs("frame.design")
def forms(request: HttpRequest) -> HttpResponse:
    return shown(request, "design_forms", bound=bound.form())


@access.needs("frame.design")
def parts(request: HttpRequest) -> HttpResponse:
    return shown(request, "design_parts", events=events.events())


@access.needs("frame.design")
def charts(request: HttpRequest) -> HttpResponse:
    return shown(request, "design_charts", charts=figures.charts())


@access.needs("frame.design")
def paper(request: HttpRequest) -> HttpResponse:
    return shown(request, "design_paper", paper=papers.SAMPLE)
