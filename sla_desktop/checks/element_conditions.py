"""Which of the catalogue's named conditions hold in an agreement."""

import re
from collections.abc import Callable

from sla_desktop.catalogue.elements import Trigger
from sla_desktop.domain.agreement import (
    Agreement,
    first,
    metrics,
    parties,
    priorities,
    sections_of,
    suppliers,
)
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import (
    AssumptionsSection,
    ChangesSection,
    ComponentsSection,
    ContinuitySection,
    CreditsSection,
    SecuritySection,
    StandingSection,
    SuppliersSection,
    TerminationSection,
)

# A name with a legal form: a firm, not a class such as "cloud provider".
FIRM = re.compile(
    r"\b(?:Ltd|Limited|LLP|LLC|L\.L\.C|PLC|plc|Inc|Corp|GmbH|UG|AG|KG|OHG|SE|eG|e\.K|B\.V|BV|N\.V"
    r"|S\.A|SA|SAS|SARL|SRL|S\.r\.l|SpA|S\.p\.A|Pty|Oy|AB|ApS|A/S|AS)\b"
)
_SHARE_MODELS = ("at-risk-pool", "delay-steps", "days-of-fee")


def triggers(agreement: Agreement) -> frozenset[Trigger]:
    """The conditions that hold; their meaning stands in `catalogue.elements`."""
    return frozenset(name for name, holds in _CONDITIONS.items() if holds(agreement))


def names_firm(text: str) -> bool:
    """Whether `text` names a firm, known by its legal form."""
    return bool(FIRM.search(text))


def money_schedules(agreement: Agreement) -> list[CreditSchedule]:
    """Credit schedules but the mere improvement plans."""
    return [
        schedule
        for section in sections_of(agreement, CreditsSection)
        for schedule in section.schedules
        if schedule.model != "improvement-plan"
    ]


def is_share_of_fee(schedule: CreditSchedule) -> bool:
    """Whether a credit is worked out from a fee."""
    amounts = [schedule.per_event, *(tier.credit for tier in schedule.tiers)]
    return schedule.model in _SHARE_MODELS or any(isinstance(a, Percent) for a in amounts)


def _availability(agreement: Agreement) -> bool:
    return any(m.measure == "availability" or m.availability for m in metrics(agreement))


def _priorities(agreement: Agreement) -> bool:
    named = any(m.priority or m.by_priority for m in metrics(agreement))
    return (
        named
        or bool(priorities(agreement))
        or any(schedule.per_priority for schedule in money_schedules(agreement))
    )


def _customer_systems(agreement: Agreement) -> bool:
    return any(s.components for s in sections_of(agreement, ComponentsSection)) or any(
        s.notices for s in sections_of(agreement, ChangesSection)
    )


def _customer_data(agreement: Agreement) -> bool:
    return any(
        s.personal_data or s.data_location for s in sections_of(agreement, SecuritySection)
    ) or any(s.backups for s in sections_of(agreement, ContinuitySection))


def _credits(agreement: Agreement) -> bool:
    return bool(money_schedules(agreement))


def _percent_credits(agreement: Agreement) -> bool:
    return any(is_share_of_fee(schedule) for schedule in money_schedules(agreement))


def _termination_for_failure(agreement: Agreement) -> bool:
    return any(
        rule.consequence == "terminate"
        for section in sections_of(agreement, CreditsSection)
        for rule in section.repeated
    ) or any(
        right.cause == "repeated-failure"
        for section in sections_of(agreement, TerminationSection)
        for right in section.rights
    )


def _earn_back(agreement: Agreement) -> bool:
    return any(s.earn_backs for s in sections_of(agreement, CreditsSection))


def _bonus(agreement: Agreement) -> bool:
    return any(s.bonuses for s in sections_of(agreement, CreditsSection))


def _third_parties(agreement: Agreement) -> bool:
    return (
        bool(suppliers(agreement))
        or any(
            assumption.depends_on == "third-party" or assumption.supplier
            for section in sections_of(agreement, AssumptionsSection)
            for assumption in section.assumptions
        )
        or _outside_owner(agreement)
    )


def _outside_owner(agreement: Agreement) -> bool:
    own = {p.name.casefold() for p in parties(agreement)}
    return any(
        names_firm(component.owner) and component.owner.casefold() not in own
        for section in sections_of(agreement, ComponentsSection)
        for component in section.components
    )


def _two_suppliers(agreement: Agreement) -> bool:
    return len(suppliers(agreement)) > 1


def _internal_steps(agreement: Agreement) -> bool:
    return any(
        step.kind == "ola"
        for section in sections_of(agreement, SuppliersSection)
        for step in section.supporting
    )


def _standalone(agreement: Agreement) -> bool:
    standing = first(agreement, StandingSection)
    return standing is not None and standing.status == "standalone"


def _binding(agreement: Agreement) -> bool:
    standing = first(agreement, StandingSection)
    return standing is None or standing.status in ("standalone", "schedule", "")


def _profile_iso(agreement: Agreement) -> bool:
    return agreement.profile == "iso"


_CONDITIONS: dict[Trigger, Callable[[Agreement], bool]] = {
    "availability-metric": _availability,
    "priorities": _priorities,
    "customer-systems": _customer_systems,
    "customer-data": _customer_data,
    "credits": _credits,
    "percent-credits": _percent_credits,
    "termination-for-failure": _termination_for_failure,
    "earn-back": _earn_back,
    "bonus": _bonus,
    "third-parties": _third_parties,
    "two-suppliers": _two_suppliers,
    "internal-steps": _internal_steps,
    "standalone": _standalone,
    "binding": _binding,
    "profile-iso": _profile_iso,
}
