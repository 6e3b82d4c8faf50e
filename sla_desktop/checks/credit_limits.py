"""What credits can cost: tiers within the cap, a basis for each percentage (B16 B18)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, clock_days, place, placed, quoted, these
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.hollow_limits import next_to_nothing, whole_fee
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, metric
from sla_desktop.domain.credits import Caps, CreditSchedule
from sla_desktop.domain.quantities import Amount, Money, Percent
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    LevelsSection,
    ServicesSection,
)
from sla_desktop.simulate.fees import in_money, item_price, monthly_fee, monthly_total

_READS = (CreditsSection, LevelsSection, ChargesSection, ServicesSection)
# The most these give is the price of what failed, or nothing.
_SELF_CAPPED = ("item-price", "redo", "improvement-plan")
_A_MONTH = 28  # days, the shortest
_SHARES_OF_A_FEE = ("affected-service", "all-services", "invoice")


def _schedules(agreement: Agreement) -> list[Placed[CreditSchedule]]:
    return placed(agreement, CreditsSection, "schedules", lambda s: s.schedules)


def _caps(agreement: Agreement) -> Caps:
    section = first(agreement, CreditsSection)
    return (section and section.caps) or Caps()


def _name(agreement: Agreement, schedule: CreditSchedule) -> str:
    """ "“Uptime”": the metrics of a schedule, else its item."""
    names = [quoted(m.name) for m in (metric(agreement, one) for one in schedule.metrics) if m]
    return these(names) or quoted(schedule.item or schedule.id)


def _exceeds(
    amount: Amount, fee: Fraction | None, limit: Amount, limit_fee: Fraction | None
) -> bool:
    """Compared in money where the fees are known, else percentage with percentage."""
    money, most = in_money(amount, fee), in_money(limit, limit_fee)
    if money is not None and most is not None:
        return money > most
    if isinstance(amount, Percent) and isinstance(limit, Percent):
        return amount.value > limit.value
    return False


def _highest(
    amounts: Sequence[Amount], fee: Fraction | None
) -> tuple[Amount, Fraction | None] | None:
    """The largest amount with its money; unlike amounts without a fee cannot be told."""
    if not amounts:
        return None
    if len({type(amount) for amount in amounts}) > 1 and fee is None:
        return None
    top = max(amounts, key=lambda amount: _weight(amount, fee))
    return top, in_money(top, fee)


def _weight(amount: Amount, fee: Fraction | None) -> Fraction:
    money = in_money(amount, fee)
    return (
        Fraction(amount.value)
        if money is None and isinstance(amount, Percent)
        else money or Fraction(0)
    )


@rules.check(
    "B16",
    "error",
    *_READS,
    sources=("Accord Project service level agreement template", "Common Paper SLA 2.0"),
)
def tiers_within_cap(draft: Draft) -> Iterator[Fault]:
    """The highest tier can be paid in full; what all ladders give together is set off the cap."""
    agreement = draft.agreement
    total = monthly_total(agreement)
    tops: list[tuple[Amount, Fraction | None]] = []
    month = _caps(agreement).month
    for schedule in _schedules(agreement):
        fee = monthly_fee(agreement, schedule.row)
        top = _highest(_amounts(schedule.row), fee)
        if top is None:
            continue
        cap = schedule.row.cap
        if not schedule.row.outside_caps:
            tops.append(top)
            cap = cap or month
        if cap is not None and _exceeds(top[0], fee, cap, total):
            pays, most = show.measure(top[0]), show.measure(cap)
            own = f"{schedule.path}.cap" if schedule.row.cap else _cap_path(agreement, "month")
            yield fault(
                "error",
                f"{_name(agreement, schedule.row)}: the highest credit is {pays}, but a month is "
                f"capped at {most}: that tier can never be paid in full.",
                own,
                objects=(schedule.row.id,),
                numbers=(pays, most),
                worked=(
                    _in_money("Highest credit", top[0], fee),
                    _in_money("Cap a month", cap, total),
                    f"{pays} > {most}",
                ),
            )
        if not schedule.row.outside_caps:
            yield from _above_year(agreement, schedule, top[0], fee, total)
    combination = getattr(first(agreement, CreditsSection), "combination", "")
    if month is not None and len(tops) > 1 and combination != "higher":
        yield from _together(agreement, tops, month, total)


def _above_year(
    agreement: Agreement,
    schedule: Placed[CreditSchedule],
    top: Amount,
    fee: Fraction | None,
    total: Fraction | None,
) -> Iterator[Fault]:
    """One credit alone is more than a whole year may give."""
    year = _caps(agreement).year
    if year is None:
        return
    yearly = None if total is None else 12 * total
    both = isinstance(top, Percent) and isinstance(year, Percent)
    known = fee is not None and yearly is not None
    over = (
        top.value > 12 * year.value
        if isinstance(top, Percent) and isinstance(year, Percent) and not known
        else _exceeds(top, fee, year, yearly) and (known or not both)
    )
    if over:
        pays, most = show.measure(top), show.measure(year)
        yield fault(
            "error",
            f"{_name(agreement, schedule.row)}: the highest credit is {pays}, but a whole year is "
            f"capped at {most}: that tier can never be paid in full.",
            _cap_path(agreement, "year"),
            objects=(schedule.row.id,),
            numbers=(pays, most),
            worked=(
                _in_money("Highest credit", top, fee),
                _in_money("Cap a year", year, yearly),
            ),
        )


def _amounts(schedule: CreditSchedule) -> list[Amount]:
    """Every amount that a miss can earn: for an event, or by tier."""
    own = [schedule.per_event] if schedule.per_event else []
    return [*own, *(tier.credit for tier in schedule.tiers)]


def _in_money(name: str, amount: Amount, fee: Fraction | None) -> str:
    """ "Cap a month: 10 % of 1,000 = 100"."""
    shown, money = show.measure(amount), in_money(amount, fee)
    if money is None or fee is None or isinstance(amount, Money):
        return f"{name}: {shown}"
    return f"{name}: {shown} of {show.fraction(fee)} = {show.fraction(money)}"


def _cap_path(agreement: Agreement, field: str) -> str:
    return place(agreement, CreditsSection, f"caps.{field}")


def _together(
    agreement: Agreement,
    tops: list[tuple[Amount, Fraction | None]],
    cap: Amount,
    total: Fraction | None,
) -> Iterator[Fault]:
    whole = _sum(tops, cap)
    if whole is not None and _exceeds(whole, total, cap, total):
        pays, most = show.measure(whole), show.measure(cap)
        yield fault(
            "information",
            f"If all levels fail in one month the credits add up to {pays}; the cap of {most} cuts "
            "them.",
            _cap_path(agreement, "month"),
            numbers=(pays, most),
            worked=(
                f"{' + '.join(show.measure(amount) for amount, _ in tops)} = {pays}",
                f"{pays} > {most}",
            ),
        )


def _sum(tops: list[tuple[Amount, Fraction | None]], cap: Amount) -> Amount | None:
    if isinstance(cap, Percent):
        shares = [amount.value for amount, _ in tops if isinstance(amount, Percent)]
        return Percent(value=sum(shares, Decimal(0))) if len(shares) == len(tops) else None
    money = [money for _, money in tops if money is not None]
    if len(money) < len(tops):
        return None
    amount = sum(money, Fraction(0))
    cents = round(amount * 100)
    return Money(amount=Decimal(cents) / 100, currency=cap.currency)


@rules.check(
    "B18",
    "error",
    *_READS,
    sources=(
        "Accord Project service level agreement template",
        "Guidance on penalties and liquidated damages",
        "Published service agreements with minimum payments",
    ),
)
def basis_and_size(draft: Draft) -> Iterator[Fault]:
    """Each credit has a basis and a cap, is worth paying and does not exceed what it is for."""
    agreement = draft.agreement
    yield from _capped(agreement)
    yield from whole_fee(agreement)
    yield from next_to_nothing(agreement)
    yield from _lapses(agreement)
    for schedule in _schedules(agreement):
        yield from _basis(agreement, schedule)
        yield from _size(agreement, schedule)


def _capped(agreement: Agreement) -> Iterator[Fault]:
    caps = _caps(agreement)
    open_ = [s for s in _schedules(agreement) if s.row.model not in _SELF_CAPPED]
    uncapped = caps.month is None and caps.year is None
    bare = [s for s in open_ if not _own_cap(s.row) and (uncapped or s.row.outside_caps)]
    open_ = [s for s in open_ if not s.row.outside_caps]
    if bare:
        names = these([_name(agreement, schedule.row) for schedule in bare])
        yield fault(
            "error",
            f"Credits for {names} have no cap: say how much can be credited at most in a month "
            "and in a year.",
            _cap_path(agreement, "month") if uncapped else f"{bare[0].path}.cap",
            objects=tuple(schedule.row.id for schedule in bare),
            worked=("Cap a month: none", "Cap a year: none")
            if uncapped
            else ("Outside the caps on all credits", "Cap of its own: none"),
        )
    elif open_ and caps.year is None:
        month = caps.month or next((s.row.cap for s in open_ if s.row.cap), None)
        shown = (
            f"The cap is {show.measure(month)} of a month" if month else "Single credits are capped"
        )
        yield fault(
            "warning",
            f"{shown}, but nothing limits a year: add a yearly cap.",
            _cap_path(agreement, "year"),
            objects=tuple(schedule.row.id for schedule in open_),
            numbers=(show.measure(month),) if month else (),
            worked=(
                f"Twelve months at the cap of {show.measure(month)}: 12 × {show.measure(month)}"
                if month
                else "Cap a month: none",
                "Cap a year: none",
            ),
        )


def _lapses(agreement: Agreement) -> Iterator[Fault]:
    """A credit that lapses before an invoice can carry it."""
    section = first(agreement, CreditsSection)
    expires = section.claim.expires_after if section and section.claim else None
    if section is None or expires is None or clock_days(expires) >= _A_MONTH:
        return
    shown = show.duration(expires)
    yield fault(
        "warning",
        f"A credit lapses {shown} after it is earned, before the next invoice can carry it: give "
        "at least three months.",
        f"{section.id}.claim.expires_after",
        numbers=(shown,),
        worked=(f"Lapses after {shown}", "From invoice to invoice: a month"),
    )


def _own_cap(schedule: CreditSchedule) -> bool:
    delay = schedule.delay
    return (
        schedule.cap is not None
        or schedule.at_risk is not None
        or (delay is not None and delay.cap is not None)
    )


def _shares(schedule: CreditSchedule) -> list[Percent]:
    """Percentages of a fee that a schedule gives."""
    amounts = [schedule.per_event, *(tier.credit for tier in schedule.tiers)]
    amounts += [schedule.delay.percent] if schedule.delay else []
    return [amount for amount in amounts if isinstance(amount, Percent)]


def _basis(agreement: Agreement, schedule: Placed[CreditSchedule]) -> Iterator[Fault]:
    row, name = schedule.row, _name(agreement, schedule.row)
    shares = _shares(row)
    if shares and row.basis in ("", "none") and not row.fee:
        pays = show.percent(max(shares, key=lambda share: share.value))
        yield fault(
            "error",
            f"{name}: a credit of {pays}, but of which fee is not said: name the basis.",
            f"{schedule.path}.basis",
            objects=(row.id,),
            numbers=(pays,),
            worked=(f"Credit: {pays} of …", "Basis: not said"),
        )
    money = [tier.credit for tier in row.tiers if isinstance(tier.credit, Money)]
    if money and row.basis in _SHARES_OF_A_FEE:
        pays = show.money(money[0])
        yield fault(
            "error",
            f"{name}: the tier gives {pays}, but the basis says a share of a fee: choose a sum or "
            "a percentage.",
            f"{schedule.path}.basis",
            objects=(row.id,),
            numbers=(pays, row.basis),
            worked=(f"Tier: {pays}, a sum", "Basis: a share of a fee"),
        )
    if row.model == "item-price" and item_price(agreement, row) is None:
        item = row.item or "failed item"
        yield fault(
            "error",
            f"The price of the {item} is paid back, but no price for it is given: add it to the "
            "service or the charges.",
            _price_field(agreement, schedule),
            objects=(row.id,),
            numbers=(item,),
            worked=(f"Price of the {item}: not given",),
        )


def _price_field(agreement: Agreement, schedule: Placed[CreditSchedule]) -> str:
    """Where the price of the failed item belongs: to the service it is an item of."""
    for service in placed(agreement, ServicesSection, "services", lambda s: s.services):
        if service.row.id == schedule.row.service:
            return f"{service.path}.unit_price"
    return f"{schedule.path}.unit_price"


def _size(agreement: Agreement, schedule: Placed[CreditSchedule]) -> Iterator[Fault]:
    row = schedule.row
    fee = monthly_fee(agreement, row)
    amounts = _amounts(row)
    section = first(agreement, CreditsSection)
    smallest = section.claim.smallest if section and section.claim else None
    top = _highest(amounts, fee)
    if top and top[1] is not None and smallest and top[1] < Fraction(smallest.amount):
        pays, least = show.measure(top[0]), show.money(smallest)
        yield fault(
            "warning",
            f"{_name(agreement, row)}: the highest credit, {pays}, is less than the smallest sum "
            f"that is paid, {least}: it is never paid.",
            place(agreement, CreditsSection, "claim.smallest"),
            objects=(row.id,),
            numbers=(pays, least),
            worked=(_in_money("Highest credit", top[0], fee), f"Smallest sum paid: {least}"),
        )
    sums = [amount for amount in amounts if isinstance(amount, Money)]
    largest = max(sums, key=lambda amount: amount.amount, default=None)
    if largest and fee is not None and Fraction(largest.amount) > fee:
        pays = show.money(largest)
        monthly = show.money(
            Money(amount=Decimal(round(fee * 100)) / 100, currency=largest.currency)
        )
        yield fault(
            "warning",
            f"{_name(agreement, row)}: a credit of {pays} exceeds the fee of a month, {monthly}: a "
            "court may take it for a penalty.",
            f"{schedule.path}.{'per_event' if row.per_event == largest else 'tiers'}",
            objects=(row.id,),
            numbers=(pays, monthly),
            worked=(f"Credit: {pays}", f"Fee of a month: {monthly}"),
        )
