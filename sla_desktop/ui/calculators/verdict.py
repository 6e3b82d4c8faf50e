"""A month run through the agreement's own terms: typed events, events from a file, the verdict."""

import datetime as dt
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from sla_desktop.domain import parse
from sla_desktop.domain.agreement import Agreement, metrics, priorities
from sla_desktop.domain.errors import InputError
from sla_desktop.reading.events import COLUMNS, Imported, events_of
from sla_desktop.reading.tables import Line, Table, read_table, table_bytes
from sla_desktop.simulate.events import Events
from sla_desktop.simulate.verdict import simulate
from sla_desktop.ui.buttons import button
from sla_desktop.ui.calculators.outcome import Outcome
from sla_desktop.ui.calculators.panel import Job, Panel, first_day
from sla_desktop.ui.calculators.typed_table import TypedTable
from sla_desktop.ui.calculators.verdict_words import verdict_outcome
from sla_desktop.ui.forms.field import plain_label

FILES = "Tables (*.csv *.xlsx);;All files (*)"
_MOMENT, _WORD = 140, 90  # pixels
_WIDTHS = {
    one: _MOMENT if one in ("start", "end", "reported", "answered", "fixed") else _WORD
    for one in COLUMNS
}
_TOLD = ("availability", "response", "resolution")


class _File:
    """A file of events; its table is read once, by the work that first needs it."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data

    @cached_property
    def table(self) -> Table:
        """Raises UnreadableTableError."""
        return read_table(self._data, self.name)


class VerdictPanel(Panel):
    """Outages, maintenance and tickets of a month, and what the agreement makes of them."""

    title = "Verdict on a month"
    about = (
        "What happened, run through the agreement's own terms, and beside it the other usual ones."
    )
    size_hint = (900, 880)

    def ask(self) -> None:
        self._file: _File | None = None
        self.start = self.month()
        self.events = TypedTable("Events", _WIDTHS)
        self.results = TypedTable("Results that events do not tell", {"metric": 260, "result": 120})
        self.add_button = button("Add", "Add an event")
        self.load_button = button("Load CSV or XLSX…", "Load events from a file")
        self.drop_button = button("Leave the file out")
        self.sample_button = button("Try an example month")
        self.file_label = plain_label("", "help")
        for made, deed in (
            (self.add_button, self.add_event),
            (self.load_button, self.load),
            (self.drop_button, self.drop_file),
            (self.sample_button, self.try_sample),
        ):
            made.clicked.connect(deed)
        for table in (self.events, self.results):
            table.edited.connect(self.later)

    def arrange(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.events)
        line = QHBoxLayout()
        for made in (self.add_button, self.load_button, self.drop_button, self.sample_button):
            line.addWidget(made)
        line.addWidget(self.file_label, 1)
        column.addLayout(line)
        self.tabs = QTabWidget()
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its tabs have the keys
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAccessibleName("What happened")
        self.tabs.addTab(page, "Events")
        self.tabs.addTab(self.results, "Other results")
        self.events.setMinimumHeight(140)
        self.inside.addWidget(self.tabs, 2)
        self._name_file()

    def prefill(self, agreement: Agreement) -> None:
        """Offers a line for each metric that events say nothing of."""
        known = {cells[0] for _, cells in self.results.lines()}
        for one in metrics(agreement):
            if one.measure not in _TOLD and one.id not in known:
                self.results.add((one.id, ""))

    # events

    def add_event(self) -> None:
        """A row to type an event in."""
        self.tabs.setCurrentIndex(0)
        self.events.add(("outage",))
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_sample(self) -> None:
        """43 minutes of outage, four hours of maintenance and a ticket, in the month chosen."""
        day = first_day(self.start)
        fifth, sunday = day.replace(day=5), _first_sunday(day.replace(day=8))
        self.events.add(("outage", "", f"{fifth}T10:00", f"{fifth}T10:43"))
        self.events.add(("maintenance", "", f"{sunday}T02:00", f"{sunday}T06:00"))
        known = priorities(self.session.agreement)
        if known:
            times = (f"{fifth}T10:00", f"{fifth}T11:00", f"{fifth}T15:00")
            self.events.add(("ticket", "", "", "", known[0].name, *times))

    def load(self) -> None:
        """Asks for a file with events."""
        dialog = QFileDialog(self, "Load events", "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.load_file)
        dialog.open()

    def load_file(self, name: str) -> None:
        """Takes the events of a file besides those typed."""
        try:
            self._file = _File(Path(name).name, table_bytes(Path(name)))
        except (InputError, OSError) as error:
            self.show_outcome(Outcome(headline=str(error), tone="error"))
            return
        self._name_file()
        self.work()

    def drop_file(self) -> None:
        """Goes on without the file."""
        self._file = None
        self._name_file()
        self.work()

    def _name_file(self) -> None:
        self.drop_button.setVisible(self._file is not None)
        self.file_label.setText(f"with {self._file.name}" if self._file else "")

    # work

    def job(self, agreement: Agreement) -> Job:
        month = first_day(self.start)
        given = _given(agreement, self.results)
        heading = Line(0, COLUMNS)
        rows = self.events.lines()
        lines = tuple(Line(number, cells) for number, cells in rows if any(cells[1:]))
        typed = Table("Typed events", heading, lines)
        file = self._file
        return lambda: _work(agreement, month, typed, file, given)


def _work(
    agreement: Agreement,
    month: dt.date,
    typed: Table,
    file: _File | None,
    given: dict[str, Fraction],
) -> Outcome:
    parts = [events_of(typed, agreement)]
    if file is not None:
        parts.append(events_of(file.table, agreement))
    events = _together(parts)
    notes = tuple(note for part in parts for note in part.notes)
    found = simulate(agreement, events, month, given)
    return verdict_outcome(agreement, found, events, notes)


def _together(parts: list[Imported]) -> Events:
    return Events(
        outages=tuple(one for part in parts for one in part.events.outages),
        maintenance=tuple(one for part in parts for one in part.events.maintenance),
        tickets=tuple(one for part in parts for one in part.events.tickets),
    )


def _given(agreement: Agreement, table: TypedTable) -> dict[str, Fraction]:
    """The results typed, by metric. Raises InputError."""
    known = {word: one.id for one in metrics(agreement) for word in (one.name, one.id)}
    found: dict[str, Fraction] = {}
    for number, cells in table.lines():
        name, text = cells
        if not text:
            continue
        if name not in known:
            raise InputError(f"Other results, line {number}: there is no metric “{name}”.")
        found[known[name]] = Fraction(parse.decimal(text.removesuffix("%").strip()))
    return found


def _first_sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())
