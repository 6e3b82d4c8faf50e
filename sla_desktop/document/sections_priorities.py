"""Availability definitions, priorities with their times, prices and impact × urgency grid."""

from collections.abc import Iterable, Sequence

from sla_desktop.document.drafting import (
    capital,
    card,
    clause,
    clauses,
    column,
    joined,
    lines,
    opened,
    said,
    sentence,
    small,
    table,
)
from sla_desktop.document.facts import Facts, count, money_per, percent, rate, yes_no
from sla_desktop.document.nodes import Block
from sla_desktop.domain.metrics import AvailabilityDefinition, Treatment
from sla_desktop.domain.sections import AvailabilitySection, PrioritiesSection
from sla_desktop.domain.support import Priority, PriorityTimes

_PROMISES = {
    "work-starts": "A response is the start of work with access to the systems, not a repair.",
    "answer-by-person": "A response is an answer by a person. An automatic reply is not one.",
    "": "",
}
_TIMES = (
    column("Response", 1.4),
    column("First update", 1.1),
    column("Updates every", 1.1),
    column("Resolution", 1.5),
    column("Cases", 1, "right"),
)
_ONE_TABLE = 7  # columns that still read well


def availability(section: AvailabilitySection, facts: Facts) -> list[Block]:
    blocks = [block for each in section.definitions for block in _definition(each, facts)]
    formula = "Availability is the share of base minutes in which the service was not down."
    return opened("This section defines what availability means.", clause(formula), blocks)


def _definition(definition: AvailabilityDefinition, facts: Facts) -> list[Block]:
    failed, good = definition.failed_checks, definition.good_checks
    base = {
        "all": "every minute of the window",
        "service": joined("the minutes of", facts.name("calendar", definition.calendar))
        if definition.calendar
        else "the service minutes of the window",
        None: facts.name("calendar", definition.calendar),
    }[definition.base]
    name = definition.name or "Availability"
    rows = (
        ("Base", capital(base)),
        ("Down means", definition.down),
        ("Partial outage", definition.partial_outage),
        ("Shortest outage that counts", facts.dur(definition.shortest_outage)),
        ("Checked", capital(facts.every(definition.check_interval))),
        ("Down from", "" if failed is None else f"The first of {failed:,} failed checks in a row"),
        ("Up again from", "" if good is None else f"The first of {good:,} good checks in a row"),
        ("Exact to", facts.dur(definition.precision)),
        ("What counts as proof", definition.evidence),
        ("Minutes with two reasons", _once(definition.each_minute_once)),
    )
    treatments = table(
        f"{name}: which minutes count",
        (column("Minutes of", 3), column("Part of the base", 1), column("Count as down time", 1)),
        [_treatment(treatment) for treatment in definition.treatments],
        caption=True,
    )
    return [*card(name, rows), *treatments]


def _once(once: bool | None) -> str:
    return {
        True: "Each minute is taken off only once",
        False: "A minute is taken off for each reason",
        None: "",
    }[once]


def _treatment(treatment: Treatment) -> tuple[str, ...]:
    planned = " (planned maintenance)" if treatment.maintenance else ""
    return (treatment.name + planned, yes_no(treatment.in_base), yes_no(treatment.in_down))


def priorities(section: PrioritiesSection, facts: Facts) -> list[Block]:
    found = section.priorities
    decider = facts.who(section.decided_by)
    return opened(
        "Each report gets a priority, and each priority has its times.",
        *_tables(found, facts),
        _grid(section),
        clauses(
            (
                said("{} must set the priority of each report.", decider),
                sentence(section.appeal),
                sentence(section.reclassification),
                _PROMISES[section.promise],
                said("These times apply to {}.", small(section.applies_to)),
                said(
                    "The time bands are those of the calendar “{}”.",
                    facts.name("calendar", section.bands),
                ),
            )
        ),
    )


def _tables(found: Sequence[Priority], facts: Facts) -> tuple[list[Block], ...]:
    """What each priority means and its times; in few pages one table, where it has the room."""
    one_calendar = len(facts.names["calendar"]) < 2
    if not (facts.compact and one_calendar and all(map(_is_plain, found))):
        return (_meanings(found, facts), _times(found, facts))
    heads = (column("Priority", 1), column("Meaning", 2.6), column("Examples", 2.4), *_TIMES)
    rows = [
        (each.name, each.definition, lines(*each.examples), *_promised(each.times[0], facts))
        for each in found
    ]
    return (table("Priorities and their times", heads, rows),)


def _is_plain(priority: Priority) -> bool:
    """Whether a priority has its times, and nothing that needs more columns."""
    one = priority.times[0] if len(priority.times) == 1 else None
    return one is not None and not (one.band or any(_priced(one)) or priority.expected_cases)


def _meanings(found: Iterable[Priority], facts: Facts) -> list[Block]:
    return table(
        "Priorities",
        (
            column("Priority", 1),
            column("Meaning", 2.6),
            column("Examples", 2.4),
            column("Calendar", 1.3),
            column("Expected a month", 1, "right"),
        ),
        [
            (
                priority.name,
                priority.definition,
                lines(*priority.examples),
                facts.name("calendar", priority.calendar),
                count(priority.expected_cases),
            )
            for priority in found
        ],
    )


def _times(found: Iterable[Priority], facts: Facts) -> list[Block]:
    """Times and prices by priority and time band, in two tables where one would be too wide."""
    keys = (column("Priority", 1), column("Time band", 1.8))
    prices = (column("Fee", 1.3, "right"), column("Rate", 1.7, "right"), column("Note", 1.6))
    rows = [
        ((priority.name, facts.name("band", t.band)), _promised(t, facts), _priced(t))
        for priority in found
        for t in priority.times
    ]
    whole = [(*key, *promised, *priced) for key, promised, priced in rows]
    used = sum(any(row[at] for row in whole) for at in range(len(keys + _TIMES + prices)))
    if used <= _ONE_TABLE:
        return table("Times by priority", (*keys, *_TIMES, *prices), whole, caption=True)
    return [
        *table("Times by priority", (*keys, *_TIMES), [(*k, *p) for k, p, _ in rows], caption=True),
        *table(
            "Prices by priority",
            (*keys, *prices),
            [(*key, *priced) for key, _, priced in rows if any(priced)],
            caption=True,
        ),
    ]


def _promised(times: PriorityTimes, facts: Facts) -> tuple[str, ...]:
    workaround = {True: "a workaround counts", False: "a workaround does not count", None: ""}
    return (
        lines(
            "" if times.booked else "not booked, no promise",
            facts.dur(times.response),
            at_the_latest(facts.dur(times.response_minimum)),
        ),
        facts.dur(times.first_update),
        facts.dur(times.update_every),
        lines(
            "not promised" if times.no_resolution else "",
            facts.dur(times.resolution),
            at_the_latest(facts.dur(times.resolution_minimum)),
            workaround[times.workaround_counts],
        ),
        percent(times.share),
    )


def at_the_latest(time: str) -> str:
    """The binding limit of a time."""
    return time and f"at the latest {time}"


def _priced(times: PriorityTimes) -> tuple[str, ...]:
    return (money_per(times.fee, times.fee_period), rate(times.rate), times.note)


def _grid(section: PrioritiesSection) -> list[Block]:
    """Impact down, urgency across; axes the owner did not list come in the order of the cells."""
    names = {priority.id: priority.name for priority in section.priorities}
    cells = {(cell.impact, cell.urgency): names.get(cell.priority, "") for cell in section.grid}
    impacts = _axis(section.impacts, [cell.impact for cell in section.grid])
    urgencies = _axis(section.urgencies, [cell.urgency for cell in section.grid])
    return table(
        "Priority by impact and urgency",
        (column("Impact", 1.5), *(column(urgency, 1) for urgency in urgencies)),
        [(impact, *(cells.get((impact, u), "–") for u in urgencies)) for impact in impacts],
        caption=True,
        header_column=True,
    )


def _axis(listed: Iterable[str], used: Iterable[str]) -> list[str]:
    return list(dict.fromkeys((*listed, *used)))
