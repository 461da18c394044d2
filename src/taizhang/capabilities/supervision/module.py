"""Supervision 督办: the ladder from a reminder to listed supervision, what is answered to it, and how it ends."""

from taizhang.capabilities.supervision.pages.labels import BLOCKER_STATES, KINDS, RESULTS, STATES
from taizhang.frame.manifest import N_, Entry, Job, Manifest, Permission, Words
from taizhang.ledger.pages.holding import works

_HERE = "taizhang.capabilities.supervision"
_WORDS = Words(
    verbs={
        "propose_pressing": N_("drafted a paper of supervision"),
        "propose_pressings": N_("proposed what the lights call for"),
        "withdraw_proposals": N_("withdrew proposals whose grounds are gone"),
        "submit_pressing": N_("submitted a paper of supervision for approval"),
        "approve_pressing": N_("approved a paper of supervision"),
        "refuse_pressing": N_("did not approve a paper of supervision"),
        "issue_pressing": N_("pressed the matter"),
        "withdraw_pressing": N_("withdrew a paper of supervision"),
        "reply_to_pressing": N_("replied to a paper of supervision"),
        "accept_reply": N_("accepted the reply"),
        "return_reply": N_("returned the reply"),
        "close_pressing": N_("closed a matter of supervision"),
        "lapse_pressing": N_("ended a paper of supervision about what has ended"),
        "raise_blocker": N_("raised a blocker"),
        "take_blocker": N_("took the blocker on"),
        "decide_blocker": N_("decided about the blocker"),
        "escalate_blocker": N_("raised the blocker to the level above"),
        "insist_on_blocker": N_("said that the blocker is not solved"),
        "withdraw_blocker": N_("withdrew the blocker"),
        "solve_blocker": N_("solved the blocker"),
        "register_instruction": N_("passed on what was ordered"),
        "announce_recheck": N_("announced a re-check of what was closed"),
        "draw_recheck": N_("drew what is checked again"),
        "name_checker": N_("named who checks it again"),
        "confirm_closed": N_("found on a re-check that it is done"),
        "recheck_reopened": N_("found on a re-check that it is not done"),
        "stop_clock_for_blocker": N_("let the clock stand for a blocker"),
    },
    columns={
        "addressee_id": N_("To whom"),
        "issuer_id": N_("Issued by"),
        "demand": N_("What is demanded"),
        "skipped": N_("Why a step is left out"),
        "approval": N_("Approval"),
        "number": N_("Number"),
        "document": N_("Kind of paper"),
        "reply_by": N_("Reply by"),
        "outcome": N_("Outcome"),
        "government_id": N_("Government"),
        "matters": N_("Matters"),
        "duties": N_("Duties"),
        "paper": N_("Paper"),
        "raiser_id": N_("Raised by"),
        "task": N_("What it does"),
        "who": N_("Who said it"),
        "checker_id": N_("Who checks it"),
        "result": N_("What was found"),
        "finding": N_("What was found"),
        "drawn_on": N_("Drawn"),
        "subject": N_("What it is about"),
        "reference": N_("Its number"),
    },
    hidden=frozenset(
        """
        place step title_zh title_en ground_on ground_colour ground_rule ground_zh ground_en proposed_by_id approved_on
        issued_by_id paper_id raised_by_id raised_on blocker_id suspension_id line_id
        registered_by_id registered_on seed checked_on recheck_id announced_by_id announced_on codes codes_sha256 on seed_day since size text until
        """.split()
    ),
    people=frozenset({"checker_id"}),
    organisations=frozenset({"addressee_id", "issuer_id", "government_id", "raiser_id"}),
    values={
        "pressing.state": {state.value: words for state, words in STATES.items()},
        "recheckitem.result": {result.value: words for result, words in RESULTS.items()},
        "instruction.kind": {kind.value: words for kind, words in KINDS.items()},
        "blocker.state": {state.value: words for state, words in BLOCKER_STATES.items()},
    },
)

MANIFEST = Manifest(
    name="supervision",
    title=N_("Supervision"),
    address="supervision/",
    urls=f"{_HERE}.pages.urls",
    desk=(f"{_HERE}.pages.desk.cards",),
    beside=(f"{_HERE}.pages.beside.links",),
    navigation=(
        Entry(N_("Supervision"), "supervision:board", "supervision.read", group=N_("Pressing"), place=30),
        Entry(N_("Instructions and decisions"), "supervision:instructions", "supervision.read", group=N_("Pressing"), place=29),
        Entry(N_("Verification and closing"), "supervision:closing", "supervision.read", group=N_("Pressing"), place=32),
        Entry(N_("Blockers"), "supervision:blockers", "supervision.read", group=N_("Pressing"), place=31),
    ),
    permissions=(Permission("read", N_("See what is pressed"), works),),
    jobs=(Job("propose-pressings", N_("Proposals to press"), f"{_HERE}.jobs.nightly.propose", "50 0 * * *"),),
    listeners=(f"{_HERE}.jobs.nightly.lapse",),
    words=_WORDS,
    names={"name_checker": "checker_id"},
    concerns={
        "issue_pressing": ("debtor",),
        "withdraw_pressing": ("debtor",),
        "return_reply": ("debtor",),
        "accept_reply": ("debtor",),
        "close_pressing": ("debtor",),
        "lapse_pressing": ("debtor",),
        "reply_to_pressing": ("creditor", "recipient"),
        "register_instruction": ("debtor",),
        "recheck_reopened": ("debtor",),
        "raise_blocker": ("coordinator",),
        "take_blocker": ("debtor",),
        "decide_blocker": ("debtor",),
        "escalate_blocker": ("debtor", "recipient"),
        "insist_on_blocker": ("coordinator", "recipient"),
        "solve_blocker": ("coordinator", "recipient"),
    },
)
