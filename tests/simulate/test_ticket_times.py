"""Response and fix times by the agreement's own priorities, bands, hours and ways of counting."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.metrics import ClockRules, Metric, Pause
from sla_desktop.domain.quantities import Duration, Quantity, TimeSpan
from sla_desktop.domain.sections import Section
from sla_desktop.domain.support import PriorityTimes
from sla_desktop.simulate.events import Events, Ticket
from sla_desktop.simulate.results import Result
from sla_desktop.simulate.spans import SECOND
from sla_desktop.simulate.term import Window
from sla_desktop.simulate.ticket_times import TicketTimes
from tests.simulate.built import (
    JUNE,
    at,
    hours,
    lasting,
    made,
    office,
    pct,
    priorities,
    priority,
    sla,
    ticket,
)

REACH = (dt.date(2027, 5, 25), dt.date(2027, 7, 10))
WINDOW = Window(JUNE, dt.date(2027, 6, 30), "June 2027")
TWO = priorities(
    priority("P1", response=lasting(1), resolution=lasting(4)),
    priority("P2", response=lasting(2, "h", "business"), resolution=lasting(1, "day", "business")),
)


def card(**more: Any) -> Metric:
    plain: dict[str, Any] = {
        "id": "m",
        "name": "Answer",
        "measure": "response",
        "by_priority": True,
        "target": pct("95"),
        "minimum": pct("90"),
    }
    return made(Metric, plain, more)


def run(
    tickets: list[Ticket], *sections: Section, with_delays: bool = False, **more: Any
) -> Result:
    metric = card(**more)
    agreement = sla(metric, *(sections or (TWO, hours(office()))))
    times = TicketTimes(
        agreement, metric, Events(tickets=tuple(tickets)), REACH, with_delays=with_delays
    )
    return times.result(WINDOW)


def many(late: int, of: int, name: str = "p1") -> list[Ticket]:
    return [
        ticket(at(1 + n % 28, 9, n), 61 if n < late else 60, 100, priority=name) for n in range(of)
    ]


@pytest.mark.parametrize(
    ("late", "verdict"), [(0, "met"), (1, "met"), (2, "minimum"), (3, "missed")]
)
def test_the_share_in_time_is_compared_with_target_and_minimum(late: int, verdict: str) -> None:
    found = run(many(late, 20))
    assert (found.verdict, found.base, found.lost) == (verdict, 20, late)
    assert found.value == Fraction(100 * (20 - late), 20)
    assert len(found.delays) == late


def test_each_priority_has_its_own_time_and_clock() -> None:
    friday = at(4, 16)
    found = run(
        [
            ticket(friday, 61, 240, priority="p1"),  # a minute late
            ticket(friday, 66 * 60, 67 * 60, priority="p2"),  # Monday 10:00: two business hours
            ticket(friday, 66 * 60 + 1, None, priority="p2"),
        ]
    )
    assert (found.base, found.lost) == (3, 2)


def test_the_fix_time_counts_to_the_fix() -> None:
    found = run(
        [ticket(at(4, 16), 5, 72 * 60, priority="p2"), ticket(at(4, 16), 5, 241, priority="p1")],
        measure="resolution",
    )
    assert (found.base, found.lost) == (2, 1)


def test_a_ticket_fixed_without_an_answer_was_answered_by_the_fix() -> None:
    found = run([ticket(at(4), None, 50, priority="p1")])
    assert (found.base, found.lost) == (1, 0)


def test_an_open_ticket_counts_once_it_is_due() -> None:
    found = run(
        [
            ticket(at(4), None, None, priority="p1"),
            ticket(at(30, 23, 30), None, None, priority="p1"),
        ]
    )
    assert (found.base, found.lost, found.excluded) == (1, 1, 1)
    assert any("not yet due at the end of the window: 1" in line for line in found.why)


def test_tickets_count_in_the_window_they_were_reported_in() -> None:
    found = run([ticket(at(31, month=5), 500, None, priority="p1"), *many(0, 2)])
    assert found.base == 2


def test_a_window_without_cases_has_no_verdict() -> None:
    found = run([])
    assert (found.verdict, found.value) == ("no-data", None)


def test_what_has_no_promised_time_is_left_out() -> None:
    found = run([*many(0, 3), ticket(at(4), 5, 5, priority="p9"), ticket(at(4), 5, 5)])
    assert found.base == 3
    assert any("no time is promised for them: 2" in line for line in found.why)


def test_pauses_are_said_to_be_unknown() -> None:
    clock = ClockRules(pauses=(Pause(id="w", reason="waiting"),))
    assert any("no pauses" in line for line in run(many(0, 1), clock=clock).why)


def test_a_priority_of_the_card_leaves_out_the_others() -> None:
    found = run([*many(0, 3), *many(1, 2, "p2")], priority="p1")
    assert found.base == 3


def test_no_fix_promised_means_no_case() -> None:
    rows = priorities(priority("P1", resolution=lasting(1), no_resolution=True))
    assert run(many(0, 1), rows, measure="resolution").base == 0


NIGHT = ServiceCalendar(
    id="bands",
    name="Bands",
    bands=(
        Band(id="day", days=("mon", "tue"), hours=TimeSpan(start=540, end=1020)),
        Band(id="night", days=("mon", "tue"), hours=TimeSpan(start=1020, end=540)),
    ),
)
BANDED = priorities(
    priority(
        "P1",
        times=(
            PriorityTimes(id="d", band="day", response=lasting(1)),
            PriorityTimes(id="n", band="night", response=lasting(3)),
        ),
        calendar="bands",
    ),
    priority("P2", times=(PriorityTimes(id="x", band="day", booked=False),)),
)


def test_the_band_a_report_comes_in_decides_its_time() -> None:
    tuesday = at(1, 12)
    found = run(
        [
            ticket(tuesday, 90, 90, priority="p1"),  # late by day
            ticket(at(1, 20), 90, 90, priority="p1"),  # in time by night
            ticket(at(2, 12), 90, 90, priority="p1"),  # Wednesday: in no band
            ticket(tuesday, 90, 90, priority="p2"),  # not booked
        ],
        BANDED,
        hours(office(), NIGHT),
    )
    assert (found.base, found.lost) == (2, 1)


def test_a_band_of_the_card_leaves_out_the_others() -> None:
    tickets = [ticket(at(1, 12), 90, 90, priority="p1"), ticket(at(1, 20), 90, 90, priority="p1")]
    assert run(tickets, BANDED, hours(office(), NIGHT), band="night").base == 1
    assert run(tickets, BANDED, hours(office(), NIGHT), band="gone").base == 0


def test_shares_of_the_priorities_are_kept_one_by_one() -> None:
    rows = priorities(
        priority("P1", response=lasting(1), share=pct("50")),
        priority("P2", response=lasting(1), share=pct("90")),
        priority("P3", response=lasting(1)),
        priority("P4", response=lasting(1)),
    )
    levels: dict[str, Any] = {"target": None, "minimum": None}
    good = [*many(1, 2, "p1"), *many(0, 2, "p2"), *many(0, 1, "p3")]
    assert run(good, rows, **levels).verdict == "met"
    found = run([*good, *many(1, 1, "p2")], rows, **levels)
    assert found.verdict == "missed"
    assert any("P2: 2 of 3 in time" in line and "missed" in line for line in found.why)


def test_without_any_level_no_case_may_be_late() -> None:
    levels: dict[str, Any] = {"target": None, "minimum": None}
    assert run(many(0, 3), **levels).verdict == "met"
    found = run(many(1, 3), **levels)
    assert (found.verdict, found.value) == ("missed", 1)


def test_a_number_of_misses_can_be_allowed() -> None:
    levels: dict[str, Any] = {"target": None, "minimum": None, "misses_allowed": 1}
    assert run(many(1, 9), **levels).verdict == "met"
    assert run(many(2, 9), **levels).verdict == "missed"


def test_late_cases_are_counted_against_the_minimum_time() -> None:
    rows = priorities(
        priority("P1", resolution=lasting(4), resolution_minimum=lasting(8)),
    )
    count: dict[str, Any] = {
        "measure": "resolution",
        "by_priority": False,
        "direction": "lower",
        "target": Quantity(value=Decimal(0), unit="Incidents"),
        "minimum": None,
    }
    tickets = [
        ticket(at(2), 1, 5 * 60, priority="p1"),
        ticket(at(3), 1, 9 * 60, priority="p1"),
    ]
    found = run(tickets, rows, **count)
    assert (found.value, found.verdict, found.unit) == (1, "missed", "Incidents")


def own_time(**more: Any) -> dict[str, Any]:
    """A card whose levels are lengths of time."""
    plain: dict[str, Any] = {"by_priority": False, "target": lasting(1), "minimum": lasting(2)}
    return {**plain, **more}


@pytest.mark.parametrize(
    ("answers", "verdict", "longest"),
    [
        ([60, 30], "met", 1),
        ([60, 90], "minimum", Fraction(3, 2)),
        ([60, 121], "missed", Fraction(121, 60)),
    ],
)
def test_a_time_without_a_share_binds_every_case(
    answers: list[int], verdict: str, longest: Fraction
) -> None:
    found = run([ticket(at(4), minutes, None) for minutes in answers], **own_time())
    assert (found.verdict, found.value) == (verdict, longest)


def test_a_time_that_is_target_and_minimum_in_one_is_met_or_missed() -> None:
    late = [ticket(at(4), 61, None)]
    assert run(late, **own_time(minimum=None)).verdict == "missed"
    assert run(late, **own_time(target=None, minimum=lasting(1))).verdict == "missed"


def test_open_cases_that_are_late_have_no_length_yet() -> None:
    found = run([ticket(at(4), None, None)], **own_time())
    assert (found.verdict, found.value) == ("missed", None)


def test_a_share_of_cases_within_a_time_of_the_card() -> None:
    tickets = [ticket(at(4), minutes, None) for minutes in (60, 60, 60, 100)]
    assert run(tickets, **own_time(share=pct("75"))).verdict == "met"
    found = run(tickets, **own_time(share=pct("80")))
    assert found.verdict == "minimum"
    assert any("Within the minimum of 2" in line for line in found.why)
    worse = [*tickets, ticket(at(4), 300, None), ticket(at(4), 300, None)]
    assert run(worse, **own_time(share=pct("80"))).verdict == "missed"
    assert run(tickets, **own_time(share=pct("80"), share_minimum=pct("70"))).verdict == "minimum"
    assert run(tickets, **own_time(share=pct("80"), minimum=None)).verdict == "missed"


@pytest.mark.parametrize(
    ("statistic", "value", "verdict"),
    [("mean", Fraction(3, 2), "minimum"), ("median", Fraction(1), "met"), ("total", 4.5, "missed")],
)
def test_mean_median_and_total_of_what_the_cases_took(
    statistic: str, value: Fraction, verdict: str
) -> None:
    tickets = [ticket(at(4), minutes, None) for minutes in (30, 60, 180)]
    found = run(tickets, **own_time(statistic=statistic, minimum=lasting(110, "min")))
    assert (found.value, found.verdict) == (value, verdict)
    assert found.unit == "hours"


def test_the_mean_waits_for_the_first_case_to_end() -> None:
    found = run([ticket(at(4), None, None)], **own_time(statistic="mean"))
    assert (found.verdict, found.value) == ("no-data", None)


def delay(limit: Duration, end: float, *, calendar: str = "") -> int:
    clock = ClockRules(calendar=calendar)
    own = own_time(target=limit, minimum=None, clock=clock)
    found = run([ticket(at(4, 16), end, None)], with_delays=True, **own)
    return found.delays[0].micros


def test_delays_are_told_in_the_clock_of_the_limit() -> None:
    assert delay(lasting(1), 90) == 30 * 60 * SECOND
    assert delay(lasting(1, "h", "business"), 66 * 60) == 3600 * SECOND
    assert delay(lasting(1, "h", "business"), 66 * 60, calendar="office") == 3600 * SECOND


def test_an_open_case_is_late_up_to_the_end_of_the_window() -> None:
    own = own_time(target=lasting(1), minimum=None)
    found = run([ticket(at(30, 22), None, None)], with_delays=True, **own)
    assert found.delays[0].micros == 3600 * SECOND


def test_without_hours_business_time_is_every_minute() -> None:
    own = own_time(target=lasting(1, "h", "business"), minimum=None)
    found = run([ticket(at(30, 22), None, None)], TWO, with_delays=True, **own)
    assert found.lost == 1
