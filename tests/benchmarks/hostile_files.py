"""Seconds and memory that hostile files cost before they are refused, each in its own process."""

import contextlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from figures import heading
from save_latency import agreement_of

from sla_desktop.domain.jsontext import MAX_BYTES, MAX_VALUES, BadJsonError, parse
from sla_desktop.storage.content import agreement_in
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library

FUZZED = 1000
TITLES = {
    "start": "nothing, the program as loaded",
    "too_large": "65 MB of text",
    "largest": "64 MB of one string, accepted",
    "too_many": "60 MB of empty lists",
    "most": f"{MAX_VALUES // 2:,} empty lists, accepted",
    "deep": "a million levels",
    "long_number": "a number of ten million digits",
    "duplicates": "a million equal keys",
    "fuzzed": f"the slowest of {FUZZED:,} damaged store files of 200 KB",
}


def make(case: str) -> bytes:
    makers: dict[str, Callable[[], bytes]] = {
        "start": lambda: b"[]",
        "too_large": lambda: b'"' + b"x" * (MAX_BYTES + 2**20) + b'"',
        "largest": lambda: b'"' + b"x" * (MAX_BYTES - 2) + b'"',
        "too_many": lambda: b"[" + b"[]," * (20 * 2**20) + b"[]]",
        "most": lambda: b"[" + b"[]," * (MAX_VALUES // 2 - 1) + b"[]]",
        "deep": lambda: b"[" * 1_000_000,
        "long_number": lambda: b"[" + b"9" * 10_000_000 + b"]",
        "duplicates": lambda: b"{" + b'"a":1,' * 999_999 + b'"a":1}',
    }
    return makers[case]()


def seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def try_to_parse(data: bytes) -> None:
    with contextlib.suppress(BadJsonError):
        parse(data, "hostile.json")


def slowest_damaged() -> float:
    """Seconds for the slowest of many damaged store files."""
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder)) as library:
        library.add(agreement_of(200_000))
        whole = (Path(folder) / "agreements" / "bench" / "agreement.json").read_bytes()
    chance = random.Random(1)
    slowest = 0.0
    for _ in range(FUZZED):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        damaged = bytes(data[: chance.choice([None, chance.randrange(len(data))])])
        slowest = max(slowest, seconds(lambda damaged=damaged: try_to_open(damaged)))
    return slowest


def try_to_open(data: bytes) -> None:
    with contextlib.suppress(StoreError):
        agreement_in(data, Path("damaged.json"))


def child(case: str) -> None:
    """Runs one case and prints its seconds and the process' largest memory in MB."""
    if case == "fuzzed":
        took = slowest_damaged()
    else:
        data = make(case)
        took = seconds(lambda: try_to_parse(data))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(msgspec.json.encode([took, memory]).decode())


def main() -> None:
    heading("Hostile files (s, MB at most, of which 22 the program)")
    for case, title in TITLES.items():
        command = [sys.executable, __file__, case]
        answer = subprocess.run(command, check=True, capture_output=True).stdout
        took, memory = msgspec.json.decode(answer, type=tuple[float, float])
        print(f"{title:<58} {took:>9.2f} {memory:>9.0f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1])
    else:
        main()
