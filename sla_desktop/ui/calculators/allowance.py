"""What an availability means in hours and minutes, by the agreement's own terms."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from sla_desktop.domain import parse, show
from sla_desktop.domain.agreement import Agreement, first, metric, metrics
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, MeasureWindow, Percent, Period
from sla_desktop.domain.sections import TermSection
from sla_desktop.domain.worktime import zone_info
from sla_desktop.simulate.allowance import (
    Basis,
    allowed,
    base_calendar,
    bases,
    clock_text,
    definition_of,
    extremes,
    kept_at,
    plain_basis,
    seconds_of,
    worked,
)
from sla_desktop.simulate.results import with_unit
from sla_desktop.simulate.term import Window, months_of, windows
from sla_desktop.ui.calculators.outcome import Outcome
from sla_desktop.ui.calculators.panel import Job, Panel, first_day

_PERIODS: tuple[Period, ...] = ("month", "quarter", "year")


class AllowancePanel(Panel):
    """A percentage as time, for the real month, quarter and year."""

    title = "Allowed downtime"
    about = "How long the service may be down, by the agreement's own hours, maintenance and clock."

    def ask(self) -> None:
        self._followed = ""  # the percentage of the metric as it was filled in
        self.chosen = self.choice("Promise", {"": "Round the clock, no maintenance"})
        self.chosen.edited.connect(self._take_level)
        self.percent = self.line("Percentage", "99.9")
        self.down = self.line("Or a downtime", "43 min", "What it means as a percentage.")
        self.start = self.month()

    def prefill(self, agreement: Agreement) -> None:
        known = _available(agreement)
        self.chosen.set_choices(
            {**{one.id: one.name for one in known}, "": "Round the clock, no maintenance"}
        )
        if self.chosen.value() is None or not self.percent.text():
            self.chosen.set_value(known[0].id if known else "")
            self._take_level()
        elif self.percent.text() == self._followed:
            self._take_level()

    def aim(self, row_id: str) -> None:
        self.chosen.set_value(row_id)
        self._take_level()
        self.work()

    def _take_level(self, _value: object = None) -> None:
        """Fills in the target of the metric chosen."""
        found = metric(self.session.agreement, self.chosen.value() or "")
        level = found.target or found.minimum if found else None
        if isinstance(level, Percent):
            self._followed = f"{level.value:f}"
            self.percent.setText(self._followed)
        elif not self.percent.text():
            self._followed = "99.9"
            self.percent.setText(self._followed)

    def job(self, agreement: Agreement) -> Job:
        percent = parse.percent(self.percent.text()).value
        if percent > 100:
            raise parse.BadValueError("A percentage of time is 100 at most.")
        chosen, month = self.chosen.value() or "", first_day(self.start)
        today = self.today
        down = parse.duration(self.down.text()) if self.down.text().strip() else None
        if down is not None:
            return lambda: _reversed(agreement, chosen, down, month)
        return lambda: _outcome(agreement, chosen, percent, month, today)


def _available(agreement: Agreement) -> list[Metric]:
    return [one for one in metrics(agreement) if one.measure == "availability"]


def _outcome(
    agreement: Agreement, chosen: str, percent: Decimal, month: dt.date, today: dt.date
) -> Outcome:
    zone_info(agreement.zone)
    found = metric(agreement, chosen)
    spans = [windows((month,), MeasureWindow(period=period))[0] for period in _PERIODS]
    own = [_basis(agreement, found, window) for window in spans]
    hours = base_calendar(agreement, definition_of(agreement, found)) if found else None
    rows = [_row(basis.window.name, percent, basis) for basis in own]
    term = months_of(first(agreement, TermSection), today)
    each = [_basis(agreement, found, windows((m,), MeasureWindow())[0]) for m in term]
    ends = extremes(percent, each)
    if ends and ends[0].seconds != ends[1].seconds:
        for name, one in zip(("Least", "Most"), ends, strict=True):
            rows.append(_row(f"{name} in the term: {one.basis.window.name}", percent, one.basis))
    return Outcome(
        headline=f"{show.decimal_text(percent)} % of {own[0].window.name} allows "
        f"{clock_text(allowed(percent, own[0]))} of downtime.",
        columns=("Window", "Base", "Allowed downtime"),
        rows=tuple(rows),
        lines=tuple(worked(percent, own[0], agreement.zone, hours)),
    )


def _reversed(agreement: Agreement, chosen: str, down: Duration, month: dt.date) -> Outcome:
    """What availability so much downtime leaves, in each window."""
    zone_info(agreement.zone)
    found = metric(agreement, chosen)
    seconds = seconds_of(down)
    spans = [windows((month,), MeasureWindow(period=period))[0] for period in _PERIODS]
    each = [(span, _basis(agreement, found, span)) for span in spans]
    left = [(span, basis, kept_at(seconds, basis)) for span, basis in each]
    shown = [_percent(kept) for *_, kept in left]
    return Outcome(
        headline=f"{show.duration(down)} of downtime in {spans[0].name} is {shown[0]}.",
        columns=("Window", "Base", "Availability"),
        rows=tuple(
            (span.name, clock_text(basis.total), text)
            for (span, basis, _), text in zip(left, shown, strict=True)
        ),
        lines=tuple(
            f"{span.name}: {clock_text(seconds)} of {clock_text(basis.total)} down is {text}."
            for (span, basis, _), text in zip(left, shown, strict=True)
        ),
    )


def _percent(kept: Fraction | None) -> str:
    return "no base" if kept is None else with_unit(kept, "%")


def _basis(agreement: Agreement, found: Metric | None, window: Window) -> Basis:
    if found is None:
        return plain_basis(None, window, agreement.zone)
    return bases(agreement, found, (window,), agreement.zone)[0]


def _row(name: str, percent: Decimal, basis: Basis) -> tuple[str, ...]:
    return name, clock_text(basis.total), clock_text(allowed(percent, basis))
