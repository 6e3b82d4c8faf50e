"""Leads that follow from the revenue goal, and whether sales can follow them up."""

from fractions import Fraction

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first
from sla_desktop.domain.sections import FunnelSection
from sla_desktop.simulate.funnel import FollowUp, follow_up, whole
from sla_desktop.ui.calculators.outcome import TONES, Bar, Bars, Outcome
from sla_desktop.ui.calculators.panel import Job, Panel


class FollowUpPanel(Panel):
    """The sums behind both teams' commitments."""

    title = "Leads and follow-up"
    about = "Leads from the goal, and the time that sales needs for them against what it has."
    size_hint = (600, 520)

    def job(self, agreement: Agreement) -> Job:
        return lambda: _outcome(first(agreement, FunnelSection))


def _outcome(section: FunnelSection | None) -> Outcome:
    if section is None:
        return Outcome(headline="This agreement has no goal of leads: add that section first.")
    found = follow_up(section)
    bars: list[Bar] = []
    if found.needed is not None:
        fill = "bad" if found.enough_time is False else "plain"
        bars.append(Bar("Time needed", float(found.needed), _minutes(found.needed), fill))
    if found.capacity is not None:
        bars.append(Bar("Time there is", float(found.capacity), _minutes(found.capacity), "good"))
    says = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    return Outcome(
        headline=found.why[-1],
        tone=TONES[found.enough_time],
        columns=("Figure", "A month"),
        rows=_rows(found),
        lines=found.why,
        picture=Bars(tuple(bars)) if bars else None,
        picture_says=says,
    )


def _minutes(value: Fraction) -> str:
    return f"{show.fraction(value)} min"


def _rows(found: FollowUp) -> tuple[tuple[str, str], ...]:
    """What is known, as a table."""
    named = (
        ("Leads that the goal needs", found.leads and f"{whole(found.leads):,}"),
        ("Leads promised", found.promised and f"{whole(found.promised):,}"),
        ("Revenue that one lead stands for", found.lead_value and show.fraction(found.lead_value)),
        ("Time needed for all attempts", found.needed and _minutes(found.needed)),
        ("Time that sales has for it", found.capacity and _minutes(found.capacity)),
    )
    return tuple((name, value) for name, value in named if isinstance(value, str))
