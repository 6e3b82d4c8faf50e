"""B17: one event, one credit."""

from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditSchedule
from tests.checks.crosscheck_builders import (
    card,
    credits,
    faults,
    gbp,
    levels,
    make,
    only,
    pct,
    schedule,
    tier,
    time,
    uptime,
)


def on_time(**fields: Any) -> CreditSchedule:
    return schedule(tier("(, 98)", "5"), id="ladder", metrics=("share",), **fields)


def refund(**fields: Any) -> CreditSchedule:
    return CreditSchedule(
        id="late", metrics=(), model="item-price", item="late parcel", unit_price=gbp("5"), **fields
    )


def paid(*schedules: CreditSchedule, combination: Any = "") -> Agreement:
    metrics = levels(
        card("share", pct("98"), services=("parcels",)),
        card("fix", time("4 h"), measure="resolution", services=("parcels",)),
        card("other", pct("90"), services=("mail",)),
        uptime(services=("parcels",)),
    )
    return make(metrics, credits(*schedules, combination=combination))


def test_a_refund_and_a_ladder_for_the_same_visit() -> None:
    fault = only("B17", paid(on_time(), refund()))
    assert (fault.severity, fault.field) == ("warning", "credits.combination")
    assert fault.message == (
        "One event can miss both “Share” and “late parcel”: say whether the higher credit counts, "
        "or both."
    )
    assert fault.worked == ("“Share” pays for a whole window; “late parcel” pays for each event",)


def test_a_fix_time_and_the_uptime_it_lowers() -> None:
    fix = schedule(tier("(4, )", "5"), id="fix", metrics=("fix",))
    up = schedule(tier("(, 99.9)", "5"), id="up")
    assert only("B17", paid(up, fix)).objects == ("up", "fix")


@pytest.mark.parametrize("combination", ["higher", "sum", "once-per-event"])
def test_a_rule_settles_it(combination: str) -> None:
    assert faults("B17", paid(on_time(), refund(), combination=combination)) == []


def test_what_is_not_linked_is_quiet() -> None:
    assert faults("B17", paid(on_time())) == []
    assert faults("B17", paid(on_time(), refund(service="mail"))) == []
    plan = CreditSchedule(id="plan", metrics=("fix",), model="improvement-plan")
    assert faults("B17", paid(on_time(), plan)) == []
    two_shares = schedule(tier("(, 90)", "5"), id="two", metrics=("uptime", "gone"))
    assert faults("B17", paid(on_time(), two_shares)) == []
    unnamed = refund()
    assert faults("B17", paid(on_time(), replace(unnamed, item=""))) == []
    assert faults("B17", make()) == []


def test_one_metric_paid_twice() -> None:
    again = schedule(tier("(, 90)", "5"), id="again", metrics=("share",))
    assert only("B17", paid(on_time(), again)).objects == ("ladder", "again")
