"""Any section's values as plain tables, by the names of its fields."""

from typing import Any, cast

from msgspec import Struct
from msgspec.structs import fields

from sla_desktop.document.drafting import capital, card, column, opened, table
from sla_desktop.document.facts import Facts
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.base import Row
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.sections import Section, SectionBase


def generic(section: Section, facts: Facts) -> list[Block]:
    names = [f.name for f in fields(section) if f.name not in SectionBase.__struct_fields__]
    pairs: list[tuple[str, str]] = []
    tables: list[Block] = []
    for name in names:
        value: Any = getattr(section, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Row):
            rows = cast("tuple[Row, ...]", value)
            titles = [f.name for f in fields(rows[0]) if f.name != "id"]
            tables += table(
                _words(name),
                [column(_words(t)) for t in titles],
                [[_text(getattr(row, t), facts) for t in titles] for row in rows],
                caption=True,
            )
        else:
            pairs.append((_words(name), _text(value, facts)))
    terms = card("Terms", pairs, caption=False)
    return opened("This section sets out the following.", terms, tables)


def _words(name: str) -> str:
    return capital(name.replace("_", " "))


def _text(value: Any, facts: Facts) -> str:
    if isinstance(value, Responsible):
        return facts.person(value)
    if text := show.anything(value, facts.language):
        return text
    if isinstance(value, tuple):
        return "\n".join(filter(None, (_text(each, facts) for each in cast("tuple[Any]", value))))
    if isinstance(value, Struct):
        texts = ((f.name, _text(getattr(value, f.name), facts)) for f in fields(value))
        return "; ".join(f"{_words(n).lower()} {t}" for n, t in texts if t)
    return ""
