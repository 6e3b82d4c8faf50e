"""What one credit schedule gives, in words, for each of the usual models.

Only the details of the chosen model print; those left over from another one do not.
"""

from collections.abc import Callable

from sla_desktop.document.drafting import capital, joined, lines
from sla_desktop.document.facts import Facts, money, percent
from sla_desktop.domain import show
from sla_desktop.domain.credits import CreditModel, CreditSchedule, CreditTier

_LEAD: dict[CreditModel, str] = {
    "percent-tiers": "by result, see the table below",
    "downtime-multiple": "multiple of the price of the time down",
    "days-of-fee": "days of the fee for each event",
    "points": "points by miss; the table below turns them into a credit",
    "at-risk-pool": "share of the amount at risk",
    "fixed-sum": "fixed sum",
    "delay-steps": "by delay",
    "redo": "the {} done again free of charge",
    "item-price": "the price of the {} back",
    "improvement-plan": "no money: a written improvement plan",
}
_UNPAID: tuple[CreditModel, ...] = ("redo", "improvement-plan")


def pays(schedule: CreditSchedule) -> bool:
    """Whether the model gives money, so that a fee and a cap say something."""
    return schedule.model not in _UNPAID


def tiers_of(schedule: CreditSchedule) -> tuple[CreditTier, ...]:
    """The steps of a model that has a table of them."""
    return schedule.tiers if schedule.model in ("percent-tiers", "points") else ()


def schedule_text(schedule: CreditSchedule, facts: Facts) -> str:
    """The terms of a schedule, one line each."""
    details = _DETAILS[schedule.model](schedule, facts)
    lead = model_text(schedule)
    if schedule.model == "percent-tiers" and not schedule.tiers:
        lead = "by result"
    if schedule.model in _SAID_BY_DETAILS and details[:1] > ("",):
        lead = ""
    outside = "outside the limits on credits" if schedule.outside_caps and pays(schedule) else ""
    return lines(*(capital(text) for text in (lead, *details, outside)))


def model_text(schedule: CreditSchedule) -> str:
    """The model in a few words: "3 % per event", "the price of the missed visit back"."""
    if schedule.model == "fixed-sum" and schedule.per_event:
        return f"{show.measure(schedule.per_event)} per {schedule.item or 'event'}"
    return _LEAD[schedule.model].format(schedule.item or "item")


def _nothing(_schedule: CreditSchedule, _facts: Facts) -> tuple[str, ...]:
    return ()


def _downtime(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    times = "" if schedule.multiple is None else show.decimal_text(schedule.multiple)
    price = money(schedule.unit_price)
    per_time = facts.every(schedule.per_time).removeprefix("every ")
    return (
        times and f"{times} times the price of the time down",
        price and joined(f"price: {price}", per_time and f"for each {per_time}"),
        "" if price or not per_time else f"counted for each {per_time}",
    )


def _days(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    days = schedule.days
    text = "" if days is None else f"{show.decimal_text(days)} days of the fee for each event"
    return (text, _each_report(schedule, facts))


def _event(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    return (_each_report(schedule, facts),)


def _each_report(schedule: CreditSchedule, facts: Facts) -> str:
    priority = facts.name("priority", schedule.per_priority)
    return priority and f"for each report of {priority}"


def _item_price(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    """ "price of one visit (£80.00)": of the schedule, else of its service."""
    service = facts.name("service", schedule.service)
    unit = facts.units.get(schedule.service) or (service and f"unit of {service}")
    price = money(schedule.unit_price or facts.unit_prices.get(schedule.service))
    if unit:
        return (joined(f"price of one {unit}", price and f"({price})"),)
    return (price and f"price: {price}",)


def _points(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    """Points of each level; a number without a level stands alone."""
    names = [facts.name("metric", metric) for metric in schedule.metrics]
    names += [""] * (len(schedule.points) - len(names))
    pairs = zip(names, schedule.points, strict=False)
    points = show.listed([joined(name, f"{points:,} points") for name, points in pairs])
    return (points, _each_report(schedule, facts))


def _pool(schedule: CreditSchedule, _facts: Facts) -> tuple[str, ...]:
    """ "10 % at risk × 50 % of the pool × 40 % allocation"."""
    risk, pool, part = map(percent, (schedule.at_risk, schedule.pool, schedule.allocation))
    text = joined(
        risk and f"{risk} of the invoice at risk",
        pool and f"{pool} of the pool",
        part and f"{part} for this level",
        by=" × ",
    )
    return (text,)


def _delay(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    delay = schedule.delay
    if delay is None:
        return ()
    parts = {
        "whole": "only whole steps count",
        "pro-rata": "part steps count in proportion",
        "": "",
    }[delay.part_steps]
    cap = percent(delay.cap)
    end = facts.dur(delay.end_after)
    return (
        f"{show.percent(delay.percent)} for each {facts.dur(delay.every)} of delay",
        parts,
        cap and f"at most {cap} in all",
        end and f"after {end} of delay {facts.customer} may end this agreement",
    )


_DETAILS: dict[CreditModel, Callable[[CreditSchedule, Facts], tuple[str, ...]]] = {
    "percent-tiers": _nothing,
    "downtime-multiple": _downtime,
    "days-of-fee": _days,
    "points": _points,
    "at-risk-pool": _pool,
    "fixed-sum": _event,
    "delay-steps": _delay,
    "redo": _nothing,
    "item-price": _item_price,
    "improvement-plan": _nothing,
}
_SAID_BY_DETAILS: tuple[CreditModel, ...] = (
    "downtime-multiple",
    "days-of-fee",
    "at-risk-pool",
    "delay-steps",
)
