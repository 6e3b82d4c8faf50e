"""What one credit schedule gives for the results of a month, before caps over all schedules."""

import calendar as gregorian
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar
from sla_desktop.domain.credits import CreditModel, CreditSchedule, CreditTier, DelaySteps
from sla_desktop.domain.quantities import Amount, Money, Percent, Range
from sla_desktop.simulate.fees import in_money, item_price, monthly_fee
from sla_desktop.simulate.opening import unit_micros
from sla_desktop.simulate.results import Result, number_text, with_unit

Sum = tuple[Fraction | None, str]  # money, None where a fee is missing; and how it came about


class Earned(Struct, frozen=True):
    """The credit of one metric: in money, None where the fee that it is a part of is not known."""

    metric: str
    amount: Fraction | None
    why: tuple[str, ...] = ()
    outside_caps: bool = False


class _Place(Struct, frozen=True):
    """What the models reckon with."""

    agreement: Agreement
    schedule: CreditSchedule
    fee: Fraction | None  # of a month
    currency: str

    def part(self, percent: Fraction) -> Sum:
        """So many percent of the monthly fee."""
        return self.of(Percent(value=decimal(percent)))

    def of(self, amount: Amount, times: Fraction = Fraction(1)) -> Sum:
        """An amount so many times, with the sum written out."""
        money = in_money(amount, self.fee)
        shown = f"{number_text(times, 2)} × {show.measure(amount)}"
        text = show.measure(amount) if times == 1 else shown
        if isinstance(amount, Money):
            return (money or Fraction(0)) * times, text
        if money is None or self.fee is None:
            return None, f"{text} of a monthly fee that is not given"
        return money * times, f"{text} of {self.money(self.fee)}"

    def money(self, amount: Fraction) -> str:
        return money_text(amount, self.currency)


def money_text(amount: Fraction, currency: str) -> str:
    """An amount to the cent, half up."""
    cents = (abs(amount) * 200 + 1) // 2
    text = show.money(Money(amount=Decimal(cents).scaleb(-2), currency=currency))
    return f"−{text}" if amount < 0 and cents else text


def decimal(value: Fraction) -> Decimal:
    """A fraction as a number of the agreement: nine places."""
    return Decimal(round(value * 10**9)).scaleb(-9).normalize()


def earned(
    agreement: Agreement, schedule: CreditSchedule, results: Sequence[Result]
) -> tuple[Earned, ...]:
    """The credit of each metric of a schedule, its own cap taken off; lines say how."""
    fee = monthly_fee(agreement, schedule)
    place = _Place(agreement, schedule, fee, agreement.currency)
    own = [one for one in results if one.metric in schedule.metrics and not one.provisional]
    if schedule.model == "points":
        found = _points(place, own)
    else:
        found = tuple(_of_model(place, one) for one in own)
    found = _capped(place, found)
    if schedule.outside_caps:
        return tuple(replace(one, outside_caps=True) for one in found)
    return found


def _of_model(place: _Place, result: Result) -> Earned:
    if result.verdict == "no-data":
        return Earned(result.metric, Fraction(0), ("No credit: there is no result.",))
    if not _due(place.schedule, result):
        return Earned(result.metric, Fraction(0), (_not_due(place.schedule, result),))
    amount, text = _MODELS[place.schedule.model](place, result)
    if amount is None or not amount:
        return Earned(result.metric, amount, (f"{text}.",))
    return Earned(result.metric, amount, (f"Credit: {text} = {place.money(amount)}.",))


def _due(schedule: CreditSchedule, result: Result) -> bool:
    """Whether the level that the credit hangs on was missed.

    A price for each event is due for each of them, where no level is named.
    """
    if schedule.model in ("fixed-sum", "item-price", "redo") and not schedule.hangs_on:
        return result.verdict != "met" or bool(result.delays)
    if schedule.hangs_on == "target" or (not schedule.hangs_on and schedule.tiers):
        return result.verdict in ("minimum", "missed")
    return result.verdict == "missed"


def _not_due(schedule: CreditSchedule, result: Result) -> str:
    if result.verdict == "minimum":
        return "No credit: it hangs on the minimum, which was kept."
    return "No credit: the level was kept."


def _tiers(place: _Place, result: Result) -> Sum:
    value = result.value or Fraction(0)
    tier = tier_of(place.schedule.tiers, value)
    if tier is None:
        return Fraction(0), f"No tier holds {with_unit(value, result.unit)}, so nothing is due"
    amount, text = place.of(tier.credit)
    return amount, f"{show.interval(tier.range, result.unit)} gives {text}"


def tier_of(tiers: Sequence[CreditTier], value: Fraction) -> CreditTier | None:
    """The first tier that holds a value."""
    return next((tier for tier in tiers if holds(tier.range, value)), None)


def holds(span: Range, value: Fraction) -> bool:
    """Whether a range holds a value."""
    low, high = span.low, span.high
    above = low is None or value > Fraction(low) or (value == Fraction(low) and span.low_closed)
    below = high is None or value < Fraction(high) or (value == Fraction(high) and span.high_closed)
    return above and below


def _fixed(place: _Place, result: Result) -> Sum:
    if place.schedule.per_event is None:
        return None, "The sum of an event is not given"
    return place.of(place.schedule.per_event, _events(place.schedule, result))


def _events(schedule: CreditSchedule, result: Result) -> Fraction:
    """How many events a credit is due for: late cases, of one priority where it is named."""
    wanted = schedule.per_priority
    late = [one for one in result.delays if wanted in ("", one.priority)]
    return Fraction(len(late)) if result.delays else Fraction(result.verdict != "met")


def _item(place: _Place, result: Result) -> Sum:
    price = item_price(place.agreement, place.schedule)
    if price is None:
        return None, f"The price of the {place.schedule.item or 'item'} is not given"
    return place.of(price, _events(place.schedule, result))


def _downtime(place: _Place, result: Result) -> Sum:
    schedule = place.schedule
    times = Fraction(schedule.multiple) if schedule.multiple is not None else Fraction(1)
    lost = f"{number_text(result.lost, 2)} min down"
    if schedule.unit_price and schedule.per_time:
        unit = unit_micros(schedule.per_time, calendar(place.agreement)) / 60_000_000
        units = result.lost / (unit * Fraction(schedule.per_time.value))
        amount = units * times * Fraction(schedule.unit_price.amount)
        price = f"{show.money(schedule.unit_price)} for each {show.duration(schedule.per_time)}"
        return amount, f"{number_text(times, 2)} × {price} × {lost}"
    if place.fee is None or not result.base:
        return None, "The price of the time down is not given"
    amount = place.fee * times * result.lost / result.base
    text = f"{number_text(times, 2)} × {place.money(place.fee)} × {lost} of"
    return amount, f"{text} {number_text(result.base, 2)} min"


def _days(place: _Place, result: Result) -> Sum:
    last = result.window.last
    days = Fraction(place.schedule.days or 0) * _events(place.schedule, result)
    if place.fee is None:
        return None, f"{number_text(days, 2)} days of a monthly fee that is not given"
    length = gregorian.monthrange(last.year, last.month)[1]
    amount = place.fee * days / length
    return amount, f"{number_text(days, 2)} of {length} days of {place.money(place.fee)}"


def _pool(place: _Place, _result: Result) -> Sum:
    schedule = place.schedule
    shares = [one for one in (schedule.at_risk, schedule.pool, schedule.allocation) if one]
    text = " × ".join(show.percent(share) for share in shares)
    if place.fee is None:
        return None, f"{text} of an invoice that is not given"
    amount = place.fee
    for share in shares:
        amount *= Fraction(share.value) / 100
    return amount, f"{place.money(place.fee)} × {text}"


def _delay(place: _Place, result: Result) -> Sum:
    rule = place.schedule.delay
    if rule is None:
        return None, "The steps of the delay are not given"
    hours = calendar(place.agreement)
    every = unit_micros(rule.every, hours) * Fraction(rule.every.value)
    percents = [_steps(rule, Fraction(late.micros), every) for late in result.delays]
    total = sum(percents, Fraction(0))
    amount, text = place.part(total)
    step = f"{show.percent(rule.percent)} for each {show.duration(rule.every)}"
    return amount, f"{step} of delay in {len(percents)} cases gives {text}"


def _steps(rule: DelaySteps, late: Fraction, every: Fraction) -> Fraction:
    steps = late / every if every else Fraction(0)
    if rule.part_steps != "pro-rata":
        steps = Fraction(floor(steps))
    percent = steps * Fraction(rule.percent.value)
    return min(percent, Fraction(rule.cap.value)) if rule.cap else percent


def _redo(place: _Place, result: Result) -> Sum:
    count = number_text(_events(place.schedule, result))
    return Fraction(0), f"No money: {place.schedule.item or 'the item'} done again, {count} times"


def _plan(_place: _Place, _result: Result) -> Sum:
    return Fraction(0), "No money: a written improvement plan is due"


_MODELS: dict[CreditModel, Callable[[_Place, Result], Sum]] = {
    "percent-tiers": _tiers,
    "downtime-multiple": _downtime,
    "days-of-fee": _days,
    "at-risk-pool": _pool,
    "fixed-sum": _fixed,
    "delay-steps": _delay,
    "redo": _redo,
    "item-price": _item,
    "improvement-plan": _plan,
}


def _points(place: _Place, results: Sequence[Result]) -> tuple[Earned, ...]:
    """Points of all metrics together, turned into one credit on the first that was missed."""
    schedule = place.schedule
    worth = dict(zip(schedule.metrics, schedule.points, strict=False))
    missed = [one for one in results if one.verdict in ("minimum", "missed")]
    points = [worth.get(one.metric, 0) * _events(schedule, one) for one in missed]
    total = sum(points, Fraction(0))
    found: list[Earned] = []
    for result in results:
        if not missed or result.metric != missed[0].metric:
            found.append(Earned(result.metric, Fraction(0)))
            continue
        tier = tier_of(schedule.tiers, total)
        amount, text = place.of(tier.credit) if tier else (Fraction(0), "no credit")
        found.append(Earned(result.metric, amount, (f"{number_text(total)} points give {text}.",)))
    return tuple(found)


def _capped(place: _Place, found: tuple[Earned, ...]) -> tuple[Earned, ...]:
    """The schedule's own cap a month, taken off each credit in proportion."""
    cap = place.schedule.cap
    most = in_money(cap, place.fee) if cap else None
    total = sum((one.amount for one in found if one.amount), Fraction(0))
    if cap is None or most is None or total <= most:
        return found
    line = f"These credits are limited to {show.measure(cap)} a month: {place.money(most)}."
    return tuple(
        Earned(one.metric, one.amount * most / total, (*one.why, line)) if one.amount else one
        for one in found
    )
