"""Django's own commands, for those who know them: taizhang manage check --deploy."""

import argparse
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="a command of Django and its arguments")


def run(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line([f"{sys.argv[0]} manage", *options.arguments])
    return 0
