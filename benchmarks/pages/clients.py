"""Four clients in a closed loop, each with a connection of its own: how long an answer takes, and how many there are in a second."""

import http.client
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import NamedTuple

CLIENTS, SECONDS, WARM = 4, 8.0, 1.0


class Loaded(NamedTuple):
    """Milliseconds, answers in a second, and bytes of one answer as it travels."""

    median: float
    p95: float
    rate: float
    size: int


class WrongAnswer(RuntimeError):
    """What is measured must be the page, and not a refusal."""


def load(port: int, paths: Sequence[str], cookie: str) -> Loaded:
    """The paths in turn, for some seconds after a first one that is not counted."""
    turn = count()
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        futures = [pool.submit(_client, port, lambda: paths[next(turn) % len(paths)], cookie, began) for _ in range(CLIENTS)]
        answers = sorted(one for future in futures for one in future.result())
    times = [seconds for seconds, _ in answers]
    rate = len(times) / SECONDS
    return Loaded(times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000, rate, max(size for _, size in answers))


def _client(port: int, following: Callable[[], str], cookie: str, began: float) -> list[tuple[float, int]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": cookie, "Accept-Encoding": "gzip", "Accept-Language": "zh-CN", "Host": "localhost"}
    found = []
    while (start := time.perf_counter()) < began + WARM + SECONDS:
        path = following()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise WrongAnswer(f"{path}: {answer.status}")
        if start > began + WARM:
            found.append((time.perf_counter() - start, len(body)))
    connection.close()
    return found
