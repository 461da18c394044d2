"""Filing 会签备案: which ledger is to be with the government above by when, and where each of them stands."""

from taizhang.capabilities.filing.pages.labels import OUTCOMES
from taizhang.frame.manifest import N_, Entry, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

MANIFEST = Manifest(
    name="filing",
    title=N_("Filing"),
    address="filing/",
    urls="taizhang.capabilities.filing.pages.urls",
    navigation=(Entry(N_("Filing"), "filing:roster", "filing.read", group=N_("Work"), place=20),),
    permissions=(Permission("read", N_("See which ledgers are filed"), works),),
    desk=("taizhang.capabilities.filing.pages.desk.cards",),
    beside=("taizhang.capabilities.filing.pages.beside.links",),
    words=Words(
        {
            "order_filing": N_("ordered by when it is to be filed"),
            "answer_opinion": N_("said what became of an opinion"),
            "import_ledger": N_("took over a ledger from elsewhere"),
            "answer_defect": N_("said how a defect was made good"),
        },
        {"outcome": N_("Outcome"), "answered_on": N_("Answered on")},
        frozenset({"ordered_by_id", "rule_en", "rule_zh", "filing_id", "opinion_id"}),
        values={"adoption.outcome": {outcome.value: title for outcome, title in OUTCOMES.items()}},
    ),
)
