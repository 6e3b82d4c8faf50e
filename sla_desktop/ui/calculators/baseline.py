"""Past results against a metric's levels, and which levels the past supports."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from sla_desktop.domain import parse
from sla_desktop.domain.agreement import Agreement, metric, metrics
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.reading.history import read_history
from sla_desktop.reading.tables import table_bytes
from sla_desktop.simulate.baseline import Baseline, judge
from sla_desktop.simulate.results import Levels, plain_levels, with_unit
from sla_desktop.simulate.term import windows
from sla_desktop.ui.buttons import button
from sla_desktop.ui.calculators.outcome import Dots, Fill, Outcome
from sla_desktop.ui.calculators.panel import Job, Panel

FILES = "Tables (*.csv *.xlsx);;All files (*)"


class BaselinePanel(Panel):
    """How often a target would have been met in the past."""

    title = "Past results"
    about = "Would the past have met the promise? Type results, oldest first, or load a table."

    def ask(self) -> None:
        self._followed = ""
        self.chosen = self.choice("Metric", {})
        self.chosen.edited.connect(self._take)
        self.values = self.line("Results", "91; 93; 88", "One a period, in the metric's unit.")
        self.load_button = button("Load CSV or XLSX…", "Load past results from a file")
        self.load_button.clicked.connect(self.load)
        self.form.addRow("", self.load_button)

    def prefill(self, agreement: Agreement) -> None:
        known = {one.id: one.name for one in metrics(agreement)}
        self.chosen.set_choices(known)
        if self.chosen.value() is None:
            past = [one.id for one in metrics(agreement) if one.baseline and one.baseline.values]
            self.chosen.set_value(next(iter((*past, *known)), None))
            self._take()
        elif self.values.text() == self._followed:
            self._take()

    def aim(self, row_id: str) -> None:
        self.chosen.set_value(row_id)
        self._take()
        self.work()

    def _take(self, _value: object = None) -> None:
        found = metric(self.session.agreement, self.chosen.value() or "")
        values = found.baseline.values if found and found.baseline else ()
        self._followed = "; ".join(f"{value:f}" for value in values)
        self.values.setText(self._followed)

    def load(self) -> None:
        """Asks for a file with past results."""
        dialog = QFileDialog(self, "Load past results", "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.load_file)
        dialog.open()

    def load_file(self, name: str) -> None:
        """Takes the results of a file in place of those typed."""
        try:
            found = read_history(table_bytes(Path(name)), Path(name).name)
        except (InputError, OSError) as error:
            self.show_outcome(Outcome(headline=str(error), tone="error"))
            return
        self.values.setText("; ".join(f"{value:f}" for value in found.values))
        self.work()

    def job(self, agreement: Agreement) -> Job:
        parts = [part for part in self.values.text().replace("%", "").split(";") if part.strip()]
        values = tuple(parse.decimal(part) for part in parts)
        found = metric(agreement, self.chosen.value() or "")
        window = windows((self.today.replace(day=1),), MeasureWindow())[0]
        levels = plain_levels(found, window) if found else Levels(None, None, "", "higher")
        return lambda: _outcome(found, levels, values)


def _outcome(found: Metric | None, levels: Levels, values: tuple[Decimal, ...]) -> Outcome:
    past = judge(
        values,
        levels.direction,
        target=levels.target,
        minimum=levels.minimum,
        unit=levels.unit,
        strict=levels.strict,
        rounding=levels.rounding,
    )
    if past is None:
        return Outcome(headline="Type past results, or load them, to see what they say.")
    rows = [
        (f"{at}", with_unit(value, levels.unit), _said(levels, value))
        for at, value in enumerate(values, 1)
    ]
    named: tuple[tuple[str, Fraction | None, Fill], ...] = (
        ("target", levels.target, "good"),
        ("minimum", levels.minimum, "bad"),
        ("median", past.suggested_target, "planned"),
    )
    marks: list[tuple[float, str, Fill]] = [
        (float(level), f"{name} {with_unit(level, levels.unit, 3)}", fill)
        for name, level, fill in named
        if level is not None
    ]
    return Outcome(
        headline=_headline(found, past, levels),
        tone="good" if past.met_target == past.periods else "",
        columns=("Period", "Result", "Against the levels"),
        rows=tuple(rows),
        lines=past.why,
        picture=Dots(tuple(float(value) for value in values), tuple(marks)),
        picture_says=" ".join(past.why),
    )


def _said(levels: Levels, value: Decimal) -> str:
    return {
        "met": "target met",
        "minimum": "minimum met",
        "missed": "missed",
        "no-data": "no level set",
    }[levels.judged(Fraction(value))]


def _headline(found: Metric | None, past: Baseline, levels: Levels) -> str:
    name = f"“{found.name}”: " if found else ""
    if past.met_target is not None:
        return f"{name}the target would have been met in {past.met_target} of {past.periods}."
    target = with_unit(past.suggested_target, levels.unit)
    return f"{name}the past supports a target of {target}."
