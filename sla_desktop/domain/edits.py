"""The only way to change an agreement: pure functions from agreement to agreement."""

import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from sla_desktop.domain import parse, paths
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.base import Row
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.misfit import misfit
from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import Section
from sla_desktop.domain.text import RichText

_BARE_NUMBER = re.compile(r"\s*-?[\d.,]+\s*$")
Edit = Callable[[Agreement], Agreement]


class BadEditError(InputError):
    """The edit does not fit the agreement; the message says why and what to do."""


def chain(*edits: Edit) -> Edit:
    """One edit that does several in order."""

    def apply(agreement: Agreement) -> Agreement:
        for edit in edits:
            agreement = edit(agreement)
        return agreement

    return apply


def set_value(path: str, value: object) -> Edit:
    """Puts a typed value into the field at `path` (see `paths`)."""

    def apply(agreement: Agreement) -> Agreement:
        checked = _fitting(value, paths.type_at(agreement, path))
        return paths.with_value(agreement, path, checked)

    return apply


def set_wording(section_id: str, blocks: RichText) -> Edit:
    """Puts wording into a section; blocks that stay are the same objects as before."""

    def apply(agreement: Agreement) -> Agreement:
        return paths.with_value(agreement, f"sections.{section_id}.wording", blocks)

    return apply


def set_text(path: str, text: str) -> Edit:
    """Puts what an owner wrote into the field at `path`, read as the field's type."""

    def apply(agreement: Agreement) -> Agreement:
        kind = paths.type_at(agreement, path)
        was_share = isinstance(paths.shown_at(agreement, path), Percent)
        # A share stays a share when its sign is left out.
        written = f"{text} %" if was_share and _BARE_NUMBER.match(text) else text
        value = parse.value_of(written, kind, agreement.currency)
        return paths.with_value(agreement, path, _fitting(value, kind))

    return apply


def add_row(table: str, row: Row, at: int | None = None) -> Edit:
    """Puts a row into the table at path `table`, last or at index `at`."""

    def apply(agreement: Agreement) -> Agreement:
        rows = paths.rows_at(agreement, table)
        place = len(rows) if at is None else at
        changed = (*rows[:place], row, *rows[place:])
        return paths.with_value(agreement, table, _checked_rows(agreement, table, changed))

    return apply


def replace_row(path: str, row: Row) -> Edit:
    """Puts `row` in the place of the row at `path`."""
    table = path.rpartition(".")[0]

    def apply(agreement: Agreement) -> Agreement:
        changed = paths.with_value(agreement, path, row)
        _checked_rows(agreement, table, paths.rows_at(changed, table))
        return changed

    return apply


def remove_row(path: str) -> Edit:
    """Takes the row at `path` out of its table."""

    def apply(agreement: Agreement) -> Agreement:
        if not isinstance(paths.value_at(agreement, path), Row):
            raise BadEditError(f"“{path}” is not a row of a table.")
        return paths.with_value(agreement, path, None)

    return apply


def move_row(path: str, to: int) -> Edit:
    """Moves the row at `path` to index `to` of its table."""
    table, _, row_id = path.rpartition(".")

    def apply(agreement: Agreement) -> Agreement:
        moved = paths.value_at(agreement, path)
        others = [row for row in paths.rows_at(agreement, table) if row.id != row_id]
        place = max(0, min(to, len(others)))
        return paths.with_value(agreement, table, (*others[:place], moved, *others[place:]))

    return apply


def add_section(section: Section, at: int | None = None) -> Edit:
    """Puts a section in, last or at index `at`."""

    def apply(agreement: Agreement) -> Agreement:
        if section.id in Agreement.__struct_fields__:
            raise BadEditError(f"A section cannot have the id “{section.id}”: choose another.")
        place = len(agreement.sections) if at is None else at
        before, after = agreement.sections[:place], agreement.sections[place:]
        return replace(agreement, sections=(*before, section, *after))

    return apply


def keep_finding(waiver: Waiver) -> Edit:
    """Keeps a finding with a reason; an earlier reason for the same one is replaced."""

    def apply(agreement: Agreement) -> Agreement:
        others = tuple(w for w in agreement.waivers if w.id != waiver.id)
        return replace(agreement, waivers=(*others, waiver))

    return apply


def _checked_rows(agreement: Agreement, table: str, rows: tuple[Row, ...]) -> Any:
    return _fitting(rows, paths.type_at(agreement, table))


def _fitting(value: object, kind: Any) -> Any:
    plain = msgspec.to_builtins(value)
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise BadEditError(f"The value does not fit: {misfit(error, plain)}.") from error
