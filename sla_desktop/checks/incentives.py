"""A metric with money rewards the right act (B52)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import with_consequence
from sla_desktop.checks.registry import rules
from sla_desktop.checks.taken_back import taken_back
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import (
    CreditsSection,
    LevelsSection,
    PrioritiesSection,
    SupportSection,
)

_RETURNS = re.compile(
    r"\bre-?open|\bre-?occur|\brecur|\brepeat|\bfirst[- ](?:time|visit|contact)", re.IGNORECASE
)
_QUALITY = re.compile(r"\bquality|\baccept|\berror|\bdefect|\bcomplaint|\bscore", re.IGNORECASE)
_AVERAGES = ("mean", "median")


@rules.check(
    "B52",
    "warning",
    LevelsSection,
    CreditsSection,
    PrioritiesSection,
    SupportSection,
    words=True,
    weakens=("A19",),
    sources=("Ian S. Hayes, five principles for SLA metrics", "Common Paper SLA 2.0"),
)
def right_act_rewarded(draft: Draft) -> Iterator[Fault]:
    """What can be met the wrong way has a guard, or a second metric that would show it."""
    cards = metric_cards(draft.agreement)
    weighty = with_consequence(draft.agreement)
    for one in taken_back(draft, "automatic") if weighty else ():
        yield fault(
            "warning",
            f"{quoted(one.sentence)}: an answer that nobody has given helps no one. Let only a "
            "person's answer count.",
            one.path,
            objects=(one.owner,),
            numbers=(one.sentence,),
            worked=(one.sentence,),
            weakens=("A23",),
        )
    for card in cards:
        if card.row.id not in weighty or card.row.guard.strip():
            continue
        others = [one.row for one in cards if one is not card]
        for why, mend, field in _wrong_acts(card, others):
            yield fault(
                "warning",
                f"{quoted(card.row.name)} {why}: {mend}.",
                f"{card.path}.{field}",
                objects=(card.row.id,),
                numbers=(why,),
                worked=(f"{quoted(card.row.name)} {why}", "Guard: none"),
            )


def _wrong_acts(card: Placed[Metric], others: list[Metric]) -> Iterator[tuple[str, str, str]]:
    """How the level can be met without serving the customer, what mends it, and where."""
    metric, clock = card.row, card.row.clock
    if metric.measure == "volume" and not any(_about(one, metric, _QUALITY) for one in others):
        yield "counts pieces whatever they are worth", "measure their quality as well", "guard"
    if metric.measure == "resolution" and not any(_about(one, metric, _RETURNS) for one in others):
        yield (
            "can be met by closing tickets early",
            "measure how many are opened again, or say what prevents it",
            "guard",
        )
    if clock is not None and clock.stop_is_automatic:
        yield (
            "can be met by an automatic reply",
            "let only a person's answer stop the clock",
            "clock.stop",
        )
    if metric.statistic in _AVERAGES and isinstance(metric.target, Duration):
        yield (
            "is an average, in which a few quick cases hide many slow ones",
            "promise a share of the cases",
            "statistic",
        )


def _about(other: Metric, metric: Metric, wanted: re.Pattern[str]) -> bool:
    """Whether another metric of the same service looks at what is wanted."""
    shared = not other.services or not metric.services or set(other.services) & set(metric.services)
    return bool(shared) and bool(wanted.search(f"{other.name} {other.definition}"))
