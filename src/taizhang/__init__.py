"""Taizhang 台账: reads a published action plan and runs its delivery."""

__version__ = "0.1.0"
