"""Typed times: lengths of time, dates, times of day."""

import datetime as dt
import re
from decimal import Decimal

from sla_desktop.domain import show
from sla_desktop.domain.parse_numbers import BadValueError, decimal
from sla_desktop.domain.quantities import Clock, Duration, TimeSpan, TimeUnit

_UNITS: dict[str, TimeUnit] = {
    "s": "s",
    "sec": "s",
    "second": "s",
    "m": "min",
    "min": "min",
    "minute": "min",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "d": "day",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_SECONDS: dict[str, int] = {"week": 604_800, "day": 86_400, "h": 3600, "min": 60, "s": 1}
_DURATION = re.compile(
    r"^([\d.,]+)\s*(business|working|bus\.?|b|clock|calendar)?[\s-]*([a-z]+?)s?$", re.IGNORECASE
)
_PARTS = re.compile(r"([\d.,]+)\s*([a-z]+?)s?(?:\s+and\s+|,\s*|\s*)(?=\d|$)", re.IGNORECASE)
_WORDS = re.compile(
    r"^(half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+",
    re.IGNORECASE,
)
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_DATE = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_WRITTEN_DATE = re.compile(
    r"^(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?P<month>[A-Za-z]{3,9})"
    r"|(?P<american>[A-Za-z]{3,9}) (?P<after>\d{1,2})(?:st|nd|rd|th)?),? (?P<year>\d{4})$"
)
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)
_NOON = 12
_DAY = 1440  # minutes
ALWAYS = ("24x7", "24×7", "24/7", "24 h", "24 hours", "always", "all day", "round the clock")


def duration(text: str) -> Duration:
    """ "30 min", "4 business hours", "2 bd", "1 h 30 min", "two weeks", "half an hour"."""
    plain = _with_digits(" ".join(text.replace("\u00a0", " ").split()))
    match = _DURATION.match(plain)
    mark = (match[2] or "").lower() if match else ""
    unit = _UNITS.get(match[3].lower()) if match else None
    if match is None or unit is None:
        summed = _summed(plain)
        if summed is None:
            raise BadValueError(
                f"“{text}” is not a length of time: write it like 30 min, 1 h 30 min, 4 h or "
                "2 business days."
            )
        return summed
    clock: Clock = "business" if mark and mark not in ("clock", "calendar") else "clock"
    return Duration(value=decimal(match[1]), unit=unit, clock=clock)


def looks_like_duration(text: str) -> bool:
    """Whether it is a number and a word, or several of them, as a length of time is."""
    plain = _with_digits(" ".join(text.replace("\u00a0", " ").split()))
    return bool(_DURATION.match(plain)) or _summed(plain) is not None


def _with_digits(text: str) -> str:
    """Number words at the start as digits."""
    match = _WORDS.match(text)
    if match is None:
        return text
    word, rest = match[1].lower(), text[match.end() :]
    if not word.startswith("half"):
        return f"{_NUMBERS[word]} {rest}"
    return "30 min" if rest.lower() == "hour" else f"0.5 {rest}"


def _unit(word: str) -> TimeUnit | None:
    """A unit that is always so many seconds."""
    unit = _UNITS.get(word.lower())
    return unit if unit is not None and _SECONDS.get(unit, 0) else None


def _summed(text: str) -> Duration | None:
    """ "1 h 30 min" in its smallest unit; each unit once, from the largest down."""
    found = [*_PARTS.finditer(text)]
    units: list[TimeUnit] = [*filter(None, (_unit(part[2]) for part in found))]
    sizes = [_SECONDS[unit] for unit in units]
    covered = sum(part.end() - part.start() for part in found) == len(text)
    falling = sizes == sorted(set(sizes), reverse=True)
    if len(found) < 2 or not covered or len(units) < len(found) or not falling:
        return None
    parts = (decimal(part[1]) * size for part, size in zip(found, sizes, strict=True))
    return Duration(value=sum(parts, Decimal(0)) / sizes[-1], unit=units[-1])


def date(text: str) -> dt.date:
    """ "2027-03-01", "1 March 2027", "March 1st, 2027" or "31/03/2027".

    Numbers that can be read in two ways are refused: which comes first differs by country.
    """
    plain = " ".join(text.replace("\u00a0", " ").split())
    try:
        return dt.date.fromisoformat(plain)
    except ValueError:
        found = _written_date(plain) or _numbered_date(text, plain)
    if found is None:
        raise BadValueError(f"“{text}” is not a date: write it like 2027-03-01 or 1 March 2027.")
    return found


def _numbered_date(text: str, plain: str) -> dt.date | None:
    match = _DATE.match(plain)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings = {_date(year, second, first), _date(year, first, second)} - {None}
    if len(readings) > 1:
        one, other = (f"{d.day} {show.MONTHS[d.month - 1]}" for d in _sorted(readings))
        raise BadValueError(f"“{text}” can be {one} or {other}: write it like {one} {year}.")
    return next(iter(readings), None)


def _sorted(dates: set[dt.date | None]) -> list[dt.date]:
    return sorted(one for one in dates if one is not None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # e.g. 31 June
        return None


def _written_date(text: str) -> dt.date | None:
    match = _WRITTEN_DATE.match(text)
    if match is None:
        return None
    name = match["month"] or match["american"]
    stems = [month[:3].lower() for month in show.MONTHS]
    if name[:3].lower() not in stems:
        return None
    month = stems.index(name[:3].lower()) + 1
    if not show.MONTHS[month - 1].lower().startswith(name.lower()):
        return None
    return _date(int(match["year"]), month, int(match["day"] or match["after"]))


def minute_of_day(text: str) -> int:
    """ "07:30", "7.30", "7" or "7:30 pm" as minutes; "24:00" is 1440."""
    match = _TIME.match(text.strip())
    value = _minutes(match) if match else None
    if value is None or value > _DAY:
        raise BadValueError(f"“{text}” is not a time of day: write it like 07:30 or 5pm.")
    return value


def _minutes(match: re.Match[str]) -> int | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    half = (match[3] or "")[:1].lower()
    if minute > 59 or (half and not 1 <= hour <= _NOON):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour * 60 + minute


def time_span(text: str) -> TimeSpan:
    """ "09:00-17:00", "9-17", "9am to 5pm", "9.00–17.00"; "24x7" is the whole day."""
    plain = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if plain in ALWAYS:
        return TimeSpan(start=0, end=_DAY)
    parts = re.split(r"\s*[-–—]\s*|\s+to\s+", plain)
    if len(parts) != 2:
        raise BadValueError(
            f"“{text}” is not a stretch of the day: write it like 09:00-17:00 or 9am-5pm."
        )
    start, end = minute_of_day(parts[0]), minute_of_day(parts[1])
    if end < start <= _NOON * 60 and parts[1].strip().isdigit():
        raise BadValueError(
            f"“{text}” does not say whether it ends in the morning: write it like 9am-5pm or "
            "09:00-17:00."
        )
    return TimeSpan(start=start, end=end)
