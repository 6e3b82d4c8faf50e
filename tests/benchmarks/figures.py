"""Shared by the benchmarks: medians, 95th percentiles and one way to print a row."""

import time
from collections.abc import Callable, Sequence


def times(work: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each of `rounds` runs."""
    taken: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def row(what: str, values: Sequence[float], bar: str, unit: str = "ms") -> None:
    """Prints one line of the table."""
    print(f"{what:<58} {median(values):>9.1f} {p95(values):>9.1f} {unit:<3} {bar}")


def heading(title: str) -> None:
    print(f"\n{title:<58} {'median':>9} {'p95':>9}     bar")
