"""Every number of the trade inside a value, however deep."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast, get_args

from msgspec import Struct
from msgspec.structs import fields

from sla_desktop.domain.quantities import Duration, Percent, Range


def values_in(value: Struct) -> list[Duration | Percent | Range]:
    """The times, percentages and ranges of results in `value`, but for those in its wording."""
    return list(_inside(value))


def _inside(value: Any) -> Iterator[Duration | Percent | Range]:
    if isinstance(value, Duration | Percent | Range):
        yield value
    elif isinstance(value, tuple):
        for item in cast("tuple[Any, ...]", value):
            yield from _inside(item)
    elif isinstance(value, Struct):
        for name in inner_fields(type(value)):
            yield from _inside(getattr(value, name))


@cache
def inner_fields(kind: type[Struct]) -> tuple[str, ...]:
    """The fields of a struct that can hold structs, but for wording."""
    return tuple(
        info.name for info in fields(kind) if info.name != "wording" and _holds_structs(info.type)
    )


def _holds_structs(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return True
    return any(_holds_structs(part) for part in get_args(kind))
