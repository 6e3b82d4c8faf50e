"""A simulated month as an outcome to show: table, worked lines, and the month drawn."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.worktime import months_after, zone_info
from sla_desktop.simulate.credit import money_text
from sla_desktop.simulate.events import Events
from sla_desktop.simulate.months import Month
from sla_desktop.simulate.results import VERDICTS, Result, number_text, with_unit
from sla_desktop.simulate.uptime import Other
from sla_desktop.simulate.verdict import Simulation
from sla_desktop.ui.calculators.outcome import Fill, Outcome, Stretch, Strip, Tone

_TICKS = (1, 8, 15, 22, 29)
COLUMNS = ("Metric", "Base", "Excluded", "Result", "Verdict", "Credit")


def verdict_outcome(
    agreement: Agreement, found: Simulation, events: Events, notes: Iterable[str]
) -> Outcome:
    """All that a simulated month says."""
    month = found.month
    names = {one.metric: one.name for one in month.results}
    rows = [_row(agreement, month, one) for one in month.results]
    rows += [_other_row(one, names) for one in found.others]
    lines = [*found.basis, *notes]
    for result in month.results:
        credit = next((one for one in month.credits if one.metric == result.metric), None)
        lines += ["", f"{result.name}: {VERDICTS[result.verdict]}"]
        lines += [f"  {line}" for line in (*result.why, *(credit.why if credit else ()))]
    lines += ["", *_month_lines(agreement, month), *(one.text for one in found.repeated)]
    return Outcome(
        headline=_headline(agreement, month),
        tone=_tone(month),
        columns=COLUMNS,
        rows=tuple(rows),
        lines=tuple(lines),
        picture=_strip(agreement, month.first, events),
        picture_says=found.basis[0],
    )


def _headline(agreement: Agreement, month: Month) -> str:
    judged = [one for one in month.results if one.verdict != "no-data"]
    if not judged:
        return "Nothing to judge yet: type what happened, load it, or try the example."
    missed = [one for one in judged if one.verdict == "missed"]
    kept = f"{len(judged) - len(missed)} of {len(judged)} metrics with a result kept"
    return f"{kept}; credits {money_text(month.payable, agreement.currency)}."


def _tone(month: Month) -> Tone:
    verdicts = {one.verdict for one in month.results}
    if "missed" in verdicts:
        return "error"
    return "warning" if "minimum" in verdicts else "good" if "met" in verdicts else ""


def _row(agreement: Agreement, month: Month, result: Result) -> tuple[str, ...]:
    unit = result.base_unit
    credit = next((one for one in month.credits if one.metric == result.metric), None)
    paid = "–" if credit is None else "not known"
    if credit is not None and credit.payable is not None:
        paid = money_text(credit.payable, agreement.currency)
    return (
        result.name,
        f"{number_text(result.base)} {unit}" if unit else "",
        f"{number_text(result.excluded)} {unit}" if unit else "",
        _value(result.value, result.unit),
        VERDICTS[result.verdict],
        paid,
    )


def _other_row(other: Other, names: dict[str, str]) -> tuple[str, ...]:
    return (
        f"{names[other.metric]} if: {other.name}",
        f"{number_text(other.base)} min",
        f"{number_text(other.excluded)} min",
        _value(other.value, "%"),
        VERDICTS[other.verdict],
        "",
    )


def _value(value: Fraction | None, unit: str) -> str:
    return "–" if value is None else with_unit(value, unit)


def _month_lines(agreement: Agreement, month: Month) -> list[str]:
    lines = [f"Credits of the month: {money_text(month.payable, agreement.currency)}"]
    if month.returned:
        lines.append(f"Earned back: {money_text(month.returned, agreement.currency)}")
    if month.bonus:
        lines.append(f"Bonus: {money_text(month.bonus, agreement.currency)}")
    return [*lines, *month.why]


def _strip(agreement: Agreement, first: dt.date, events: Events) -> Strip:
    """The month as lines of time: outages, maintenance, and open tickets where there are any."""
    zone = zone_info(agreement.zone)
    start = dt.datetime(first.year, first.month, 1, tzinfo=zone)
    following = months_after(first, 1)
    end = dt.datetime(following.year, following.month, 1, tzinfo=zone)
    whole = (end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds()

    def place(moment: dt.datetime) -> float:
        passed = (moment.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds()
        return min(1.0, max(0.0, passed / whole))

    def stretches(
        pairs: Iterable[tuple[dt.datetime, dt.datetime]], fill: Fill
    ) -> tuple[Stretch, ...]:
        return tuple(Stretch(place(a), place(b), fill) for a, b in pairs if a < end and b > start)

    rows = [
        ("Outages", stretches(((o.start, o.end) for o in events.outages), "bad")),
        ("Maintenance", stretches(((m.start, m.end) for m in events.maintenance), "planned")),
    ]
    tickets = stretches(((t.reported, t.fixed or end) for t in events.tickets), "plain")
    if tickets:
        rows.append(("Tickets", tickets))
    days = [day for day in _TICKS if day <= (following - dt.timedelta(days=1)).day]
    ticks = [(place(start.replace(day=day)), str(day)) for day in days]
    return Strip(tuple(rows), tuple(ticks))
