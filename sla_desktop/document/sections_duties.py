"""Duties of both sides, who does what, and what relieves the provider."""

from collections.abc import Iterable

from sla_desktop.document.drafting import (
    capital,
    clause,
    clauses,
    column,
    duty,
    joined,
    opened,
    said,
    sentence,
    table,
)
from sla_desktop.document.facts import Facts, in_cell, often
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.duties import Activity, Duty, RaciRole, Relief
from sla_desktop.domain.sections import DutiesSection

_EFFECTS = {
    "": "",
    "clock-stops": "the clock stops",
    "targets-suspended": "the targets are suspended",
    "minutes-excluded": "these minutes do not count",
    "no-credit": "no credit is due",
    "other": "",
}
_MARKS = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}


def duties(section: DutiesSection, facts: Facts) -> list[Block]:
    by_party = sorted(section.duties, key=lambda each: _first_at(each.party, section.duties))
    relief_alone = section.reliefs and not section.duties and not section.activities
    return opened(
        "These events excuse a missed level."
        if relief_alone
        else f"This section says what {_who(section, facts)} must do.",
        clauses(_duty(each, facts) for each in by_party),
        _matrix(section.raci_roles, section.activities, facts),
        _reliefs(section.reliefs, facts, caption=not relief_alone),
    )


def _who(section: DutiesSection, facts: Facts) -> str:
    parties = {each.party for each in section.duties}
    alone = len(parties) == 1 and not section.activities
    return facts.the(parties.pop(), "each side") if alone else "each side"


def _first_at(party: str, rows: tuple[Duty, ...]) -> int:
    """Duties of one party stand together, parties in the order the owner began."""
    return next(at for at, row in enumerate(rows) if row.party == party)


def _duty(each: Duty, facts: Facts) -> str:
    who = facts.the(each.party, "each party")
    more = joined(
        facts.listed("service", each.services) and f"for {facts.listed('service', each.services)}",
        often(each.frequency),
        _due(each, facts),
        "at any hour" if each.at_any_hour else "",
        by=", ",
    )
    return joined(
        duty(who, each.text, more),
        said("Responsible: {}.", each.role),
        _if_late(each, facts),
    )


def _due(each: Duty, facts: Facts) -> str:
    due = facts.dur(each.due)
    if each.due_before:
        return joined(due and f"at least {due}", "before", each.due_event or "the event")
    if due:
        return joined(f"within {due}", each.due_event and f"after {each.due_event}")
    return each.due_event and f"after {each.due_event}"


def _if_late(each: Duty, facts: Facts) -> str:
    effect = _EFFECTS[each.effect]
    metrics = facts.quoted("metric", each.metrics)
    on = metrics and f"for {metrics}"
    if effect:
        return joined(sentence(f"Until this is done, {effect}", on), sentence(each.effect_text))
    text = each.effect_text and f"If this is not done: {each.effect_text}"
    return joined(sentence(text), said("This duty bears on {}.", metrics))


def _matrix(
    roles: tuple[RaciRole, ...], activities: Iterable[Activity], facts: Facts
) -> list[Block]:
    """Activity by role; the marks are explained once."""
    rows: list[tuple[str, ...]] = []
    used: set[str] = set()
    for activity in activities:
        marks = {cell.role: cell.marks for cell in activity.cells}
        used.update(*marks.values())
        rows.append((activity.name, *(", ".join(marks.get(role.id, ())) for role in roles)))
    heads = [column(_role(role, facts), 1, "center") for role in roles]
    matrix = table(
        "Who does what",
        (column("Activity", 2.5), *heads),
        rows,
        caption=True,
        header_column=True,
    )
    key = show.listed([f"{mark} is {word}" for mark, word in _MARKS.items() if mark in used])
    return [*clause(said("In the table below, {}.", key) if matrix else ""), *matrix]


def _role(role: RaciRole, facts: Facts) -> str:
    side = facts.side(role.party)
    return f"{role.name} ({side})" if side else role.name


def _reliefs(reliefs: Iterable[Relief], facts: Facts, *, caption: bool) -> list[Block]:
    return table(
        "Events that excuse a missed level",
        (
            column("Event", 2),
            column("Cause", 1.1),
            column("Shown by", 1.4),
            column("Told within", 1.1),
            column("Effect", 2.4),
            column("Levels", 1.5),
            column("Duty", 1.5),
        ),
        [
            (
                relief.event,
                in_cell(_cause(relief, facts)),
                relief.evidence,
                facts.dur(relief.notice),
                capital(_EFFECTS[relief.effect] or relief.effect),
                facts.listed("metric", relief.metrics),
                facts.name("duty", relief.duty),
            )
            for relief in reliefs
        ],
        caption=caption,
    )


def _cause(relief: Relief, facts: Facts) -> str:
    return {
        "customer": facts.customer,
        "third-party": "a third party",
        "maintenance": "maintenance",
        "outside": "outside both sides",
        "provider-protection": f"protection by {facts.provider}",
    }[relief.cause]
