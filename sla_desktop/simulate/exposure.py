"""What the credits can come to: the worst month and year in money, and each ladder as points."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, metric, metrics, sections_of
from sla_desktop.domain.credits import Caps, CreditSchedule
from sla_desktop.domain.sections import CreditsSection
from sla_desktop.simulate.credit import money_text
from sla_desktop.simulate.fees import flat_monthly, in_money, item_price, monthly_fee
from sla_desktop.simulate.ladder import Ladder, ladders
from sla_desktop.simulate.results import number_text

_DAYS = 30  # of a month, where none is named


class Worst(Struct, frozen=True):
    """The most that one schedule can give in a month; None: without limit or not known."""

    schedule: str
    name: str
    amount: Fraction | None
    why: str
    outside_caps: bool = False


class Exposure(Struct, frozen=True, kw_only=True):
    """Both parties' worst month and year in money; None where nothing limits or tells it."""

    currency: str
    fee_month: Fraction | None
    month: Fraction | None
    year: Fraction | None
    bonus_month: Fraction | None  # the most the customer owes on top
    schedules: tuple[Worst, ...]
    ladders: tuple[Ladder, ...]
    provider: tuple[str, ...]
    customer: tuple[str, ...]
    basis: tuple[str, ...]


def exposure(agreement: Agreement) -> Exposure:
    """The exposure of both parties by the agreement's own credits, caps and fees."""
    sections = [one for one in sections_of(agreement, CreditsSection) if not one.none]
    schedules = [one for section in sections for one in section.schedules]
    worst = tuple(_worst(agreement, one) for one in schedules)
    fee, left_out = flat_monthly(agreement)
    caps = (sections[0].caps if sections else None) or Caps()
    basis: list[str] = []
    if fee is not None and left_out:
        basis.append(
            f"Not counted among the fees, because they go by number: {', '.join(left_out)}."
        )
    inside = [one for one in worst if not one.outside_caps]
    capped = _month(agreement, inside, caps, fee, basis)
    beyond = _beyond(agreement, [one for one in worst if one.outside_caps], basis)
    month = _sum(capped, beyond)
    year = _sum(_year(agreement, capped, caps, fee, basis), beyond and beyond * 12)
    bonus = _bonuses(agreement, sections, fee)
    return Exposure(
        currency=agreement.currency,
        fee_month=fee,
        month=month,
        year=year,
        bonus_month=bonus,
        schedules=worst,
        ladders=ladders(agreement),
        provider=_provider(agreement, fee, month, year),
        customer=_customer(agreement, fee, month, bonus),
        basis=(*(f"{one.name}: {one.why}" for one in worst), *basis),
    )


def _worst(agreement: Agreement, schedule: CreditSchedule) -> Worst:
    fee = monthly_fee(agreement, schedule)
    names = [f"“{m.name}”" for m in (metric(agreement, one) for one in schedule.metrics) if m]
    amount, why = _most(agreement, schedule, fee)
    cap = in_money(schedule.cap, fee) if schedule.cap else None
    if schedule.cap and cap is not None and (amount is None or cap < amount):
        amount, why = cap, f"{why}; limited to {show.measure(schedule.cap)} a month"
    if amount is not None:
        why = f"{why}: {money_text(amount, agreement.currency)} at most."
    else:
        why = f"{why}: no most can be told."
    name = show.listed(names) or schedule.item or schedule.id
    return Worst(schedule.id, name, amount, why, schedule.outside_caps)


def _most(
    agreement: Agreement, schedule: CreditSchedule, fee: Fraction | None
) -> tuple[Fraction | None, str]:
    """The most a schedule gives in a month and the words for it."""
    levels = len(schedule.metrics) or 1
    match schedule.model:
        case "redo" | "improvement-plan":
            return Fraction(0), "no money"
        case "percent-tiers" | "points":
            times = levels if schedule.model == "percent-tiers" else 1
            return _highest_tier(schedule, fee, times)
        case "at-risk-pool":
            return _at_risk(schedule, fee, levels)
        case "downtime-multiple":
            if schedule.unit_price is not None or fee is None:
                return None, "a price for each stretch of time down"
            times = Fraction(schedule.multiple or 1)
            return fee * times, f"down all month, {number_text(times)} × the monthly fee"
        case "delay-steps":
            cap = schedule.delay.cap if schedule.delay else None
            text = f"delay, {show.percent(cap)} at most" if cap else "delay without an end"
            return (in_money(cap, fee) if cap else None), text
        case _:  # days of the fee, a fixed sum, the price of the item
            return _by_event(agreement, schedule, fee)


def _highest_tier(
    schedule: CreditSchedule, fee: Fraction | None, times: int
) -> tuple[Fraction | None, str]:
    amounts = [in_money(tier.credit, fee) for tier in schedule.tiers]
    known = [one for one in amounts if one is not None]
    if not amounts or len(known) != len(amounts):
        return None, "the highest tier, of a fee that is not given" if amounts else "no tiers yet"
    highest = max(known)
    tier = schedule.tiers[amounts.index(highest)]
    text = f"the highest tier gives {show.measure(tier.credit)}"
    return highest * times, text if times == 1 else f"{text} for each of {times} levels"


def _at_risk(
    schedule: CreditSchedule, fee: Fraction | None, levels: int
) -> tuple[Fraction | None, str]:
    shares = [one for one in (schedule.at_risk, schedule.pool, schedule.allocation) if one]
    part = Fraction(1)
    for share in shares:
        part *= Fraction(share.value) / 100
    text = " × ".join(show.percent(share) for share in shares) + " of the invoice"
    return (None if fee is None else fee * part * levels), text


def _by_event(
    agreement: Agreement, schedule: CreditSchedule, fee: Fraction | None
) -> tuple[Fraction | None, str]:
    """A sum for each event: as many as are expected, where that is said."""
    price, text = _price(agreement, schedule, fee)
    expected = [m.expected_cases for m in metrics(agreement) if m.id in schedule.metrics]
    if price is None or not expected or None in expected:
        return None, f"{text} for each event, however many"
    count = sum(one or 0 for one in expected)
    return price * count, f"{text} for each event, if all {count:,} expected cases fail"


def _price(
    agreement: Agreement, schedule: CreditSchedule, fee: Fraction | None
) -> tuple[Fraction | None, str]:
    """What one event costs, and the words for it."""
    if schedule.model == "days-of-fee":
        days = Fraction(schedule.days or 0)
        text = f"{number_text(days, 2)} days of the monthly fee"
        return (None if fee is None else fee * days / _DAYS), text
    each = schedule.per_event
    if schedule.model == "item-price":
        each = item_price(agreement, schedule)
    if each is None:
        return None, "a sum that is not given"
    return in_money(each, fee), show.measure(each)


def _month(
    agreement: Agreement,
    worst: Sequence[Worst],
    caps: Caps,
    fee: Fraction | None,
    basis: list[str],
) -> Fraction | None:
    """All schedules together under the cap of the month."""
    total = _together(agreement, worst, basis)
    cap = in_money(caps.month, fee) if caps.month else None
    if caps.month is None:
        basis.append("No cap of the month is agreed.")
    elif cap is None:
        basis.append(f"The cap of {show.measure(caps.month)} a month is of a fee not given.")
    else:
        shown = money_text(cap, agreement.currency)
        basis.append(f"Cap of the month: {show.measure(caps.month)}, {shown}.")
        total = cap if total is None else min(total, cap)
    return total


def _beyond(agreement: Agreement, worst: Sequence[Worst], basis: list[str]) -> Fraction | None:
    """What can be due in a month beside the caps."""
    if worst:
        basis.append(f"Outside the caps: {show.listed([one.name for one in worst])}.")
    return _together(agreement, worst, basis)


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """Nothing can be told of a sum of which a part cannot."""
    return None if one is None or other is None else one + other


def _together(agreement: Agreement, worst: Sequence[Worst], basis: list[str]) -> Fraction | None:
    """The sum of what can be due at once: of levels of the same services only the highest counts,
    where the agreement says so."""
    section = first(agreement, CreditsSection)
    amounts = [one.amount for one in worst]
    known = [one for one in amounts if one is not None]
    if len(known) != len(amounts):
        return None
    if section is None or section.combination not in ("higher", "once-per-event"):
        return sum(known, Fraction(0))
    highest: dict[tuple[str, ...], Fraction] = {}
    for one, amount in zip(worst, known, strict=True):
        group = _services(agreement, section, one.schedule)
        highest[group] = max(amount, highest.get(group, Fraction(0)))
    if len(highest) < len(known):
        basis.append("Only the highest credit counts for levels of the same services.")
    return sum(highest.values(), Fraction(0))


def _services(agreement: Agreement, section: CreditsSection, schedule_id: str) -> tuple[str, ...]:
    names = [m for s in section.schedules if s.id == schedule_id for m in s.metrics]
    found = [metric(agreement, name) for name in names]
    return tuple(sorted({service for one in found if one for service in one.services}))


def _year(
    agreement: Agreement,
    month: Fraction | None,
    caps: Caps,
    fee: Fraction | None,
    basis: list[str],
) -> Fraction | None:
    """Twelve worst months under the cap of the year."""
    total = None if month is None else month * 12
    if caps.year is None:
        basis.append("No cap of the year is agreed: twelve worst months count.")
        return total
    cap = in_money(caps.year, None if fee is None else fee * 12)
    if cap is None:
        basis.append(f"The cap of {show.measure(caps.year)} a year is of a fee not given.")
        return total
    shown = money_text(cap, agreement.currency)
    basis.append(f"Cap of the year: {show.measure(caps.year)}, {shown}.")
    return cap if total is None else min(total, cap)


def _bonuses(
    agreement: Agreement, sections: Sequence[CreditsSection], fee: Fraction | None
) -> Fraction | None:
    """The most that bonuses can come to in a month; None where one cannot be told."""
    total = Fraction(0)
    for bonus in (one for section in sections for one in section.bonuses):
        reward = in_money(bonus.reward, fee) if bonus.reward else None
        if reward is None:
            return None
        each = reward * max(1, len(bonus.metrics))
        most = in_money(bonus.cap, fee) if bonus.cap else None
        total += each if most is None else min(each, most)
    return total


def _provider(
    agreement: Agreement, fee: Fraction | None, month: Fraction | None, year: Fraction | None
) -> tuple[str, ...]:
    def shown(amount: Fraction) -> str:
        return money_text(amount, agreement.currency)

    lines: list[str] = []
    for name, worst, fees in (("month", month, fee), ("year", year, fee and fee * 12)):
        if worst is None:
            lines.append(f"Worst {name}: nothing limits the credits, or a figure is missing.")
        elif not fees:
            lines.append(f"Worst {name}: {shown(worst)} in credits.")
        else:
            share = number_text(worst * 100 / fees, 2)
            lines.append(
                f"Worst {name}: {shown(worst)} in credits, {share} % of {shown(fees)} in fees; "
                f"{shown(max(Fraction(0), fees - worst))} is left."
            )
    return tuple(lines)


def _customer(
    agreement: Agreement, fee: Fraction | None, month: Fraction | None, bonus: Fraction | None
) -> tuple[str, ...]:
    section = first(agreement, CreditsSection)
    lines: list[str] = []
    if month is not None:
        back = money_text(month, agreement.currency)
        paid = f" and still pays {money_text(fee - month, agreement.currency)}" if fee else ""
        lines.append(f"In the worst month the customer gets {back} back{paid}.")
    else:
        lines.append("What the customer gets back in the worst month cannot be told.")
    remedies = section.remedies if section else None
    exclusive = remedies.exclusive if remedies else None
    lines.append(
        {
            True: "Credits are the only remedy: a loss beyond them stays with the customer.",
            False: "Credits are not the only remedy: other claims stay open.",
            None: "Whether credits are the only remedy is not said.",
        }[exclusive]
    )
    if bonus:
        lines.append(f"Bonuses can add {money_text(bonus, agreement.currency)} a month.")
    return tuple(lines)
