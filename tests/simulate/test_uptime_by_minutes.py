"""Availability held against a count of every single minute of a week, for random events."""

import datetime as dt
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.services import MaintenanceWindow
from sla_desktop.simulate.events import Events, Maintenance, Outage
from sla_desktop.simulate.term import Window
from sla_desktop.simulate.uptime import Uptime
from tests.simulate.built import at, definition, hours, lasting, maintenance, office, sla, uptime

WEEK = Window(dt.date(2027, 6, 7), dt.date(2027, 6, 13), "a week")  # from a Monday on
START = at(7)
MINUTES = 7 * 1440
NIGHT = MaintenanceWindow(id="n", days=("tue", "sat"), hours=TimeSpan(start=60, end=300))
STRETCHES = st.lists(st.tuples(st.integers(-300, MINUTES + 300), st.integers(1, 900)), max_size=6)
PAIRS = st.sampled_from([(True, False), (False, False), (True, True)])


def moment(minute: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minute)


def minutes(stretches: list[tuple[int, int]]) -> set[int]:
    every = {minute for start, length in stretches for minute in range(start, start + length)}
    return every & set(range(MINUTES))


def in_office(minute: int) -> bool:
    return minute // 1440 < 5 and 540 <= minute % 1440 < 1020


def at_night(minute: int) -> bool:
    return minute // 1440 in (1, 5) and 60 <= minute % 1440 < 300


@settings(max_examples=150)
@given(STRETCHES, STRETCHES, PAIRS, st.booleans(), st.booleans(), st.sampled_from([None, 2, 40]))
def test_each_minute_is_counted_as_the_definition_says(
    outages: list[tuple[int, int]],
    works: list[tuple[int, int]],
    pair: tuple[bool, bool],
    service: bool,
    windows: bool,
    cap: int | None,
) -> None:
    base = {m for m in range(MINUTES) if not service or in_office(m)}
    planned = minutes(works) & base
    agreed = {m for m in planned if not windows or at_night(m)}
    limits: dict[str, Any] = {"windows": (NIGHT,)} if windows else {}
    if cap is not None:
        limits["cap"] = lasting(cap)
        most = int(Fraction(cap * 60 * 7) / (Fraction(36525, 1200)) * 10**6)  # of a week
        agreed = set(sorted(agreed)[: most // 10**6])
        fine = Fraction(most % 10**6, 10**6)  # the part of the next minute
        fine = fine if len({m for m in planned if not windows or at_night(m)}) > len(agreed) else 0
    else:
        fine = Fraction(0)
    down = minutes(outages) & base
    if pair == (True, True):
        lost, excluded = Fraction(len(down | planned)), Fraction(0)
    else:
        excluded = len(agreed) + Fraction(fine)
        lost = None if fine else Fraction(len((down | (planned - agreed)) - agreed))
    card = uptime()
    kind = {"base": "service", "calendar": "office"} if service else {}
    agreement = sla(card, definition(pair, **kind), hours(office()), maintenance(**limits))
    events = Events(
        tuple(Outage(moment(a), moment(a + n)) for a, n in outages),
        tuple(Maintenance(moment(a), moment(a + n)) for a, n in works),
    )
    found = Uptime(agreement, card, events).result(WEEK)
    taken = excluded if pair == (False, False) else Fraction(0)
    assert abs(found.excluded - excluded) < Fraction(1, 10**4)
    assert abs(found.base - (len(base) - taken)) < Fraction(1, 10**4)
    if lost is not None:
        assert found.lost == lost
