"""B19: repeated failure within period and term, and the right to act on it."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.governance import Report
from sla_desktop.domain.protection import TerminationRight
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.domain.sections import ReportsSection, Section, TerminationSection
from tests.checks.crosscheck_builders import (
    credits,
    day,
    faults,
    hours,
    levels,
    make,
    only,
    schedule,
    sec,
    severities,
    term,
    time,
    uptime,
)


def failing(
    count: int,
    out_of: int | None = None,
    *more: Section,
    window: MeasureWindow | None = None,
    **fields: Any,
) -> Agreement:
    plain: dict[str, Any] = {"id": "r", "consequence": "terminate", "metrics": ("uptime",)}
    values: dict[str, Any] = {**plain, "count": count, "out_of": out_of, **fields}
    rule = RepeatedFailure(**values)
    metric = uptime(window=window or MeasureWindow())
    return make(levels(metric), credits(repeated=(rule,)), *more)


def nine_months(start: str = "2027-02-01", end: str = "2027-10-31", **fields: Any) -> Section:
    return term(start, end, **fields)


def test_a_count_above_the_period_cannot_happen() -> None:
    found = only("B19", failing(5, 4))
    assert found.message == (
        "5 misses in 4 windows cannot happen: lower the count or lengthen the period."
    )
    assert found.field == "credits.repeated.r.count"
    assert faults("B19", failing(4, 4)) == []


@pytest.mark.parametrize(
    ("count", "out_of", "period", "found"),
    [
        (3, 12, "month", []),
        (9, 12, "month", []),
        (10, 12, "month", ["error"]),
        (4, 4, "quarter", ["error"]),
        (3, 4, "quarter", []),
        (39, 52, "week", []),
        (40, 52, "week", ["error"]),
    ],
)
def test_more_misses_than_windows_left_can_never_happen(
    count: int, out_of: int, period: Any, found: list[str]
) -> None:
    agreement = failing(count, out_of, nine_months(), window=MeasureWindow(period=period))
    assert severities("B19", agreement) == found


def test_it_names_the_last_day_and_the_windows() -> None:
    assert only("B19", failing(10, 12, nine_months())).message == (
        "10 misses are needed, but until the agreement ends on 31 October 2027 only 9 windows are "
        "left: the right can never be used."
    )


def test_a_year_in_a_term_of_a_year_is_fine() -> None:
    assert faults("B19", failing(12, 12, term("2027-02-01", "2028-01-31"))) == []


@pytest.mark.parametrize(
    "fields", [{"renews": True}, {"open_ended": True}, {"end": ""}, {"start": ""}]
)
def test_a_term_without_an_end_has_windows_enough(fields: dict[str, Any]) -> None:
    assert faults("B19", failing(40, None, nine_months(**fields))) == []


def test_only_windows_that_are_left_count() -> None:
    running = failing(3, None, nine_months())
    assert faults("B19", running, day("2027-08-15")) == []
    assert severities("B19", running, day("2027-09-15")) == ["error"]
    assert faults("B19", running, day("2027-11-15")) == []


def test_a_rule_for_every_metric_takes_those_with_money() -> None:
    rule = RepeatedFailure(id="r", count=10, consequence="terminate")
    bare = make(levels(uptime()), credits(repeated=(rule,)), nine_months())
    assert faults("B19", bare) == []
    paid = make(levels(uptime()), credits(schedule(), repeated=(rule,)), nine_months())
    assert severities("B19", paid) == ["error"]


def reported(*dues: str, **fields: Any) -> Section:
    rows = tuple(
        Report(id=f"r{n}", title="R", due=time(due) if due else None, metrics=("uptime",), **fields)
        for n, due in enumerate(dues)
    )
    return sec(ReportsSection, reports=rows)


@pytest.mark.parametrize(
    ("use", "dues", "found"),
    [
        ("10 d", ("14 d",), ["error"]),
        ("14 d", ("14 d",), []),
        ("10 d", ("14 d", "5 d"), []),
        ("10 d", ("5 d", "14 d"), []),
        ("10 d", ("",), []),
        ("12 d", ("8 bd",), ["warning"]),
        ("30 d", ("8 bd",), []),
    ],
)
def test_the_right_lasts_until_the_report_is_there(
    use: str, dues: tuple[str, ...], found: list[str]
) -> None:
    agreement = failing(2, None, reported(*dues), hours(), use_within=time(use))
    assert severities("B19", agreement) == found


def test_reports_of_other_metrics_do_not_count() -> None:
    other = Report(id="o", title="O", due=time("14 d"), metrics=("other",))
    agreement = failing(2, None, sec(ReportsSection, reports=(other,)), use_within=time("1 d"))
    assert faults("B19", agreement) == []
    every = Report(id="o", title="O", due=time("14 d"), all_metrics=True)
    agreement = failing(2, None, sec(ReportsSection, reports=(every,)), use_within=time("1 d"))
    assert "The right lapses 1 day after the miss" in only("B19", agreement).message


def ending(cause: Any, notice: str = "") -> Section:
    right = TerminationRight(id="t", cause=cause, notice=time(notice) if notice else None)
    return sec(TerminationSection, rights=(right,))


def test_the_same_trigger_has_the_same_notice() -> None:
    found = only("B19", failing(3, None, ending("repeated-failure", "90 d"), notice=time("30 d")))
    assert found.message == (
        "For repeated failure the agreement ends with 90 days notice here and 30 days among the "
        "credits: choose one."
    )
    assert found.field == "termination.rights.t.notice"


@pytest.mark.parametrize(
    ("section", "notice"),
    [
        (ending("ordinary", "90 d"), "30 d"),
        (ending("repeated-failure", "30 d"), "30 d"),
        (ending("repeated-failure"), "30 d"),
        (ending("repeated-failure", "90 d"), ""),
    ],
)
def test_other_notices_may_differ(section: Section, notice: str) -> None:
    agreement = failing(3, None, section, notice=time(notice) if notice else None)
    assert faults("B19", agreement) == []
