"""What the simulators print: text for people, plain data for programs."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.worktime import zone_info
from sla_desktop.simulate.allowance import Basis, allowed
from sla_desktop.simulate.baseline import Baseline
from sla_desktop.simulate.chain import Behind, HandOver
from sla_desktop.simulate.credit import money_text
from sla_desktop.simulate.exposure import Exposure
from sla_desktop.simulate.funnel import FollowUp
from sla_desktop.simulate.ladder import Ladder
from sla_desktop.simulate.months import Credit, Month
from sla_desktop.simulate.results import VERDICTS, Result, number_text, with_unit
from sla_desktop.simulate.small_numbers import FewCases
from sla_desktop.simulate.uptime import Other
from sla_desktop.simulate.verdict import Simulation

_ONE_DAY = dt.timedelta(days=1)


def figure(value: Fraction | Decimal | None) -> int | float | None:
    """A number as JSON has it: whole ones without a point."""
    if value is None:
        return None
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else float(exact)


def allowance_plain(
    percent: Decimal, basis: Basis, zone: str, kept: Fraction | None
) -> dict[str, Any]:
    """An allowance in numbers, and the percentage of a downtime where one was given."""
    start, end = basis.window.first, basis.window.last + _ONE_DAY
    return {
        **({} if kept is None else {"kept_percent": figure(kept)}),
        "basis_seconds": basis.total,
        "allowed_seconds": figure(allowed(percent, basis)),
        "zone": zone,
        "from": _midnight(start, zone),
        "to": _midnight(end, zone),
    }


def _midnight(day: dt.date, zone: str) -> str:
    return dt.datetime(day.year, day.month, day.day, tzinfo=zone_info(zone)).isoformat()


def simulation_plain(
    agreement: Agreement, found: Simulation, notes: Sequence[str]
) -> dict[str, Any]:
    """The verdict as plain data: minutes or cases, percent, money of the agreement's currency."""
    month = found.month
    return {
        "month": f"{month.first:%Y-%m}",
        "zone": agreement.zone,
        "currency": agreement.currency,
        "metrics": [_metric_plain(one, _credit(month, one)) for one in month.results],
        "other_definitions": [_other_plain(one) for one in found.others],
        "credit": {
            "payable": figure(month.payable),
            "returned": figure(month.returned),
            "bonus": figure(month.bonus),
            "why": _plain(month.why),
        },
        "repeated_failure": [
            {
                "id": one.rule,
                "metric": one.metric,
                "misses": one.misses,
                "count": one.count,
                "reached": one.reached,
                "why": _plain([one.text])[0],
            }
            for one in found.repeated
        ],
        "months_before": [
            {
                "month": f"{one.first:%Y-%m}",
                "metrics": [
                    {"id": r.metric, "value": figure(r.value), "verdict": r.verdict}
                    for r in one.results
                ],
                "payable": figure(one.payable),
            }
            for one in found.before
        ],
        "basis": _plain((*found.basis, *notes)),
    }


def _plain(lines: Iterable[str]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines]


def _metric_plain(result: Result, credit: Credit | None) -> dict[str, Any]:
    why = (*result.why, *(credit.why if credit else ()))
    return {
        "id": result.metric,
        "name": result.name,
        "window": _plain([result.window.name])[0],
        "base": figure(result.base),
        "base_unit": result.base_unit,
        "excluded": figure(result.excluded),
        "lost": figure(result.lost),
        "value": figure(result.value),
        "unit": result.unit,
        "verdict": result.verdict,
        "credit": figure(credit.payable if credit else Fraction(0)),
        "why": _plain(why),
    }


def _credit(month: Month, result: Result) -> Credit | None:
    """The credit of a metric, at its last window of the month."""
    last = [one for one in month.results if one.metric == result.metric][-1]
    if last is not result:
        return None
    return next((one for one in month.credits if one.metric == result.metric), None)


def _other_plain(other: Other) -> dict[str, Any]:
    return {
        "metric": other.metric,
        "id": other.id,
        "name": other.name,
        "window": _plain([other.window.name])[0],
        "base": figure(other.base),
        "excluded": figure(other.excluded),
        "lost": figure(other.lost),
        "value": figure(other.value),
        "verdict": other.verdict,
        "why": other.why,
    }


def simulation_text(agreement: Agreement, found: Simulation, notes: Sequence[str]) -> str:
    """The verdict for reading, worked line by line."""
    month = found.month
    lines = [agreement.title, *found.basis, *notes]
    for result in month.results:
        lines += ["", *_result_lines(result, _credit(month, result))]
    lines += ["", *_month_lines(agreement, month)]
    if found.repeated:
        lines += ["", "Repeated failure", *(f"  {one.text}" for one in found.repeated)]
    if found.others:
        lines += ["", "The same month by other common definitions"]
        names = {one.metric: one.name for one in month.results}
        lines += [
            f"  {names[one.metric]}, {one.name}: {_value(one.value, '%')}, "
            f"{VERDICTS[one.verdict]}  [{one.why}]"
            for one in found.others
        ]
    return "\n".join(lines)


def _value(value: Fraction | None, unit: str) -> str:
    return "no result" if value is None else with_unit(value, unit)


def _result_lines(result: Result, credit: Credit | None) -> list[str]:
    running = " (still running)" if result.provisional else ""
    head = f"{result.name}, {result.window.name}{running}: "
    head += f"{_value(result.value, result.unit)}, {VERDICTS[result.verdict]}"
    lines = [head]
    if result.base_unit:
        lines.append(
            f"  base {number_text(result.base)} {result.base_unit}, "
            f"excluded {number_text(result.excluded)} {result.base_unit}"
        )
    return [*lines, *(f"  {line}" for line in (*result.why, *(credit.why if credit else ())))]


def _month_lines(agreement: Agreement, month: Month) -> list[str]:
    def shown(amount: Fraction) -> str:
        return money_text(amount, agreement.currency)

    lines = [f"Credits of the month: {shown(month.payable)}"]
    if any(one.payable is None for one in month.credits):
        lines.append("  More may be due: a fee is not given.")
    if month.returned:
        lines.append(f"  Earned back by the provider: {shown(month.returned)}")
    if month.bonus:
        lines.append(f"  Bonus owed by the customer: {shown(month.bonus)}")
    return [*lines, *(f"  {line}" for line in month.why)]


def exposure_plain(found: Exposure) -> dict[str, Any]:
    return {
        "currency": found.currency,
        "fee_month": figure(found.fee_month),
        "worst_month": figure(found.month),
        "worst_year": figure(found.year),
        "bonus_month": figure(found.bonus_month),
        "provider": _plain(found.provider),
        "customer": _plain(found.customer),
        "schedules": [
            {"id": one.schedule, "worst_month": figure(one.amount), "why": _plain([one.why])[0]}
            for one in found.schedules
        ],
        "ladders": [_ladder_plain(one) for one in found.ladders],
        "basis": _plain(found.basis),
    }


def _ladder_plain(ladder: Ladder) -> dict[str, Any]:
    return {
        "schedule": ladder.schedule,
        "metric": ladder.metric,
        "unit": ladder.unit,
        "steps": [
            {
                "low": figure(step.low),
                "high": figure(step.high),
                "kind": step.kind,
                "percent": figure(step.percent),
                "money": figure(step.money),
            }
            for step in ladder.steps
        ],
    }


def exposure_text(found: Exposure) -> str:
    lines = ["Provider", *(f"  {line}" for line in found.provider)]
    lines += ["Customer", *(f"  {line}" for line in found.customer)]
    for ladder in found.ladders:
        lines.append(f"Ladder of “{ladder.name}” in {ladder.unit}")
        for step in ladder.steps:
            high = "on" if step.high is None else f"to {number_text(step.high)}"
            mark = {"gap": "  GAP", "overlap": "  OVERLAP"}.get(step.kind, "")
            lines.append(f"  from {number_text(step.low)} {high}: {step.text}{mark}")
    return "\n".join([*lines, "Basis", *(f"  {line}" for line in found.basis)])


def chain_plain(behind: Sequence[Behind], steps: Sequence[HandOver]) -> dict[str, Any]:
    return {
        "availability": [
            {
                "metric": one.metric.id,
                "promise": figure(one.promise),
                "composite": figure(one.composite.percent),
                "needed_each": figure(one.composite.each),
                "holds": one.composite.holds,
                "why": _plain(one.composite.why),
            }
            for one in behind
        ],
        "hand_over": [
            {
                "priority": one.priority,
                "hours": figure(one.hours),
                "promised_hours": figure(one.promised),
                "start": one.start,
                "holds": one.holds,
                "why": _plain(one.why),
            }
            for one in steps
        ],
    }


def chain_text(behind: Sequence[Behind], steps: Sequence[HandOver]) -> str:
    lines: list[str] = []
    for one in behind:
        lines += [one.metric.name, *(f"  {line}" for line in one.composite.why)]
    for step in steps:
        lines += [step.name, *(f"  {line}" for line in step.why)]
    return "\n".join(lines)


def baseline_plain(metric: Metric, found: Baseline) -> dict[str, Any]:
    return {
        "metric": metric.id,
        "periods": found.periods,
        "met_target": found.met_target,
        "met_minimum": found.met_minimum,
        "suggested_target": figure(found.suggested_target),
        "suggested_minimum": figure(found.suggested_minimum),
        "method": found.method,
        "why": _plain(found.why),
    }


def few_plain(percent: Decimal, found: FewCases) -> dict[str, Any]:
    return {
        "percent": figure(percent),
        "cases": found.cases,
        "misses": found.misses,
        "fewest_cases": found.fewest,
        "after_one_miss": figure(found.after_one_miss),
        "why": _plain(found.why),
    }


def funnel_plain(found: FollowUp) -> dict[str, Any]:
    return {
        "leads_per_month": figure(found.leads),
        "promised_leads": figure(found.promised),
        "minutes_needed": figure(found.needed),
        "minutes_available": figure(found.capacity),
        "lead_value": figure(found.lead_value),
        "enough_leads": found.enough_leads,
        "enough_time": found.enough_time,
        "why": _plain(found.why),
    }
