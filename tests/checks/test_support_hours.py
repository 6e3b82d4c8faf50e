"""B20: somebody is there when a promise runs."""

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.metrics import ClockRules
from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.sections import HoursSection, Section, SupportSection
from sla_desktop.domain.support import Channel, Priority, PriorityTimes
from tests.checks.crosscheck_builders import (
    WORKDAYS,
    always,
    card,
    faults,
    hours,
    levels,
    make,
    meaning,
    only,
    opening,
    priority,
    ranks,
    sec,
    severities,
    time,
    uptime,
    written,
)

DESK = opening("desk", 8, 18)  # ten hours on five days


def channels(*calendars: str) -> SupportSection:
    rows = (Channel(id=f"c{n}", name="Phone", calendar=c) for n, c in enumerate(calendars))
    return sec(SupportSection, channels=tuple(rows))


def desk(*sections: Section) -> Agreement:
    """A desk that is attended ten hours on five days, and a round-the-clock calendar."""
    return make(hours(DESK, always()), channels("desk"), *sections)


def test_a_priority_that_runs_round_the_clock_needs_somebody_round_the_clock() -> None:
    found = only("B20", desk(ranks(priority("P1", "15 min", calendar="always"))))
    assert found.severity == "error"
    assert found.message == (
        "P1: 15 minutes run in “Always”, 168 hours a week, but the channels are attended only "
        "50 hours: on Monday 00:00 nobody is there."
    )
    assert found.field == "priorities.priorities.p1.times.all.response"
    assert found.numbers == ("15 minutes", "168 hours", "50 hours")


def test_business_hours_of_the_desk_itself_are_fine() -> None:
    assert faults("B20", desk(ranks(priority("P1", "1 bh", calendar="desk")))) == []
    assert faults("B20", desk(ranks(priority("P1", "1 bh")))) == []


def test_business_hours_of_a_wider_default_calendar_are_not() -> None:
    wide = make(hours(always(), DESK), channels("desk"), ranks(priority("P1", "1 bh")))
    assert severities("B20", wide) == ["error"]


@pytest.mark.parametrize(
    ("response", "found"),
    [
        ("15 min", ["error"]),
        ("14 h", ["error"]),
        ("15 h", ["warning"]),
        ("24 h", ["warning"]),
        ("62 h", ["warning"]),
        ("63 h", []),
    ],
)
def test_by_the_clock_it_may_be_over_before_anybody_is_there(
    response: str, found: list[str]
) -> None:
    assert severities("B20", desk(ranks(priority("P1", response)))) == found


def test_the_longest_gap_is_the_example() -> None:
    assert only("B20", desk(ranks(priority("P1", "24 h")))).message == (
        "P1: what is reported Friday 18:00 is due within 24 hours by the clock, but no channel is "
        "attended until Monday 08:00."
    )


def test_hours_of_several_channels_add_up() -> None:
    night = opening("night", 18, 8, (*WORKDAYS, "sat", "sun"))
    day = opening("day", 8, 18, (*WORKDAYS, "sat", "sun"))
    agreement = make(hours(day, night), channels("day", "night"), ranks(priority("P1", "15 min")))
    assert faults("B20", agreement) == []


@pytest.mark.parametrize(
    "support", [channels(), channels("desk", ""), channels("gone"), channels("empty")]
)
def test_hours_that_are_not_known_are_not_judged(support: Section) -> None:
    calendars = hours(DESK, ServiceCalendar(id="empty", name="Empty"))
    assert faults("B20", make(calendars, support, ranks(priority("P1", "15 min")))) == []


def test_business_hours_of_no_calendar_are_not_judged() -> None:
    assert faults("B20", desk(ranks(priority("P1", "1 bh", calendar="gone")))) == []


def test_the_fix_counts_where_no_answer_is_promised() -> None:
    found = only("B20", desk(ranks(priority("P1", "", "4 h"))))
    assert found.field == "priorities.priorities.p1.times.all.resolution"
    assert faults("B20", desk(ranks(priority("P1")))) == []


def test_time_metrics_that_stand_alone_count_too() -> None:
    complaint = card("complaint", time("24 h"), measure="resolution")
    found = only("B20", desk(levels(complaint)))
    assert (found.severity, found.field) == ("warning", "levels.metrics.complaint.target")
    spill = card("spill", time("1 bh"), measure="response", clock=ClockRules(calendar="always"))
    assert severities("B20", desk(levels(spill))) == ["error"]
    others = (
        card("quality", time("1 h"), measure="quality"),
        card("answer", time("1 h"), measure="response", by_priority=True),
    )
    assert faults("B20", desk(levels(*others))) == []


def saas(*sections: Section) -> Agreement:
    """An availability over every minute of the month."""
    return desk(levels(uptime()), meaning(), *sections)


def test_availability_counts_hours_without_an_answer() -> None:
    found = only("B20", saas(ranks(priority("P1", "1 bh", calendar="desk"))))
    assert found.severity == "warning"
    assert found.message == (
        "Availability counts 168 hours a week, but an answer is promised only for 50 hours: an "
        "outage on Monday 00:00 may wait for long."
    )
    assert (found.field, found.objects) == ("levels.metrics.uptime.target", ("uptime",))


def test_a_round_the_clock_promise_answers_all_of_it() -> None:
    assert severities("B20", saas(ranks(priority("P1", "15 min", calendar="always")))) == ["error"]
    assert faults("B20", saas(ranks(priority("P1", "63 h")))) == []


def test_availability_in_the_hours_of_the_desk_is_answered() -> None:
    office = desk(
        levels(uptime()),
        meaning("service", calendar="desk"),
        ranks(priority("P1", "1 bh", calendar="desk")),
    )
    assert faults("B20", office) == []


def test_without_any_answer_promised_availability_is_not_judged() -> None:
    assert faults("B20", saas()) == []
    unknown = make(levels(uptime()), ranks(priority("P1", "1 bh")))
    assert faults("B20", unknown) == []


def test_several_levels_of_one_base_are_one_finding() -> None:
    two = levels(uptime(), uptime("99.5", id="second"))
    found = only("B20", desk(two, ranks(priority("P1", "1 bh", calendar="desk"))))
    assert found.objects == ("uptime", "second")


def bands() -> ServiceCalendar:
    free = ("sat", "sun", "holiday")
    rows = [("day", WORKDAYS, 10, 20), ("night", WORKDAYS, 20, 10), ("free-day", free, 10, 20)]
    rows.append(("free-night", free, 20, 10))
    return ServiceCalendar(
        id="bands",
        name="Bands",
        bands=tuple(
            Band(id=name, days=days, hours=TimeSpan(start=a * 60, end=b * 60))
            for name, days, a, b in rows
        ),
    )


def test_a_band_that_is_not_booked_leaves_availability_without_an_answer() -> None:
    rows = tuple(
        PriorityTimes(id=name, band=name, booked=name != "free-night", response=time("2 h"))
        for name in ("day", "night", "free-day", "free-night")
    )
    emergency = Priority(id="emergency", name="Emergency", times=rows, calendar="bands")
    agreement = make(
        hours(bands()), channels("bands"), levels(uptime()), meaning(), ranks(emergency)
    )
    found = only("B20", agreement)
    assert found.severity == "warning"
    assert "168 hours a week, but an answer is promised only for 140 hours" in found.message
    assert "on Saturday 00:00" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Mended within 4 hours.",
        "Answered after three days.",
        "a 2-day wait",
        "in 48 h at the most",
        "after 3 d",
    ],
)
def test_a_bare_hour_or_day_in_wording_is_remarked(text: str) -> None:
    found = only("B20", make(written(text)))
    assert (found.severity, found.field) == ("information", "duties.wording")
    assert "once without saying clock or business" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Mended within 4 business hours.",
        "Mended within 4 clock hours and 30 minutes.",
        "Open 8 hours a day.",
        "Marked “within 4 hours”.",
        "Monday to Friday",
    ],
)
def test_marked_times_are_fine(text: str) -> None:
    assert faults("B20", make(written(text))) == []


def test_a_rule_for_bare_times_settles_it() -> None:
    text = written("Within 4 hours, or 3 days.")
    said = sec(HoursSection, unmarked_time="clock")
    assert faults("B20", make(text, said)) == []
    found = only("B20", make(text, sec(HoursSection)))
    assert found.field == "hours.unmarked_time"
    assert "2 times" in found.message
