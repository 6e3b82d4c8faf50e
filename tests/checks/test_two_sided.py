"""B31: no penalty for what the customer caused."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditSchedule, RepeatedFailure
from sla_desktop.domain.duties import Duty, Relief
from sla_desktop.domain.metrics import ClockRules, Metric, Pause
from sla_desktop.domain.sections import DutiesSection, Section
from tests.checks.crosscheck_builders import (
    credits,
    faults,
    levels,
    make,
    only,
    schedule,
    sec,
    severities,
    sides,
    time,
    uptime,
)


def reliefs(*rows: Relief) -> Section:
    return sec(DutiesSection, reliefs=rows)


def relief(cause: Any = "customer", **fields: Any) -> Relief:
    return Relief(id="r", event="no access", cause=cause, **fields)


def weighty(*more: Section, metric: Metric | None = None) -> Agreement:
    """An uptime with a credit."""
    return make(levels(metric or uptime()), credits(schedule()), *more)


def test_a_metric_with_a_credit_wants_relief() -> None:
    found = only("B31", weighty())
    assert found.severity == "error"
    assert found.message == (
        "A missed “Uptime” costs the provider money or the contract also where the customer "
        "caused it: name a relief or a pause for that."
    )
    assert (found.field, found.objects) == ("levels.metrics.uptime.reliefs", ("uptime",))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (relief(), []),
        (relief(metrics=("uptime",)), []),
        (relief(metrics=("other",)), ["error"]),
        (relief("outside"), ["error"]),
    ],
)
def test_a_relief_that_names_the_customer_settles_it(row: Relief, found: list[str]) -> None:
    assert severities("B31", weighty(reliefs(row))) == found


def test_a_card_may_name_its_relief() -> None:
    named = uptime(reliefs=("r",))
    assert faults("B31", weighty(reliefs(relief(metrics=("other",))), metric=named)) == []


def test_a_card_that_the_customer_cannot_influence_is_only_remarked() -> None:
    assert severities("B31", weighty(metric=uptime(customer_can_disturb=False))) == ["information"]


def test_metrics_without_consequence_are_free() -> None:
    assert faults("B31", make(levels(uptime()))) == []
    plan = CreditSchedule(id="s", metrics=("uptime",), model="improvement-plan")
    assert faults("B31", make(levels(uptime()), credits(plan))) == []


def test_a_right_to_end_is_a_penalty_too() -> None:
    ends = RepeatedFailure(id="r", metrics=("uptime",), count=3, consequence="terminate")
    assert severities("B31", make(levels(uptime()), credits(repeated=(ends,)))) == ["error"]
    meets = RepeatedFailure(id="r", metrics=("uptime",), count=3, consequence="meeting")
    assert faults("B31", make(levels(uptime()), credits(repeated=(meets,)))) == []


def paused(**fields: Any) -> Agreement:
    row = Pause(id="wait", reason="waiting for the customer", customer_caused=True, **fields)
    return weighty(metric=uptime(clock=ClockRules(pauses=(row,))))


def test_a_pause_settles_it_with_evidence_and_notice() -> None:
    assert faults("B31", paused(evidence="ticket", notice=time("1 h"))) == []
    found = only("B31", paused())
    assert found.severity == "warning"
    assert found.message == (
        "The clock of “Uptime” stops for “waiting for the customer”, but it is not said how it is "
        "shown or when the customer is told."
    )
    assert found.field == "levels.metrics.uptime.clock.pauses.wait.evidence"
    told = only("B31", paused(evidence="ticket"))
    assert told.field == "levels.metrics.uptime.clock.pauses.wait.notice"


def test_a_pause_for_other_reasons_does_not() -> None:
    row = Pause(id="night", reason="closed", customer_caused=False)
    metric = uptime(clock=ClockRules(pauses=(row,)))
    assert severities("B31", weighty(metric=metric)) == ["error", "warning"]


def owing(*duties: Duty, kind: Any = "customer") -> Agreement:
    return make(levels(uptime()), sides(), sec(DutiesSection, duties=duties), kind=kind)


def test_b32_a_customer_without_duties() -> None:
    fault = only("B32", owing())
    assert (fault.severity, fault.field) == ("warning", "duties.duties")
    assert fault.message.startswith("The provider promises 1 level, “Customer” has no duty at all")
    assert faults("B32", make(sides())) == []
    assert faults("B32", owing(kind="salesmarketing")) == []


def test_b32_duties_without_a_time_are_listed_once() -> None:
    timed = Duty(id="a", party="customer", text="Report faults", due=time("1 day"))
    loose = [Duty(id=n, party="customer", text=f"Do {n}") for n in ("b", "c")]
    theirs = Duty(id="p", party="provider", text="Answer")
    assert faults("B32", owing(timed, theirs)) == []
    fault = only("B32", owing(timed, *loose))
    assert fault.message == "“Do b” and “Do c” have no time: say by when “Customer” must do it."
    assert (fault.field, fault.objects) == ("duties.duties.b.due", ("b", "c"))
    assert "“Do b” has no time" in only("B32", owing(timed, loose[0])).message
