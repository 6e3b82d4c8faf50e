"""Both sides have duties; no penalty for what the customer caused (B31 B32)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, place, placed, quoted, sides, these
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.elements_responsibilities import has_due
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import with_consequence
from sla_desktop.checks.registry import rules
from sla_desktop.checks.taken_back import taken_back
from sla_desktop.domain.agreement import Agreement, sections_of
from sla_desktop.domain.metrics import Metric, Pause
from sla_desktop.domain.sections import (
    CreditsSection,
    DutiesSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
)


@rules.check(
    "B31",
    "error",
    LevelsSection,
    CreditsSection,
    DutiesSection,
    PrioritiesSection,
    words=True,
    sources=(
        "Practice articles on SLA contents",
        "Ian S. Hayes, five principles for SLA metrics",
        "ServiceNow SLA conditions documentation",
    ),
)
def customer_causes(draft: Draft) -> Iterator[Fault]:
    """A metric with credit or termination is relieved of what the customer causes."""
    agreement = draft.agreement
    weighty = with_consequence(agreement)
    for card in metric_cards(agreement):
        if card.row.id not in weighty:
            continue
        pauses = [p for p in _pauses(card.row) if p.customer_caused]
        if not pauses and not _relieved(agreement, card.row):
            yield _unrelieved(card)
        for pause in _pauses(card.row):
            yield from _unproven(card, pause)
    yield from _in_words(draft, weighty)


def _in_words(draft: Draft, weighty: frozenset[str]) -> Iterator[Fault]:
    """Levels that stop counting in words alone, whenever the provider is so and so."""
    for one in taken_back(draft, "suspended") if weighty else ():
        yield fault(
            "warning",
            f"{quoted(one.sentence)}: make it a relief with evidence and a time for notice, or "
            "take it out.",
            one.path,
            objects=(one.owner,),
            numbers=(one.sentence,),
            worked=(
                one.sentence,
                "A relief says how it is shown, and when the other side is told.",
            ),
        )


def _pauses(metric: Metric) -> tuple[Pause, ...]:
    return metric.clock.pauses if metric.clock else ()


def _relieved(agreement: Agreement, metric: Metric) -> bool:
    """Whether a relief of its own or for all metrics names a cause of the customer's."""
    return any(
        relief.cause == "customer"
        and (not relief.metrics or metric.id in relief.metrics or relief.id in metric.reliefs)
        for section in sections_of(agreement, DutiesSection)
        for relief in section.reliefs
    )


def _unrelieved(card: Placed[Metric]) -> Fault:
    cannot = card.row.customer_can_disturb is False
    name = quoted(card.row.name)
    said = (
        f"{name} has no relief for what the customer causes; the card says that the customer "
        "cannot influence it."
        if cannot
        else f"A missed {name} costs the provider money or the contract also where the customer "
        "caused it: name a relief or a pause for that."
    )
    return fault(
        "information" if cannot else "error",
        said,
        f"{card.path}.reliefs",
        objects=(card.row.id,),
    )


def _unproven(card: Placed[Metric], pause: Pause) -> Iterator[Fault]:
    lacking = {
        "evidence": "" if pause.evidence.strip() else "how it is shown",
        "notice": "" if pause.notice is not None else "when the customer is told",
    }
    open_ = {field: words for field, words in lacking.items() if words}
    if open_:
        yield fault(
            "warning",
            f"The clock of {quoted(card.row.name)} stops for {quoted(pause.reason)}, but it is not "
            f"said {' or '.join(open_.values())}.",
            f"{card.path}.clock.pauses.{pause.id}.{next(iter(open_))}",
            objects=(card.row.id, pause.id),
            numbers=tuple(open_),
        )


@rules.check(
    "B32",
    "warning",
    DutiesSection,
    LevelsSection,
    PartiesSection,
    weakens=("A31",),
    sources=(
        "Ian S. Hayes, five principles for SLA metrics",
        "Process Street service level agreement checklist",
    ),
)
def both_have_duties(draft: Draft) -> Iterator[Fault]:
    """Where the provider promises levels the customer has duties, each with a time."""
    agreement = draft.agreement
    promised = len(metric_cards(agreement))
    listed = placed(agreement, DutiesSection, "duties", lambda s: s.duties)
    customer = sides(agreement)[1]
    own = [d for d in listed if d.row.party in customer.parties and d.row.text.strip()]
    if agreement.kind == "salesmarketing" or not promised:
        return
    if not own:
        promises = "1 level" if promised == 1 else f"{promised} levels"
        yield fault(
            "warning",
            f"The provider promises {promises}, {customer.name} has no duty at all: say what it "
            "must do, and by when.",
            place(agreement, DutiesSection, "duties"),
            numbers=(str(promised),),
            worked=(f"Levels promised: {promised}", f"Duties of {customer.name}: 0"),
        )
    open_ = [d for d in own if not has_due(d.row)]
    if open_:
        names = these([quoted(duty.row.text) for duty in open_])
        yield fault(
            "warning",
            f"{names} {'has' if len(open_) == 1 else 'have'} no time: say by when "
            f"{customer.name} must do it.",
            f"{open_[0].path}.due",
            objects=tuple(duty.row.id for duty in open_),
            worked=(f"Duties of {customer.name} without a time: {len(open_)} of {len(own)}",),
        )
