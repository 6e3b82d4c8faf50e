"""Availability of a month by the agreement's own definition and by the other common ones."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.metrics import LevelStep
from sla_desktop.domain.quantities import Rounding, TimeSpan
from sla_desktop.domain.sections import ComponentsSection, Section, ServicesSection
from sla_desktop.domain.services import Component, MaintenanceWindow, Service
from sla_desktop.simulate.events import Events, Maintenance, Outage
from sla_desktop.simulate.results import Result
from sla_desktop.simulate.term import Window, month_name
from sla_desktop.simulate.uptime import Other, Uptime
from tests.simulate.built import (
    JUNE,
    at,
    definition,
    hours,
    lasting,
    maintenance,
    office,
    outage,
    pct,
    percent,
    sla,
    uptime,
    works,
)

THE_OUTAGE = outage(at(5, 10), 43)
THE_WORKS = works(at(13, 2), 240)
SAMPLE = Events((THE_OUTAGE,), (THE_WORKS,))


def window(first: dt.date = JUNE, days: int = 30) -> Window:
    return Window(first, first + dt.timedelta(days=days - 1), month_name(first))


def june(*sections: Section, events: Events = SAMPLE, **metric: Any) -> Result:
    card = uptime(**metric)
    return Uptime(sla(card, *sections), card, events).result(window())


@pytest.mark.parametrize(
    ("pair", "base", "down", "excluded", "verdict"),
    [
        ((True, False), 43_200, 43, 240, "met"),  # 99.90046 %
        ((False, False), 42_960, 43, 240, "missed"),  # 99.89991 %
        ((True, True), 43_200, 283, 0, "missed"),  # 99.34491 %
    ],
)
def test_one_month_has_three_verdicts(
    pair: tuple[bool, bool], base: int, down: int, excluded: int, verdict: str
) -> None:
    found = june(definition(pair))
    assert (found.base, found.lost, found.excluded) == (base, down, excluded)
    assert found.value == percent(base - down, base)
    assert found.verdict == verdict


def test_the_worked_lines_name_base_maintenance_and_result() -> None:
    text = "\n".join(june(definition((False, False))).why)
    assert "43,200 min" in text
    assert "taken off the base" in text
    assert "(42,960 − 43) ÷ 42,960 = 99.89991 %." in text
    assert "Target at least 99.9 %: 99.89991 % misses it." in text


def test_rounding_as_agreed_can_turn_a_verdict() -> None:
    assert june(definition((False, False)), rounding=Rounding(decimals=2)).verdict == "met"
    down = Rounding(decimals=2, mode="down")
    found = june(definition((False, False)), rounding=down)
    assert found.verdict == "missed"
    assert found.value == Fraction("99.89")
    assert any("99.89991 % is read as 99.89 %" in line for line in found.why)


def test_overlapping_outages_count_once() -> None:
    events = Events((THE_OUTAGE, outage(at(5, 10, 20), 43), outage(at(5, 10, 5), 5)))
    found = june(definition(), events=events)
    assert found.lost == 63
    assert any("in 1 stretch, overlapping outages counted once" in line for line in found.why)


def test_an_outage_in_agreed_maintenance_is_no_down_time() -> None:
    events = Events((outage(at(13, 1, 30), 60),), (THE_WORKS,))
    assert june(definition((True, False)), events=events).lost == 30
    assert june(definition((True, True)), events=events).lost == 270


def test_outages_that_are_too_short_do_not_count() -> None:
    events = Events((outage(at(5), 4), outage(at(6), 5), outage(at(7), 3), outage(at(7, 0, 3), 3)))
    found = june(definition(shortest_outage=lasting(5, "min")), events=events)
    assert found.lost == 5 + 6
    assert any("shorter than 5 min: 4 min" in line for line in found.why)


def test_an_outage_between_the_checks_is_not_seen() -> None:
    checks = definition(check_interval=lasting(30, "s"), failed_checks=5)
    events = Events((outage(at(5), 1.9), outage(at(6), 2)))
    assert june(checks, events=events).lost == 2


def test_maintenance_outside_the_agreed_hours_is_down_time() -> None:
    night = MaintenanceWindow(
        id="n", days=("sun",), hours=TimeSpan(start=180, end=360)
    )  # 3 to 6 on Sundays
    found = june(definition((True, False)), maintenance(windows=(night,)))
    assert (found.excluded, found.lost) == (180, 43 + 60)
    assert any("1 h of it lies outside the agreed hours" in line for line in found.why)


def test_maintenance_over_the_cap_is_down_time() -> None:
    events = Events((), (THE_WORKS, works(at(20, 2), 60)))
    found = june(definition((False, False)), maintenance(cap=lasting(4)), events=events)
    assert (found.base, found.excluded, found.lost) == (43_200 - 240, 240, 60)
    assert any(
        "1 h of it exceeds the cap of 4 hours a month" in line.replace("\xa0", " ")
        for line in found.why
    )


def test_maintenance_beyond_the_agreed_number_is_down_time() -> None:
    events = Events((), (THE_WORKS, works(at(20, 2), 60)))
    found = june(definition((True, False)), maintenance(most_windows=1), events=events)
    assert (found.excluded, found.lost) == (240, 60)
    assert any("comes after the 1 agreed windows" in line for line in found.why)


def test_a_maintenance_section_without_limits_lets_all_pass() -> None:
    assert june(definition((True, False)), maintenance()).lost == 43


def test_service_hours_as_base_count_only_what_falls_into_them() -> None:
    events = Events((outage(at(4, 16, 30), 60),), (works(at(4, 8), 120),))
    found = june(
        definition((False, False), base="service", calendar="office"),
        hours(office()),
        events=events,
    )
    assert found.base == 22 * 480 - 60  # June 2027 has 22 working days
    assert (found.lost, found.excluded) == (30, 60)
    assert any("the minutes of “Office hours”" in line for line in found.why)


def test_the_month_of_a_clock_change_is_an_hour_longer_or_shorter() -> None:
    card = uptime()
    made = Uptime(sla(card), card, Events())
    assert made.result(window(dt.date(2027, 10, 1), 31)).base == 44_700
    assert made.result(window(dt.date(2027, 3, 1), 31)).base == 44_580
    one_day = made.result(window(dt.date(2027, 6, 1), 1))
    assert any("(1 day, Europe/Berlin)" in line for line in one_day.why)


def test_a_window_without_service_time_has_no_result() -> None:
    found = june(definition(base="service", calendar="gone"))
    assert (found.value, found.verdict, found.lost) == (None, "no-data", 0)
    assert any("No minute of the window is left" in line for line in found.why)


def test_shares_of_users_weigh_the_minutes_where_the_agreement_says_so() -> None:
    half = outage(at(5, 10), 60, affected=Fraction(1, 2))
    whole = outage(at(5, 10, 50), 20)
    events = Events((half, whole), (works(at(5, 11, 5), 60),))
    plain = june(definition((True, False)), events=events)
    assert plain.lost == 65
    shares = definition((True, False), partial_outage="Counts by the share of users affected")
    weighed = june(shares, maintenance(cap=lasting(1, "min")), events=events)
    # 50 min by half, 15 min whole, then 1 min agreed and 59 min of maintenance too many
    assert weighed.lost == 25 + 15 + 59
    assert any("weighed by the share" in line for line in weighed.why)


def test_an_outage_wholly_in_agreed_maintenance_weighs_nothing() -> None:
    shares = definition((True, False), partial_outage="pro rata")
    assert june(shares, events=Events((outage(at(13, 3), 10),), (THE_WORKS,))).lost == 0


def test_only_events_of_what_the_metric_covers_count() -> None:
    services = ServicesSection(
        id="services",
        title="Services",
        services=(Service(id="shop", name="Web shop"), Service(id="mail", name="E-mail")),
    )
    parts = ComponentsSection(
        id="parts",
        title="Parts",
        components=(
            Component(id="db", name="Database", service="shop"),
            Component(id="relay", name="Relay", service="mail"),
            Component(id="edge", name="Edge", metric="up"),
            Component(id="core", name="Core", metric="other"),
        ),
    )
    for subject, lost in (
        ("", 43),
        ("web  SHOP", 43),
        ("database", 43),
        ("edge", 43),
        ("level 2", 43),
        ("mail", 0),
        ("relay", 0),
        ("core", 0),
    ):
        events = Events((outage(at(5, 10), 43, subject=subject),))
        found = june(services, parts, events=events, services=("shop",), object="Level 2")
        assert found.lost == lost, subject


def test_later_levels_replace_the_first_ones_from_their_day() -> None:
    later = (
        LevelStep(id="b", start=dt.date(2027, 7, 1), target=pct("99.99")),
        LevelStep(id="a", start=JUNE, minimum=pct("99.5")),
        LevelStep(id="c", start=dt.date(2027, 5, 1), target=pct("99.95")),
    )
    assert june(definition(), steps=later).verdict == "minimum"
    assert june(definition(), target=None, minimum=pct("99.5")).verdict == "met"


def test_without_levels_there_is_nothing_to_meet() -> None:
    found = june(definition(), target=None)
    assert found.verdict == "no-data"
    assert found.why[-1] == "No target and no minimum is set."


def test_more_than_a_target_is_not_met_by_the_target_itself() -> None:
    events = Events((outage(at(5), 43.2),))
    assert june(definition(), events=events).verdict == "met"
    strict = june(definition(), events=events, strict=True)
    assert strict.verdict == "missed"
    assert "Target more than 99.9 %" in strict.why[-1]


def others(*sections: Section, events: Events = SAMPLE) -> dict[str, Other]:
    card = uptime()
    found = Uptime(sla(card, *sections), card, events).others(window())
    return {one.id: one for one in found}


def test_the_other_definitions_stand_beside_it() -> None:
    found = others()
    assert {one: (o.base, o.lost, o.verdict) for one, o in found.items()} == {
        "all-minutes": (43_200, 43, "met"),
        "less-maintenance": (42_960, 43, "missed"),
        "accessible": (43_200, 283, "missed"),
        "by-users": (43_200, 43, "met"),
    }
    assert found["less-maintenance"].why == "(42,960 − 43) ÷ 42,960"


def test_other_definitions_know_the_shares_and_the_agreed_hours() -> None:
    half = Outage(at(4, 16), at(4, 18), affected=Fraction(1, 2))
    found = others(hours(office()), events=Events((half,)))
    assert found["by-users"].lost == 60
    assert (found["service-hours"].base, found["service-hours"].lost) == (22 * 480, 60)
    assert others(events=Events())["by-users"].lost == 0


def test_hours_without_a_minute_have_no_other_result() -> None:
    closed = office(bands=())
    found = others(hours(closed), events=Events((), (Maintenance(at(4), at(5)),)))
    assert (found["service-hours"].value, found["service-hours"].verdict) == (None, "no-data")
