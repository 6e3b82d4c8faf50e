"""Stretches of time: what lies in both, in one only, in part of them; opening hours on the line."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.domain import worktime
from sla_desktop.domain.calendars import Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.quantities import Clock, Duration, TimeUnit
from sla_desktop.simulate import spans
from sla_desktop.simulate.opening import elapsed_in, lateness, opening, unit_micros
from sla_desktop.simulate.spans import SECOND, common, length, shortened, union, within, without
from tests.simulate.built import ZONE, at, lasting, office

SOME = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=8).map(
    lambda pairs: union((start, start + more) for start, more in pairs)
)
FIRST, LAST = dt.date(2027, 3, 1), dt.date(2027, 4, 30)


def points(stretches: spans.Spans) -> set[int]:
    return {point for start, end in stretches for point in range(start, end)}


@given(SOME, SOME)
def test_spans_follow_the_algebra_of_sets(one: spans.Spans, other: spans.Spans) -> None:
    assert points(common(one, other)) == points(one) & points(other)
    assert points(without(one, other)) == points(one) - points(other)
    assert length(one) == len(points(one))


@given(SOME, st.integers(0, 70), st.integers(0, 70))
def test_a_part_of_the_spans_is_found_by_search(one: spans.Spans, start: int, more: int) -> None:
    end = start + more
    assert list(within(one, start, end)) == [s for s in one if s[1] > start and s[0] < end]


def test_spans_are_shortened_from_the_front() -> None:
    assert shortened([(0, 5), (10, 20)], 8) == [(0, 5), (10, 13)]
    assert shortened([(0, 5)], 0) == []
    assert shortened([(0, 5)], 9) == [(0, 5)]


def test_moments_keep_their_microseconds() -> None:
    moment = dt.datetime(2027, 6, 1, 12, 0, 0, 1, tzinfo=dt.UTC)
    assert spans.instant(spans.moment(moment)) == moment
    assert spans.minutes(90 * SECOND) == Fraction(3, 2)


@given(
    st.integers(0, 20 * 1440),
    st.integers(0, 12 * 1440),
    st.sampled_from(
        [
            lasting(4),
            lasting(2, "h", "business"),
            lasting(1, "day", "business"),
            lasting("1.5", "day", "business"),
            lasting(1, "week", "business"),
            lasting(1, "month"),
        ]
    ),
    st.booleans(),
)
def test_lateness_is_told_as_the_due_moment_tells_it(
    start: int, taken: int, limit: Duration, holiday: bool
) -> None:
    rule = Holidays(dates=(Holiday(date=dt.date(2027, 3, 29)),)) if holiday else None
    hours = office(holidays=rule)
    begin = at(20, month=3) + dt.timedelta(minutes=start)
    end = begin.astimezone(dt.UTC) + dt.timedelta(minutes=taken)
    late = lateness(limit, hours, ZONE, FIRST, LAST)
    due = worktime.due(begin, limit, hours, ZONE)
    assert due is not None
    told = late(spans.moment(begin), spans.moment(end))
    if limit.unit == "h" and limit.clock == "business":
        # the minute in which the hours close counts on until they open again
        hours_of = opening(hours, ZONE, FIRST, LAST)
        assert told == (
            hours_of.between(spans.moment(begin), spans.moment(end)) > 2 * 3600 * SECOND
        )
    else:
        assert told == (end > due)


def test_time_in_no_hours_or_after_the_last_is_never_late() -> None:
    never = ServiceCalendar(id="none", name="None")
    start, end = spans.moment(at(1, month=3)), spans.moment(at(30, month=4))
    day = lasting(1, "day", "business")
    assert not lateness(day, never, ZONE, FIRST, LAST)(start, end)
    assert not lateness(day, office(), ZONE, FIRST, FIRST)(end, end + SECOND)
    assert not lateness(lasting(1, "h", "business"), never, ZONE, FIRST, LAST)(start, end)
    assert opening(never, ZONE, FIRST, LAST).between(start, end) == 0


@pytest.mark.parametrize(
    ("unit", "clock", "hours", "seconds"),
    [
        ("h", "clock", office(), 3600),
        ("day", "business", office(), 8 * 3600),
        ("week", "business", office(), 40 * 3600),
        ("day", "business", None, 24 * 3600),
        ("day", "business", ServiceCalendar(id="n", name="N"), 24 * 3600),
    ],
)
def test_a_business_day_is_as_long_as_the_hours_of_a_day(
    unit: TimeUnit, clock: Clock, hours: ServiceCalendar | None, seconds: int
) -> None:
    assert unit_micros(lasting(1, unit, clock), hours) == seconds * SECOND


def test_business_time_passes_only_in_the_hours() -> None:
    start, end = spans.moment(at(4, 16)), spans.moment(at(7, 10))  # Friday to Monday
    reach = (dt.date(2027, 6, 1), dt.date(2027, 6, 30))
    assert elapsed_in(lasting(1, "h", "business"), office(), ZONE, *reach)(start, end) == 2
    assert elapsed_in(lasting(1, "h"), office(), ZONE, *reach)(start, end) == 66
    assert elapsed_in(lasting(1, "h", "business"), None, ZONE, *reach)(start, end) == 66


def test_without_hours_every_day_is_open_from_midnight_to_midnight() -> None:
    open_always = opening(None, ZONE, dt.date(2027, 3, 28), dt.date(2027, 3, 28))
    assert length(open_always.spans) == 23 * 3600 * SECOND
    assert open_always.days == (spans.moment(at(28, month=3)),)
