"""Ready-made metrics, priorities and credits put into a draft; nothing in them points nowhere.

What they name and the draft does not have (hours, contacts, services) is left open and told, so
that the owner chooses it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.catalogue.section_kinds import new_section, usual_place
from sla_desktop.checks.dangling_ids import Pointer, astray
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.edits import BadEditError, Edit
from sla_desktop.domain.fields import FIELD, REFERENCE, fields_in, refers_to_section, resolve
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    LevelsSection,
    PrioritiesSection,
    Section,
)
from sla_desktop.domain.support import GridCell, Priority

S = TypeVar("S", bound=Struct)
_WORDS = {"calendar": "hours", "definition": "definition of availability", "band": "band of hours"}
_KINDS: dict[str, type[Struct]] = {
    "levels": LevelsSection,
    "priorities": PrioritiesSection,
    "credits": CreditsSection,
}


class Insertion(Struct, frozen=True):
    """An edit, the place to go to after it, and what it leaves to be chosen, in words."""

    edit: Edit
    place: str
    left_open: tuple[str, ...]


def add_metrics(agreement: Agreement, metrics: Iterable[Metric], section_id: str = "") -> Insertion:
    """Puts metrics last into the service levels, each with an id of its own."""
    base, section = _with_section(agreement, "levels", section_id)
    table = f"{section.id}.metrics"
    draft = base
    for metric in metrics:
        taken = {one.id for one in parts.metrics(draft)} | _row_ids(draft, table)
        new_id = _fresh(metric.id, taken)
        own = _renamed(metric, metric.id, f"{table}.{new_id}")
        own = replace(own, id=new_id, availability=_definition(draft, metric))
        draft = edits.add_row(table, own)(draft)
    last = paths.rows_at(draft, table)[-1:]
    place = f"{table}.{last[0].id}" if last else table
    return _finished(agreement, base, draft, section.id, place)


def use_priorities(
    agreement: Agreement, chosen: PrioritiesSection, section_id: str = ""
) -> Insertion:
    """Puts a set in place of the priorities; what names a priority goes on to name its rank."""
    base, section = _with_section(agreement, "priorities", section_id)
    assert isinstance(section, PrioritiesSection)
    new_ids = _ranked_ids(section.priorities, chosen.priorities)
    own = replace(
        chosen,
        id=section.id,
        title=section.title,
        included=section.included,
        depth=section.depth,
        wording=section.wording,
        priorities=tuple(replace(p, id=new_ids[p.id]) for p in chosen.priorities),
        grid=tuple(_named_anew(cell, new_ids) for cell in chosen.grid),
    )
    sections = tuple(own if one.id == section.id else one for one in base.sections)
    draft = replace(base, sections=sections)
    return _finished(agreement, base, draft, section.id, f"{section.id}.priorities")


def add_credit(
    agreement: Agreement,
    schedule: CreditSchedule,
    metrics: Sequence[str],
    section_id: str = "",
) -> Insertion:
    """Puts a credit schedule for `metrics` last into the credits."""
    base, section = _with_section(agreement, "credits", section_id)
    assert isinstance(section, CreditsSection)
    table = f"{section.id}.schedules"
    points = schedule.points[: len(metrics)]
    own = replace(
        schedule,
        id=_fresh(schedule.id, _row_ids(base, table)),
        metrics=tuple(metrics),
        points=(*points, *points[-1:] * (len(metrics) - len(points))),
    )
    draft = edits.add_row(table, own)(base)
    if section.none:
        draft = paths.with_value(draft, f"{section.id}.none", value=False)
    return _finished(agreement, base, draft, section.id, f"{table}.{own.id}")


def section_of(agreement: Agreement, kind: str) -> str:
    """Id of the first section of a kind, "" where there is none."""
    found = (one.id for one in agreement.sections if isinstance(one, _KINDS[kind]))
    return next(found, "")


def _with_section(agreement: Agreement, kind: str, section_id: str) -> tuple[Agreement, Section]:
    """The draft with a section of the kind, made at its usual place where there is none."""
    wanted = section_id or section_of(agreement, kind)
    for section in agreement.sections:
        if section.id == wanted:
            return agreement, section
    made = new_section(agreement, kind)
    at = usual_place(agreement, kind)
    return edits.add_section(made, at)(agreement), made


def _row_ids(agreement: Agreement, table: str) -> set[str]:
    return {row.id for row in paths.rows_at(agreement, table)}


def _fresh(stem: str, taken: set[str]) -> str:
    number, candidate = 1, stem
    while candidate in taken:
        number += 1
        candidate = f"{stem}-{number}"
    return candidate


def _ranked_ids(old: Sequence[Priority], new: Sequence[Priority]) -> dict[str, str]:
    """Ids for the new priorities: of the old one of the same rank, else their own."""
    taken = {one.id for one in old}
    ids: dict[str, str] = {}
    for rank, priority in enumerate(new):
        ids[priority.id] = old[rank].id if rank < len(old) else _fresh(priority.id, taken)
        taken.add(ids[priority.id])
    return ids


def _named_anew(cell: GridCell, ids: dict[str, str]) -> GridCell:
    return replace(cell, priority=ids.get(cell.priority, cell.priority))


def _definition(agreement: Agreement, metric: Metric) -> str:
    """The definition of availability the metric names, else the only one there is."""
    known = [d.id for s in parts.sections_of(agreement, AvailabilitySection) for d in s.definitions]
    if metric.availability in known or not metric.availability:
        return metric.availability
    return known[0] if len(known) == 1 else ""


def _renamed(value: S, old_id: str, new_path: str) -> S:
    """`value` where its texts name its own row by its new path."""
    own = f"levels.metrics.{old_id}."

    def renamed(text: str) -> str:
        return text.replace(f"{{{{{own}", f"{{{{{new_path}.")

    return _with_texts(value, renamed)


def _with_texts(value: S, change: Callable[[str], str]) -> S:
    changed = _changed(msgspec.to_builtins(value), change)
    return msgspec.convert(changed, type(value))


def _changed(plain: Any, change: Callable[[str], str]) -> Any:
    if isinstance(plain, str):
        return change(plain) if "{{" in plain else plain
    if isinstance(plain, list | tuple):
        return [_changed(one, change) for one in cast("list[Any]", plain)]
    if isinstance(plain, dict):
        items = cast("dict[str, Any]", plain).items()
        return {name: _changed(one, change) for name, one in items}
    return plain


def _finished(
    agreement: Agreement, base: Agreement, draft: Agreement, section_id: str, place: str
) -> Insertion:
    """The insertion without what would point nowhere."""
    before = {(one.path, one.target) for one in _pointers(base)}
    loose = [one for one in _pointers(draft) if (one.path, one.target) not in before]
    left: list[str] = []
    for pointer in loose:
        draft, told = _tied(draft, pointer)
        left += told
    draft = _without_unknown_fields(base, draft, section_id)
    result = draft

    def apply(current: Agreement) -> Agreement:
        if current != agreement:  # it was worked out for that draft
            raise BadEditError("The agreement has changed meanwhile: choose again.")
        return result

    return Insertion(apply, place, tuple(dict.fromkeys(left)))


def _pointers(agreement: Agreement) -> tuple[Pointer, ...]:
    """Also of sections that are left out now: they may come back."""
    everything = tuple(replace(section, included=True) for section in agreement.sections)
    return astray(replace(agreement, sections=everything))


def _tied(agreement: Agreement, pointer: Pointer) -> tuple[Agreement, list[str]]:
    """The pointer led to the party that is meant, else taken away and told."""
    value = paths.value_at(agreement, pointer.path)
    if isinstance(value, tuple):
        ids = cast("tuple[str, ...]", value)
        kept = tuple(one for one in ids if one != pointer.target)
        return paths.with_value(agreement, pointer.path, kept), [_told(pointer)]
    meant = parts.party_by_role(agreement, pointer.target) if pointer.table == "party" else None
    told = [] if meant else [_told(pointer)]
    return paths.with_value(agreement, pointer.path, meant.id if meant else ""), told


def _told(pointer: Pointer) -> str:
    what = _WORDS.get(pointer.table, pointer.table)
    return f"{what} of {pointer.name}" if pointer.name else what


def _without_unknown_fields(base: Agreement, draft: Agreement, section_id: str) -> Agreement:
    """Sentences of new rows that name what the draft does not have are left out."""
    section = next(one for one in draft.sections if one.id == section_id)
    known = {text for one in base.sections if one.id == section_id for text in _texts(one)}

    def cleaned(text: str) -> str:
        if text in known or all(_is_known(draft, name) for name in fields_in(text)):
            return text
        sentences = _sentences(text)
        fitting = [one for one in sentences if all(_is_known(draft, n) for n in fields_in(one))]
        return " ".join(fitting).strip()

    changed = _with_texts(section, cleaned)
    if changed == section:
        return draft
    sections = tuple(changed if one.id == section_id else one for one in draft.sections)
    return replace(draft, sections=sections)


def _texts(section: Section) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _with_texts(section, note)
    return found


def _sentences(text: str) -> list[str]:
    """Parted at full stops and semicolons outside of fields."""
    masked = FIELD.sub(lambda hit: "x" * len(hit[0]), text)
    parted: list[str] = []
    start = 0
    for at, letter in enumerate(masked):
        if letter in ".;" and masked[at + 1 : at + 2] in ("", " "):
            parted.append(text[start : at + 1].strip())
            start = at + 1
    return [one for one in (*parted, text[start:].strip()) if one]


def _is_known(agreement: Agreement, name: str) -> bool:
    if name.startswith(REFERENCE):
        return refers_to_section(agreement, name)
    return resolve(agreement, name).known
