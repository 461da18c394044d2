"""`python -m benchmarks.review [postgresql|sqlite] [FILE]`: of a plan of three thousand rows, or of the largest ledger of that file."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from ..pages.serving import served, signed_in
from ..record import databases

LIMITS = {"open": 1000.0, "edit": 150.0, "split": 150.0, "merge": 150.0, "accept": 150.0}
TASKS = "\n".join(
    f"{n}.推进第{n}项工作。新建第{n}类项目{n}个。出台第{n}项办法。开展第{n}项行动。（责任单位：省水利厅、省住房城乡建设厅）"
    for n in range(1, 1001)
)
PLAN = f"江海省2026年综合工作方案\n一、主要任务\n{TASKS}"


def main(arguments: list[str]) -> None:
    kind = arguments[0] if arguments else "postgresql"
    content = Path(arguments[1]).read_bytes() if arguments[1:] else PLAN.encode()
    databases.start(kind)
    from .clerk import Clerk, Desk

    desk, cookie = _prepared(content)
    with served() as port:
        times = Clerk(port, cookie, Desk.of(desk)).at_work()
    print(f"\n{kind}, a ledger of {desk.obligations.count():,} rows: one clerk, server and client on this machine")
    print(f"  {'act':10}{'times':>7}{'median':>10}{'p95':>10}")
    for name, found in times.items():
        found.sort()
        p95 = found[min(len(found) - 1, int(len(found) * 0.95))]
        verdict = "" if p95 <= LIMITS[name] else "   MISSED"
        print(f"  {name:10}{len(found):7}{found[len(found) // 2]:8.1f} ms{p95:7.1f} ms   p95 <= {LIMITS[name]:.0f} ms{verdict}")


def _prepared(content: bytes):  # type: ignore[no-untyped-def]  # Django is not there yet
    """The largest ledger of the plan, set up by a clerk who has signed in."""
    from taizhang.capabilities.intake import actions as intake
    from taizhang.frame.models import Account
    from taizhang.ledger.actions import organisations, people
    from taizhang.ledger.actions.by import By
    from taizhang.ledger.actions.setting_up import Wanted
    from taizhang.ledger.models import Ledger
    from taizhang.ledger.queries import actors
    from taizhang.ledger.queries.documents import document_as_read
    from taizhang.ledger.rules.roles import CLOCK, Role

    now = datetime.now(UTC)
    by = By(CLOCK, now)
    water, _works = (organisations.register_organisation(name, by=by) for name in ("省水利厅", "省住房城乡建设厅"))
    account = Account.objects.create(username="clerk", display_name="经办", last_login=now)
    people.appoint(people.enter_person("经办", organisation=water, account=account.pk, by=by), Role.CLERK, organisation=water, by=by)
    his = By(actors.actor_of(account, on=by.today), now)
    document, _ = intake.take_in(content, name="plan.txt", by=his)
    if (read := document_as_read(document.key)) is None:
        raise RuntimeError("what was taken in is not there")
    wanted = {plan["id"]: Wanted(coordinator=water) for plan in read.findings["plans"]}
    intake.set_up_some(read, wanted, by=his, enough=lambda: False)
    databases.settle()
    return max(Ledger.objects.all(), key=lambda ledger: ledger.obligations.count()), signed_in(account)


if __name__ == "__main__":
    main(sys.argv[1:])
