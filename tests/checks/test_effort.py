"""B28: promises, not efforts, where money hangs on them."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.markup import wording
from sla_desktop.domain.protection import Indemnity
from sla_desktop.domain.sections import (
    DutiesSection,
    LevelsSection,
    LiabilitySection,
    Section,
    StandingSection,
)
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
    uptime,
)


def paid(*more: Section, **fields: Any) -> Agreement:
    return make(levels(uptime(**fields)), credits(schedule()), sides(), *more)


@pytest.mark.parametrize(
    "text",
    [
        "The Provider aims to keep the shop up",
        "The Provider endeavours to deliver",
        "The Provider shall use commercially reasonable efforts",
        "The Provider will work towards 99.9 %",
        "The Provider targets to be up",
        "The Provider tries to answer",
    ],
)
def test_an_effort_in_an_obligation(text: str) -> None:
    assert severities("B28", paid(obligation=text)) == ["warning"]


@pytest.mark.parametrize(
    "text", ["Target: 99.9 %", "The target is met", "The Provider must keep the shop up", ""]
)
def test_a_promise_is_quiet(text: str) -> None:
    assert faults("B28", paid(obligation=text)) == []


def test_it_quotes_the_words() -> None:
    fault = only("B28", paid(obligation="The Provider seeks to be up 99.9 %."))
    assert fault.message == (
        "“Uptime” costs money or the contract when missed, but the text only says “seeks to”: "
        "write what must be reached."
    )
    assert fault.field == "levels.metrics.uptime.obligation"
    assert fault.weakens == ("A30",)


def test_without_a_consequence_an_effort_may_be_one() -> None:
    assert faults("B28", make(levels(uptime(obligation="The Provider aims to be up")))) == []


def test_duties_and_wording_that_promise_the_metric() -> None:
    duty = Duty(id="d", party="provider", text="Aim to keep it up", metrics=("uptime",))
    found = only("B28", paid(sec(DutiesSection, duties=(duty,))))
    assert found.field == "duties.duties.d.text"
    other = Duty(id="d", party="customer", text="Aim to keep it up", metrics=("uptime",))
    untied = Duty(id="e", party="provider", text="Aim to be friendly")
    assert faults("B28", paid(sec(DutiesSection, duties=(other, untied)))) == []
    section = sec(
        LevelsSection,
        metrics=(uptime(),),
        wording=wording("The Provider aims to reach the uptime above. It aims to please."),
    )
    assert only("B28", make(section, credits(schedule()))).field == "levels.wording"


def nonbinding(*more: Section) -> Agreement:
    return make(sec(StandingSection, status="nonbinding"), *more)


def test_what_binds_nobody_gives_no_remedies() -> None:
    fault = only("B28", nonbinding(credits(schedule())))
    assert (fault.severity, fault.field) == ("error", "standing.status")
    assert "it gives credits" in fault.message
    ends = RepeatedFailure(id="r", count=3, consequence="terminate")
    both = nonbinding(
        credits(repeated=(ends,)), sec(LiabilitySection, indemnities=(Indemnity(id="i"),))
    )
    assert "rights for repeated failure and an indemnity" in only("B28", both).message
    assert faults("B28", nonbinding()) == []
    binding = make(sec(StandingSection, status="standalone"), credits(schedule()))
    assert faults("B28", binding) == []
