from decimal import Decimal
from typing import Any, get_args

import pytest

from sla_desktop.catalogue.elements import Trigger
from sla_desktop.checks.element_conditions import triggers
from sla_desktop.domain.credits import (
    Bonus,
    CreditSchedule,
    CreditTier,
    EarnBack,
    RepeatedFailure,
)
from sla_desktop.domain.governance import Supplier, SupportingAgreement
from sla_desktop.domain.protection import BackupPlan, TerminationRight
from sla_desktop.domain.quantities import Money, Range
from sla_desktop.domain.sections import (
    AssumptionsSection,
    ChangesSection,
    ComponentsSection,
    ContinuitySection,
    CreditsSection,
    PrioritiesSection,
    Section,
    SecuritySection,
    StandingSection,
    SuppliersSection,
    TerminationSection,
)
from sla_desktop.domain.services import Assumption, ChangeNotice, Component
from sla_desktop.domain.support import Priority
from tests.checks.builders import both, levels, made, make, pct, response, sec, uptime

MONEY = Money(amount=Decimal(50), currency="GBP")


def credits_of(**fields: Any) -> CreditsSection:
    plain: dict[str, Any] = {"id": "c", "metrics": ("uptime",), "model": "fixed-sum"}
    return sec(CreditsSection, schedules=(made(CreditSchedule, plain, fields),))


def owned_by(owner: str) -> ComponentsSection:
    return sec(ComponentsSection, components=(Component(id="a", name="Server", owner=owner),))


def assumed(**fields: Any) -> AssumptionsSection:
    plain: dict[str, Any] = {"id": "a", "text": "The line works"}
    return sec(AssumptionsSection, assumptions=(made(Assumption, plain, fields),))


def suppliers(*names: str) -> SuppliersSection:
    return sec(SuppliersSection, suppliers=tuple(Supplier(id=n, name=n) for n in names))


def step(kind: str) -> SuppliersSection:
    chain = made(SupportingAgreement, {"id": "a", "title": "Second line"}, {"kind": kind})
    return sec(SuppliersSection, supporting=(chain,))


def tier(credit: object) -> tuple[CreditTier, ...]:
    return (made(CreditTier, {"id": "t", "range": Range()}, {"credit": credit}),)


FIRES: list[tuple[Trigger, Section]] = [
    ("availability-metric", levels(uptime())),
    ("availability-metric", levels(response(measure="other", availability="plain"))),
    ("priorities", sec(PrioritiesSection, priorities=(Priority(id="p1", name="P1"),))),
    ("priorities", levels(response(by_priority=True))),
    ("priorities", levels(response(priority="p1"))),
    ("priorities", credits_of(per_priority="p1")),
    ("customer-systems", owned_by("")),
    ("customer-systems", sec(ChangesSection, notices=(ChangeNotice(id="a", change="visible"),))),
    ("customer-data", sec(SecuritySection, personal_data=True)),
    ("customer-data", sec(SecuritySection, data_location="Ireland")),
    ("customer-data", sec(ContinuitySection, backups=(BackupPlan(id="a", subject="Files"),))),
    ("credits", credits_of()),
    ("percent-credits", credits_of(per_event=pct("5"))),
    ("percent-credits", credits_of(model="percent-tiers", tiers=tier(pct("5")))),
    ("percent-credits", credits_of(model="days-of-fee")),
    (
        "termination-for-failure",
        sec(CreditsSection, repeated=(RepeatedFailure(id="a", count=3, consequence="terminate"),)),
    ),
    (
        "termination-for-failure",
        sec(TerminationSection, rights=(TerminationRight(id="a", cause="repeated-failure"),)),
    ),
    ("earn-back", sec(CreditsSection, earn_backs=(EarnBack(id="a", metrics=("uptime",)),))),
    ("bonus", sec(CreditsSection, bonuses=(Bonus(id="a", metrics=("uptime",)),))),
    ("third-parties", suppliers("alder")),
    ("third-parties", assumed(depends_on="third-party")),
    ("third-parties", assumed(supplier="alder")),
    ("third-parties", owned_by("Alder Data Centre Ltd")),
    ("two-suppliers", suppliers("alder", "birch")),
    ("internal-steps", step("ola")),
    ("standalone", sec(StandingSection, status="standalone")),
    ("binding", sec(StandingSection, status="schedule")),
    ("binding", sec(StandingSection)),
]

QUIET: list[tuple[Trigger, Section]] = [
    ("availability-metric", levels(response())),
    ("priorities", levels(response())),
    ("customer-data", sec(SecuritySection, personal_data=False)),
    ("credits", credits_of(model="improvement-plan")),
    ("credits", sec(CreditsSection, none=True)),
    ("percent-credits", credits_of(per_event=MONEY, tiers=tier(MONEY))),
    (
        "termination-for-failure",
        sec(CreditsSection, repeated=(RepeatedFailure(id="a", count=3, consequence="meeting"),)),
    ),
    ("third-parties", assumed(depends_on="customer")),
    ("third-parties", owned_by("cloud provider")),
    ("two-suppliers", suppliers("alder")),
    ("internal-steps", step("underpinning")),
    ("standalone", sec(StandingSection, status="schedule")),
    ("binding", sec(StandingSection, status="nonbinding")),
]


@pytest.mark.parametrize(("trigger", "section"), FIRES)
def test_condition_holds(trigger: Trigger, section: Section) -> None:
    assert trigger in triggers(make(section))


@pytest.mark.parametrize(("trigger", "section"), QUIET)
def test_condition_does_not_hold(trigger: Trigger, section: Section) -> None:
    assert trigger not in triggers(make(section))


def test_every_condition_of_the_catalogue_is_tried() -> None:
    assert {trigger for trigger, _ in FIRES} | {"profile-iso"} == set(get_args(Trigger))


def test_party_of_the_agreement_is_no_outside_owner() -> None:
    assert "third-parties" not in triggers(make(both(), owned_by("Elm Ltd")))


def test_profile_is_a_condition() -> None:
    assert triggers(make(profile="iso")) == {"binding", "profile-iso"}
    assert triggers(make()) == {"binding"}
