"""Blocks to outline: document head, plans, sections, tasks."""
