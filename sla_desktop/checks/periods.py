"""Periods that fit: measured, credited, reported and claimed in time (B09 B10)."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, clock_days, placed, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import with_money
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first, metric
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.governance import Report
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Frequency, MeasureWindow, Period
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    ReportsSection,
    TermSection,
)
from sla_desktop.domain.term import after
from sla_desktop.domain.timeorder import compare
from sla_desktop.domain.worktime import ever_open, open_hours
from sla_desktop.simulate.fees import fees
from sla_desktop.simulate.term import DAYS_OF, MONTHS_OF, months_of, windows

_MONTH = Fraction(36525, 1200)  # days
_QUARTER = Fraction(3) * _MONTH
_SHARES_OF_A_FEE = ("affected-service", "all-services", "invoice")
_WORKDAYS = 5  # a week, where no calendar says
_REACH = 3660  # days
_ONE_DAY = dt.timedelta(days=1)
_TWO_DAYS = Duration(value=Decimal(2), unit="day", clock="business")
_BURDEN = "Practice articles on measurement windows"


def _days(period: Period, count: int = 1) -> Fraction:
    days = DAYS_OF.get(period)
    return count * (Fraction(days) if days else MONTHS_OF[period] * _MONTH)


def window_days(window: MeasureWindow) -> Fraction:
    """Length of a window in days, months on average."""
    return _days(window.period, max(1, window.count))


def _report_days(often: Frequency) -> Fraction:
    """Days from one report to the next."""
    return _days(often.per, max(1, often.every)) / max(1, often.times)


def reports_on(agreement: Agreement, metric_id: str) -> list[Placed[Report]]:
    """The reports that show a metric."""
    listed = placed(agreement, ReportsSection, "reports", lambda s: s.reports)
    return [r for r in listed if r.row.all_metrics or metric_id in r.row.metrics]


@rules.check(
    "B09",
    "warning",
    LevelsSection,
    CreditsSection,
    ReportsSection,
    ChargesSection,
    weakens=("A22",),
    sources=(_BURDEN, "Common Paper SLA 2.0", "Published credit ladders"),
)
def window_fits(draft: Draft) -> Iterator[Fault]:
    """Credited as measured, reported before the next window is over, not hidden in a long one."""
    agreement = draft.agreement
    for schedule in placed(agreement, CreditsSection, "schedules", lambda s: s.schedules):
        yield from _other_fee(agreement, schedule)
    for card in metric_cards(agreement):
        yield from _late_report(agreement, card)
        yield from _long_window(card)


def _other_fee(agreement: Agreement, schedule: Placed[CreditSchedule]) -> Iterator[Fault]:
    """A share of the fee of a month for the result of a quarter: of which month?"""
    row = schedule.row
    if row.fee or row.basis not in _SHARES_OF_A_FEE or not row.tiers:
        return
    paid = _paid_each(agreement)
    credited = {_days(period) for period in paid}
    for metric_id in row.metrics:
        found = metric(agreement, metric_id)
        window = found.window if found else None
        if found is None or window is None or window_days(window) in credited:
            continue
        measured = show.window(window)
        fee = paid[0]
        yield fault(
            "warning",
            f"{quoted(found.name)} is measured over a {measured}, but its credit is a share of a "
            f"fee of a {fee}: name the fee it is taken from.",
            f"{schedule.path}.fee",
            objects=(row.id, found.id),
            numbers=(measured, fee),
            worked=(f"Measured: {measured}", f"Fee paid: each {fee}"),
        )


def _paid_each(agreement: Agreement) -> list[Period]:
    """The periods that fees are paid for; a month where none is given."""
    found: list[Period] = []
    for fee in fees(agreement):
        if fee.per in DAYS_OF or fee.per in MONTHS_OF:
            found.append(fee.per)
    return found or ["month"]


def _late_report(agreement: Agreement, card: Placed[Metric]) -> Iterator[Fault]:
    window = card.row.window
    known = [
        (report, _report_days(report.row.frequency))
        for report in reports_on(agreement, card.row.id)
        if report.row.frequency is not None
    ]
    if window is None or not known:
        return
    report, soonest = min(known, key=_second)
    often = report.row.frequency
    if often is None or soonest <= 2 * window_days(window):
        return
    measured, reported = show.window(window), show.frequency(often)
    yield fault(
        "warning",
        f"{quoted(card.row.name)} is measured over a {measured} but reported only {reported}: a "
        "miss is known long after the next window has ended.",
        f"{report.path}.frequency",
        objects=(card.row.id, report.row.id),
        numbers=(measured, reported),
        worked=(
            f"Window: {_shown(window_days(window))} days",
            f"From report to report: {_shown(soonest)} days",
            f"{_shown(soonest)} > 2 × {_shown(window_days(window))}",
        ),
    )


def _second(pair: tuple[Placed[Report], Fraction]) -> Fraction:
    return pair[1]


def _shown(days: Fraction) -> str:
    return show.fraction(days)


def _long_window(card: Placed[Metric]) -> Iterator[Fault]:
    window = card.row.window
    if card.row.measure != "availability" or window is None or window_days(window) < _QUARTER:
        return
    measured = show.window(window)
    yield fault(
        "information",
        f"{quoted(card.row.name)} is measured over a {measured}: all the downtime it allows may "
        "fall on one day.",
        f"{card.path}.window",
        objects=(card.row.id,),
        numbers=(measured,),
        weakens=(),
    )


class _Dates(NamedTuple):
    """A window: when its report is due, when a claim lapses, when a claim would be in time."""

    window: str
    report: dt.date
    lapse: dt.date
    in_time: dt.date


@rules.check(
    "B10",
    "error",
    LevelsSection,
    CreditsSection,
    ReportsSection,
    HoursSection,
    TermSection,
    weakens=("A40", "A45"),
    sources=("Common Paper SLA 2.0", "Accord Project service level agreement template"),
)
def claim_in_time(draft: Draft) -> Iterator[Fault]:
    """Whoever claims a credit has seen the report, and had two business days since."""
    agreement = draft.agreement
    section = first(agreement, CreditsSection)
    claim = section.claim if section else None
    if section is None or claim is None or claim.within is None or claim.automatic:
        return
    if claim.counts_from == "report":
        yield from _short_claim(agreement, section.id, claim.within)
    if claim.counts_from not in ("period-end", "event"):
        return
    worst: tuple[_Credited, _Dates] | None = None
    for credited in _credited_reports(agreement):
        for dates in _dates(draft, claim.within, credited):
            if worst is None or dates.lapse - dates.report < worst[1].lapse - worst[1].report:
                worst = (credited, dates)
    if worst is not None and worst[1].lapse < worst[1].in_time:
        yield _blind(f"{section.id}.claim.within", claim.within, *worst)


def _short_claim(agreement: Agreement, section: str, within: Duration) -> Iterator[Fault]:
    """From the report on, at least two business days."""
    own = calendar(agreement)
    order = compare(_TWO_DAYS, within, own, own, agreement.zone, or_equal=True)
    if order.never:
        shown = show.duration(within)
        yield fault(
            "warning",
            f"A credit must be claimed within {shown} of the report: give at least two business "
            "days.",
            f"{section}.claim.within",
            numbers=(shown,),
            worked=(f"{shown} < 2 business days",),
        )


class _Credited(NamedTuple):
    """A metric with a credit, its window, and its report that is due first."""

    metric: Metric
    window: MeasureWindow
    report: Report
    due: Duration


def _credited_reports(agreement: Agreement) -> Iterator[_Credited]:
    paid = with_money(agreement)
    for card in metric_cards(agreement):
        window = card.row.window
        found = [
            _Credited(card.row, window, report.row, report.row.due)
            for report in reports_on(agreement, card.row.id)
            if card.row.id in paid and window is not None and report.row.due is not None
        ]
        if found:
            yield min(found, key=_length)


def _length(credited: _Credited) -> Decimal:
    return clock_days(credited.due)


def _dates(draft: Draft, within: Duration, credited: _Credited) -> list[_Dates]:
    months = months_of(first(draft.agreement, TermSection), draft.context.today)
    own = calendar(draft.agreement)
    return _moments(months, credited.window, credited.due, within, own)


@lru_cache(maxsize=64)
def _moments(
    months: tuple[dt.date, ...],
    window: MeasureWindow,
    due: Duration,
    within: Duration,
    own: ServiceCalendar | None,
) -> list[_Dates]:
    result: list[_Dates] = []
    for one in windows(months, window):
        report, lapse = day_after(one.last, due, own), day_after(one.last, within, own)
        if report and lapse:
            in_time = day_after(report, _TWO_DAYS, own) or report
            result.append(_Dates(one.name, report, lapse, in_time))
    return result


def day_after(day: dt.date, length: Duration, own: ServiceCalendar | None) -> dt.date | None:
    """The day by which something due so long after `day` must be there.

    Business days are the calendar's open days, without a calendar Monday to Friday.
    """
    if length.clock == "clock" or length.unit not in ("day", "week"):
        return after(day, length)
    hours = open_hours(own) if own and ever_open(own) else None
    left = int(length.value * (_WORKDAYS if length.unit == "week" else 1))
    for _ in range(_REACH):
        if not left:
            return day
        day += _ONE_DAY
        left -= bool(hours.on(day)) if hours else day.weekday() < _WORKDAYS
    return None


def _blind(field: str, within: Duration, credited: _Credited, dates: _Dates) -> Fault:
    due = show.duration(credited.due)
    sent, lapse = show.date(dates.report), show.date(dates.lapse)
    never = dates.report >= dates.lapse
    said = (
        f"A credit must be claimed within {show.duration(within)}, but the report is due only "
        f"after {due}: for {dates.window} the claim lapses on {lapse}, the report comes on {sent}."
        if never
        else f"For {dates.window} the report comes on {sent} and the claim lapses on {lapse}: "
        "less than two business days to claim."
    )
    return fault(
        "error" if never else "warning",
        said,
        field,
        objects=(credited.metric.id, credited.report.id),
        numbers=(show.duration(within), due),
        worked=(
            f"{dates.window} ends; the report on {quoted(credited.metric.name)} is due after "
            f"{due}: {sent}",
            f"The claim lapses after {show.duration(within)}: {lapse}",
            f"{sent} {'is no earlier than' if never else 'plus two business days is after'} "
            f"{lapse}",
        ),
    )
