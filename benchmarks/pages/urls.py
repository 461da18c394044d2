"""The product's addresses, and the page beside which they are measured."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from taizhang.config.urls import handler400, handler403, handler404, handler500  # noqa: F401
from taizhang.config.urls import urlpatterns as product
from taizhang.ledger.models import Obligation


@login_not_required
def count(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{Obligation.objects.count()} rows")


urlpatterns = [path("count", count), *product]
