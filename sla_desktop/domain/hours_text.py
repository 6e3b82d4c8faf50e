"""Weekly hours as typed: "Mon-Fri 09:00-17:00, Sat 10:00-14:00"."""

import re

from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.parse import BadValueError, day_kinds, time_span
from sla_desktop.domain.parse_times import ALWAYS

_TIME = r"\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]m\b)?"
_PART = re.compile(
    rf"(?P<days>[^\d;]+?)[\s:]*(?P<span>{_TIME}\s*(?:[-–]|to\b)\s*{_TIME})", re.IGNORECASE
)
_BETWEEN = " ,;"
_LONGEST = 300


def weekly_hours(text: str) -> ServiceCalendar | None:
    """The calendar of typed hours; None for round the clock. Raises BadValueError."""
    if text.strip().casefold() in ALWAYS:
        return None
    bands: list[Band] = []
    at = 0
    for match in _PART.finditer(text[:_LONGEST]):
        if text[at : match.start()].strip(_BETWEEN):
            break
        days = day_kinds(match["days"].strip(_BETWEEN))
        bands.append(Band(id=f"band-{len(bands)}", days=days, hours=time_span(match["span"])))
        at = match.end()
    if not bands or text[at:].strip(_BETWEEN):
        raise BadValueError(f"“{text}” are no weekly hours: write them like Mon-Fri 09:00-17:00.")
    return ServiceCalendar(id="hours", name=" ".join(text.split()), bands=tuple(bands))
