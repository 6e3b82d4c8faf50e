"""B45 B53: firms behind the provider."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.duties import Relief
from sla_desktop.domain.governance import SharedMetric, Supplier
from sla_desktop.domain.sections import (
    AssumptionsSection,
    ComponentsSection,
    DutiesSection,
    EscalationSection,
    Section,
    SuppliersSection,
)
from sla_desktop.domain.services import Assumption, Component
from sla_desktop.domain.support import CriticalPlan
from tests.checks.crosscheck_builders import (
    credits,
    faults,
    levels,
    made,
    make,
    only,
    schedule,
    sec,
    severities,
    sides,
    uptime,
)


def supplier(name: str = "Deep Data Ltd", **fields: Any) -> Supplier:
    return Supplier(id="s", name=name, **fields)


def listed(*suppliers: Supplier, **fields: Any) -> Section:
    return sec(SuppliersSection, suppliers=suppliers, **fields)


def owned(owner: str, *more: Section) -> Agreement:
    parts = sec(ComponentsSection, components=(Component(id="c", name="Server", owner=owner),))
    return make(parts, sides(), *more)


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        ("Deep Data GmbH", ["warning"]),
        ("the cloud provider", []),  # a class, no firm
        ("Ash Ltd", []),  # a party
        ("", []),
    ],
)
def test_b45_an_owner_that_is_not_listed(owner: str, found: list[str]) -> None:
    assert severities("B45", owned(owner)) == found


def test_b45_one_that_is_listed_with_or_without_its_form() -> None:
    assert faults("B45", owned("Deep Data Ltd", listed(supplier()))) == []
    assert faults("B45", owned("Deep Data Ltd", listed(supplier("Deep Data")))) == []
    assert severities("B45", owned("Shallow Data Ltd", listed(supplier()))) == ["warning"]


def test_b45_firms_in_assumptions_and_the_plan_for_a_crisis() -> None:
    text = "The line of North Wire Ltd works."
    assumed = sec(AssumptionsSection, assumptions=(Assumption(id="a", text=text),))
    plan = sec(
        EscalationSection,
        critical=CriticalPlan(
            first_actions=("call South Cables GmbH or North Wire Ltd at once", "Call us")
        ),
    )
    found = faults("B45", make(assumed, plan, sides()))
    assert [(one.field, one.numbers) for one in found] == [
        ("assumptions.assumptions.a.text", ("North Wire Ltd",)),
        ("escalation.critical", ("South Cables GmbH",)),
    ]
    generic = sec(AssumptionsSection, assumptions=(Assumption(id="a", text="The cloud works"),))
    assert faults("B45", make(generic, sec(EscalationSection), sides())) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"told_of_levels": False}, ["warning"]),
        ({"told_of_levels": True}, []),
        ({"told_of_levels": None}, []),
        ({"took_part": False}, ["information"]),
        ({"took_part": False, "told_of_levels": False}, ["warning", "information"]),
    ],
)
def test_b45_a_supplier_is_told_and_asked(fields: dict[str, Any], found: list[str]) -> None:
    assert severities("B45", make(listed(supplier(**fields)))) == found


def paid(*more: Section, services: tuple[str, ...] = ("shop",)) -> Agreement:
    return make(levels(uptime(services=services)), credits(schedule()), *more)


def test_b53_a_supplier_behind_a_metric_with_money() -> None:
    fault = only("B53", paid(listed(supplier(services=("shop",)))))
    assert fault.message == (
        "“Deep Data Ltd” can make “Uptime” fail, and nothing says whose fault that is: name a "
        "relief, or how the cause is divided."
    )
    assert (fault.severity, fault.objects) == ("warning", ("uptime", "s"))
    assert severities("B53", paid(listed(supplier(services=("shop",))), services=())) == ["warning"]


def test_b53_other_services_and_unknown_parts_are_quiet() -> None:
    assert faults("B53", paid(listed(supplier(services=("mail",))))) == []
    assert faults("B53", paid(listed(supplier()))) == []
    free = make(levels(uptime(services=("shop",))), listed(supplier(services=("shop",))))
    assert faults("B53", free) == []


def test_b53_an_assumption_about_a_third_party() -> None:
    assumed = sec(
        AssumptionsSection,
        assumptions=(Assumption(id="a", text="The line works", depends_on="third-party"),),
    )
    assert "A third party can make “Uptime” fail" in only("B53", paid(assumed)).message


def test_b53_a_relief_or_a_division_settles_it() -> None:
    behind = listed(supplier(services=("shop",)))

    def relieved(**fields: Any) -> Agreement:
        plain = {"id": "r", "event": "the line fails", "cause": "third-party"}
        relief = made(Relief, plain, fields)
        return paid(behind, sec(DutiesSection, reliefs=(relief,)))

    assert faults("B53", relieved()) == []
    assert faults("B53", relieved(metrics=("uptime",))) == []
    assert len(faults("B53", relieved(metrics=("other",)))) == 1
    assert len(faults("B53", relieved(cause="customer"))) == 1
    shared = SharedMetric(id="m", metric="uptime", cause_rule="by the log of the line")
    assert faults("B53", paid(listed(supplier(services=("shop",)), shared=(shared,)))) == []
