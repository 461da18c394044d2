"""For the machine that watches: whether this process answers and reaches its database."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from taizhang.frame import access


@access.open_to_everyone
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  every view takes one
    if _database_answers():
        return HttpResponse("ok\n", content_type="text/plain")
    return HttpResponse("database\n", status=503, content_type="text/plain")


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
        answers = connection.is_usable()
    except DatabaseError:
        return False
    if not answers:
        connection.close()  # it broke since it was made: the next request gets a new one
    return answers
