"""Addresses of the design language, below `design`."""

from django.urls import path

from taizhang.frame.pages.design import lists, questions, topics, waiting

urlpatterns = [
    path("design", topics.foundations, name="design"),
    path("design/lights", topics.lights, name="design_lights"),
    path("design/tables", lists.tables, name="design_tables"),
    path("design/forms", topics.forms, name="design_forms"),
    path("design/parts", topics.parts, name="design_parts"),
    path("design/dialogs", questions.dialogs, name="design_dialogs"),
    path("design/dialogs/question", questions.question, name="design_question"),
    path("design/charts", topics.charts, name="design_charts"),
    path("design/progress", waiting.progress, name="design_progress"),
    path("design/paper", topics.paper, name="design_paper"),
]
