"""Agreements of any shape the types allow: full, half empty, with references to nothing."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from msgspec import inspect

from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.base import Row

_IDS = ("a", "b", "c", "provider", "customer")
_TEXTS = ("", " ", "Ash Ltd", "etc.", "tries to", "outside our control", "The customer must pay")
_SIMPLE: dict[type[inspect.Type], tuple[Any, ...]] = {
    inspect.DecimalType: tuple(
        Decimal(n) for n in ("0", "1", "2.5", "99.9", "100", "999999999999999")
    ),
    inspect.DateType: (dt.date(2027, 1, 1), dt.date.min, dt.date.max),
    inspect.BoolType: (False, True),
    inspect.NoneType: (None,),
}


def random_agreement(seed: int) -> Agreement:
    """An agreement with about two thirds of all kinds of sections, each filled by chance."""
    random = Random(seed)
    kinds = [kind for kind in section_kinds().values() if random.random() < 0.7]
    sections = [_struct(kind, random) for kind in kinds]
    numbered = [_with_id(section, f"s{at}") for at, section in enumerate(sections)]
    return _struct(Agreement, random, sections=tuple(numbered))


def _with_id(row: Row, row_id: str) -> Row:
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    return type(row)(**{**fields, "id": row_id})


def _struct(kind: type[Any], random: Random, **given: Any) -> Any:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    for _ in range(20):
        chosen = {
            field.name: _value(field.type, random)
            for field in info.fields
            if field.name not in given and (field.required or random.random() < 0.6)
        }
        try:
            return kind(**chosen, **given)
        except ValueError:  # e.g. a negative length: draw again
            continue
    raise AssertionError(f"no {kind.__name__} could be made")


def _value(kind: inspect.Type, random: Random) -> Any:
    makers: dict[type[inspect.Type], Callable[[Any], Any]] = {
        inspect.UnionType: lambda k: _value(random.choice(k.types), random),
        inspect.StructType: lambda k: _struct(k.cls, random),
        inspect.VarTupleType: lambda k: _rows(k.item_type, random),
        inspect.LiteralType: lambda k: random.choice(k.values),
        inspect.StrType: lambda k: random.choice(_words(k)),
        inspect.IntType: lambda k: random.randint(k.ge or 0, min(k.le or 3, 1440)),
    }
    maker = makers.get(type(kind))
    return maker(kind) if maker else random.choice(_SIMPLE[type(kind)])


def _words(kind: inspect.StrType) -> tuple[str, ...]:
    if not kind.pattern:
        return _TEXTS
    return ("EUR", "GBP") if "A-Z" in kind.pattern else _IDS


def _rows(item: inspect.Type, random: Random) -> tuple[Any, ...]:
    made = [_value(item, random) for _ in range(random.choice((0, 1, 2, 3)))]
    unique = {getattr(row, "id", at): row for at, row in enumerate(made)}
    return tuple(unique.values())
