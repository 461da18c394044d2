"""Serves the pages until it is stopped."""

import argparse
import ipaddress
from pathlib import Path

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--workers", type=int, default=1, help="processes (1)")
    parser.add_argument("--certificate", type=Path, help="TLS certificate (PEM), where no proxy stands in front")
    parser.add_argument("--key", type=Path, help="its private key (PEM)")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings

    _refuse_unsafe(options, debug=settings.DEBUG, behind_proxy=settings.BEHIND_PROXY)
    database.refuse_unprepared()
    _serve(options, settings.WSGI_APPLICATION.replace(".application", ":application"))
    return 0


def _refuse_unsafe(options: argparse.Namespace, *, debug: bool, behind_proxy: bool) -> None:
    if debug and not _is_loopback(options.host):
        raise CommandRefused("TAIZHANG_DEBUG is on: a demo is served on this machine only (--host 127.0.0.1).")
    if not debug and not behind_proxy and not (options.certificate and options.key):
        raise CommandRefused(
            "Passwords would travel unprotected: give --certificate and --key, or set TAIZHANG_BEHIND_PROXY behind a proxy with TLS."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _serve(options: argparse.Namespace, application: str) -> None:
    from django.db import connection
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connection.close()
    Granian(
        application,
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        ssl_cert=options.certificate,
        ssl_key=options.key,
    ).serve()
