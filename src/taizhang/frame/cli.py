"""`taizhang COMMAND …`: finds the command in the manifests and runs it. `--help` answers before anything heavy is loaded."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from taizhang import __version__
from taizhang.frame import manifest, terminal
from taizhang.frame.errors import FrameError

REFUSED = 2
INTERRUPTED = 130
CUT_OFF = 141


def run(arguments: Sequence[str], *, modules: Iterable[str], settings: str) -> int:
    """The exit status: 0 done, 2 refused with one line on standard error, 130 given up by the person at the terminal."""
    commands = {command.name: command for module in manifest.of(modules) for command in module.commands}
    wanted = commands.get(arguments[0]) if arguments else None
    if wanted is None:
        return _without_command(arguments, commands.values())
    try:
        return _run(wanted, arguments[1:], settings)
    except FrameError as error:
        print("taizhang:", " ".join(str(error).splitlines()), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever read our lines has seen enough: `taizhang ledger show | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it at the end finds somebody
        return CUT_OFF
    except (KeyboardInterrupt, EOFError):  # the person at the terminal has left
        print(file=sys.stderr)
        return INTERRUPTED


def _run(command: manifest.Command, arguments: Sequence[str], settings: str) -> int:
    module = import_module(command.module)
    parser = argparse.ArgumentParser(
        prog=f"taizhang {command.name}", description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    module.arguments(parser)
    options = parser.parse_args(arguments)
    if command.needs_django:
        _set_up(settings)
    return int(module.run(options))


def _set_up(settings: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    try:
        django.setup()
        translation.activate("zh-hans" if terminal.speaks_chinese() else "en")
    except ImproperlyConfigured as error:
        raise FrameError(str(error)) from None


def _without_command(arguments: Sequence[str], commands: Iterable[manifest.Command]) -> int:
    """No command, an unknown one, or an option: the list of commands, on the side that fits."""
    asked = bool(arguments) and arguments[0] in {"-h", "--help"}
    if arguments and arguments[0] == "--version":
        print(f"taizhang {__version__}")
        return 0
    if arguments and not asked:
        print(f"taizhang: there is no command {arguments[0]}; taizhang --help lists them.", file=sys.stderr)
        return REFUSED
    print(_usage(commands), file=sys.stdout if asked else sys.stderr)
    return 0 if asked else REFUSED


def _usage(commands: Iterable[manifest.Command]) -> str:
    lines = [f"  {command.name:<22}{command.summary}" for command in commands]
    return "\n".join(
        ["usage: taizhang COMMAND …", "", *lines, "", "taizhang COMMAND --help tells the rest; taizhang --version the version."]
    )
