import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.duties import Relief
from sla_desktop.domain.governance import LevelChange, Report
from sla_desktop.domain.metrics import (
    Baseline,
    ClockRules,
    Measurement,
    MetricRoles,
    Pause,
)
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.quantities import Frequency, MeasureWindow, Rounding
from sla_desktop.domain.sections import ComponentsSection, DutiesSection, ReportsSection
from sla_desktop.domain.services import Component
from tests.checks.builders import (
    CUSTOMER,
    PROVIDER,
    both,
    days,
    found,
    levels,
    made,
    response,
    said,
    sec,
    uptime,
)

READJUST = dt.date(2027, 7, 15)


def reports(**fields: Any) -> ReportsSection:
    return sec(ReportsSection, **fields)


# A21


def measured(**fields: Any) -> Measurement:
    plain: dict[str, Any] = {"method": "automatic", "tool": "monitor", "point": "order page"}
    return made(Measurement, plain, fields)


def test_metric_without_method_is_missing_one() -> None:
    gap = [("missing", "levels.metrics.uptime.measurement.method")]
    assert found("A21", levels(uptime())) == gap
    assert found("A21", levels(uptime(measurement=Measurement()))) == gap


def test_method_without_tool_or_point_is_incomplete() -> None:
    bare = uptime(measurement=Measurement(method="automatic"))
    assert found("A21", levels(bare)) == [
        ("incomplete", "levels.metrics.uptime.measurement.tool"),
        ("incomplete", "levels.metrics.uptime.measurement.point"),
    ]


def test_place_events_or_monitored_objects_are_points_of_measurement() -> None:
    events = ClockRules(start="call", stop="arrival")
    half = ClockRules(start="call")
    shop = Component(id="shop", name="Shop", monitored_url="https://shop.example.com/")
    systems = sec(ComponentsSection, components=(shop,))
    assert found("A21", levels(uptime(measurement=measured()))) == []
    assert found("A21", levels(uptime(measurement=measured(point=""))), systems) == []
    assert found("A21", levels(response(measurement=measured(point=""), clock=events))) == []
    assert found("A21", levels(response(measurement=measured(point=""), clock=half))) != []


def test_people_count_from_a_record() -> None:
    joint = measured(method="joint", point="", tool="", source="checklist")
    assert found("A21", levels(uptime(measurement=joint))) == []


def test_counting_by_hand_is_not_weak() -> None:
    assert found("A21", levels(uptime(measurement=measured(method="manual")))) == []


# A22


def test_metrics_without_window_are_one_gap() -> None:
    rest = {"unrounded": True, "partial_window": "counts as a whole one"}
    three = levels(
        uptime(**rest),
        response(**rest),
        uptime(**rest, id="mail", name="Mail"),
        response(**rest, id="ok", name="OK", window=MeasureWindow()),
    )
    assert found("A22", three) == [("missing", "levels.metrics.uptime.window")]
    assert said("A22", three) == (
        "“Uptime”, “Response” and “Mail” have no window: say over which period it is counted, "
        "e.g. a calendar month."
    )


def test_window_without_rounding_or_part_periods_is_incomplete() -> None:
    assert found("A22", levels(uptime(window=MeasureWindow()))) == [
        ("incomplete", "levels.metrics.uptime.rounding"),
        ("incomplete", "levels.metrics.uptime.partial_window"),
    ]


def test_window_with_rounding_and_part_periods_is_complete() -> None:
    full = uptime(window=MeasureWindow(), rounding=Rounding(decimals=2), partial_window="by days")
    assert found("A22", levels(full)) == []


# A23


def rules(**fields: Any) -> ClockRules:
    plain: dict[str, Any] = {
        "start": "ticket logged",
        "stop": "first answer by a person",
        "pauses": (Pause(id="a", reason="waiting for the customer"),),
    }
    return made(ClockRules, plain, fields)


def test_time_without_start_and_stop_is_missing_them() -> None:
    gap = [("missing", "levels.metrics.response.clock.start")]
    assert found("A23", levels(response(clock=rules(stop=" ")))) == gap
    assert found("A23", levels(response(clock=rules(start="")))) == gap


def test_clock_that_never_pauses_for_the_customer_is_incomplete() -> None:
    gap = [("incomplete", "levels.metrics.response.clock.pauses")]
    assert found("A23", levels(response(clock=rules(pauses=())))) == gap


@pytest.mark.parametrize(
    "pause", [Pause(id="a", reason="question open", customer_caused=True), None]
)
def test_pause_may_stand_in_the_clock_rules_or_be_needless(pause: Pause | None) -> None:
    clock = rules(pauses=(pause,) if pause else ())
    assert found("A23", levels(response(clock=clock, customer_can_disturb=bool(pause)))) == []


@pytest.mark.parametrize(
    ("relief", "quiet"),
    [
        (Relief(id="a", event="no access", cause="customer", effect="clock-stops"), True),
        (Relief(id="a", event="no access", cause="customer", effect="no-credit"), False),
        (Relief(id="a", event="storm", cause="outside", effect="clock-stops"), False),
        (
            Relief(
                id="a",
                event="no access",
                cause="customer",
                effect="targets-suspended",
                metrics=("uptime",),
            ),
            False,
        ),
    ],
)
def test_relief_that_stops_the_clock_is_a_pause(relief: Relief, quiet: bool) -> None:
    duties = sec(DutiesSection, reliefs=(relief,))
    result = found("A23", levels(response(clock=rules(pauses=()))), duties)
    assert (result == []) is quiet


def test_automatic_reply_that_stops_the_clock_is_weak() -> None:
    gap = [("weak", "levels.metrics.response.clock.stop")]
    assert found("A23", levels(response(clock=rules(stop_is_automatic=True)))) == gap
    assert found("A23", levels(response(clock=rules(stop="automatic acknowledgement")))) == gap
    honest = rules(stop="an answer by a person, not an automatic reply")
    assert found("A23", levels(response(clock=honest))) == []


def test_metrics_without_a_time_need_no_clock() -> None:
    assert found("A23", levels(uptime())) == []


# A24


def test_metric_without_history_is_missing_it() -> None:
    gap = [("missing", "levels.metrics.uptime.baseline")]
    assert found("A24", levels(uptime())) == gap
    assert found("A24", levels(uptime(baseline=Baseline(source="log")))) == gap


def test_no_data_without_bed_in_or_date_is_incomplete() -> None:
    new = uptime(baseline=Baseline(no_data=True))
    assert found("A24", levels(new)) == [
        ("incomplete", "levels.metrics.uptime.baseline.bed_in"),
        ("incomplete", "levels.metrics.uptime.baseline.readjust"),
    ]


def test_history_or_dated_bed_in_is_complete() -> None:
    known = uptime(baseline=Baseline(values=(Decimal("99.95"),)))
    new = uptime(baseline=Baseline(no_data=True, bed_in=days(14), readjust=READJUST))
    for_all = uptime(baseline=Baseline(no_data=True, bed_in=days(14)))
    change = reports(change=LevelChange(readjust=READJUST))
    assert found("A24", levels(known)) == []
    assert found("A24", levels(new)) == []
    assert found("A24", levels(for_all), change) == []


# A25


def test_metric_that_nobody_measures_is_missing_it() -> None:
    assert found("A25", levels(uptime()))[0] == ("missing", "levels.metrics.uptime.roles.measures")


def test_measurer_alone_is_incomplete() -> None:
    alone = uptime(roles=MetricRoles(measures=PROVIDER))
    assert found("A25", levels(alone)) == [
        ("incomplete", "levels.metrics.uptime.roles.reports"),
        ("incomplete", "levels.metrics.uptime.roles.verifies"),
        ("incomplete", "levels.metrics.uptime.roles.frequency"),
    ]


def test_report_says_who_reports_and_how_often() -> None:
    roles = uptime(roles=MetricRoles(measures=PROVIDER, verifies=CUSTOMER))
    monthly = Report(id="r", title="Monthly", metrics=("uptime",), made_by=PROVIDER)
    assert found("A25", levels(roles), reports(reports=(monthly,))) == [
        ("incomplete", "levels.metrics.uptime.roles.frequency")
    ]
    whole = Report(
        id="r", title="Monthly", all_metrics=True, made_by=PROVIDER, frequency=Frequency()
    )
    assert found("A25", levels(roles), reports(reports=(whole,))) == []


def test_what_both_sides_measure_is_verified() -> None:
    joint = uptime(
        measurement=Measurement(method="joint"),
        roles=MetricRoles(measures=PROVIDER, reports=PROVIDER, frequency=Frequency()),
    )
    assert found("A25", levels(joint), both()) == []


def same(who: Responsible) -> MetricRoles:
    return MetricRoles(measures=who, reports=who, verifies=who, frequency=Frequency())


def test_one_role_for_all_three_is_weak() -> None:
    assert found("A25", levels(uptime(roles=same(PROVIDER))), both()) == [
        ("weak", "levels.metrics.uptime.roles.verifies")
    ]


def test_firm_run_by_its_owner_is_not_weak() -> None:
    owner = Responsible(party="provider", role="owner")
    alone = (
        Party(id="provider", name="Jo Ash", role="provider", form="individual"),
        Party(id="customer", name="Elm Ltd", role="customer"),
    )
    assert found("A25", levels(uptime(roles=same(owner))), both()) == []
    assert found("A25", levels(uptime(roles=same(PROVIDER))), both(parties=alone)) == []


def test_three_roles_are_complete() -> None:
    roles = MetricRoles(
        measures=PROVIDER, reports=PROVIDER, verifies=CUSTOMER, frequency=Frequency()
    )
    assert found("A25", levels(uptime(roles=roles)), both()) == []


@pytest.mark.parametrize("element_id", ["A21", "A22", "A23", "A24", "A25"])
def test_without_metrics_everything_about_them_is_missing(element_id: str) -> None:
    assert found(element_id, levels()) == [("missing", "levels.metrics")]
