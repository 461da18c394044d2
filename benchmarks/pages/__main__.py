"""`python -m benchmarks.pages [postgresql|sqlite] [obligations]`"""

import sys
from datetime import UTC, date, datetime

from ..record import databases
from .serving import served, signed_in

LIMITS = {
    "ledger": (60, 100),
    "obligation": (80, None),
    "late": (150, None),
    "all": (None, None),
    "desk": (None, None),
    "search": (None, None),
    "count": (None, None),
}


def main(arguments: list[str]) -> None:
    kind, size = (arguments + ["postgresql", "20000"][len(arguments) :])[:2]
    databases.start(kind)
    cookie, paths = _prepared(int(size))
    with served() as port:
        _measure(port, paths, cookie, f"{kind}, {int(size):,} obligations, a line of a report accepted each second")


def _prepared(size: int) -> tuple[str, dict[str, list[str]]]:
    """A province at work, a supervisor who has signed in, and the pages that he asks for."""
    from taizhang.frame.models import Account
    from taizhang.ledger.actions import people
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.actions.lights import light_up
    from taizhang.ledger.models import Ledger, Obligation, Organisation
    from taizhang.ledger.rules.roles import CLOCK, Role

    from ..record import province

    province.fill(size)
    light_up(on=date(2022, 8, 31), by=By(CLOCK, datetime(2022, 9, 1, 1, 0, tzinfo=UTC)))
    by = By(CLOCK, datetime(2022, 9, 1, 2, 0, tzinfo=UTC))
    account = Account.objects.create(username="supervisor", display_name="督查", last_login=datetime.now(UTC))
    government = Organisation.objects.get(name=province.GOVERNMENT)
    person = people.enter_person("督查", organisation=government, account=account.pk, by=by)
    people.appoint(person, Role.SUPERVISOR, organisation=government, by=by)
    databases.settle()
    ledgers = list(Ledger.objects.order_by("code").values_list("code", flat=True))
    codes = list(Obligation.objects.order_by("?").values_list("code", flat=True)[:200])
    return signed_in(account), {
        "count": ["/count"],
        "ledger": [f"/ledgers/{code}/" for code in ledgers],
        "obligation": [f"/obligations/{code}/" for code in codes],
        "late": ["/late/"],
        "all": ["/obligations/"],
        "desk": ["/desk/"],
        "search": ["/search/?words=%E7%A4%BA%E8%8C%83"],
    }


def _measure(port: int, paths: dict[str, list[str]], cookie: str, about: str) -> None:
    from .clients import CLIENTS, load
    from .writer import writing

    print(f"\n{about}: {CLIENTS} clients in a closed loop, server and clients on this machine")
    print(f"  {'page':12}{'median':>10}{'p95':>10}{'answers/s':>12}{'kB':>8}{'to a count':>12}")
    counted = 0.0
    for name, addresses in paths.items():
        with writing():
            found = load(port, addresses, cookie)
        counted = counted or found.median
        slowest, least = LIMITS[name]
        wanted = "".join([f"   p95 <= {slowest} ms" if slowest else "", f", >= {least}/s" if least else ""])
        print(
            f"  {name:12}{found.median:8.1f} ms{found.p95:7.1f} ms{found.rate:12.0f}{found.size / 1000:8.1f}{found.median / counted:11.1f}x{wanted}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
