"""Times so long that nobody lives to see them run out, or so short that nobody can act (B35)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, cast

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import clock_days, name_of, quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.values import inner_fields
from sla_desktop.domain import show
from sla_desktop.domain.agreement import included
from sla_desktop.domain.base import Row
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.governance import LevelChange
from sla_desktop.domain.protection import Indexation, TerminationRight
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import (
    ChargesSection,
    ExitSection,
    MaintenanceSection,
    Section,
    SectionBase,
    SecuritySection,
    TerminationSection,
    TermSection,
)
from sla_desktop.domain.support import RequestRoute

_A_YEAR = Decimal(366)
_A_MINUTE = Decimal(1) / 1440
# Long on purpose, or no time in which somebody must act.
_MAY_BE_LONG = frozenset({
    "retention", "bed_in", "work_included", "upkeep", "help", "expires_after", "effort", "at_most",
})  # fmt: skip
# The term and the rights to end it are judged against each other, maintenance by its own check.
_JUDGED_ELSEWHERE = (TermSection, TerminationSection, MaintenanceSection)
_NEEDS_TIME: tuple[tuple[type[Struct], str], ...] = (
    (Duty, "due"),
    (TerminationRight, "cure"),
    (RepeatedFailure, "plan_due"),
    (RequestRoute, "answer"),
    (LevelChange, "notice"),
    (Indexation, "notice"),
    (ChargesSection, "payment"),
    (ExitSection, "hand_back"),
    (SecuritySection, "patch_time"),
    (TermSection, "notice"),
)


class _Timed(NamedTuple):
    """A time, where it stands and what has it."""

    path: str
    field: str
    owner: Struct
    row: Row
    length: Duration


def hollow_times(draft: Draft) -> Iterator[Fault]:
    """Times longer than a year, and times to act of less than a minute."""
    for section in included(draft.agreement):
        yield from draft.memory.of(_of_section, section)


def _of_section(section: Section) -> tuple[Fault, ...]:
    return tuple(found for one in _times(section, section.id, section) for found in _judged(one))


def _judged(one: _Timed) -> Iterator[Fault]:
    days = clock_days(one.length)
    elsewhere = isinstance(one.row, _JUDGED_ELSEWHERE) or isinstance(one.owner, TerminationRight)
    if days > _A_YEAR and one.field not in _MAY_BE_LONG and not elsewhere:
        yield _said(
            one, "longer than a year: it is as good as no time at all", "longer than 1 year"
        )
    elif days < _A_MINUTE and _needs_time(one):
        yield _said(one, "and nobody can act in no time: give it days or hours", "under 1 minute")


def _needs_time(one: _Timed) -> bool:
    if isinstance(one.owner, Duty) and one.owner.due_before:
        return False
    return any(isinstance(one.owner, kind) and one.field == name for kind, name in _NEEDS_TIME)


def _said(one: _Timed, why: str, rule: str) -> Fault:
    shown, what = show.duration(one.length), one.field.replace("_", " ")
    owner = quoted(one.row.title) if isinstance(one.row, SectionBase) else name_of(one.row)
    return fault(
        "warning",
        f"In {owner} the time “{what}” is {shown}, {why}.",
        one.path,
        objects=(one.row.id,),
        numbers=(one.field, shown),
        worked=(f"{shown}: {rule}",),
        weakens=(),
    )


def _times(value: Struct, path: str, row: Row) -> Iterator[_Timed]:
    """Every time below `value` but those of its wording, with the row that it belongs to."""
    for name in inner_fields(type(value)):
        inner: Any = getattr(value, name)
        where = f"{path}.{name}"
        if isinstance(inner, Duration):
            yield _Timed(where, name, value, row, inner)
        elif isinstance(inner, tuple):
            for item in cast("tuple[Any, ...]", inner):
                if isinstance(item, Row):
                    yield from _times(item, f"{where}.{item.id}", item)
        elif isinstance(inner, Struct):
            yield from _times(inner, where, row)
