"""Decisions from values alone: what a clerk could check with pencil and paper. The moment, the calendar and the facts are arguments."""
