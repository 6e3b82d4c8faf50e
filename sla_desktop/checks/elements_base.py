"""What the element rules share: where a value stands, how a list reads, which sides there are."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Generic, Literal, NamedTuple, TypeVar

from msgspec import Struct

from sla_desktop.checks.finding import Gap
from sla_desktop.domain import show
from sla_desktop.domain.agreement import (
    INTERNAL_KINDS,
    Agreement,
    S,
    first,
    parties,
    sections_of,
)
from sla_desktop.domain.base import Row
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.quantities import Duration, TimeUnit
from sla_desktop.domain.sections import SectionBase

R = TypeVar("R", bound=Row)
Lack = Literal["missing", "incomplete", "weak"]

_NAMING = ("name", "title", "text", "term", "event", "measure", "change", "subject")
_LONGEST_NAME = 48  # characters of a name in a message
_MOST_NAMES = 3  # in one message; of more, or of three long ones, two are named
_LONG_LIST = 80  # characters
_DAYS_IN: dict[TimeUnit, Decimal] = {
    "s": Decimal(1) / 86400,
    "min": Decimal(1) / 1440,
    "h": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}
_BUSINESS = Decimal(7) / 5  # clock days for one business day
_HOURS_A_DAY = 3  # a business hour is an eighth, not a 24th, of its day


class Placed(NamedTuple, Generic[R]):
    """A row and its path."""

    path: str
    row: R


def placed(
    agreement: Agreement, kind: type[S], table: str, of: Callable[[S], tuple[R, ...]]
) -> list[Placed[R]]:
    """The rows of a table in every section of a kind, with their paths."""
    return [
        Placed(f"{section.id}.{table}.{row.id}", row)
        for section in sections_of(agreement, kind)
        for row in of(section)
    ]


def place(agreement: Agreement, kind: type[SectionBase], field: str = "") -> str:
    """Path of a field in the first section of a kind; without such a section the kind's name."""
    section = first(agreement, kind)
    if section is None:
        return str(kind.__struct_config__.tag)
    return f"{section.id}.{field}" if field else section.id


def name_of(row: Row) -> str:
    """How a row is called in a message: “Uptime”, or "an unnamed entry"."""
    for field in _NAMING:
        name = getattr(row, field, "")
        if name.strip():
            return quoted(name)
    return "an unnamed entry"


def quoted(name: str) -> str:
    """A name between quotation marks, cut where it is long."""
    plain = " ".join(name.split())
    if len(plain) > _LONGEST_NAME:
        plain = plain[: _LONGEST_NAME - 1].rstrip() + "…"
    return f"“{plain}”"


def these(names: Sequence[str], joint: str = "and") -> str:
    """ "“A”", "“A” and “B”", "“A”, “B” and 4 more"."""
    long = len(names) == _MOST_NAMES and sum(map(len, names)) > _LONG_LIST
    if long or len(names) > _MOST_NAMES:
        return f"{', '.join(names[:2])} and {len(names) - 2} more"
    return show.listed(tuple(names), joint)


def plain(text: str) -> str:
    """`text` with common spaces between number and unit."""
    return text.replace(show.NBSP, " ")


def sentence(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def lacking(
    status: Lack,
    found: Sequence[Placed[R]],
    field: str,
    says: str,
    verbs: tuple[str, str] = ("has", "have"),
    named: Callable[[R], str] = name_of,
) -> Iterator[Gap]:
    """One gap for all rows `found`, pointing at the first: its names, the verb, `says`."""
    if found:
        names = these([named(item.row) for item in found])
        verb = verbs[0] if len(found) == 1 else verbs[1]
        path = f"{found[0].path}.{field}" if field else found[0].path
        yield Gap(status, sentence(f"{names} {verb} {says}"), path)


class Side(Struct, frozen=True):
    """One side of the agreement: how it is called, and the ids of its parties."""

    name: str
    parties: frozenset[str]


def called(party: Party) -> str:
    """How a party is called in a message."""
    name = party.label or party.name
    return quoted(name) if name.strip() else f"the {party.role}"


def sides(agreement: Agreement) -> tuple[Side, ...]:
    """Provider's and customer's side; without such each party is one."""
    known = parties(agreement)
    groups = [[p for p in known if p.role == role] for role in ("provider", "customer")]
    if not all(groups):
        groups = [[p] for p in known if p.role != "other"]
    if len(groups) > 1:
        return tuple(Side(called(group[0]), frozenset(p.id for p in group)) for group in groups)
    return (
        Side("the provider", frozenset({"provider"})),
        Side("the customer", frozenset({"customer"})),
    )


def sides_without(agreement: Agreement, people: Iterable[Responsible | None]) -> list[str]:
    """Names of the sides that none of `people` belongs to; nobody is missed for a role of no side.

    A role whose party is not said may be anyone's, so then no side counts as left out.
    """
    present = [person for person in people if person and (person.party or person.role.strip())]
    if any(not person.party for person in present):
        return []
    ids = {person.party for person in present}
    return [side.name for side in sides(agreement) if not side.parties & ids]


def is_internal(agreement: Agreement) -> bool:
    """Whether both sides belong to one firm."""
    return agreement.kind in INTERNAL_KINDS


def normal(text: str) -> str:
    """`text` for comparing: lower case, single spaces, no punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def word_count(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def clock_days(duration: Duration) -> Decimal:
    """Length in days of the calendar, for comparing notice periods; business days count 7/5."""
    days = duration.value * _DAYS_IN[duration.unit]
    if duration.clock == "clock":
        return days
    hours = duration.unit in ("s", "min", "h")
    return days * _BUSINESS * (_HOURS_A_DAY if hours else 1)
