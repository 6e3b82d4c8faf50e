"""B03: answer, news, escalation and fix in order."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.sections import EscalationSection
from sla_desktop.domain.support import CriticalPlan, EscalationStep
from tests.checks.crosscheck_builders import (
    faults,
    hours,
    make,
    only,
    pct,
    priority,
    ranks,
    sec,
    severities,
    time,
)


def news(fix: str, **fields: Any) -> Agreement:
    return make(ranks(priority("P1", "30 min", fix, **fields)), hours())


def escalated(step: EscalationStep, fix: str = "4 bh", response: str = "1 bh") -> Agreement:
    return make(
        ranks(priority("P1", response, fix)), hours(), sec(EscalationSection, steps=(step,))
    )


def step(trigger: str = "", **fields: Any) -> EscalationStep:
    own = {"trigger": time(trigger)} if trigger else {}
    return EscalationStep(id="up", provider=Responsible(party="provider"), **own, **fields)


@pytest.mark.parametrize(
    ("every", "found"),
    [("5 h", ["error"]), ("4 h", ["warning"]), ("3 h", ["warning"]), ("2 h", []), ("1 h", [])],
)
def test_news_comes_twice_before_the_fix(every: str, found: list[str]) -> None:
    assert severities("B03", news("4 h", update_every=time(every))) == found


def test_it_names_both_times_and_works_them_out() -> None:
    fault = only("B03", news("4 h", update_every=time("5 h")))
    assert fault.message == "P1: news comes later than the fix (news 5 hours, fix 4 hours)."
    assert fault.field == "priorities.priorities.p1.times.all.update_every"
    assert fault.worked == (
        "news: 5 hours = 300 min",
        "fix: 4 hours = 240 min",
        "300 min > 240 min",
    )
    assert fault.weakens == ("A27",)


@pytest.mark.parametrize(("first", "found"), [("20 min", ["warning"]), ("30 min", []), ("1 h", [])])
def test_the_answer_is_no_later_than_the_first_news(first: str, found: list[str]) -> None:
    assert severities("B03", news("4 h", first_update=time(first))) == found


@pytest.mark.parametrize(
    ("trigger", "found"),
    [("4 bh", ["error"]), ("5 bh", ["error"]), ("3 bh", []), ("4 h", ["warning"])],
)
def test_escalation_comes_before_the_fix(trigger: str, found: list[str]) -> None:
    assert severities("B03", escalated(step(trigger))) == found


def test_an_escalation_by_share_of_the_fix_time() -> None:
    assert severities("B03", escalated(step(trigger_share=pct("100")))) == ["error"]
    assert only("B03", escalated(step(trigger_share=pct("100")))).field.endswith("trigger_share")
    assert severities("B03", escalated(step(trigger_share=pct("75")))) == []
    assert severities("B03", escalated(step(trigger_share=pct("100")), fix="")) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"kind": "hierarchic"}, ["warning"]),
        ({"kind": "hierarchic", "trigger_event": "not-answered"}, []),
        ({"kind": "functional"}, []),
        ({}, []),
        ({"kind": "hierarchic", "priority": "p9"}, []),
    ],
)
def test_a_manager_is_called_after_the_answer_was_due(
    fields: dict[str, Any], found: list[str]
) -> None:
    assert severities("B03", escalated(step("30 min", **fields), response="1 h")) == found


def test_alarms_on_a_breach_have_no_order() -> None:
    assert faults("B03", escalated(step("9 bh", trigger_event="breached"))) == []


def test_bands_without_a_promise_are_quiet() -> None:
    unbooked = news("4 h", update_every=time("9 h"), first_update=time("1 min"), booked=False)
    assert faults("B03", unbooked) == []
    steps = sec(EscalationSection, steps=(step("9 bh"),))
    assert faults("B03", make(ranks(priority("P1", "1 h", "4 bh", booked=False)), steps)) == []


def test_news_in_a_crisis_comes_twice_before_the_first_fix() -> None:
    def plan(every: str) -> Agreement:
        section = sec(EscalationSection, critical=CriticalPlan(update_every=time(every)))
        return make(
            ranks(priority("P1", "30 min", "4 h"), priority("P2", "1 h", "8 h")), hours(), section
        )

    fault = only("B03", plan("3 h"))
    assert (fault.severity, fault.field) == ("warning", "escalation.critical.update_every")
    assert fault.weakens == ("A37",)
    assert faults("B03", plan("2 h")) == []


def test_without_a_fix_an_escalation_is_held_against_the_answer() -> None:
    early = escalated(step("30 min", kind="hierarchic"), fix="", response="1 h")
    assert severities("B03", early) == ["warning"]
