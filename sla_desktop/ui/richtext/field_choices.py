"""The fields and references that an owner can put into wording."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, cast

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, included, parties
from sla_desktop.domain.base import Row
from sla_desktop.domain.fields import REFERENCE, resolve
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
)
from sla_desktop.domain.sections import TermSection

_PARTY_FIELDS = ("name", "label", "address", "registration", "email")
_TERM_FIELDS = ("start", "end", "length", "notice", "renewal_length")
_AGREEMENT_FIELDS = ("title", "version")
_VALUES = (dt.date, Duration, Frequency, MeasureWindow, Money, Percent, Quantity)
_DEEPEST = 4  # levels of rows and parts below a section


class FieldChoice(Struct, frozen=True):
    """One entry: what stands between the braces, what it is called, what it says now."""

    name: str
    label: str
    value: str = ""


def field_choices(agreement: Agreement) -> list[FieldChoice]:
    """All entries: parties, own fields and term, sections to refer to, every value filled in."""
    first = [
        *_of_parties(agreement),
        *_own(agreement),
        *_of_agreement(agreement),
        *_references(agreement),
    ]
    named = {choice.name for choice in first}
    return first + [choice for choice in _values(agreement) if choice.name not in named]


def matching(choices: list[FieldChoice], query: str) -> list[FieldChoice]:
    """The entries that have every word of `query` in their names."""
    words = query.casefold().split()
    return [
        choice
        for choice in choices
        if all(word in f"{choice.label} {choice.name}".casefold() for word in words)
    ]


def _own(agreement: Agreement) -> Iterator[FieldChoice]:
    for field in agreement.fields:
        yield FieldChoice(field.id, field.label or _words(field.id), field.value)


def _of_parties(agreement: Agreement) -> Iterator[FieldChoice]:
    for party in parties(agreement):
        for field in _PARTY_FIELDS:
            called = party.label or _words(party.id).capitalize()
            label = f"{called}: {'short name' if field == 'label' else field}"
            yield _choice(agreement, f"{party.id}.{field}", label)


def _of_agreement(agreement: Agreement) -> Iterator[FieldChoice]:
    for field in _AGREEMENT_FIELDS:
        yield _choice(agreement, f"agreement.{field}", f"Agreement: {field}")
    for section in included(agreement):
        if isinstance(section, TermSection):
            for field in _TERM_FIELDS:
                label = f"{section.title}: {_words(field)}"
                yield _choice(agreement, f"{section.id}.{field}", label)


def _references(agreement: Agreement) -> Iterator[FieldChoice]:
    for section in included(agreement):
        yield FieldChoice(f"{REFERENCE}{section.id}", f"§ {section.title}", "reference")


def _choice(agreement: Agreement, name: str, label: str) -> FieldChoice:
    return FieldChoice(name, label, resolve(agreement, name).text)


def _values(agreement: Agreement) -> Iterator[FieldChoice]:
    for section in included(agreement):
        for name, label, value in _below(section, section.id, section.title, 0):
            yield FieldChoice(name, label, show.anything(value, agreement.language))


def _below(part: Struct, path: str, label: str, depth: int) -> Iterator[tuple[str, str, Any]]:
    """The filled-in values of a section, of its rows and of their parts."""
    if depth > _DEEPEST:
        return
    for field in part.__struct_fields__:
        value: object = getattr(part, field)
        name = f"{path}.{field}"
        if isinstance(value, _VALUES):
            yield name, f"{label}: {_words(field)}", value
        elif isinstance(value, tuple):
            for row in cast("tuple[object, ...]", value):
                if isinstance(row, Row):
                    called = show.anything(row) or _words(row.id)
                    yield from _below(row, f"{name}.{row.id}", f"{label}, {called}", depth + 1)
        elif isinstance(value, Struct):
            yield from _below(value, name, f"{label}, {_words(field)}", depth + 1)


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
