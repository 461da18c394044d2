"""Serves the pages until it is stopped."""

import argparse
import ipaddress
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

from taizhang.frame import database
from taizhang.frame.errors import CommandRefused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=_number_to(65535), default=8000, help="the port (8000)")
    parser.add_argument("--workers", type=_number_to(64), default=1, help="processes, one for each core (1)")
    parser.add_argument("--certificate", type=Path, help="TLS certificate (PEM), where no proxy stands in front")
    parser.add_argument("--key", type=Path, help="its private key (PEM)")


def _number_to(most: int) -> Callable[[str], int]:
    def number(words: str) -> int:
        if not 1 <= (found := int(words)) <= most:
            raise argparse.ArgumentTypeError(f"{words} is not between 1 and {most}")
        return found

    return number


def run(options: argparse.Namespace) -> int:
    from django.conf import settings

    _refuse_unsafe(options, debug=settings.DEBUG, behind_proxy=settings.BEHIND_PROXY)
    _refuse_unusable(options.certificate, options.key)
    database.refuse_unprepared()
    options.host = _free_address(options.host, options.port)
    _serve(options, settings.WSGI_APPLICATION.replace(".application", ":application"))
    return 0


def _refuse_unsafe(options: argparse.Namespace, *, debug: bool, behind_proxy: bool) -> None:
    if debug and not _is_loopback(options.host):
        raise CommandRefused("TAIZHANG_DEBUG is on: a demo is served on this machine only (--host 127.0.0.1).")
    if not debug and not behind_proxy and not (options.certificate and options.key):
        raise CommandRefused(
            "Passwords would travel unprotected: give --certificate and --key, or set TAIZHANG_BEHIND_PROXY behind a proxy with TLS."
        )


def _refuse_unusable(certificate: Path | None, key: Path | None) -> None:
    """Certificate and key, where they are given, are readable and belong together."""
    if certificate and key:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, password="")
        except OSError as error:
            raise CommandRefused(
                f"{certificate} and {key} are no certificate with its key ({error.strerror}): give a PEM file for each, the key without a password."
            ) from None


def _free_address(host: str, port: int) -> str:
    """The IP address of `host`, at which nobody else listens on `port`: the server itself would share it without a word."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandRefused(
            f"{host} port {port} cannot be listened on ({error.strerror}): choose others with --host and --port."
        ) from None
    return str(address[0])


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
        workers_kill_timeout=5,  # Ctrl-C reaches a worker twice, from the terminal and from us: now and then it stops for neither
        blocking_threads=2,  # one answers while another waits; more of them only take the interpreter from each other
        log_level=LogLevels.warning,
        ssl_cert=options.certificate,
        ssl_key=options.key,
    ).serve()
