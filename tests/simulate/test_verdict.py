"""A month run through an agreement: windows, typed results, earlier months, repeated failure."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Bonus, DelaySteps, EarnBack, RepeatedFailure
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.domain.sections import Section, TermSection
from sla_desktop.simulate.events import Events
from sla_desktop.simulate.verdict import Simulation, simulate
from tests.simulate.built import (
    JUNE,
    at,
    credits,
    fee,
    lasting,
    made,
    outage,
    pct,
    priorities,
    priority,
    schedule,
    sla,
    ticket,
    tiers,
    uptime,
    works,
)

LADDER = tiers((None, "99.9", "10"))


def failure(**more: Any) -> RepeatedFailure:
    plain: dict[str, Any] = {"id": "r", "count": 2, "consequence": "terminate"}
    return made(RepeatedFailure, plain, more)


def agreed(*sections: Section, **metric: Any) -> Agreement:
    return sla(uptime(**metric), *sections)


def term(start: str | None = None, end: str | None = None, **more: Any) -> TermSection:
    days = [None if day is None else dt.date.fromisoformat(day) for day in (start, end)]
    return TermSection(id="term", title="Term", start=days[0], end=days[1], **more)


def said(text: str) -> str:
    return text.replace("\xa0", " ")


def run(agreement: Agreement, *outages: Any, month: dt.date = JUNE, **more: Any) -> Simulation:
    return simulate(agreement, Events(tuple(outages)), month, **more)


def test_a_month_without_events_is_met_and_pays_nothing() -> None:
    found = run(agreed(credits(schedule("up", tiers=LADDER)), fee()))
    assert found.month.results[0].verdict == "met"
    assert (found.month.payable, found.before, found.repeated) == (0, (), ())
    assert said(found.basis[0]) == (
        "June 2027 in Europe/Berlin; events: 0 outages, 0 stretches of maintenance and 0 tickets."
    )


def test_any_day_of_the_month_will_do() -> None:
    assert run(agreed(), month=dt.date(2027, 6, 17)).month.first == JUNE


def test_earlier_months_that_events_reach_back_to_are_run_first() -> None:
    rules = (failure(), failure(id="s", count=2, out_of=3, consequence="meeting"))
    agreement = agreed(credits(schedule("up", tiers=LADDER), repeated=rules), fee())
    found = run(agreement, outage(at(3, month=5), 60), outage(at(3), 60))
    assert [month.payable for month in (*found.before, found.month)] == [100, 100]
    assert "The months from May 2027 were run first" in said(found.basis[1])
    assert [(one.misses, one.reached, one.metric) for one in found.repeated] == [
        (2, True, "up"),
        (2, True, "up"),
    ]
    assert found.repeated[0].text == (
        "2 of 2 misses of the minimum in a row (“Uptime”): the customer may end the agreement."
    )


def test_no_more_than_two_years_and_none_before_the_term_are_run() -> None:
    old = outage(at(3, year=2020), 60)
    assert len(run(agreed(), old).before) == 23
    assert len(run(agreed(term("2027-04-15")), old).before) == 2
    assert len(run(agreed(term("2028-04-15")), old).before) == 23
    assert run(agreed(), outage(at(3, year=2029), 60)).before == ()


def test_failures_of_different_metrics_count_together_where_the_agreement_says_so() -> None:
    cards = [uptime(), uptime(id="m", name="Mail", object="mail")]
    rule = failure(same_metric=False, metrics=("up", "m"))
    agreement = sla(cards, credits(repeated=(rule, failure(id="n", metrics=("up", "m")))))
    found = simulate(agreement, Events(), JUNE, {"up": Fraction(1)})
    assert [(one.misses, one.reached, one.metric) for one in found.repeated] == [
        (1, False, ""),
        (1, False, "up"),
    ]
    assert found.repeated[0].text.endswith("not reached.")


def test_no_credits_means_no_consequence() -> None:
    assert run(agreed(credits(none=True, repeated=(failure(),)))).repeated == ()
    assert run(agreed(credits(repeated=(failure(),)))).repeated[0].misses == 0


def test_results_from_elsewhere_can_be_given() -> None:
    card = Metric(id="s", name="Score", measure="quality", target=pct("92"))
    agreement = sla(card)
    assert run(agreement).month.results[0].why[0].endswith("give its result.")
    found = run(agreement, given={"s": Fraction(90)})
    assert found.month.results[0].verdict == "missed"
    assert found.month.results[0].why[0] == "The result was given, not worked out."


def names(window: MeasureWindow, month: dt.date = JUNE, *sections: Section) -> list[str]:
    found = run(agreed(*sections, window=window), month=month)
    return [said(one.window.name) + "*" * one.provisional for one in found.month.results]


def test_windows_count_in_the_month_they_end_in() -> None:
    week = names(MeasureWindow(period="week"))
    assert len(week) == 4
    assert week[0] == "the 7 days from 31 May 2027"
    quarter = MeasureWindow(period="quarter")
    assert names(quarter) == ["April 2027 to June 2027"]
    assert names(quarter, dt.date(2027, 5, 1)) == ["April 2027 to June 2027*"]
    assert names(MeasureWindow(period="month", count=3, rolling=True)) == [
        "April 2027 to June 2027"
    ]
    assert names(MeasureWindow(period="week", rolling=True)) == week


def test_a_window_that_runs_on_is_not_credited() -> None:
    quarterly = agreed(
        credits(schedule("up", tiers=LADDER)), fee(), window=MeasureWindow(period="quarter")
    )
    found = run(quarterly, outage(at(3, month=5), 6000), month=dt.date(2027, 5, 1))
    assert found.month.results[0].verdict == "missed"
    assert found.month.payable == 0
    assert "nothing is credited before" in found.month.results[0].why[-1]


def test_the_first_and_last_month_are_cut_to_the_term() -> None:
    assert run(agreed(term("2027-06-16"))).month.results[0].base == 15 * 1440
    assert run(agreed(term(None, "2027-06-10"))).month.results[0].base == 10 * 1440
    assert run(agreed(term("2027-06-16", "2027-06-20"))).month.results[0].base == 5 * 1440
    assert (
        run(agreed(term("2027-01-01", "2027-06-10", renews=True))).month.results[0].base == 43_200
    )
    outside = run(agreed(term("2028-01-01")))
    assert outside.month.results[0].base == 43_200


def test_tickets_maintenance_and_outages_are_run_together() -> None:
    response = Metric(id="r", name="Answer", measure="response", by_priority=True, target=pct("95"))
    agreement = sla([uptime(), response], priorities(priority("P1", response=lasting(1))))
    events = Events(
        (outage(at(5), 10),), (works(at(6), 60),), (ticket(at(7), 61, None, priority="p1"),)
    )
    found = simulate(agreement, events, JUNE)
    assert [one.verdict for one in found.month.results] == ["met", "missed"]
    assert {one.metric for one in found.others} == {"up"}
    assert found.basis[0].endswith("1 outage, 1 stretch of maintenance and 1 ticket.")


def test_delay_steps_are_credited_by_how_late_each_case_was() -> None:
    response = Metric(id="r", name="Answer", measure="response", by_priority=True, target=pct("95"))
    rule = DelaySteps(percent=pct("1"), every=lasting(1))
    agreement = sla(
        response,
        priorities(priority("P1", response=lasting(1))),
        credits(schedule("r", model="delay-steps", delay=rule)),
        fee(),
    )
    events = Events(tickets=(ticket(at(7), 250, None, priority="p1"),))
    assert simulate(agreement, events, JUNE).month.payable == 30  # 190 min late: three hours


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(InputError, match="not a time zone"):
        simulate(sla(uptime(), zone="Nowhere/At all"), Events(), JUNE)


def test_more_cases_in_time_are_better_though_times_should_be_short() -> None:
    answer = Metric(
        id="r",
        name="Answer",
        measure="response",
        by_priority=True,
        direction="lower",
        target=pct("95"),
    )
    rules = credits(
        schedule("r", tiers=tiers((None, "95", "10"))),
        earn_backs=(EarnBack(id="e", metrics=("r",), level=pct("98"), windows=1, share=pct("50")),),
        bonuses=(Bonus(id="b", metrics=("r",), threshold=pct("99"), reward=pct("1")),),
    )
    agreement = sla(answer, rules, fee())
    given = simulate(agreement, Events(), JUNE, {"r": Fraction(90)})
    assert (given.month.results[0].verdict, given.month.payable) == ("missed", 100)
    assert simulate(agreement, Events(), JUNE, {"r": Fraction(99)}).month.bonus == 10
