"""Stretches of time on one line: half-open, in whole microseconds since 1970 in UTC.

Whole numbers keep every sum exact; a list of spans is in order and its spans do not touch.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from operator import itemgetter

from sla_desktop.domain.worktime import Span, merged

Spans = Sequence[Span]

SECOND = 1_000_000
MINUTE = 60 * SECOND
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICRO = dt.timedelta(microseconds=1)

union = merged


def moment(instant: dt.datetime) -> int:
    """An aware instant as a point on the line."""
    return (instant - _EPOCH) // _MICRO


def instant(point: int) -> dt.datetime:
    """A point on the line as an instant in UTC."""
    return _EPOCH + dt.timedelta(microseconds=point)


def length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def minutes(micros: int | Fraction) -> Fraction:
    return Fraction(micros) / MINUTE


def seconds(micros: int | Fraction) -> Fraction:
    return Fraction(micros) / SECOND


def within(spans: Spans, start: int, end: int) -> Spans:
    """The spans that reach into a stretch, uncut: found by search, not by looking at all."""
    low = bisect_right(spans, start, key=itemgetter(1))
    return spans[low : bisect_left(spans, end, key=itemgetter(0))]


def common(one: Spans, other: Spans) -> list[Span]:
    """What lies in both."""
    result: list[Span] = []
    at = beside = 0
    while at < len(one) and beside < len(other):
        start = max(one[at][0], other[beside][0])
        end = min(one[at][1], other[beside][1])
        if start < end:
            result.append((start, end))
        if one[at][1] < other[beside][1]:
            at += 1
        else:
            beside += 1
    return result


def without(one: Spans, other: Spans) -> list[Span]:
    """What lies in the first and not in the second."""
    result: list[Span] = []
    beside = 0
    for start, end in one:
        while beside < len(other) and other[beside][1] <= start:
            beside += 1
        at = beside
        while at < len(other) and other[at][0] < end:
            if start < other[at][0]:
                result.append((start, other[at][0]))
            start = max(start, other[at][1])
            at += 1
        if start < end:
            result.append((start, end))
    return result


def shortened(spans: Spans, most: int) -> list[Span]:
    """The first so many microseconds of the spans."""
    result: list[Span] = []
    for start, end in spans:
        kept = min(end - start, most)
        if kept <= 0:
            break
        result.append((start, start + kept))
        most -= kept
    return result
