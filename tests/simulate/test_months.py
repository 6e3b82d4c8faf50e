"""Credits over months: combination, caps, smallest credit, bonus, earn-back, repeated failure."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Bonus, Caps, Claim, EarnBack, RepeatedFailure
from sla_desktop.domain.quantities import Quantity
from sla_desktop.domain.sections import CreditsSection, Section, TermSection
from sla_desktop.domain.worktime import months_after
from sla_desktop.simulate.months import Month, credited, in_force, watched
from sla_desktop.simulate.results import Result, plain_levels
from sla_desktop.simulate.term import Window, month_name
from tests.simulate.built import (
    credits,
    eur,
    fee,
    lasting,
    made,
    pct,
    schedule,
    sla,
    tiers,
    uptime,
)

LADDER = tiers((None, "99.9", "10"))
PLAIN = schedule("up", tiers=LADDER)


def term(start: str, **more: Any) -> TermSection:
    return TermSection(id="term", title="Term", start=dt.date.fromisoformat(start), **more)


def result(month: dt.date, value: str | None, metric: str = "up", **more: Any) -> Result:
    last = months_after(month, 1) - dt.timedelta(days=1)
    window = Window(month, last, month_name(month))
    number = None if value is None else Fraction(value)
    card = uptime(id=metric, minimum=pct("99.5"))
    plain: dict[str, Any] = {
        "metric": metric,
        "name": "Uptime",
        "window": window,
        "unit": "%",
        "value": number,
        "exact": number,
        "verdict": "no-data" if number is None else plain_levels(card, window).judged(number),
    }
    return made(Result, plain, more)


def run(
    agreement: Agreement, *values: str | None, start: str = "2027-01-01", metric: str = "up"
) -> list[Month]:
    """One result a month, from `start` on."""
    months: list[Month] = []
    for number, value in enumerate(values):
        month = months_after(dt.date.fromisoformat(start), number)
        months.append(credited(agreement, month, [result(month, value, metric)], months))
    return months


def agreed(section: CreditsSection, *sections: Section, **metric: Any) -> Agreement:
    return sla([uptime(**metric), uptime(id="m", name="Mail")], section, fee(), *sections)


def paid(*values: str | None, start: str = "2027-01-01", caps: Caps, begun: str = "") -> list[Any]:
    sections = (term(begun),) if begun else ()
    agreement = agreed(credits(PLAIN, caps=caps), *sections)
    return [month.payable for month in run(agreement, *values, start=start)]


def test_a_month_pays_what_its_schedules_give() -> None:
    (month,) = run(agreed(credits(PLAIN)), "99")
    assert (month.payable, month.credits[0].earned, month.last) == (100, 100, dt.date(2027, 1, 31))


def test_no_credits_and_reported_metrics_pay_nothing() -> None:
    assert run(agreed(credits(PLAIN, none=True)), "99")[0].credits == ()
    assert run(agreed(credits(PLAIN), reported_only=True), "99")[0].payable == 0
    assert run(agreed(credits(schedule("gone", tiers=LADDER))), "99", metric="gone")[0].payable


def two(combination: Any, *, second: str = "15", **services: Any) -> Month:
    mail = schedule("m", id="t", tiers=tiers((None, "99.9", second)))
    agreement = sla(
        [uptime(services=("a",)), uptime(id="m", name="Mail", services=("b",))]
        if services
        else [uptime(), uptime(id="m", name="Mail")],
        credits(PLAIN, mail, combination=combination),
        fee(),
    )
    month = dt.date(2027, 1, 1)
    return credited(agreement, month, [result(month, "99"), result(month, "99", "m")], [])


def test_credits_of_one_service_combine_as_agreed() -> None:
    assert two("sum").payable == two("").payable == 250
    higher = two("higher")
    assert higher.payable == 150
    assert [one.payable for one in higher.credits] == [0, 150]
    assert "gives way" in higher.credits[0].why[-1]
    assert two("once-per-event").payable == 150
    assert two("higher", second="5").payable == 100
    assert two("higher", services=True).payable == 250


def test_the_cap_of_a_month_cuts_all_credits_in_proportion() -> None:
    assert paid("99", caps=Caps(month=pct("8"))) == [80]
    assert paid("99", caps=Caps(month=eur("33"))) == [33]
    assert paid("99", caps=Caps(month=pct("10"))) == [100]


def test_a_cap_of_fees_that_are_not_given_cuts_nothing() -> None:
    caps = Caps(month=pct("8"), year=pct("8"))
    agreement = sla(uptime(), credits(PLAIN, caps=caps))
    (month,) = run(agreement, "99")
    assert month.credits[0].payable is None
    assert month.payable == 0


def test_a_rolling_cap_counts_the_fees_and_credits_of_twelve_months() -> None:
    caps = Caps(year=pct("5"), year_kind="rolling")
    # 5 % of 1,000 in the first month of the term, of 2,000 in the second, and so on
    assert paid("99", "99", "99", caps=caps, begun="2027-01-15") == [50, 50, 50]
    # without a start twelve months of fees are taken: 600 in all
    months = paid(*["99"] * 13, caps=caps)
    assert months == [100] * 6 + [0] * 6 + [100]


def test_a_calendar_year_starts_anew_in_january() -> None:
    caps = Caps(year=eur("150"), year_kind="calendar")
    assert paid("99", "99", "99", start="2026-11-01", caps=caps) == [100, 50, 100]


def test_a_contract_year_starts_anew_with_the_month_of_the_start() -> None:
    caps = Caps(year=eur("150"), year_kind="contract")
    found = paid("99", "99", "99", start="2027-01-01", caps=caps, begun="2026-03-10")
    assert found == [100, 50, 100]
    assert paid("99", "99", "99", start="2027-01-01", caps=caps) == [100, 50, 0]


def test_the_year_says_how_much_was_used() -> None:
    caps = Caps(year=eur("150"))
    months = run(agreed(credits(PLAIN, caps=caps)), "99", "99")
    assert "used before: €100.00" in months[1].why[0]
    assert "leaves €50.00 of the €100.00" in months[1].credits[0].why[-1]


def test_credits_under_the_smallest_one_are_not_paid() -> None:
    least = Claim(smallest=eur("120"))
    (month,) = run(agreed(credits(PLAIN, claim=least)), "99")
    assert month.payable == 0
    assert "Credits under €120.00 are not paid." in month.credits[0].why
    enough = Claim(smallest=eur("100"))
    assert run(agreed(credits(PLAIN, claim=enough)), "99")[0].payable == 100


def back(**more: Any) -> EarnBack:
    plain: dict[str, Any] = {
        "id": "e",
        "metrics": ("up",),
        "level": pct("99.95"),
        "windows": 2,
        "share": pct("50"),
    }
    return made(EarnBack, plain, more)


def returned(rule: EarnBack, *values: str | None, **more: Any) -> list[Fraction]:
    agreement = agreed(credits(PLAIN, earn_backs=(rule,), **more))
    return [month.returned for month in run(agreement, *values)]


def test_good_results_in_a_row_earn_a_share_of_the_credits_back_once() -> None:
    good = "100"
    assert returned(back(), "99", good, good, good, good) == [0, 0, 50, 0, 0]
    assert returned(back(), "99", "99", good, "99.9", good, good) == [0, 0, 0, 0, 0, 100]
    assert returned(back(), "99", good, good, "99", good, good) == [0, 0, 50, 0, 0, 50]
    assert returned(back(), "99", good, None, good, good) == [0, 0, 0, 0, 50]
    assert returned(back(), good, good, good) == [0, 0, 0]


def test_earn_back_has_a_deadline_and_exceptions() -> None:
    good = "100"
    assert returned(back(deadline=lasting(2, "month")), "99", good, good) == [0, 0, 50]
    assert returned(back(deadline=lasting(1, "month")), "99", good, good) == [0, 0, 0]
    ends = RepeatedFailure(id="r", count=1, consequence="terminate")
    plan = RepeatedFailure(id="p", count=1, consequence="meeting")
    kept = back(not_in_termination=True)
    assert returned(kept, "99", good, good, repeated=(plan,)) == [0, 0, 50]
    assert returned(kept, "99", good, good, repeated=(ends,)) == [0, 0, 0]
    assert returned(back(deadline=lasting(9000, "year")), "99", good, good) == [0, 0, 50]


@pytest.mark.parametrize(
    ("direction", "good", "back_again"),
    [("higher", "9", 50), ("lower", "7", 50), ("lower", "9", 0)],
)
def test_earn_back_goes_by_the_better_side(direction: Any, good: str, back_again: int) -> None:
    rule = back(level=Quantity(value=Decimal(8), unit="points"), windows=1)
    agreement = agreed(credits(PLAIN, earn_backs=(rule,)))
    months: list[Month] = []
    for month, value in ((dt.date(2027, 1, 1), "99"), (dt.date(2027, 2, 1), good)):
        made = result(month, value)
        if months:
            made = replace(made, unit="points", direction=direction, verdict="met")
        else:
            bad = Fraction(7 if direction == "higher" else 10)
            made = replace(made, direction=direction, value=bad, verdict="missed")
        months.append(credited(agreement, month, [made], months))
    assert months[-1].returned == back_again


@pytest.mark.parametrize(
    "gap", [{"level": None}, {"windows": None}, {"share": None}, {"metrics": ("gone",)}]
)
def test_an_earn_back_that_is_not_complete_returns_nothing(gap: dict[str, Any]) -> None:
    assert returned(back(**gap), "99", "100", "100") == [0, 0, 0]


def bonus(**more: Any) -> Fraction:
    plain: dict[str, Any] = {
        "id": "b",
        "metrics": ("up",),
        "threshold": pct("99.99"),
        "reward": pct("5"),
    }
    rule = made(Bonus, plain, more)
    return run(agreed(credits(PLAIN, bonuses=(rule,))), "100")[0].bonus


def test_results_beyond_the_threshold_earn_a_bonus() -> None:
    assert bonus() == 50
    assert bonus(cap=eur("20")) == 20
    assert bonus(threshold=None) == bonus(reward=None) == bonus(metrics=("m",)) == 0
    assert bonus(threshold=pct("100.1")) == 0
    rule = Bonus(id="b", metrics=("gone",), threshold=pct("99"), reward=eur("7"))
    agreement = agreed(credits(PLAIN, bonuses=(rule,)))
    assert run(agreement, "100", metric="gone")[0].bonus == 7


def test_misses_in_a_row_or_among_the_last_windows() -> None:
    def rule(**more: Any) -> RepeatedFailure:
        plain: dict[str, Any] = {"id": "r", "count": 2, "consequence": "meeting"}
        return made(RepeatedFailure, plain, more)

    bad, good = True, False
    assert in_force(rule(), [bad, good, bad, bad]) == 2
    assert in_force(rule(), [bad, bad]) == 2
    assert in_force(rule(), []) == 0
    assert in_force(rule(out_of=3), [bad, bad, good, bad]) == 2
    assert in_force(rule(out_of=0), [bad]) == 0


def test_a_rule_without_metrics_looks_at_all_with_a_credit() -> None:
    agreement = agreed(credits(PLAIN, schedule("m", "up", id="t", tiers=LADDER)))
    rule = RepeatedFailure(id="r", count=2, consequence="meeting")
    assert watched(agreement, rule) == ("up", "m")
    own = RepeatedFailure(id="r", count=2, consequence="meeting", metrics=("m",))
    assert watched(agreement, own) == ("m",)


def test_typed_numbers_of_many_places_stay_exact() -> None:
    agreement = agreed(credits(schedule("up", tiers=tiers((None, "99.9", "0.000000001")))))
    assert run(agreement, "99")[0].payable == Fraction(Decimal("0.00000001"))


def test_caps_neither_cut_nor_count_what_stands_outside_them() -> None:
    visits = schedule("m", id="t", tiers=tiers((None, "99.9", "20")), outside_caps=True)
    caps = Caps(month=pct("6"), year=eur("100"), year_kind="rolling")
    agreement = agreed(credits(PLAIN, visits, caps=caps))
    months: list[Month] = []
    for number in range(2):
        day = months_after(dt.date(2027, 1, 1), number)
        results = [result(day, "99"), result(day, "99", "m")]
        months.append(credited(agreement, day, results, months))
    assert [[one.payable for one in month.credits] for month in months] == [[60, 200], [40, 200]]
    assert [month.outside_caps for month in months] == [200, 200]
    assert "used before: €60.00" in months[1].why[0]
