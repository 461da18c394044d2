"""Addresses of reporting, below `reports/`."""

from django.urls import path

from taizhang.capabilities.reporting.pages import (
    acts,
    bulletins,
    burden,
    evidence,
    filling,
    form,
    judging,
    order,
    overview,
    pasting,
    recipients_form,
    report,
)

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("order", order.order, name="order"),
    path("burden", burden.burden, name="burden"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/new", bulletins.draft, name="draft"),
    path("bulletins/<str:key>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/<str:key>/issue", bulletins.issue, name="issue"),
    path("bulletins/<str:key>/drop", bulletins.drop, name="drop"),
    path("bulletins/<str:key>/bulletin.docx", bulletins.file, {"kind": "docx"}, name="bulletin_docx"),
    path("bulletins/<str:key>/bulletin.pdf", bulletins.file, {"kind": "pdf"}, name="bulletin_pdf"),
    path("forms/<str:code>", recipients_form.recipients_form, name="recipients_form"),
    path("evidence/<str:key>", evidence.show, name="evidence"),
    path("evidence/<str:key>/preview.png", evidence.preview, name="evidence_preview"),
    path("evidence/<str:key>/look", evidence.look, name="evidence_look"),
    path("<str:key>/", report.report, name="report"),
    path("<str:key>/form.xlsx", form.form, name="form"),
    path("<str:key>/paste", pasting.paste, name="paste"),
    path("<str:key>/nil", acts.nil, name="nil"),
    path("<str:key>/sign", acts.sign, name="sign"),
    path("<str:key>/decide", acts.decide, name="decide"),
    path("<str:key>/judge", judging.judge, name="judge"),
    path("<str:key>/lines/<int:number>", filling.line, name="line"),
    path("<str:key>/lines/<int:number>/evidence", evidence.add, name="add_evidence"),
]
