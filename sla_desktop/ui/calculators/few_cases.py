"""What a share of cases means when there are few."""

from decimal import Decimal

from sla_desktop.domain import parse, show
from sla_desktop.domain.agreement import Agreement, metric, metrics
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Percent
from sla_desktop.simulate.results import direction_of, number_text
from sla_desktop.simulate.small_numbers import explained
from sla_desktop.ui.calculators.outcome import Outcome
from sla_desktop.ui.calculators.panel import Job, Panel

_BESIDE = (10, 20, 30, 50, 100, 200)


class FewCasesPanel(Panel):
    """A percentage as a number of misses."""

    title = "Small numbers"
    about = "With few cases a high percentage allows no miss at all. See what it really asks."
    size_hint = (560, 560)

    def ask(self) -> None:
        self._followed = ("", "")
        self.chosen = self.choice("Promise", {"": "Any share"})
        self.chosen.edited.connect(self._take)
        self.percent = self.line("Percentage", "95")
        self.cases = self.line("Cases in a window", "30")

    def prefill(self, agreement: Agreement) -> None:
        known = {one.id: one.name for one in metrics(agreement) if _share(one) is not None}
        self.chosen.set_choices({**known, "": "Any share"})
        if self.chosen.value() is None or not self.percent.text():
            self.chosen.set_value(next(iter(known), ""))
            self._take()
        elif (self.percent.text(), self.cases.text()) == self._followed:
            self._take()

    def aim(self, row_id: str) -> None:
        self.chosen.set_value(row_id)
        self._take()
        self.work()

    def _take(self, _value: object = None) -> None:
        found = metric(self.session.agreement, self.chosen.value() or "")
        share = _share(found) if found else None
        if share is not None:
            self.percent.setText(f"{share:f}")
        if found and found.expected_cases:
            self.cases.setText(f"{found.expected_cases}")
        for field, text in ((self.percent, "95"), (self.cases, "30")):
            if not field.text():
                field.setText(text)
        self._followed = (self.percent.text(), self.cases.text())

    def job(self, agreement: Agreement) -> Job:
        percent = parse.percent(self.percent.text()).value
        cases = parse.decimal(self.cases.text())
        if cases != int(cases) or not 1 <= cases <= 10**9:
            raise parse.BadValueError("Cases are counted in whole numbers from 1 on.")
        found = metric(agreement, self.chosen.value() or "")
        lower = found is not None and _share(found) is not None and direction_of(found) == "lower"
        direction: Direction = "lower" if lower and not (found and found.share) else "higher"
        strict = bool(found and found.strict)
        return lambda: _outcome(percent, int(cases), direction, strict=strict)


def _share(found: Metric) -> Decimal | None:
    """The share of cases a metric promises, where it promises one."""
    if found.measure == "availability":
        return None
    if found.share is not None:
        return found.share.value
    level = found.target or found.minimum
    return level.value if isinstance(level, Percent) else None


def _outcome(percent: Decimal, cases: int, direction: Direction, *, strict: bool) -> Outcome:
    found = explained(cases, percent, direction, strict=strict)
    assert found is not None
    beside = sorted({cases, *_BESIDE})
    rows: list[tuple[str, str, str]] = []
    for number in beside:
        one = explained(number, percent, direction, strict=strict)
        assert one is not None
        misses = "cannot be kept" if one.misses is None else f"{one.misses:,}"
        rows.append((f"{number:,}", misses, f"{number_text(one.after_one_miss, 2)} %"))
    none = found.misses in (None, 0)
    return Outcome(
        headline=f"{show.decimal_text(percent)} % of {cases:,} cases allows "
        f"{_misses(found.misses)}.",
        tone="warning" if none else "good",
        columns=("Cases in a window", "Misses allowed", "Result after one miss"),
        rows=tuple(rows),
        lines=found.why,
    )


def _misses(count: int | None) -> str:
    if not count:
        return "no miss"
    return f"{count:,} miss" + ("es" if count > 1 else "")
