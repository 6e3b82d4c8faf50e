"""B09 B10: measured, credited, reported and claimed in time."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Claim
from sla_desktop.domain.governance import Report
from sla_desktop.domain.quantities import Frequency, MeasureWindow
from sla_desktop.domain.sections import LevelsSection, ReportsSection, Section
from tests.checks.crosscheck_builders import (
    card,
    credits,
    day,
    faults,
    hours,
    levels,
    make,
    monthly,
    only,
    pct,
    schedule,
    sec,
    severities,
    term,
    tier,
    time,
    uptime,
)


def each(per: Any, every: int = 1) -> Frequency:
    return Frequency(per=per, every=every)


def reported(*often: Frequency, due: str = "", **fields: Any) -> ReportsSection:
    own: dict[str, Any] = {"all_metrics": True, **fields}
    rows = tuple(
        Report(id=f"r{n}", title="Report", frequency=one, due=time(due) if due else None, **own)
        for n, one in enumerate(often)
    )
    return sec(ReportsSection, reports=rows)


def measured(period: Any) -> LevelsSection:
    return levels(card("score", pct("90"), window=MeasureWindow(period=period)))


@pytest.mark.parametrize(
    ("often", "found"),
    [
        ((each("month"),), []),
        ((each("week"),), []),  # interim reports
        ((each("month"), each("year")), []),
        ((each("month", 2),), []),
        ((each("quarter"),), ["warning"]),
        ((each("year"),), ["warning"]),
        ((), []),
    ],
)
def test_b09_a_result_is_known_before_the_next_window_is_over(
    often: tuple[Frequency, ...], found: list[str]
) -> None:
    assert severities("B09", make(measured("month"), reported(*often))) == found


def test_b09_a_quarterly_survey_in_a_quarterly_report() -> None:
    assert faults("B09", make(measured("quarter"), reported(each("quarter")))) == []


def test_b09_says_how_late_it_is_known() -> None:
    fault = only("B09", make(measured("month"), reported(each("year"))))
    assert fault.field == "reports.reports.r0.frequency"
    assert fault.worked[-1] == "365.25 > 2 × 30.44"


def test_b09_unknown_is_quiet() -> None:
    assert faults("B09", make(levels(card("score")), reported(each("year")))) == []
    silent = reported(each("year"), all_metrics=False)
    assert faults("B09", make(measured("month"), silent)) == []


def credited(period: Any, *more: Section, **fields: Any) -> Agreement:
    ladder = schedule(tier("(, 90)", "5"), metrics=("score",), **fields)
    return make(measured(period), credits(ladder), *more)


def test_b09_a_quarterly_result_credited_from_a_monthly_fee() -> None:
    fault = only("B09", credited("quarter", monthly()))
    assert (fault.severity, fault.field) == ("warning", "credits.schedules.ladder.fee")
    assert fault.message.startswith("“Score” is measured over a calendar quarter, but its credit")


def test_b09_a_named_fee_or_the_same_period_is_quiet() -> None:
    assert faults("B09", credited("month", monthly())) == []
    assert faults("B09", credited("month")) == []
    assert faults("B09", credited("quarter", monthly(per="quarter"))) == []
    assert faults("B09", credited("quarter", monthly(), fee="fee")) == []
    assert faults("B09", credited("quarter", monthly(), basis="affected-item")) == []
    assert faults("B09", credited("week", monthly(per="week"))) == []


@pytest.mark.parametrize(
    ("period", "found"), [("month", []), ("quarter", ["information"]), ("year", ["information"])]
)
def test_b09_a_long_window_hides_a_bad_day(period: Any, found: list[str]) -> None:
    assert severities("B09", make(levels(uptime(window=MeasureWindow(period=period))))) == found


def claimed(
    within: str, due: str, counts_from: Any = "period-end", automatic: bool | None = None
) -> Agreement:
    claim = Claim(within=time(within), counts_from=counts_from, automatic=automatic)
    return make(
        levels(uptime()),
        credits(schedule(tier("(, 99.9)", "5")), claim=claim),
        reported(each("month"), due=due),
        hours(),
        term("2027-02-01", "2027-02-28"),
    )


@pytest.mark.parametrize(
    ("within", "due", "found"),
    [
        ("7 days", "10 bd", ["error"]),
        ("30 days", "5 bd", []),
        ("7 days", "3 bd", []),  # 3 March, then two business days, then 7 March
        ("5 days", "3 bd", []),  # exactly two business days: 5 March
        ("4 days", "3 bd", ["warning"]),
        ("3 days", "3 bd", ["error"]),  # on the same day
        ("8 days", "7 days", ["warning"]),
        ("9 bd", "1 week", []),
    ],
)
def test_b10_a_claim_can_be_made_after_the_report(within: str, due: str, found: list[str]) -> None:
    assert severities("B10", claimed(within, due)) == found


def test_b10_gives_the_dates() -> None:
    fault = only("B10", claimed("7 days", "10 bd"))
    assert fault.message == (
        "A credit must be claimed within 7 days, but the report is due only after 10 business "
        "days: for February 2027 the claim lapses on 7 March 2027, the report comes on 12 March "
        "2027."
    )
    assert fault.field == "credits.claim.within"
    assert fault.worked[-1] == "12 March 2027 is no earlier than 7 March 2027"
    later = only("B10", claimed("4 days", "3 bd"))
    assert "less than two business days to claim" in later.message


def test_b10_the_worst_month_decides() -> None:
    """In a month that ends on a Friday three business days are five days."""
    claim = Claim(within=time("6 days"), counts_from="period-end")
    long = make(
        levels(uptime()),
        credits(schedule(tier("(, 99.9)", "5")), claim=claim),
        reported(each("month"), due="3 bd"),
        hours(),
        term("2027-01-01", "2027-12-31"),
    )
    assert "April 2027" in only("B10", long).message


def test_b10_is_quiet_where_nothing_must_be_claimed_blind() -> None:
    assert faults("B10", claimed("7 days", "10 bd", automatic=True)) == []
    assert faults("B10", claimed("7 days", "10 bd", "report")) == []
    assert faults("B10", claimed("7 days", "10 bd", "")) == []
    assert faults("B10", claimed("7 days", "")) == []
    assert faults("B10", make(credits(claim=Claim()))) == []
    unpaid = make(levels(card("x")), credits(claim=Claim(within=time("1 day"))))
    assert faults("B10", unpaid) == []


def test_b10_without_hours_business_days_are_monday_to_friday() -> None:
    bare = claimed("7 days", "10 bd")
    without = make(*(s for s in bare.sections if s.id != "hours"))
    assert "12 March 2027" in only("B10", without).message


def test_b10_weeks_of_business_days_and_far_dates() -> None:
    assert "12 March 2027" in only("B10", claimed("7 days", "2 business weeks")).message
    assert faults("B10", claimed("7 days", "99999 bd")) == []
    assert faults("B10", claimed("9999 years", "10 bd")) == []
    assert severities("B10", claimed("3 bh", "10 bd")) == ["error"]
    assert day("2027-03-12").weekday() == 4


def test_b09_fees_paid_once_are_no_period() -> None:
    assert "fee of a month" in only("B09", credited("quarter", monthly(per="once"))).message
