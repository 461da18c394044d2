"""For the machine that watches: whether this process answers and reaches its database."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from taizhang.frame import access


@access.open_to_everyone
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  every view takes one
    try:
        connection.ensure_connection()
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
