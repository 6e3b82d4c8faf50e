"""How often and on which days, as written: reads what `show` prints, and what people write."""

import re
from typing import cast, get_args

from sla_desktop.domain.quantities import (
    WEEKDAYS,
    DayKind,
    Frequency,
    MeasureWindow,
    Period,
    TimeSpan,
    Weekday,
)

_PERIODS: dict[str, Period] = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "every two weeks": "fortnight",
    "every other week": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "every six months": "half-year",
    "half-yearly": "half-year",
    "yearly": "year",
    "annually": "year",
}
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4}
_NUMBER = r"(?P<number>once|twice|three times|four times|\d+ times)"
_PER = r"(?P<per>day|week|fortnight|month|quarter|half-year|year)"
_EACH = re.compile(rf"^(?:every|each) {_PER}$")
_RATE = re.compile(rf"^{_NUMBER} (?:an?|per|each|every) {_PER}$")
_RATE_LY = re.compile(rf"^{_NUMBER} (?P<ly>\w+ly)$")  # twice daily
_EVERY = re.compile(rf"^(?:{_NUMBER} )?every (?P<every>\d+) {_PER}s$")
_TIME = re.compile(
    r"(?:\b(?:at|from) )?(?<![\d:.])"
    r"(\d{1,2})[:.](\d{2})(?:\s*[-–]\s*(\d{1,2})[:.](\d{2}))?(?![\d:.])"
)
_PART_OF_DAY = re.compile(r"\b(?:in the )?(?:morning|afternoon|evening|night)s?\b", re.IGNORECASE)
_WINDOW = re.compile(rf"^(?P<kind>rolling )?(?:(?P<count>\d+) )?(?:calendar )?{_PER}s?$")
_BETWEEN = re.compile(r",|;|/|&| and ", re.IGNORECASE)
_FROM_TO = re.compile(r"^(\w+) ?(?:to|-|–) ?(\w+)$")
_DAY_WORDS: dict[str, tuple[DayKind, ...]] = {
    "weekdays": WEEKDAYS[:5],
    "working days": WEEKDAYS[:5],
    "business days": WEEKDAYS[:5],
    "weekends": WEEKDAYS[5:],
    "every day": WEEKDAYS,
    "daily": WEEKDAYS,
    "public holidays": ("holiday",),
    "bank holidays": ("holiday",),
    "holidays": ("holiday",),
    "also on public holidays": ("holiday",),
}
_FULL = {"tue": "tuesday", "wed": "wednesday", "thu": "thursday", "sat": "saturday"}


def frequency(text: str) -> Frequency | None:
    """ "twice a day, 07:00 and 13:00", "Mon/Wed/Fri 18:30–21:30", "every Monday (from the CRM)".

    None where it says no rhythm. Times of day may also stand in the brackets.
    """
    match = re.fullmatch(r"(?P<rhythm>[^()]*?)(?: ?\((?P<note>.*)\))?", _plain(text))
    if match is None:
        return None
    note = match["note"] or ""
    rest, at = _without_times(match["rhythm"])
    if note and not at:
        beside, in_note = _without_times(note)
        if in_note and not _words(beside):
            note, at = "", in_note
    if at is None:
        return None
    words = _words(_PART_OF_DAY.sub("", rest) if at else rest)
    return _of_words(words, at, note) if words else None


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _words(text: str) -> list[str]:
    parts = (part.strip().lower() for part in _BETWEEN.split(text))
    return [part for part in parts if part]


def _without_times(text: str) -> tuple[str, tuple[TimeSpan, ...] | None]:
    """The text without its times of day, and these; None where one is no time."""
    spans = [_span(match) for match in _TIME.finditer(text)]
    known = tuple(span for span in spans if span is not None)
    return _TIME.sub(",", text), known if len(known) == len(spans) else None


def _span(match: re.Match[str]) -> TimeSpan | None:
    start = int(match[1]) * 60 + int(match[2])
    end = int(match[3]) * 60 + int(match[4]) if match[3] else start
    fits = start <= 1440 and end <= 1440 and int(match[2]) < 60 and int(match[4] or 0) < 60
    return TimeSpan(start=start, end=end) if fits else None


def _of_words(words: list[str], at: tuple[TimeSpan, ...], note: str) -> Frequency | None:
    head, others = words[0], words[1:]
    basic = _basic(head)
    if basic is None:
        bare = re.sub(r"^(?:every|each|on) ", "", head)
        on = _weekdays([bare, *others])
        return Frequency(per="week", days=on, at=at, note=note) if on else None
    on = _weekdays(others)
    if on is None:
        return None
    per, times, every = basic
    return Frequency(per=per, times=times, every=every, days=on, at=at, note=note)


def _basic(head: str) -> tuple[Period, int, int] | None:
    per = _PERIODS.get(head) or (head if head in get_args(Period) else None)
    if per is not None:
        return cast("Period", per), 1, 1
    if match := _EACH.match(head):
        return cast("Period", match["per"]), 1, 1
    if match := _RATE.match(head):
        return cast("Period", match["per"]), _count(match["number"]), 1
    if (match := _RATE_LY.match(head)) and match["ly"] in _PERIODS:
        return _PERIODS[match["ly"]], _count(match["number"]), 1
    if match := _EVERY.match(head):
        number = _count(match["number"]) if match["number"] else 1
        return cast("Period", match["per"]), number, int(match["every"])
    return None


def _count(text: str) -> int:
    return _TIMES.get(text) or int(text.partition(" ")[0])


def days(text: str) -> tuple[DayKind, ...] | None:
    """ "Monday to Friday", "Mon/Wed/Fri", "weekends and public holidays"; None for others."""
    kinds = _kinds(_words(_plain(text)))
    return kinds or None


def _weekdays(words: list[str]) -> tuple[Weekday, ...] | None:
    kinds = _kinds(words)
    if kinds is None or "holiday" in kinds:
        return None
    return tuple(day for day in WEEKDAYS if day in kinds)


def _kinds(words: list[str]) -> tuple[DayKind, ...] | None:
    found: set[DayKind] = set()
    for word in words:
        kinds = _DAY_WORDS.get(word) or _DAY_WORDS.get(f"{word}s") or _from_to(word)
        if not kinds:
            return None
        found.update(kinds)
    return tuple(kind for kind in (*WEEKDAYS, "holiday") if kind in found)


def _from_to(word: str) -> tuple[Weekday, ...]:
    """One day of the week, or a stretch of it that may run over Sunday."""
    match = _FROM_TO.match(word)
    first = _weekday(match[1] if match else word)
    last = _weekday(match[2]) if match else first
    if first is None or last is None:
        return ()
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    return WEEKDAYS[start : end + 1] if start <= end else (*WEEKDAYS[start:], *WEEKDAYS[: end + 1])


def _weekday(text: str) -> Weekday | None:
    return next((day for day in WEEKDAYS if _is_day(day, text)), None)


def _is_day(day: Weekday, text: str) -> bool:
    """The short name, the whole one, or anything between; more than one of them too."""
    full = _FULL.get(day, f"{day}day")
    return len(text) > 2 and (full.startswith(text) or text == f"{full}s")


def window(text: str) -> MeasureWindow | None:
    """ "calendar month", "rolling 12 months", "monthly"; None where it is no window."""
    plain = _plain(text).lower()
    if plain in _PERIODS:
        return MeasureWindow(period=_PERIODS[plain])
    match = _WINDOW.match(plain)
    if match is None:
        return None
    count = int(match["count"] or 1)
    return MeasureWindow(
        period=cast("Period", match["per"]), count=count, rolling=match["kind"] is not None
    )
