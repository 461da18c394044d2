"""What one reading of one file found. Plain frozen values; the JSON is these names, one to one.

Spans are character offsets [start, end) into `Reading.source_text`, the text as extracted and not mended. All other
texts are mended. Dates are ISO dates (`2022-12-31`) or None. Ids hold within one reading only.
"""

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read: its name and the SHA-256 of its bytes in hexadecimal."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """The head of the issued text 公文: title 标题, number 发文字号, issuer 发文机关, date 成文日期, addressees 主送机关."""

    title: str
    doc_number: str | None
    issuer: str | None
    issue_date: str | None
    addressees: tuple[str, ...]
    source: SourceFile


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan 计划 that the document orders; `title_only` where the document gives its title and nothing else."""

    id: str
    title: str
    year: int | None
    package: str | None
    span: Span
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """A responsible body 责任主体 as written. `role` is lead, responsible or support; `label` the text's own word.

    `canonical` stays None until a registry is given to the reader; `inferred` where the text did not say the role.
    """

    name: str
    role: str
    label: str
    span: Span
    canonical: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure 具体举措: the smallest run of text that orders one act with a deliverable of its own."""

    id: str
    text: str
    verb: str
    deliverable: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A task 任务: the smallest numbered or captioned item that carries an instruction."""

    id: str
    plan: str | None
    no: str
    path: tuple[str, ...]
    heading: str
    text: str
    span: Span
    deadline: str | None = None
    deadline_text: str | None = None
    recurrence: str | None = None
    organisations: tuple[Organisation, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity to be reached 目标. `value` is in the plain `unit` (3万家 is 30000 家)."""

    id: str
    plan: str | None
    task: str | None
    measure: str | None
    quote: str
    indicator: str
    comparator: str
    value: float
    unit: str
    span: Span
    scope: str | None = None
    value2: float | None = None
    modality: tuple[str, ...] = ()
    firm: bool = True
    kind: str = "level"
    baseline: str | None = None
    series: str | None = None
    deadline: str | None = None
    deadline_text: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """Money or a benefit that the plan promises 政策条款, or the threshold that opens it."""

    id: str
    task: str | None
    quote: str
    kind: str
    beneficiary: str
    amount: float
    unit: str
    span: Span
    conditions: tuple[str, ...] = ()
    fund: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A numbered order of the covering notice 印发通知 itself (to file, to publicise, to report): no task of a plan."""

    id: str
    no: str
    heading: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the plan itself leaves open; `about` holds ids of this reading."""

    kind: str
    about: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Mending:
    """One change of wording: what stood in the source, what we read instead, and why."""

    span: Span
    source: str
    mended: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one file, with the two texts that the spans and the quotes refer to."""

    document: Document
    plans: tuple[Plan, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    provisions: tuple[Provision, ...]
    orders: tuple[Order, ...]
    gaps: tuple[Gap, ...]
    mendings: tuple[Mending, ...]
    source_text: str = field(repr=False)
    text: str = field(repr=False)
