"""Moments as people and programs write them, in the agreement's zone where none is given."""

import datetime as dt
import re

from sla_desktop.domain import show
from sla_desktop.domain.worktime import zone_info
from sla_desktop.reading.tables import Cell

_GERMAN = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$")
_DATE_ONLY = re.compile(r"^\d{4}-?\d{2}-?\d{2}$")
_YEARS = range(1990, 2200)
_EXAMPLE = "2027-06-05T10:00 or 2027-06-05T10:00+02:00"


class BadMomentError(ValueError):
    """What is wrong with a moment, as the end of a sentence."""


def moment(cell: Cell, zone: str) -> dt.datetime:
    """The moment of a cell in UTC. Raises BadMomentError."""
    found = cell if isinstance(cell, dt.datetime) else _written(str(cell))
    if found.year not in _YEARS:
        raise BadMomentError(f"lies in the year {found.year}: correct the date")
    if found.tzinfo is None:
        found = _in_zone(found, zone)
    return found.astimezone(dt.UTC)


def _written(text: str) -> dt.datetime:
    plain = " ".join(text.split())
    if _DATE_ONLY.match(plain):
        raise BadMomentError(f"is a day without a time: write it like {_EXAMPLE}")
    match = _GERMAN.match(plain)
    try:
        if match:
            day, month, year, hour, minute = (int(match[n]) for n in range(1, 6))
            return dt.datetime(year, month, day, hour, minute, int(match[6] or 0))
        return dt.datetime.fromisoformat(plain)
    except ValueError as error:
        raise BadMomentError(
            f"is “{plain[:40]}”, which is not a moment: write it like {_EXAMPLE}"
        ) from error


def _in_zone(naive: dt.datetime, zone: str) -> dt.datetime:
    """A moment by the clock on the wall, which may skip or repeat an hour."""
    early = naive.replace(tzinfo=zone_info(zone), fold=0)
    late = naive.replace(tzinfo=zone_info(zone), fold=1)
    if early.utcoffset() == late.utcoffset():
        return early
    when = f"{naive:%H:%M} on {show.date(naive.date())}".replace(show.NBSP, " ")
    back = early.astimezone(dt.UTC).astimezone(zone_info(zone)).replace(tzinfo=None)
    if back != naive:
        raise BadMomentError(f"is {when}, which the clocks skip in {zone}: correct it")
    first, second = (f"{one:%z}"[:3] + ":" + f"{one:%z}"[3:] for one in (early, late))
    raise BadMomentError(
        f"is {when}, which comes twice in {zone}: add {first} for the first or {second} for the "
        "second"
    )
