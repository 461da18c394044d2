"""Accounts, grants, who holds what, and the log: the pages of the three administrators 三员 and of auditors."""
