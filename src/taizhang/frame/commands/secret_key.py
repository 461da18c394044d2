"""Prints a new key for TAIZHANG_SECRET_KEY. Keep it: with another key everybody has to sign in again."""

import argparse
import secrets


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001
    print(secrets.token_urlsafe(48))
    return 0
