"""B49: promises that can be called in."""

from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.credits import Caps, CreditSchedule, RepeatedFailure
from sla_desktop.domain.metrics import ClockRules
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.domain.sections import CreditsSection, ServicesSection
from sla_desktop.domain.services import Service
from sla_desktop.domain.support import PriorityTimes
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    gbp,
    hours,
    levels,
    make,
    only,
    opening,
    pct,
    points,
    priority,
    ranks,
    schedule,
    sec,
    severities,
    sides,
    tier,
    time,
    uptime,
)


def test_a_credit_for_a_priority_that_is_not_there() -> None:
    ladder = schedule(metrics=(), per_priority="p0", per_event=gbp("50"), model="fixed-sum")
    fault = only("B49", make(ranks(priority("P1", "1 h")), credits(ladder)))
    assert (fault.severity, fault.field) == ("error", "credits.schedules.ladder.per_priority")
    assert "points at a priority that is not there any more (“p0”)" in fault.message
    there = replace(ladder, per_priority="p1")
    assert faults("B49", make(ranks(priority("P1", "1 h")), credits(there))) == []


def test_rows_that_promises_rest_on() -> None:
    metric = uptime(services=("gone",), band="night", clock=ClockRules(calendar="lost"))
    found = faults("B49", make(levels(metric), hours()))
    assert [one.field for one in found] == [
        "levels.metrics.uptime.services",
        "levels.metrics.uptime.band",
        "levels.metrics.uptime.clock.calendar",
    ]


def test_a_band_of_hours_is_found_in_its_calendar() -> None:
    row = priority("P1", "1 h")
    banded = replace(row, times=(PriorityTimes(id="t", band="open"),))
    assert faults("B49", make(ranks(banded), hours())) == []
    assert severities("B49", make(ranks(banded))) == ["error"]


def shut() -> ServiceCalendar:
    return ServiceCalendar(id="office", name="Office")


def test_business_time_in_a_calendar_without_hours() -> None:
    rows = ranks(priority("P1", "1 bh", "4 bh"))
    found = faults("B49", make(rows, hours(shut())))
    assert [one.field.rpartition(".")[2] for one in found] == ["response", "resolution"]
    assert found[0].message == (
        "P1: 1 business hour run in “Office”, which has no hours: the time never runs out. Enter "
        "the hours."
    )
    assert faults("B49", make(ranks(priority("P1", "1 h", "4 h")), hours(shut()))) == []
    assert faults("B49", make(rows)) == []  # no hours at all: told among the elements
    assert faults("B49", make(ranks(priority("P1", "1 bh", booked=False)), hours(shut()))) == []


def test_a_metric_that_runs_in_closed_hours() -> None:
    metric = card("answer", time("1 bh"), clock=ClockRules(calendar="office"))
    assert severities("B49", make(levels(metric), hours(shut()))) == ["error"]
    assert faults("B49", make(levels(metric), hours(opening()))) == []


def paid(level: Any, minimum: Any = None, **fields: Any) -> Agreement:
    metric = card("m", level, minimum, window=MeasureWindow(), **fields)
    return make(levels(metric), credits(schedule(tier("(, 90)", "5"), metrics=("m",))))


@pytest.mark.parametrize(
    ("level", "fields", "found"),
    [
        (pct("0"), {"direction": "higher"}, ["error"]),
        (pct("0.1"), {"direction": "higher"}, []),
        (pct("100"), {"direction": "lower"}, ["error"]),
        (pct("99"), {"direction": "lower"}, []),
        (time("2 months"), {}, ["error"]),
        (time("1 day"), {}, []),
        (time("2 months"), {"direction": "higher"}, []),
        (time("2 months"), {"kind": "event"}, []),
    ],
)
def test_a_level_with_money_can_be_missed(level: Any, fields: Any, found: list[str]) -> None:
    assert severities("B49", paid(level, **fields)) == found


def test_it_says_why_it_cannot() -> None:
    fault = only("B49", paid(pct("90"), pct("0"), direction="higher"))
    assert (fault.field, fault.worked) == (
        "levels.metrics.m.minimum",
        ("Every result is at least 0",),
    )
    counts = paid(None, direction="lower")
    assert faults("B49", counts) == []
    free = make(levels(card("m", pct("0"), direction="higher")))
    assert faults("B49", free) == []


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("the Provider accepts the ticket", ["warning"]),
        ("when the supplier, in its discretion, opens a case", ["warning"]),
        ("Ash Ltd acknowledges the report", ["warning"]),
        ("the Customer's report arrives", []),
        ("the report reaches the Provider", []),
        ("", []),
    ],
)
def test_a_clock_does_not_wait_for_the_provider(start: str, found: list[str]) -> None:
    metric = uptime(clock=ClockRules(start=start))
    assert severities("B49", make(levels(metric), credits(schedule()), sides())) == found


def test_caps_credits_and_counts_of_nothing() -> None:
    def money(*schedules: CreditSchedule, **fields: Any) -> list[str]:
        agreement = make(levels(uptime()), credits(*schedules, **fields))
        return [one.field for one in faults("B49", agreement)]

    assert money(caps=Caps(month=pct("0"), year=pct("0"))) == [
        "credits.caps.month",
        "credits.caps.year",
    ]
    assert money(caps=Caps(month=pct("10"))) == []
    zero = schedule(tier("(, 99)", "0"))
    assert money(zero) == ["credits.schedules.ladder.tiers"]
    free_zone = schedule(tier("[99, 99.9)", "0"), tier("(, 99)", "5"), cap=gbp("0"))
    assert money(free_zone) == ["credits.schedules.ladder.cap"]
    never = RepeatedFailure(id="r", count=0, consequence="meeting")
    assert money(repeated=(never,)) == ["credits.repeated.r.count"]


def test_an_excluded_section_is_not_judged() -> None:
    left_out = replace(credits(caps=Caps(month=pct("0"))), included=False)
    assert isinstance(left_out, CreditsSection)
    assert faults("B49", make(left_out)) == []


def nightly(**fields: Any) -> Agreement:
    night = opening("night", 20, 6)
    shop = Service(id="shop", name="Shop", calendar=fields.pop("service_hours", "office"))
    metric = card(
        "m",
        time("4 bh"),
        services=fields.pop("services", ("shop",)),
        clock=ClockRules(calendar=fields.pop("runs_in", "night")),
        band=fields.pop("band", ""),
    )
    parts = sec(ServicesSection, services=(shop,))
    return make(levels(metric), parts, hours(opening(), night, **fields))


def test_a_level_that_runs_only_while_the_service_is_closed() -> None:
    fault = only("B49", nightly())
    assert (fault.severity, fault.field) == ("error", "levels.metrics.m.clock.calendar")
    assert "“M” runs in “Night”, when “Shop” is closed" in fault.message


@pytest.mark.parametrize(
    "fields",
    [
        {"runs_in": "office"},
        {"out_of_hours": "Calls are answered at double price."},
        {"service_hours": "night"},
        {"service_hours": ""},
        {"services": ()},
        {"band": "open"},
    ],
)
def test_levels_that_meet_the_service_are_quiet(fields: dict[str, Any]) -> None:
    assert faults("B49", nightly(**fields)) == []


def test_a_time_of_nothing_is_not_the_same_as_none() -> None:
    fault = only("B49", make(ranks(priority("P1", "0 min", "4 h"))))
    assert (fault.severity, fault.field) == ("error", "priorities.priorities.p1.times.all.response")
    assert fault.message.startswith("P1: nobody can keep a time of 0 minutes")
    assert faults("B49", make(ranks(priority("P1", "", "none")))) == []
    assert severities("B49", make(levels(card("m", time("0 h"))))) == ["error"]
    assert faults("B49", make(levels(card("m", time("0 h"), direction="higher")))) == []


def test_a_level_that_hangs_on_nothing_may_run_in_a_calendar_that_is_shut() -> None:
    shop = Service(id="shop", name="Shop", calendar="gone")
    metric = card("m", time("4 h"), services=("shop",), clock=ClockRules(calendar="office"))
    parts = sec(ServicesSection, services=(shop,))
    assert faults("B49", make(levels(metric), parts, hours(opening()))) == []
    known = sec(ServicesSection, services=(replace(shop, calendar="office"),))
    assert faults("B49", make(levels(metric), known, hours(shut()))) == []


def test_counts_where_less_is_better_have_no_worst() -> None:
    errors = card("m", points("5"), direction="lower")
    agreement = make(levels(errors), credits(schedule(metrics=("m",))))
    assert faults("B49", agreement) == []
