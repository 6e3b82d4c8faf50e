"""Earlier states of a file kept beside it, and which of them may go."""

import re
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

NEWEST = 10
HOURS = 24
DAYS = 30
_NAME = re.compile(r"g(\d{10,16})-(\d{8})T(\d{2})\d{4}Z-([0-9a-f]{8})\.json")


class Generation(Struct, frozen=True, order=True):
    """One kept state, known by its file's name; `count` alone says which is newer."""

    count: int
    name: str
    day: str
    hour: str


def generation_name(count: int, saved: datetime, sha256: str) -> str:
    """The file name; the same name means the same content."""
    return f"g{count:010d}-{saved:%Y%m%dT%H%M%SZ}-{sha256[:8]}.json"


def generations(names: Iterable[str]) -> list[Generation]:
    """The generations among the names in a folder, newest first."""
    matches = [match for match in map(_NAME.fullmatch, names) if match]
    found = [
        Generation(int(match[1]), match[0], day=match[2], hour=match[2] + match[3])
        for match in matches
    ]
    return sorted(found, reverse=True)


def expendable(kept: Iterable[Generation]) -> list[Generation]:
    """Those that may go, of ``kept``, newest first: all but the last 10, 24 hours' and 30 days'.

    The recorded times only name the hours and days; nothing is compared with the clock, so one
    that jumps costs neither the newest states nor the order.
    """
    hours: set[str] = set()
    days: set[str] = set()
    result: list[Generation] = []
    for place, generation in enumerate(kept):
        new_hour = generation.hour not in hours and len(hours) < HOURS
        new_day = generation.day not in days and len(days) < DAYS
        if new_hour:
            hours.add(generation.hour)
        if new_day:
            days.add(generation.day)
        if place >= NEWEST and not new_hour and not new_day:
            result.append(generation)
    return result
