"""B44: a lower level promises no less than the one above."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.checks.library import LibraryAgreement, line_of
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Holiday
from sla_desktop.domain.governance import Parent
from sla_desktop.domain.metrics import ClockRules, Metric
from sla_desktop.domain.sections import ServicesSection
from sla_desktop.domain.services import Service
from tests.checks.crosscheck_builders import (
    card,
    faults,
    hours,
    levels,
    make,
    opening,
    pct,
    points,
    sec,
    time,
    uptime,
)

SERVICES = sec(ServicesSection, services=(Service(id="shop", name="Shop"),))


def above(*metrics: Metric) -> LibraryAgreement:
    corporate = make(levels(*metrics), SERVICES, hours(), id="corporate", title="Corporate")
    return line_of(corporate)


def below(*metrics: Metric, overrides: tuple[str, ...] = (), **header: Any) -> Agreement:
    parent = Parent(agreement="corporate", title="Corporate", overrides=overrides)
    plain: dict[str, Any] = {"parent": parent, "kind": "multilevel", "level": "customer"}
    return make(levels(*metrics), SERVICES, hours(), **{**plain, **header})


def found(child: Agreement, *library: LibraryAgreement) -> list[str]:
    return [one.severity for one in faults("B44", child, library=library)]


@pytest.mark.parametrize(("target", "expected"), [("99.9", []), ("99.95", []), ("99.5", ["error"])])
def test_only_looser_is_a_fault(target: str, expected: list[str]) -> None:
    assert found(below(uptime(target)), above(uptime("99.9"))) == expected


def test_looser_on_purpose_is_only_told() -> None:
    child = below(uptime("99.5"), overrides=("uptime",))
    (fault,) = faults("B44", child, library=(above(uptime("99.9")),))
    assert (fault.severity, fault.weakens) == ("information", ())


def test_it_names_both_agreements() -> None:
    (fault,) = faults("B44", below(uptime("99.5")), library=(above(uptime("99.9")),))
    assert fault.message == (
        "“Uptime”: the target 99.5 % is looser than the 99.9 % of “Corporate” above: make it as "
        "strict, or mark it as an exception to the level above."
    )
    assert fault.field == "levels.metrics.uptime.target"
    assert fault.worked == ("Above: 99.9 %", "Here: 99.5 %")


def answer(target: str, **fields: Any) -> Metric:
    return card("answer", time(target), measure="response", direction="lower", **fields)


def test_times_in_different_clocks() -> None:
    by_office = {"clock": ClockRules(calendar="office")}
    assert found(below(answer("1 h")), above(answer("2 h"))) == []
    assert found(below(answer("3 h")), above(answer("2 h"))) == ["error"]
    assert found(below(answer("4 bh", **by_office)), above(answer("4 h", **by_office))) == ["error"]
    (fault,) = faults("B44", below(answer("3 h")), library=(above(answer("2 h")),))
    assert fault.worked == ("Above: 2 hours = 120 min", "Here: 3 hours = 180 min")
    in_days = faults("B44", below(answer("3 bd")), library=(above(answer("2 bd")),))
    assert in_days[0].worked == ("Above: 2 business days", "Here: 3 business days")
    longer = {"measure": "other", "direction": "higher"}
    up, down = card("life", time("5 h"), **longer), card("life", time("4 h"), **longer)
    assert found(below(down), above(up)) == ["error"]
    assert found(below(up), above(down)) == []


def test_less_can_be_better_and_kinds_can_differ() -> None:
    def errors(value: Any) -> Metric:
        return card("errors", value, direction="lower")

    assert found(below(errors(points("3"))), above(errors(points("2")))) == ["error"]
    assert found(below(errors(points("2"))), above(errors(points("2")))) == []
    assert found(below(errors(pct("2"))), above(errors(points("2")))) == ["error"]


def test_minimums_count_and_missing_levels_do_not() -> None:
    low = uptime("99.9", minimum=pct("99"))
    assert found(below(low), above(uptime("99.9", minimum=pct("99.5")))) == ["error"]
    assert found(below(low), above(uptime("99.9"))) == []


def test_a_level_for_all_services_holds_for_each() -> None:
    shop = {"services": ("shop",)}
    assert found(below(uptime("99.5", **shop)), above(uptime("99.9"))) == ["error"]
    assert found(below(uptime("99.5", **shop)), above(uptime("99.9", **shop))) == ["error"]
    assert found(below(uptime("99.5")), above(uptime("99.9", **shop))) == []
    assert found(below(uptime("99.5", object="Mail")), above(uptime("99.9"))) == []


def test_an_orphan_is_told() -> None:
    (lost,) = faults("B44", below(uptime()), library=(LibraryAgreement(id="other"),))
    assert lost.severity == "warning"
    assert "“Corporate”, is not in the library" in lost.message
    assert found(below(uptime())) == []  # the library is not known
    (bare,) = faults("B44", below(uptime(), parent=None))
    assert "no agreement above it is named" in bare.message
    assert found(below(uptime(), parent=Parent(title="Group SLA"))) == []
    assert found(below(uptime(), parent=None, kind="customer")) == []
    assert found(below(uptime(), parent=None, level="corporate")) == []


def test_the_line_of_an_agreement_holds_no_dates_of_holidays() -> None:
    office = opening()
    assert office.holidays is not None
    dated = replace(
        office, holidays=replace(office.holidays, dates=(Holiday(date=dt.date(2027, 1, 1)),))
    )
    line = line_of(make(levels(answer("4 bh")), hours(dated)))
    (level,) = line.levels
    assert level.calendar is not None
    assert level.calendar.holidays is not None
    assert level.calendar.holidays.dates == ()


def test_the_line_of_an_agreement_without_hours() -> None:
    (level,) = line_of(make(levels(answer("4 h")))).levels
    assert level.calendar is None
    bare = replace(opening(), holidays=None)
    (level,) = line_of(make(levels(answer("4 bh")), hours(bare))).levels
    assert level.calendar == bare
