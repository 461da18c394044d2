"""Papers 公文 as files: a `kit.paper.Paper` as DOCX, to be edited and sealed, and as PDF, to be read; in the form of GB/T 9704-2012.

Both say the same. Names of typefaces in DOCX are those that offices have (仿宋, 楷体, 黑体, 小标宋); the PDF carries its own.
"""

from typing import TYPE_CHECKING

from taizhang.kit.paper import Paper

if TYPE_CHECKING:
    from django.http import HttpResponse


def docx_of(paper: Paper) -> bytes:
    """As a Word file."""
    from taizhang.frame.papers.docx import written  # a third of a second to load: only for who asks

    return written(paper)


def pdf_of(paper: Paper) -> bytes:
    """As PDF/A-2b with its fonts within."""
    from taizhang.frame.papers.pdf import printed

    return printed(paper)


def sent(paper: Paper, kind: str, name: str) -> "HttpResponse":
    """The answer that hands it over as a file of that name; `kind` is docx or pdf."""
    from taizhang.frame.downloads import download

    return download({"docx": docx_of, "pdf": pdf_of}[kind](paper), f"{name}.{kind}", shown=kind == "pdf")
