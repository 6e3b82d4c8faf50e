"""Fees and credits in money, as far as the draft gives the figures."""

from collections.abc import Iterable
from fractions import Fraction

from sla_desktop.domain.agreement import Agreement, metric, sections_of
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.protection import Fee
from sla_desktop.domain.quantities import Amount, Money
from sla_desktop.domain.sections import ChargesSection, ServicesSection
from sla_desktop.simulate.term import DAYS_OF, MONTHS_OF

_DAYS_A_MONTH = Fraction(36525, 1200)


def fees(agreement: Agreement) -> list[Fee]:
    return [fee for section in sections_of(agreement, ChargesSection) for fee in section.fees]


def monthly_total(agreement: Agreement) -> Fraction | None:
    """All recurring flat fees of a month; None where one is not known or goes by numbers."""
    return _sum(fee for fee in fees(agreement) if fee.per not in ("once", "event"))


def flat_monthly(agreement: Agreement) -> tuple[Fraction | None, tuple[str, ...]]:
    """The recurring flat fees of a month that are known, and the names of those left out."""
    recurring = [fee for fee in fees(agreement) if fee.per not in ("once", "event")]
    amounts = [(fee, _a_month(fee)) for fee in recurring]
    known = [amount for _, amount in amounts if amount is not None]
    left_out = tuple(fee.name for fee, amount in amounts if amount is None)
    return (sum(known, Fraction(0)) if known else None), left_out


def monthly_fee(agreement: Agreement, schedule: CreditSchedule) -> Fraction | None:
    """The monthly fee a schedule's percentages are taken from, None where it is not known."""
    known = fees(agreement)
    if schedule.fee:
        return _sum(fee for fee in known if fee.id == schedule.fee)
    if schedule.basis == "affected-service":
        found = [metric(agreement, metric_id) for metric_id in schedule.metrics]
        services = {service for one in found if one for service in one.services}
        return _sum(fee for fee in known if services.intersection(fee.services))
    return monthly_total(agreement)


def _sum(found: Iterable[Fee]) -> Fraction | None:
    amounts = [_a_month(fee) for fee in found]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(amounts) else None


def _a_month(fee: Fee) -> Fraction | None:
    if fee.amount is None or fee.unit.strip():
        return None
    amount = Fraction(fee.amount.amount)
    if fee.per in DAYS_OF:
        return amount * _DAYS_A_MONTH / DAYS_OF[fee.per]
    return amount / MONTHS_OF[fee.per] if fee.per in MONTHS_OF else None


def in_money(amount: Amount, fee: Fraction | None) -> Fraction | None:
    """An amount of credit in money: a percentage of `fee`."""
    if isinstance(amount, Money):
        return Fraction(amount.amount)
    return None if fee is None else Fraction(amount.value) * fee / 100


def item_price(agreement: Agreement, schedule: CreditSchedule) -> Money | None:
    """The price of the failed item: of the schedule, of its service, or a fee for each event."""
    if schedule.unit_price is not None:
        return schedule.unit_price
    for section in sections_of(agreement, ServicesSection):
        for service in section.services:
            if service.id == schedule.service and service.unit_price is not None:
                return service.unit_price
    return next((f.amount for f in fees(agreement) if _is_price(f, schedule) and f.amount), None)


def _is_price(fee: Fee, schedule: CreditSchedule) -> bool:
    if schedule.fee:
        return fee.id == schedule.fee
    return fee.per == "event" and schedule.service in fee.services
