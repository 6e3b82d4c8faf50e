"""Limits that limit nothing, and credits that are not worth a claim (B18 B19)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sla_desktop.checks.elements_base import Placed, place, placed
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first
from sla_desktop.domain.credits import CreditSchedule, RepeatedFailure
from sla_desktop.domain.quantities import Amount, Percent
from sla_desktop.domain.sections import CreditsSection
from sla_desktop.simulate.fees import in_money, monthly_fee

_WHOLE = Decimal(100)
_LEAST = Fraction(1, 1000)  # of a month's fee


def whole_fee(agreement: Agreement) -> Iterator[Fault]:
    """A cap above the whole fee of a month, or of a whole year's fee."""
    section = first(agreement, CreditsSection)
    caps = section.caps if section else None
    if caps is None:
        return
    for field, cap in (("month", caps.month), ("year", caps.year)):
        if not isinstance(cap, Percent):
            continue
        if cap.value > _WHOLE or (field == "year" and cap.value == _WHOLE):
            shown = show.percent(cap)
            yield fault(
                "warning",
                f"Credits of a {field} are capped at {shown} of its fee: that limits nothing. "
                "Enter a lower cap.",
                place(agreement, CreditsSection, f"caps.{field}"),
                numbers=(field, shown),
                worked=(f"{shown} of a {field}: the whole fee",),
            )


def next_to_nothing(agreement: Agreement) -> Iterator[Fault]:
    """The highest credit of a ladder is less than a thousandth of the month's fee."""
    for schedule in placed(agreement, CreditsSection, "schedules", lambda s: s.schedules):
        tops = _amounts(schedule.row)
        fee = monthly_fee(agreement, schedule.row)
        if not tops or not all(_tiny(amount, fee) for amount in tops):
            continue
        pays = show.listed(tuple(show.measure(amount) for amount in tops[-1:]))
        yield fault(
            "warning",
            f"A miss earns at most {pays}, less than a thousandth of the month's fee: nobody will "
            "mind missing. Enter a credit that is felt.",
            f"{schedule.path}.{'tiers' if schedule.row.tiers else 'per_event'}",
            objects=(schedule.row.id,),
            numbers=(pays,),
            worked=(f"{pays} < 0.1 % of the month's fee",),
        )


def _amounts(schedule: CreditSchedule) -> list[Amount]:
    own = [schedule.per_event] if schedule.per_event else []
    return [*own, *(tier.credit for tier in schedule.tiers)]


def _tiny(amount: Amount, fee: Fraction | None) -> bool:
    """Above nothing, which is told elsewhere, and below a thousandth of the fee."""
    if isinstance(amount, Percent):
        return 0 < Fraction(amount.value) / 100 < _LEAST
    money = in_money(amount, fee)
    return money is not None and fee is not None and 0 < money < fee * _LEAST


def ends_at_once(rule: Placed[RepeatedFailure]) -> Iterator[Fault]:
    """A single miss that ends the agreement is no repeated failure."""
    if rule.row.count == 1 and rule.row.consequence == "terminate":
        yield fault(
            "warning",
            "A single missed window gives the right to end the agreement: ask for at least two.",
            f"{rule.path}.count",
            objects=(rule.row.id,),
            numbers=("1",),
            worked=("1 miss: nothing is repeated",),
        )
