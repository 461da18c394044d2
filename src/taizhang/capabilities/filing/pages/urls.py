"""Addresses of filing, below `filing/`."""

from django.urls import path

from taizhang.capabilities.filing.pages import answer, claims, foreign, forms, letter, one, order, refine, register, roster, sheets

urlpatterns = [
    path("", roster.roster, name="roster"),
    path("order", order.order, name="order"),
    path("register", register.register, name="register"),
    path("register.xlsx", register.register_xlsx, name="register_xlsx"),
    path("report.docx", register.report_docx, name="report_docx"),
    path("report.pdf", register.report_pdf, name="report_pdf"),
    path("ledgers/<str:code>/", one.one, name="one"),
    path("ledgers/<str:code>/act", one.do, name="do"),
    path("ledgers/<str:code>/claims", claims.claims, name="claims"),
    path("ledgers/<str:code>/claims/<str:row>", refine.refine, name="refine"),
    path("ledgers/<str:code>/sheet", sheets.sheet_back, name="sheet"),
    path("ledgers/<str:code>/sheet.xlsx", sheets.sheet_xlsx, name="sheet_xlsx"),
    path("ledgers/<str:code>/import", foreign.import_page, name="import"),
    path("ledgers/<str:code>/letter", letter.letter, name="letter"),
    path("ledgers/<str:code>/letter.docx", letter.letter_docx, name="letter_docx"),
    path("ledgers/<str:code>/letter.pdf", letter.letter_pdf, name="letter_pdf"),
    path("ledgers/<str:code>/form", forms.form, name="form"),
    path("ledgers/<str:code>/files/<int:number>", forms.attachment, name="attachment"),
    path("ledgers/<str:code>/answer", answer.answer, name="answer"),
    path("ledgers/<str:code>/opinions/<int:number>", one.opinion, name="opinion"),
    path("ledgers/<str:code>/defects", one.defects, name="defects"),
]
