"""How often, as written: reads what `show.frequency` and `show.window` print."""

import re
from typing import cast, get_args

from sla_desktop.domain.quantities import (
    WEEKDAYS,
    Frequency,
    MeasureWindow,
    Period,
    TimeSpan,
    Weekday,
)

_PERIODS: dict[str, Period] = {
    "daily": "day",
    "every day": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "every two weeks": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "every six months": "half-year",
    "half-yearly": "half-year",
    "yearly": "year",
    "annually": "year",
}
_TIMES = {"once": 1, "twice": 2}
_NUMBER = r"(?P<number>once|twice|\d+ times)"
_PER = r"(?P<per>day|week|fortnight|month|quarter|half-year|year)"
_RATE = re.compile(rf"^{_NUMBER} (?:an?|per) {_PER}$")
_EVERY = re.compile(rf"^(?:{_NUMBER} )?every (?P<every>\d+) {_PER}s$")
_TIME = re.compile(r"^(\d{1,2})[:.](\d{2})(?:\s*[-–]\s*(\d{1,2})[:.](\d{2}))?$")
_WINDOW = re.compile(rf"^(?P<kind>rolling )?(?:(?P<count>\d+) )?(?:calendar )?{_PER}s?$")


def frequency(text: str) -> Frequency | None:
    """ "twice a day, 07:00 and 13:00", "every Monday (from the CRM)"; None where it is none."""
    plain = " ".join(text.replace("\u00a0", " ").split())
    match = re.fullmatch(r"(?P<rhythm>[^()]*?)(?: \((?P<note>.*)\))?", plain)
    if match is None:
        return None
    parts = [p.strip() for p in re.split(r",| and ", match["rhythm"]) if p.strip()]
    times_of_day = [span for part in parts if (span := _span(part)) is not None]
    words = [part for part in parts if _TIME.match(part) is None]
    if not words or len(times_of_day) + len(words) != len(parts):
        return None
    return _of_words(words, tuple(times_of_day), match["note"] or "")


def _of_words(words: list[str], at: tuple[TimeSpan, ...], note: str) -> Frequency | None:
    head = words[0].lower()
    first_day = _weekday(head.removeprefix("every ")) if head.startswith("every ") else None
    days = _weekdays(words[1:])
    if days is None:
        return None
    if first_day is not None:
        chosen = (first_day, *days)
        ordered: tuple[Weekday, ...] = tuple(day for day in WEEKDAYS if day in chosen)
        return Frequency(per="week", days=ordered, at=at, note=note)
    basic = _basic(head)
    if basic is None:
        return None
    per, times, every = basic
    return Frequency(per=per, times=times, every=every, days=days, at=at, note=note)


def _basic(head: str) -> tuple[Period, int, int] | None:
    per = _PERIODS.get(head) or (head if head in get_args(Period) else None)
    if per is not None:
        return cast("Period", per), 1, 1
    if match := _RATE.match(head):
        return cast("Period", match["per"]), _count(match["number"]), 1
    if match := _EVERY.match(head):
        number = _count(match["number"]) if match["number"] else 1
        return cast("Period", match["per"]), number, int(match["every"])
    return None


def _count(text: str) -> int:
    return _TIMES.get(text) or int(text.partition(" ")[0])


def _weekday(text: str) -> Weekday | None:
    return next((day for day in WEEKDAYS if len(text) > 2 and _is_day(day, text)), None)


def _is_day(day: Weekday, text: str) -> bool:
    whole = {"tue": "tuesday", "wed": "wednesday", "thu": "thursday", "sat": "saturday"}
    return text in (day, whole.get(day, f"{day}day"))


def _weekdays(words: list[str]) -> tuple[Weekday, ...] | None:
    found: list[Weekday] = []
    for word in words:
        first, to, last = word.lower().partition(" to ")
        start = _weekday(first)
        end = _weekday(last) if to else start
        if start is None or end is None:
            return None
        found += WEEKDAYS[WEEKDAYS.index(start) : WEEKDAYS.index(end) + 1]
    return tuple(day for day in WEEKDAYS if day in found)


def _span(text: str) -> TimeSpan | None:
    match = _TIME.match(text)
    if match is None:
        return None
    start = int(match[1]) * 60 + int(match[2])
    end = int(match[3]) * 60 + int(match[4]) if match[3] else start
    fits = start <= 1440 and end <= 1440 and int(match[2]) < 60 and int(match[4] or 0) < 60
    return TimeSpan(start=start, end=end) if fits else None


def window(text: str) -> MeasureWindow | None:
    """ "calendar month", "rolling 12 months", "monthly"; None where it is no window."""
    plain = " ".join(text.replace("\u00a0", " ").split()).lower()
    if plain in _PERIODS:
        return MeasureWindow(period=_PERIODS[plain])
    match = _WINDOW.match(plain)
    if match is None:
        return None
    count = int(match["count"] or 1)
    return MeasureWindow(
        period=cast("Period", match["per"]), count=count, rolling=match["kind"] is not None
    )
