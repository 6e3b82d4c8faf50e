"""What one credit schedule gives, in words, for each of the usual models."""

from sla_desktop.document.drafting import joined, lines
from sla_desktop.document.facts import Facts, money, percent
from sla_desktop.domain import show
from sla_desktop.domain.credits import CreditModel, CreditSchedule, DelaySteps

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

_ITEM_MODELS = ("redo", "item-price")  # their lead names the item


def schedule_text(schedule: CreditSchedule, facts: Facts) -> str:
    """The terms of a schedule, one line each."""
    lead = model_text(schedule)
    if schedule.model == "percent-tiers" and not schedule.tiers:
        lead = "by result"
    return lines(
        lead,
        *_per_event(schedule, facts),
        *_by_time(schedule, facts),
        _points(schedule, facts),
        _pool(schedule),
        *(_delay(schedule.delay, facts) if schedule.delay else ()),
    )


def model_text(schedule: CreditSchedule) -> str:
    """The model in a few words: "the price of the missed visit back"."""
    return _LEAD[schedule.model].format(schedule.item or "item")


def _per_event(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    event = "" if schedule.per_event is None else f"{show.measure(schedule.per_event)} per event"
    priority = facts.name("priority", schedule.per_priority)
    service = facts.name("service", schedule.service)
    price = money(facts.unit_prices.get(schedule.service))
    of = joined(service, price and f"({price})")
    return (
        event,
        priority and f"for each report of {priority}",
        f"item: {schedule.item}" if schedule.item and schedule.model not in _ITEM_MODELS else "",
        of and f"price of one unit of {of}",
    )


def _by_time(schedule: CreditSchedule, facts: Facts) -> tuple[str, ...]:
    per_time = facts.dur(schedule.per_time)
    price = money(schedule.unit_price)
    return (
        "" if schedule.multiple is None else f"{show.decimal_text(schedule.multiple)} times",
        joined(price, per_time and f"for each {per_time} down"),
        "" if schedule.days is None else f"{show.decimal_text(schedule.days)} days of the fee",
    )


def _points(schedule: CreditSchedule, facts: Facts) -> str:
    """Points of each level; a number without a level stands alone."""
    names = [facts.name("metric", metric) for metric in schedule.metrics]
    names += [""] * (len(schedule.points) - len(names))
    pairs = zip(names, schedule.points, strict=False)
    return show.listed([joined(name, f"{points:,} points") for name, points in pairs])


def _pool(schedule: CreditSchedule) -> str:
    """ "10 % at risk × 50 % of the pool × 40 % allocation"."""
    risk, pool, part = map(percent, (schedule.at_risk, schedule.pool, schedule.allocation))
    return joined(
        risk and f"{risk} of the invoice at risk",
        pool and f"{pool} of the pool",
        part and f"{part} for this level",
        by=" × ",
    )


def _delay(delay: DelaySteps, facts: Facts) -> tuple[str, ...]:
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
