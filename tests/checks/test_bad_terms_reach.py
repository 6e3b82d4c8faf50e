"""Promises that nobody can reach: no way to report, nothing booked, leads that cannot come."""

from typing import Any

import pytest

from sla_desktop.domain.funnel import FunnelGoal, MarketingCommitment
from sla_desktop.domain.protection import Indexation
from sla_desktop.domain.sections import ChargesSection, FunnelSection, SupportSection
from sla_desktop.domain.support import Channel, ReportRule
from tests.checks.builders import found as gaps_found
from tests.checks.crosscheck_builders import (
    credits,
    levels,
    make,
    pct,
    priority,
    ranks,
    schedule,
    sec,
    severities,
    tier,
    uptime,
)


@pytest.mark.parametrize(
    ("depends", "found"),
    [((True, True), ["warning"]), ((True, False), []), ((True, None), []), ((), [])],
)
def test_channels_that_fail_with_the_service(depends: Any, found: list[str]) -> None:
    rows = [Channel(id=f"c{n}", name="C", depends_on_service=d) for n, d in enumerate(depends)]
    assert severities("B49", make(sec(SupportSection, channels=tuple(rows)))) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"all_required": True}, ["warning"]),
        ({"all_required": True, "one_suffices_when_down": True}, []),
        ({}, []),
        ({"all_required": True, "channels": ("a",)}, []),
    ],
)
def test_a_report_over_all_channels_has_a_fallback(
    fields: dict[str, Any], found: list[str]
) -> None:
    rows = (Channel(id="a", name="A"), Channel(id="b", name="B"))
    plain: dict[str, Any] = {"channels": ("a", "b"), **fields}
    rule = ReportRule(**plain)
    assert severities("B49", make(sec(SupportSection, channels=rows, report_rule=rule))) == found


@pytest.mark.parametrize(
    ("booked", "found"), [((False, False), ["error"]), ((True, False), []), ((False,), [])]
)
def test_priorities_without_a_booked_time(booked: tuple[bool, ...], found: list[str]) -> None:
    rows = [priority(f"P{n}", "1 h", booked=one) for n, one in enumerate(booked)]
    assert severities("B49", make(ranks(*rows))) == found


@pytest.mark.parametrize(("reported", "found"), [(True, ["error"]), (False, [])])
def test_a_credit_on_a_figure_for_show(reported: bool, found: list[str]) -> None:
    ladder = schedule(tier("(, 99.9)", "5"))
    agreement = make(levels(uptime(reported_only=reported)), credits(ladder))
    assert severities("B49", agreement) == found
    assert severities("B49", make(levels(uptime(reported_only=reported)))) == []


@pytest.mark.parametrize(
    ("rate", "by_day", "found"),
    [
        ("100", 28, []),
        ("101", None, ["error"]),
        ("2.5", 29, ["warning"]),
        (None, None, []),
    ],
)
def test_leads_that_cannot_come(rate: str | None, by_day: int | None, found: list[str]) -> None:
    goal = FunnelGoal(lead_to_customer=pct(rate) if rate else None)
    section = sec(FunnelSection, goal=goal, marketing=MarketingCommitment(by_day=by_day))
    assert severities("B36", make(section)) == found
    assert severities("B36", make(sec(FunnelSection))) == []


@pytest.mark.parametrize(
    ("cap", "found"), [(None, [("weak", "charges.indexation.cap")]), ("3", [])]
)
def test_fees_that_rise_without_limit(cap: str | None, found: Any) -> None:
    rising = Indexation(index="CPI", cap=pct(cap) if cap else None)
    section = sec(ChargesSection, reference="Order 1", indexation=rising)
    told = gaps_found("A55", section)
    assert [one for one in told if "indexation" in one[1]] == found
