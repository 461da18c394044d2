"""What is stored of the record."""

from .amendments import Amendment, AmendmentOpinion
from .chains import Signature, SignatureChain, SigningRound
from .documents import Document, DocumentSource, Reading, Receipt
from .events import DailyRoot, Event, LogNode
from .evidence import Evidence, EvidenceFile, EvidenceVerdict
from .forms import BlankForm
from .indicators import Indicator, Observation, Target
from .ledgers import Countersignature, Edition, Ledger
from .obligations import Assignment, Handling, Milestone, Obligation, Suspension
from .organisations import Alias, MemberList, Membership, Office, Organisation
from .packs import CalendarYear, Declared, LightRules, Pack
from .papers import IssuedPaper, PaperRecipient
from .people import Delegation, Grant, Person, Post
from .planitems import PlanItem
from .plans import Package, Plan
from .reports import Report, ReportLine
from .standings import LightNow, Standing

__all__ = [
    "Alias",
    "Amendment",
    "AmendmentOpinion",
    "Assignment",
    "BlankForm",
    "CalendarYear",
    "Countersignature",
    "DailyRoot",
    "Declared",
    "Delegation",
    "Document",
    "DocumentSource",
    "Edition",
    "Event",
    "Evidence",
    "EvidenceFile",
    "EvidenceVerdict",
    "Grant",
    "Handling",
    "Indicator",
    "IssuedPaper",
    "Ledger",
    "LightNow",
    "LightRules",
    "LogNode",
    "MemberList",
    "Membership",
    "Milestone",
    "Obligation",
    "Observation",
    "Office",
    "Organisation",
    "Pack",
    "Package",
    "PaperRecipient",
    "Person",
    "Plan",
    "PlanItem",
    "Post",
    "Reading",
    "Receipt",
    "Report",
    "ReportLine",
    "Signature",
    "SignatureChain",
    "SigningRound",
    "Standing",
    "Suspension",
    "Target",
]
