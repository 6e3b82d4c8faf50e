"""B04 B05 B06 B08: what an availability allows, and what eats it."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import AvailabilityDefinition
from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    LevelsSection,
    MaintenanceSection,
    Section,
)
from sla_desktop.domain.services import MaintenanceWindow
from tests.checks.crosscheck_builders import (
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
    term,
    time,
    treated,
    uptime,
)

DOWN = treated("Maintenance", True, True, maintenance=True)
NOT_DOWN = treated("Maintenance", True, False, maintenance=True)


def maintenance(cap: str = "", **fields: Any) -> MaintenanceSection:
    return sec(MaintenanceSection, cap=time(cap) if cap else None, **fields)


def month(*sections: Section, target: str = "99.9", **header: Any) -> Agreement:
    """An uptime over one June."""
    return make(levels(uptime(target)), term(), *sections, **header)


def test_b04_prints_the_shortest_and_the_longest_month() -> None:
    year = make(
        levels(uptime("99.9")), term("2027-01-01", "2027-12-31"), meaning(), zone="Europe/Berlin"
    )
    found = only("B04", year)
    assert found.severity == "information"
    assert found.message == (
        "“Uptime”: 99.9 % allows 40 min 19 s of outage in February 2027 (40,320 minutes) and "
        "44 min 42 s of outage in October 2027 (44,700 minutes)."
    )
    assert found.field == "levels.metrics.uptime.target"
    assert found.numbers == ("99.9", "40 min 19 s", "44 min 42 s")


def test_b04_counts_in_the_agreements_own_service_hours() -> None:
    office = make(
        levels(uptime("99.9")), term("2027-06-01", "2027-06-30"), hours(), meaning("service")
    )
    assert only("B04", office).message == (
        "“Uptime”: 99.9 % allows 10 min 33 s of outage in June 2027 (10,560 minutes)."
    )


def test_b04_says_what_is_taken_off() -> None:
    off = treated("Maintenance", False, False, maintenance=True)
    assert (
        "42 min 57 s of outage in June 2027 (43,200 minutes, 4 h"
        in only("B04", month(meaning("all", off), maintenance("4 h"))).message
    )
    assert "30 min of maintenance" not in only("B04", month(meaning("all", off))).message
    assert (
        "33 min 12 s of outage in June 2027 (43,200 minutes, 10 min of maintenance counted"
        in only("B04", month(meaning("all", DOWN), maintenance("10 min"))).message
    )


def test_b04_is_quiet_without_window_zone_or_target() -> None:
    assert faults("B04", make(levels(uptime("99.9", window=None)), term())) == []
    assert faults("B04", make(levels(uptime("99.9")), term(), zone="Mars/Phobos")) == []
    assert faults("B04", make(levels(card("uptime", measure="availability")), term())) == []
    assert faults("B04", month(hours(), meaning("service", calendar="gone"))) == []
    assert faults("B04", month(hours(opening(days=())), meaning("service"))) == []
    assert faults("B04", make(levels(uptime("100")), term())) == []


@pytest.mark.parametrize(
    ("fix", "found"),
    [("43 min", []), ("44 min", ["information"]), ("4 h", ["information"]), ("none", [])],
)
def test_b05_one_incident_at_the_limit(fix: str, found: list[str]) -> None:
    assert severities("B05", month(ranks(priority("P1", "", fix)))) == found


def test_b05_an_equal_time_is_quiet() -> None:
    exact = month(ranks(priority("P1", "", "432 min")), target="99")
    assert faults("B05", exact) == []


def test_b05_shows_both_figures() -> None:
    found = only("B05", month(ranks(priority("P1", "15 min", "4 h"))))
    assert found.message == (
        "P1: a fix within 4 hours is 240 minutes, but 99.9 % of June 2027 (30 days) allows only "
        "43 min 12 s: one incident at that limit breaks “Uptime”."
    )
    assert found.field == "priorities.priorities.p1.times.all.resolution"
    assert found.objects == ("uptime", "p1", "all")
    assert found.numbers == ("4 hours", "99.9", "43 min 12 s")


def test_b05_takes_the_answer_where_no_fix_is_promised() -> None:
    found = only("B05", month(ranks(priority("P1", "1 h", "none"))))
    assert found.message.startswith("P1: even an answer within 1 hour is 60 minutes, but")
    assert found.field == "priorities.priorities.p1.times.all.response"


def test_b05_in_office_hours_counts_their_minutes() -> None:
    found = only("B05", month(ranks(priority("P1", "", "4 h")), hours(), meaning("service")))
    assert "can take 240 minutes, but" in found.message
    assert "allows only 10 min 33 s" in found.message


def test_b05_business_hours_are_longer_by_the_clock() -> None:
    long = only("B05", month(ranks(priority("P1", "", "4 bh")), hours()))
    assert "is at least 240 minutes" in long.message
    short = only("B05", month(ranks(priority("P1", "", "1 business minute")), hours()))
    assert "can take 3,841 minutes" in short.message
    assert faults("B05", month(ranks(priority("P1", "", "4 bh")))) == []


def test_b05_one_minute_is_in_the_singular() -> None:
    strict = month(ranks(priority("P1", "", "1 min")), target="99.999")
    assert "is 1 minute, but" in only("B05", strict).message


@pytest.mark.parametrize(
    ("paid", "found"),
    [(("uptime", "fix"), "warning"), (("uptime",), "information"), (("fix",), "information")],
)
def test_b05_is_a_warning_where_both_carry_money(paid: tuple[str, ...], found: str) -> None:
    schedule = CreditSchedule(id="s", metrics=paid, model="fixed-sum")
    fix = card("fix", measure="resolution", by_priority=True)
    agreement = make(
        levels(uptime(), fix),
        term(),
        ranks(priority("P1", "", "4 h")),
        sec(CreditsSection, schedules=(schedule,)),
    )
    assert severities("B05", agreement) == [found]


def test_b05_knows_the_promises_of_every_section_of_levels() -> None:
    schedule = CreditSchedule(id="s", metrics=("uptime", "fix"), model="fixed-sum")
    own = LevelsSection(
        id="more", title="More levels", metrics=(card("fix", measure="resolution"),)
    )
    credits = sec(CreditsSection, schedules=(schedule,))
    agreement = make(levels(uptime()), own, term(), ranks(priority("P1", "", "4 h")), credits)
    assert severities("B05", agreement) == ["warning"]


def test_b05_is_quiet_without_priorities() -> None:
    assert faults("B05", month()) == []


def test_b06_maintenance_that_counts_as_down_must_fit() -> None:
    found = only("B06", month(meaning("all", DOWN), maintenance("4 h")))
    assert found.severity == "error"
    assert found.message == (
        "Maintenance of up to 4 h counts as downtime, and 99.9 % of June 2027 "
        "(30 days) allows only 43 min 12 s: “Uptime” can reach 99.444 % at best."
    )
    assert (found.field, found.objects) == ("maintenance.cap", ("uptime",))


@pytest.mark.parametrize(
    ("cap", "found"),
    [
        ("432 min", ["warning"]),
        ("433 min", ["error"]),
        ("217 min", ["warning"]),
        ("216 min", []),
    ],
)
def test_b06_more_than_half_of_the_allowance_is_a_warning(cap: str, found: list[str]) -> None:
    agreement = month(maintenance(cap, counts_as_downtime=True), target="99")
    assert severities("B06", agreement) == found


def test_b06_without_a_cap_the_windows_count() -> None:
    weekly = MaintenanceWindow(id="w", days=("sun",), hours=TimeSpan(start=120, end=240))
    agreement = month(meaning("all", DOWN), maintenance(windows=(weekly,)))
    assert "up to 8 h" in only("B06", agreement).message


def test_b06_is_quiet_where_maintenance_does_not_count() -> None:
    assert faults("B06", month(meaning("all", NOT_DOWN), maintenance("4 h"))) == []
    assert faults("B06", month(maintenance("4 h"))) == []
    assert faults("B06", month(meaning("all", DOWN))) == []


@pytest.mark.parametrize(
    ("in_base", "in_down", "found"),
    [
        (True, True, []),
        (True, False, []),
        (False, False, []),
        (False, True, ["error"]),
        (None, True, []),
        (False, None, []),
    ],
)
def test_b08_a_minute_that_is_not_measured_cannot_be_down(
    in_base: bool | None, in_down: bool | None, found: list[str]
) -> None:
    assert severities("B08", make(meaning("all", treated("DNS", in_base, in_down)))) == found


@pytest.mark.parametrize(("once", "found"), [(True, []), (None, []), (False, ["error"])])
def test_b08_classes_that_overlap_are_taken_off_once(once: bool | None, found: list[str]) -> None:
    classes = (treated("Excluded", False, False), treated("Scheduled", False, False))
    assert severities("B08", make(meaning("all", *classes, each_minute_once=once))) == found


def test_b08_one_class_taken_off_cannot_overlap() -> None:
    alone = meaning("all", treated("Excluded", False, False), each_minute_once=False)
    assert faults("B08", make(alone)) == []


def test_b08_a_class_is_treated_alike_everywhere() -> None:
    section = sec(
        AvailabilitySection,
        definitions=(
            AvailabilityDefinition(id="a", treatments=(treated("Force majeure", True, False),)),
            AvailabilityDefinition(id="b", treatments=(treated("force majeure", False, False),)),
        ),
    )
    found = only("B08", make(section))
    assert found.message == (
        "“force majeure” is left out of the downtime in one place and taken off the base in "
        "another: choose one."
    )
    assert found.field == "availability.definitions.b.treatments.force-majeure.in_base"


@pytest.mark.parametrize(("said", "found"), [(True, ["error"]), (False, []), (None, [])])
def test_b08_the_rules_for_maintenance_say_the_same(said: bool | None, found: list[str]) -> None:
    agreement = make(meaning("all", NOT_DOWN), maintenance(counts_as_downtime=said))
    assert severities("B08", agreement) == found
    assert faults("B08", make(meaning("all", NOT_DOWN))) == []


def test_b08_downtime_in_the_definition_and_not_in_the_rules() -> None:
    agreement = make(meaning("all", DOWN), maintenance(counts_as_downtime=False))
    assert only("B08", agreement).field == "maintenance.counts_as_downtime"
