from typing import Any

import pytest

from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import (
    EscalationSection,
    HoursSection,
    PrioritiesSection,
    SupportSection,
)
from sla_desktop.domain.support import (
    Channel,
    CriticalPlan,
    EscalationStep,
    GridCell,
    Priority,
    PriorityTimes,
    RequestRoute,
)
from tests.checks.builders import (
    CUSTOMER,
    PROVIDER,
    both,
    days,
    found,
    hours,
    made,
    office,
    pct,
    said,
    sec,
)


def level(name: str, *times: PriorityTimes, **fields: Any) -> Priority:
    return made(Priority, {"id": name.lower(), "name": name, "times": times}, fields)


def times(**fields: Any) -> PriorityTimes:
    plain: dict[str, Any] = {"id": "t", "response": hours(1), "resolution": hours(4)}
    return made(PriorityTimes, plain, fields)


def priorities(*listed: Priority, **fields: Any) -> PrioritiesSection:
    return sec(PrioritiesSection, **{"priorities": listed, "decided_by": CUSTOMER, **fields})


# A27


def test_priority_without_response_is_missing_it() -> None:
    assert found("A27", priorities()) == [("missing", "priorities.priorities")]
    slow = priorities(level("P1", times()), level("P2"), level("P3", times(response=None)))
    assert found("A27", slow) == [("missing", "priorities.priorities.p2.times")]
    assert "“P2” and “P3” have no response time" in said("A27", slow)


def test_priority_without_resolution_is_incomplete_unless_meant() -> None:
    assert found("A27", priorities(level("P1", times(resolution=None)))) == [
        ("incomplete", "priorities.priorities.p1.times")
    ]
    assert found("A27", priorities(level("P1", times(resolution=None, no_resolution=True)))) == []


def test_band_that_is_not_booked_promises_nothing() -> None:
    night = PriorityTimes(id="night", booked=False)
    assert found("A27", priorities(level("P1", times(), night))) == []


# A34


def support(*channels: Channel, **fields: Any) -> SupportSection:
    return sec(SupportSection, channels=channels, **fields)


PHONE = Channel(id="phone", name="Telephone", kind="phone", calendar="office")
HOURS = sec(HoursSection, calendars=(office(),))
TWO = sec(HoursSection, calendars=(office(), office(id="night", name="Nights")))


def test_no_channel_is_missing() -> None:
    assert found("A34", support()) == [("missing", "support.channels")]


def test_channel_without_hours_is_incomplete() -> None:
    mail = Channel(id="mail", name="E-mail", kind="email")
    gap = [("incomplete", "support.channels.mail.calendar")]
    assert found("A34", support(PHONE, mail), TWO) == gap
    assert found("A34", support(mail)) == gap
    assert found("A34", support(PHONE, mail), HOURS) == []


def test_only_channel_that_fails_with_the_service_is_weak() -> None:
    portal = Channel(id="portal", name="Portal", calendar="office", depends_on_service=True)
    assert found("A34", support(portal), HOURS) == [
        ("weak", "support.channels.portal.depends_on_service")
    ]
    assert found("A34", support(portal, PHONE), HOURS) == []


def test_channel_with_hours_is_complete() -> None:
    assert found("A34", support(PHONE), HOURS) == []


# A35


def test_fewer_than_two_levels_are_missing() -> None:
    assert found("A35") == [("missing", "priorities")]
    one = priorities(level("Emergency", definition="the shop is down"))
    assert found("A35", one) == [("missing", "priorities.priorities")]
    assert "Only the priority “Emergency”" in said("A35", one)


def test_levels_without_definition_or_decider_are_incomplete() -> None:
    listed = priorities(level("P1", definition="all stopped"), level("P2"), decided_by=None)
    assert found("A35", listed) == [
        ("incomplete", "priorities.priorities.p2.definition"),
        ("incomplete", "priorities.decided_by"),
    ]


def test_hole_in_the_grid_is_incomplete() -> None:
    full = GridCell(impact="firm", urgency="stopped", priority="p1")
    grid = {"impacts": ("firm",), "urgencies": ("stopped", "slowed")}
    listed = priorities(level("P1"), level("P2"), grid=(full,), **grid)
    assert found("A35", listed) == [("incomplete", "priorities.grid")]
    assert "“firm” with “slowed”" in said("A35", listed)
    rest = GridCell(impact="firm", urgency="slowed", priority="p2")
    assert found("A35", priorities(level("P1"), level("P2"), grid=(full, rest), **grid)) == []


def test_provider_that_decides_alone_is_weak() -> None:
    defined = (level("P1", definition="stopped"), level("P2", definition="slowed"))
    alone = priorities(*defined, decided_by=PROVIDER)
    heard = priorities(*defined, decided_by=PROVIDER, appeal="reviewed within 30 min")
    assert found("A35", both(), alone) == [("weak", "priorities.appeal")]
    assert "Only “Ash Ltd” decides" in said("A35", both(), alone)
    assert found("A35", both(), heard) == []


# A36


def step(row_id: str, **fields: Any) -> EscalationStep:
    plain: dict[str, Any] = {
        "id": row_id,
        "trigger": hours(1),
        "provider": PROVIDER,
        "customer": CUSTOMER,
    }
    return made(EscalationStep, plain, fields)


def escalation(*steps: EscalationStep, **fields: Any) -> EscalationSection:
    return sec(EscalationSection, steps=steps, **fields)


def test_fewer_than_two_steps_are_missing() -> None:
    assert found("A36", escalation()) == [("missing", "escalation.steps")]
    assert "Only one escalation step" in said("A36", escalation(step("a")))


def test_step_without_trigger_or_contacts_is_incomplete() -> None:
    bare = EscalationStep(id="b")
    assert found("A36", escalation(step("a"), bare)) == [
        ("incomplete", "escalation.steps.b.trigger"),
        ("incomplete", "escalation.steps.b.provider"),
        ("incomplete", "escalation.steps.b.customer"),
    ]
    assert said("A36", escalation(step("a"), bare)).startswith("Step 2 has no trigger")
    assert "Steps 1 and 2 have no trigger" in said(
        "A36", escalation(EscalationStep(id="a"), EscalationStep(id="b"))
    )


@pytest.mark.parametrize(
    "trigger", [{"trigger_share": Percent(value=pct("50").value)}, {"trigger_event": "breached"}]
)
def test_share_or_event_is_a_trigger(trigger: dict[str, Any]) -> None:
    by_contact = step("b", provider=None, customer=None, contact="ours", customer_contact="theirs")
    assert found("A36", escalation(step("a", trigger=None, **trigger), by_contact)) == []


# A37


def plan(**fields: Any) -> EscalationSection:
    full: dict[str, Any] = {
        "trigger": "order page down",
        "notify_within": hours(1),
        "update_every": hours(1),
        "cause_report_due": days(5, "business"),
    }
    return escalation(critical=made(CriticalPlan, full, fields))


def test_no_plan_is_missing() -> None:
    assert found("A37", escalation()) == [("missing", "escalation.critical")]


def test_plan_without_trigger_or_first_notice_is_missing_it() -> None:
    assert found("A37", plan(trigger="")) == [("missing", "escalation.critical.trigger")]
    assert found("A37", plan(notify_within=None)) == [
        ("missing", "escalation.critical.notify_within")
    ]


def test_plan_without_updates_or_cause_report_is_incomplete() -> None:
    assert found("A37", plan(update_every=None, cause_report_due=None)) == [
        ("incomplete", "escalation.critical.update_every"),
        ("incomplete", "escalation.critical.cause_report_due"),
    ]


def test_whole_plan_is_complete() -> None:
    assert found("A37", plan()) == []


# A38


def route(kind: str, **fields: Any) -> RequestRoute:
    plain: dict[str, Any] = {
        "id": kind,
        "kind": kind,
        "how": "by e-mail",
        "acknowledge": days(1, "business"),
        "answer": days(5, "business"),
    }
    return made(RequestRoute, plain, fields)


def test_no_route_is_missing() -> None:
    assert found("A38", support()) == [("missing", "support.routes")]
    assert found("A38", support(routes=(route("request", how=" "),))) == [
        ("missing", "support.routes.request.how")
    ]


def test_route_without_times_is_incomplete() -> None:
    routes = (route("request", acknowledge=None), route("complaint", acknowledge=None, answer=None))
    assert found("A38", support(routes=routes)) == [
        ("incomplete", "support.routes.request.acknowledge"),
        ("incomplete", "support.routes.complaint.answer"),
    ]
    assert "For a request and a complaint the text" in said("A38", support(routes=routes))


def test_route_with_both_times_is_complete() -> None:
    assert found("A38", support(routes=(route("request", how="", contact="desk"),))) == []
