"""Short ways to write a sheet down: values as the owner types them, edits in order."""

from decimal import Decimal

from sla_desktop.domain import parse
from sla_desktop.domain.base import Row
from sla_desktop.domain.edits import Edit, add_row, chain
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import DayKind, Money, Quantity
from sla_desktop.domain.support import Rate

BUSINESS_DAYS: tuple[DayKind, ...] = ("mon", "tue", "wed", "thu", "fri")
FREE_DAYS: tuple[DayKind, ...] = ("sat", "sun", "holiday")


def rows(table: str, *found: Row) -> Edit:
    """Adds rows to the end of a table."""
    return chain(*(add_row(table, row) for row in found))


def euro(amount: str) -> Money:
    return parse.money(amount, "EUR")


def rate(amount: str, per_started: str) -> Rate:
    return Rate(amount=euro(amount), per_started=parse.duration(per_started))


def of(number: str, unit: str = "") -> Quantity:
    return Quantity(value=Decimal(number), unit=unit)


def at(party: str, role: str = "") -> Responsible:
    return Responsible(party=party, role=role)
