"""Addresses of values inside an agreement, by ids: ``levels.metrics.availability.target``.

The first part is a field of the agreement or the id of a section; after the name of a table
comes the id of a row.
"""

from functools import cache
from typing import Any, cast

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.errors import InputError


class BadPathError(InputError):
    """The address leads nowhere; the message names the part that does not exist."""


def join(*parts: str) -> str:
    """The path made of `parts`; empty parts are left out."""
    return ".".join(part for part in parts if part)


def split(agreement: Agreement, path: str) -> list[str]:
    """Steps from the agreement to the value."""
    steps = path.split(".")
    if steps[0] not in Agreement.__struct_fields__:
        steps.insert(0, "sections")
    return steps


def value_at(agreement: Agreement, path: str) -> Any:
    """The value at `path`. Raises BadPathError."""
    here: Any = agreement
    for step in split(agreement, path):
        here = _step(here, step, path)
    return here


def shown_at(agreement: Agreement, path: str) -> Any:
    """The value at `path`; below an optional part that is still empty, its default.

    Raises BadPathError.
    """
    *before, last = split(agreement, path)
    here: Any = agreement
    for step in before:
        here = _step(here, step, path, empty_ok=True)
    return _step(here, last, path)


def rows_at(agreement: Agreement, path: str) -> tuple[Row, ...]:
    """The rows of the table at `path`; none below an optional part that is still empty.

    Raises BadPathError where `path` is no table.
    """
    here: Any = agreement
    for step in split(agreement, path):
        here = _step(here, step, path, empty_ok=True)
    if not isinstance(here, tuple):
        raise BadPathError(f"“{path}” is not a table.")
    return cast("tuple[Row, ...]", here)


def type_at(agreement: Agreement, path: str) -> Any:
    """The declared type of the field at `path`. Raises BadPathError where it names a row."""
    *before, last = split(agreement, path)
    here: Any = agreement
    for step in before:
        here = _step(here, step, path, empty_ok=True)
    return _field(here, last, path).type


def default_at(agreement: Agreement, path: str) -> Any:
    """What the field at `path` holds before anything is said there. Raises BadPathError."""
    *before, last = split(agreement, path)
    here: Any = agreement
    for step in before:
        here = _step(here, step, path, empty_ok=True)
    return _field(here, last, path).default


@cache
def fields_of(kind: type[Struct]) -> dict[str, FieldInfo]:
    """Fields by name; msgspec reads the annotations anew with each call, which is slow."""
    return {info.name: info for info in fields(kind)}


def with_value(agreement: Agreement, path: str, value: object) -> Agreement:
    """`agreement` with the value at `path` replaced; a row replaced by None is taken out.

    Optional parts on the way that are empty are made first. Raises BadPathError.
    """
    changed = _replaced(agreement, split(agreement, path), value, path)
    return cast("Agreement", changed)


def _replaced(here: Any, steps: list[str], value: object, path: str) -> Any:
    step, rest = steps[0], steps[1:]
    if isinstance(here, tuple):
        rows = cast("tuple[Row, ...]", here)
        at = _row_index(rows, step, path)
        new = value if not rest else _replaced(rows[at], rest, value, path)
        middle = () if new is None else (new,)
        return (*rows[:at], *middle, *rows[at + 1 :])
    info = _field(here, step, path)
    inside = value
    if rest:
        current = getattr(here, step)
        inside = _replaced(_empty(info, path) if current is None else current, rest, value, path)
    return replace(here, **{step: inside})


def _step(here: Any, step: str, path: str, *, empty_ok: bool = False) -> Any:
    if isinstance(here, tuple):
        rows = cast("tuple[Row, ...]", here)
        return rows[_row_index(rows, step, path)]
    info = _field(here, step, path)
    value = getattr(here, step)
    return _empty(info, path) if value is None and empty_ok else value


def _row_index(rows: tuple[Row, ...], row_id: str, path: str) -> int:
    for index, row in enumerate(rows):
        if isinstance(cast("object", row), Row) and row.id == row_id:
            return index
    raise BadPathError(f"“{path}” leads nowhere: there is no “{row_id}” there.")


def _field(here: Any, name: str, path: str) -> FieldInfo:
    info = fields_of(type(here)).get(name) if isinstance(here, Struct) else None
    if info is not None:
        return info
    raise BadPathError(f"“{path}” leads nowhere: there is no field “{name}”.")


def _empty(info: FieldInfo, path: str) -> Struct:
    kinds = [k for k in getattr(info.type, "__args__", ()) if isinstance(k, type)]
    kind = next((k for k in kinds if issubclass(k, Struct)), None)
    if kind is None:
        raise BadPathError(f"“{path}” leads nowhere: “{info.name}” is empty.")
    try:
        return msgspec.convert({}, kind)
    except msgspec.ValidationError as error:
        raise BadPathError(f"“{path}” leads nowhere yet: set “{info.name}” whole first.") from error
