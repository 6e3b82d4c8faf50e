"""Firms behind the provider: listed, told of the levels, their faults dealt with (B45 B53)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.element_conditions import FIRM, names_firm
from sla_desktop.checks.elements_base import normal, placed, quoted, these
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import with_consequence
from sla_desktop.checks.registry import rules
from sla_desktop.checks.taken_back import taken_back
from sla_desktop.domain.agreement import Agreement, first, parties, sections_of, suppliers
from sla_desktop.domain.governance import Supplier
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import (
    AssumptionsSection,
    ComponentsSection,
    CreditsSection,
    DutiesSection,
    EscalationSection,
    LevelsSection,
    LiabilitySection,
    PartiesSection,
    SuppliersSection,
)

# "Clearwater Hygiene Ltd" in running text.
_NAMED = re.compile(rf"((?:[A-Z][\w&.'’-]*,?\s+){{1,5}}){FIRM.pattern}")


class _Outsider(NamedTuple):
    """A firm that is named, and where."""

    name: str
    path: str
    owner: str


@rules.check(
    "B45",
    "warning",
    SuppliersSection,
    ComponentsSection,
    AssumptionsSection,
    EscalationSection,
    PartiesSection,
    weakens=("A49",),
    sources=("Practice articles on SLA contents",),
)
def outsiders_listed(draft: Draft) -> Iterator[Fault]:
    """Every firm that carries part of the service is listed, told of the levels and was asked."""
    agreement = draft.agreement
    known = [normal(n) for p in parties(agreement) for n in (p.name, p.label) if n.strip()]
    known += [normal(supplier.name) for supplier in suppliers(agreement) if supplier.name.strip()]
    seen: set[str] = set()
    for outsider in _outsiders(agreement):
        name = normal(outsider.name)
        if name in seen or any(_same_firm(name, one) for one in known):
            continue
        seen.add(name)
        yield fault(
            "warning",
            f"{quoted(outsider.name)} carries part of the service but is not among the third "
            "parties: add it, with what it has promised you.",
            outsider.path,
            objects=(outsider.owner,),
            numbers=(outsider.name,),
        )
    for supplier in placed(agreement, SuppliersSection, "suppliers", lambda s: s.suppliers):
        name = quoted(supplier.row.name)
        if supplier.row.told_of_levels is False:
            yield fault(
                "warning",
                f"{name} has not been told of the levels you promise with its help: tell it.",
                f"{supplier.path}.told_of_levels",
                objects=(supplier.row.id,),
            )
        if supplier.row.took_part is False:
            yield fault(
                "information",
                f"{name} took no part in agreeing the levels: ask whether it can keep them.",
                f"{supplier.path}.took_part",
                objects=(supplier.row.id,),
                weakens=(),
            )


def _same_firm(name: str, known: str) -> bool:
    """Whether one is the other, with or without its legal form."""
    words, others = name.split(), known.split()
    return words[: len(others)] == others or others[: len(words)] == words


def _outsiders(agreement: Agreement) -> Iterator[_Outsider]:
    for component in placed(agreement, ComponentsSection, "components", lambda s: s.components):
        if names_firm(component.row.owner):
            yield _Outsider(component.row.owner, f"{component.path}.owner", component.row.id)
    for one in placed(agreement, AssumptionsSection, "assumptions", lambda s: s.assumptions):
        for name in _firms_in(one.row.text):
            yield _Outsider(name, f"{one.path}.text", one.row.id)
    section = first(agreement, EscalationSection)
    plan = section.critical if section else None
    if section and plan:
        for text in (plan.trigger, plan.workaround, *plan.first_actions):
            for name in _firms_in(text):
                yield _Outsider(name, f"{section.id}.critical", section.id)


def _firms_in(text: str) -> Iterator[str]:
    for hit in _NAMED.finditer(text):
        yield hit[0].strip()


@rules.check(
    "B53",
    "warning",
    LevelsSection,
    CreditsSection,
    SuppliersSection,
    AssumptionsSection,
    DutiesSection,
    LiabilitySection,
    words=True,
    sources=(
        "Practice articles on SLA contents",
        "Accord Project service level agreement template",
    ),
)
def faults_of_others(draft: Draft) -> Iterator[Fault]:
    """A metric with money that hangs on a third party says what its fault does."""
    agreement = draft.agreement
    for one in taken_back(draft, "suppliers"):
        yield fault(
            "warning",
            f"{quoted(one.sentence)}: then nobody answers to the customer for that part. Say who "
            "does.",
            one.path,
            objects=(one.owner,),
            numbers=(one.sentence,),
            worked=(one.sentence,),
        )
    weighty = with_consequence(agreement)
    assumed = any(
        one.depends_on == "third-party"
        for section in sections_of(agreement, AssumptionsSection)
        for one in section.assumptions
    )
    open_ = [
        card
        for card in metric_cards(agreement)
        if card.row.id in weighty and not _dealt_with(agreement, card.row)
    ]
    exposed = [c for c in open_ if assumed or _behind(agreement, c.row)]
    if exposed:
        behind = list(dict.fromkeys(s for c in exposed for s in _behind(agreement, c.row)))
        who = these([quoted(supplier.name) for supplier in behind]) or "A third party"
        names = these([quoted(card.row.name) for card in exposed])
        yield fault(
            "warning",
            f"{who} can make {names} fail, and nothing says whose fault that is: name a relief, or "
            "how the cause is divided.",
            f"{exposed[0].path}.reliefs",
            objects=tuple(row.id for row in (*(card.row for card in exposed), *behind)),
            worked=(
                f"Depends on: {', '.join(supplier.name for supplier in behind) or 'an assumption'}",
                "Relief for third parties: none",
                "Division of the cause: none",
            ),
        )


def _behind(agreement: Agreement, metric: Metric) -> list[Supplier]:
    return [supplier for supplier in suppliers(agreement) if _carries(supplier, metric)]


def _carries(supplier: Supplier, metric: Metric) -> bool:
    """Whether the supplier is part of a service that the metric measures."""
    if not supplier.services:
        return False
    return not metric.services or bool(set(supplier.services) & set(metric.services))


def _dealt_with(agreement: Agreement, metric: Metric) -> bool:
    relieved = any(
        relief.cause == "third-party"
        and (not relief.metrics or metric.id in relief.metrics or relief.id in metric.reliefs)
        for section in sections_of(agreement, DutiesSection)
        for relief in section.reliefs
    )
    divided = any(
        shared.metric == metric.id and shared.cause_rule.strip()
        for section in sections_of(agreement, SuppliersSection)
        for shared in section.shared
    )
    return relieved or divided
