"""Weekly hours as people type them."""

import pytest

from sla_desktop.domain.hours_text import weekly_hours
from sla_desktop.domain.parse import BadValueError


def bands(text: str) -> list[tuple[str, int, int]]:
    found = weekly_hours(text)
    assert found is not None
    return [(" ".join(one.days), one.hours.start, one.hours.end) for one in found.bands]


def test_days_and_hours_are_read_together() -> None:
    week = "mon tue wed thu fri"
    assert bands("Mon-Fri 09:00-17:00") == [(week, 540, 1020)]
    assert bands("Mon-Fri: 9:00 – 17:00; Sat, Sun 10.00-14.00") == [
        (week, 540, 1020),
        ("sat sun", 600, 840),
    ]


def test_hours_are_read_as_people_write_them() -> None:
    week = "mon tue wed thu fri"
    for text in ("Mon-Fri 9-17", "Mon–Fri 9am–5pm", "Mon-Fri 9.00–17.00", "Mon-Fri: 9 am to 5 pm"):
        assert bands(text) == [(week, 540, 1020)]
    assert bands("Mon-Fri 9-17, Sat 10-14") == [(week, 540, 1020), ("sat", 600, 840)]


def test_round_the_clock_needs_no_calendar() -> None:
    assert weekly_hours(" 24x7 ") is weekly_hours("24/7") is None


@pytest.mark.parametrize(
    "text",
    ["", "Mon-Fri", "09:00-17:00 Mon", "Mon 09:00-17:00 daily", "x 9:00-10:00", "Mon 9:00-99:00"],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        weekly_hours(text)
