"""The work expected stays within the limits that the promises are made for (B47)."""

from collections.abc import Iterator
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import name_of, placed
from sla_desktop.checks.faults import fault, places3
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import first
from sla_desktop.domain.sections import TermSection, WorkloadSection
from sla_desktop.domain.services import WorkloadLimit
from sla_desktop.domain.term import last_day

_A_YEAR = 365


@rules.check(
    "B47",
    "error",
    WorkloadSection,
    TermSection,
    weakens=("A16",),
    sources=("ISO/IEC 20000-1:2018",),
)
def expected_work(draft: Draft) -> Iterator[Fault]:
    """What is expected lies within the limit, also as it grows over the term."""
    years = _years(draft)
    for item in placed(draft.agreement, WorkloadSection, "limits", lambda s: s.limits):
        row = item.row
        yield from _crossed(row, item.path)
        if row.expected is None or row.upper is None:
            continue
        expected, most = show.decimal_text(row.expected), show.decimal_text(row.upper)
        if row.expected > row.upper:
            yield fault(
                "error",
                f"{name_of(row)}: {expected} are expected but only {most} allowed: raise the limit "
                "or lower what is expected.",
                f"{item.path}.upper",
                objects=(row.id,),
                numbers=(expected, most),
                worked=(f"{expected} > {most}",),
            )
            continue
        grown = _grown(row, years)
        if grown is not None and grown > Fraction(row.upper):
            shown = places3(grown)
            growth = show.percent(row.growth) if row.growth else ""
            yield fault(
                "warning",
                f"{name_of(row)}: {expected} grow by {growth} a year to {shown} after {years} "
                f"year{'s' if years != 1 else ''}, above the limit of {most}.",
                f"{item.path}.growth",
                objects=(row.id,),
                numbers=(expected, growth, str(years), most),
                worked=(f"{expected} × (1 + {growth})^{years} = {shown}", f"{shown} > {most}"),
            )


def _crossed(row: WorkloadLimit, path: str) -> Iterator[Fault]:
    """The least lies above the most."""
    if row.lower is not None and row.upper is not None and row.lower > row.upper:
        least, most = show.decimal_text(row.lower), show.decimal_text(row.upper)
        yield fault(
            "error",
            f"{name_of(row)}: at least {least} and at most {most} cannot both hold: change one.",
            f"{path}.lower",
            objects=(row.id,),
            numbers=(least, most),
            worked=(f"{least} > {most}",),
        )


def _grown(row: WorkloadLimit, years: int) -> Fraction | None:
    if row.growth is None or row.expected is None:
        return None
    return Fraction(row.expected) * (1 + Fraction(row.growth.value) / 100) ** years


def _years(draft: Draft) -> int:
    """Years of the term begun or over, at least one; at most twenty are looked at."""
    term = first(draft.agreement, TermSection)
    end = last_day(term) if term and not term.open_ended else None
    if term is None or end is None or term.start is None:
        return 1
    return min(20, max(1, round((end - term.start).days / _A_YEAR)))
