"""What an availability allows, and what eats it: repair times, maintenance, a mixed definition."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, normal, place, placed, quoted
from sla_desktop.checks.faults import fault, minutes_text, places3
from sla_desktop.checks.finding import Fault, Severity
from sla_desktop.checks.lookups import (
    availability_cards,
    bases_of,
    level_name,
    priorities,
    promised,
    surroundings,
    target_of,
    window_text,
    with_money,
)
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first, metrics
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric, Treatment
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    MaintenanceSection,
    PrioritiesSection,
    TermSection,
)
from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.domain.timeorder import service_time
from sla_desktop.simulate.allowance import (
    Allowance,
    Basis,
    base_calendar,
    clock_text,
    definition_of,
    extremes,
)

_FIGURES = "Public uptime calculators (uptime.is, slatools.com)"
_BASE = (LevelsSection, AvailabilitySection, MaintenanceSection, HoursSection, TermSection)


@rules.check("B04", "information", *_BASE, sources=(_FIGURES,))
def allowances(draft: Draft) -> Iterator[Fault]:
    """What each availability allows in the shortest and the longest window of the term."""
    around = surroundings(draft)
    for path, metric, _ in availability_cards(draft.agreement):
        found = _extremes_of(draft, metric, around)
        told = draft.memory.of(_allows, metric, found) if found else None
        if told is not None:
            yield replace(told, field=f"{path}.target")


def _allows(metric: Metric, found: tuple[Allowance, Allowance]) -> Fault | None:
    """What the target allows, still without its place."""
    least, most = found
    if least.seconds <= 0:
        return None
    percent = show.written_decimal(target_of(metric))
    said = f"{percent} % allows {_figure(least)}"
    if least.seconds != most.seconds:
        said += f" and {_figure(most)}"
    return fault(
        "information",
        f"{quoted(metric.name)}: {said}.",
        "",
        objects=(metric.id,),
        numbers=(percent, clock_text(least.seconds), clock_text(most.seconds)),
        worked=tuple(dict.fromkeys(_reckoned(percent, one) for one in found)),
    )


def _reckoned(percent: str, allowance: Allowance) -> str:
    """ "February 2027: (1 − 99.9 %) × 40,320 min = 40.32 min"."""
    basis = allowance.basis
    total, taken = minutes_text(Fraction(basis.total)), minutes_text(basis.maintenance)
    base = f"({total} − {taken} of maintenance)" if basis.counting == "taken-off" else total
    less = f" − {taken} of maintenance" if basis.counting == "down" and basis.maintenance else ""
    return (
        f"{basis.window.name}: (1 − {percent} %) × {base}{less} = {minutes_text(allowance.seconds)}"
    )


def _extremes_of(
    draft: Draft, metric: Metric, around: Agreement
) -> tuple[Allowance, Allowance] | None:
    return draft.memory.of(_extremes, metric, bases_of(draft, metric, around))


def least_allowance(draft: Draft, metric: Metric, around: Agreement) -> Allowance | None:
    """What an availability allows in its tightest window of the term."""
    found = _extremes_of(draft, metric, around)
    return found[0] if found else None


def _extremes(metric: Metric, over: tuple[Basis, ...]) -> tuple[Allowance, Allowance] | None:
    return extremes(target_of(metric), over)


def _figure(allowance: Allowance) -> str:
    basis = allowance.basis
    minutes = show.decimal_text(Decimal(basis.total // 60))
    said = f"{clock_text(allowance.seconds)} of outage in {basis.window.name}"
    if basis.counting == "left-out" or not basis.maintenance:
        return f"{said} ({minutes} minutes)"
    how = "taken off" if basis.counting == "taken-off" else "counted as downtime"
    return f"{said} ({minutes} minutes, {clock_text(basis.maintenance)} of maintenance {how})"


class _Longest(NamedTuple):
    """The longest time an incident of the first priority may last by its promise."""

    priority: Placed[Priority]
    times: PriorityTimes
    length: Duration
    least: Fraction
    most: Fraction
    fixed: bool


@rules.check(
    "B05",
    "warning",
    *_BASE,
    PrioritiesSection,
    CreditsSection,
    sources=(_FIGURES, "Published managed-service agreements"),
)
def one_incident(draft: Draft) -> Iterator[Fault]:
    """Whether one incident mended just in time uses up more than the whole allowance."""
    agreement = draft.agreement
    around, incidents = surroundings(draft), surroundings(draft, PrioritiesSection)
    for _, metric, _ in availability_cards(agreement):
        found = _extremes_of(draft, metric, around)
        longest = draft.memory.of(_longest, incidents, metric) if found else None
        if found is None or longest is None or longest.most <= found[0].seconds:
            continue
        told = draft.memory.of(_breaks, incidents, metric, found[0], longest)
        yield replace(told, severity=_severity(agreement, metric, longest))


def _breaks(agreement: Agreement, metric: Metric, allowed: Allowance, longest: _Longest) -> Fault:
    """One incident that takes all its time, against what the metric allows."""
    name = level_name(agreement, longest.priority.row, longest.times)
    what = "a fix" if longest.fixed else "even an answer"
    length = show.duration(longest.length)
    percent = show.written_decimal(target_of(metric))
    return fault(
        "information",
        f"{name}: {what} within {length} {_takes(longest, allowed)}, but "
        f"{percent} % of {window_text(allowed.basis)} allows only "
        f"{clock_text(max(Fraction(0), allowed.seconds))}: one incident at that limit "
        f"breaks {quoted(metric.name)}.",
        f"{longest.priority.path}.times.{longest.times.id}."
        f"{'resolution' if longest.fixed else 'response'}",
        objects=(metric.id, longest.priority.row.id, longest.times.id),
        numbers=(length, percent, clock_text(allowed.seconds)),
        worked=(
            f"{name}: {length} = {minutes_text(longest.most)} of service time"
            + ("" if longest.least == longest.most else " at most"),
            _reckoned(percent, allowed),
            f"{minutes_text(longest.most)} > {minutes_text(allowed.seconds)}",
            f"Incidents of full length that fit: "
            f"{max(Fraction(0), allowed.seconds) // longest.most}",
        ),
    )


def _takes(longest: _Longest, allowed: Allowance) -> str:
    if longest.least == longest.most:
        return f"is {_minutes(longest.most)}"
    if longest.least > allowed.seconds:
        return f"is at least {_minutes(longest.least)}"
    return f"can take {_minutes(longest.most)}"


def _minutes(seconds: Fraction) -> str:
    number = places3(seconds / 60)
    return f"{number} minute" if number == "1" else f"{number} minutes"


def _longest(agreement: Agreement, metric: Metric) -> _Longest | None:
    """The first priority's longest fix time; without one its longest answer."""
    base = base_calendar(agreement, definition_of(agreement, metric))
    for priority in priorities(agreement)[:1]:
        own = calendar(agreement, priority.row.calendar)
        for fixed in (True, False):
            found: list[_Longest] = []
            for times in priority.row.times:
                length = promised(times)[fixed]
                taken = length and service_time(length, own, base)
                if length and taken:
                    least, most = map(Fraction, taken)
                    found.append(_Longest(priority, times, length, least, most, fixed))
            if found:
                return max(found, key=lambda one: one.most)
    return None


def _severity(agreement: Agreement, metric: Metric, longest: _Longest) -> Severity:
    """A warning only where both promises carry money."""
    paid = with_money(agreement)
    measure = "resolution" if longest.fixed else "response"
    of_priority = any(
        card.id in paid
        and card.measure == measure
        and card.priority in ("", longest.priority.row.id)
        for card in metrics(agreement)
    )
    return "warning" if metric.id in paid and of_priority else "information"


@rules.check(
    "B06",
    "error",
    *_BASE,
    sources=("Dr ITIL minimum SLA contents", "Common Paper guidance on SLAs"),
)
def maintenance_fits(draft: Draft) -> Iterator[Fault]:
    """Where maintenance counts as downtime, the allowance must hold it."""
    agreement = draft.agreement
    around = surroundings(draft)
    for path, metric, target in availability_cards(agreement):
        worst = draft.memory.of(_worst, metric, bases_of(draft, metric, around))
        if worst is None:
            continue
        basis, room = worst
        percent = show.written_decimal(target)
        most, all_of_it = clock_text(basis.maintenance), basis.maintenance > room
        said = f"Maintenance of up to {most} counts as downtime, and {percent} % of"
        said += f" {window_text(basis)} allows only {clock_text(room)}"
        if all_of_it:
            best = 100 * (1 - basis.maintenance / basis.total)
            said += f": {quoted(metric.name)} can reach {places3(best)} % at best"
        else:
            said += f": it leaves less than half of {quoted(metric.name)} for faults"
        yield fault(
            "error" if all_of_it else "warning",
            f"{said}.",
            place(agreement, MaintenanceSection, "cap"),
            objects=(path.rpartition(".")[2],),
            numbers=(most, percent, clock_text(room)),
            worked=(
                f"Maintenance: {minutes_text(basis.maintenance)} in {window_text(basis)}",
                f"Allowed: (1 − {percent} %) × {minutes_text(Fraction(basis.total))} = "
                f"{minutes_text(room)}",
                f"{minutes_text(basis.maintenance)} > {minutes_text(room)}"
                if all_of_it
                else f"{minutes_text(basis.maintenance)} > half of {minutes_text(room)}",
            ),
        )


def _worst(metric: Metric, over: tuple[Basis, ...]) -> tuple[Basis, Fraction] | None:
    """The window in which maintenance takes the most, if more than half of what is allowed."""
    share = 1 - Fraction(target_of(metric)) / 100
    counted = [b for b in over if b.counting == "down" and b.maintenance and b.total]
    if not counted:
        return None
    basis = max(counted, key=lambda b: b.maintenance - share * b.total)
    room = share * basis.total
    return (basis, room) if basis.maintenance > room / 2 else None


@rules.check(
    "B08",
    "error",
    AvailabilitySection,
    MaintenanceSection,
    weakens=("A26",),
    sources=("Common Paper SLA 2.0", "Bonterms SLA 1.0"),
)
def one_definition(draft: Draft) -> Iterator[Fault]:
    """Each excluded class of minutes is treated in one way, and taken off once."""
    agreement = draft.agreement
    definitions = placed(agreement, AvailabilitySection, "definitions", lambda s: s.definitions)
    known: dict[str, tuple[str, tuple[bool, bool]]] = {}
    for definition in definitions:
        yield from _taken_off_once(definition)
        for treatment in definition.row.treatments:
            path = f"{definition.path}.treatments.{treatment.id}"
            if treatment.in_base is None or treatment.in_down is None:
                continue
            pair = (treatment.in_base, treatment.in_down)
            yield from _possible(treatment, pair, path)
            before = known.setdefault(normal(treatment.name), (treatment.id, pair))
            if before[1] != pair:
                yield _differs(treatment, before[1], pair, path)
            if treatment.maintenance:
                yield from _maintenance_agrees(agreement, treatment, pair)


def _possible(treatment: Treatment, pair: tuple[bool, bool], path: str) -> Iterator[Fault]:
    if pair == (False, True):
        yield fault(
            "error",
            f"{quoted(treatment.name)} counts as downtime although it is taken off the base: "
            "a minute that is not measured cannot be down.",
            f"{path}.in_down",
            objects=(treatment.id,),
            numbers=(_words(pair),),
            worked=("Part of the base: no", "Counts as downtime: yes"),
        )


def _taken_off_once(definition: Placed[AvailabilityDefinition]) -> Iterator[Fault]:
    off = [t for t in definition.row.treatments if t.in_base is False]
    if len(off) > 1 and definition.row.each_minute_once is False:
        names = " and ".join(quoted(t.name) for t in off[:2])
        yield fault(
            "error",
            f"{names} can overlap and each is taken off the base: say that a minute is taken "
            "off only once.",
            f"{definition.path}.each_minute_once",
            objects=tuple(t.id for t in off),
            worked=(
                f"Taken off the base: {', '.join(t.name for t in off)}",
                "A minute that is both would be taken off twice.",
            ),
        )


def _differs(
    treatment: Treatment, before: tuple[bool, bool], now: tuple[bool, bool], path: str
) -> Fault:
    return fault(
        "error",
        f"{quoted(treatment.name)} is {_words(before)} in one place and {_words(now)} in another: "
        "choose one.",
        f"{path}.in_base",
        objects=(treatment.id,),
        numbers=(_words(before), _words(now)),
        worked=(f"Once: {_words(before)}", f"Again: {_words(now)}"),
    )


def _maintenance_agrees(
    agreement: Agreement, treatment: Treatment, pair: tuple[bool, bool]
) -> Iterator[Fault]:
    section = first(agreement, MaintenanceSection)
    said = section.counts_as_downtime if section else None
    if section and said is not None and said != pair[1] and pair != (False, True):
        there = "counted as downtime" if said else "not counted as downtime"
        yield fault(
            "error",
            f"{quoted(treatment.name)} is {_words(pair)} in the definition of availability but "
            f"{there} in the rules for maintenance: choose one.",
            f"{section.id}.counts_as_downtime",
            objects=(treatment.id,),
            numbers=(_words(pair), there),
            worked=(f"Definition: {_words(pair)}", f"Maintenance: {there}"),
        )


def _words(pair: tuple[bool, bool]) -> str:
    if pair[1]:
        return "counted as downtime" if pair[0] else "down but not measured"
    return "left out of the downtime" if pair[0] else "taken off the base"
