"""Notices are delivered, read and mailed."""
