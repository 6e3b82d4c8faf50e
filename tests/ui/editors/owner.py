"""An owner at the real window, who goes on with Tab where it is near and clicks where it is not."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sla_desktop.app.starting import blank
from sla_desktop.catalogue.templates import start
from sla_desktop.ui.forms.field import Field
from sla_desktop.ui.forms.fold import Fold
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.parts import stops_of
from sla_desktop.ui.forms.rows_table import RowsTable
from sla_desktop.ui.forms.rows_view import RowsView
from sla_desktop.ui.picker import Picker
from tests.ui.editors.desk import CONTROL, NONE, Desk, Key, settle
from tests.ui.shell.bench import Bench

_NEAR = 6  # stops that one tabs on rather than take the mouse


class Owner(Desk):
    """Works in the main window on a blank agreement, and counts what it takes."""

    def __init__(self, bench: Bench) -> None:
        self._clock = 0.0
        self.keys = self.clicks = self.pages_shown = self.values = 0
        self.main = bench.open(start(blank(), "draft"))
        self.window = self.main
        self.pages = self.main.pages
        self.session = self.main.session

    @property
    def minutes(self) -> float:
        """At 40 words a minute, with a look at the paper before each value and at each page."""
        seconds = 0.3 * self.keys + 1.5 * self.clicks + 2.0 * self.values + 4.0 * self.pages_shown
        return seconds / 60

    @property
    def _form(self) -> Form:
        """The form on screen: of a section, or of the agreement as a whole."""
        assert self.pages.page is not None
        return self.pages.page.form

    # where the owner goes

    def open(self, section: str) -> None:
        """Clicks a section in the outline."""
        view, model = self.main.outline.view, self.main.outline.model
        index = model.index(model.row_of(section), 0)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        settle()
        assert self.pages.section_id == section
        self.clicks += 1
        self.pages_shown += 1

    def about(self) -> None:
        """Clicks on what concerns the agreement as a whole."""
        self.main.outline.agreement_button.click()
        settle()
        self.clicks += 1
        self.pages_shown += 1

    def add(self, kind: str) -> None:
        """Adds a section: the command, the name of its kind, Enter."""
        self.main.commands["add-section"].trigger()
        settle()
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, Picker)
        QTest.keyClicks(picker.filter, kind)
        QTest.keyClick(picker.filter, Key.Key_Return)
        settle()
        self.main.activateWindow()
        assert QTest.qWaitForWindowActive(self.main)
        self.clicks += 1
        self.keys += len(kind) + 1
        self.pages_shown += 1

    def reach(self, widget: QWidget) -> None:
        """Tabs to a widget of the page, or clicks on it where that is quicker."""
        while 0 < self._way(widget) <= _NEAR:  # counted anew: a finding may put a stop between
            self.press(Key.Key_Tab, CONTROL if self._in_table() else NONE)
        if self._way(widget) != 0:
            self.clicks += 1
            widget.setFocus(Qt.FocusReason.MouseFocusReason)
            settle()

    def _in_table(self) -> bool:
        return isinstance(self.used, RowsView) or bool(self.used.property("cell"))

    def _way(self, widget: QWidget) -> int:
        """How many stops a widget is away; -1 where there is no way."""
        stops = [stop for stop in self._form.stops() if stop.isVisible() and stop.isEnabled()]
        here: QWidget | None = self.used
        while here is not None and here not in stops:
            here = here.parentWidget()
        there = stops.index(widget) if widget in stops else -1
        return -1 if here is None or there < 0 else there - stops.index(here)

    # what the owner says

    def fill(self, *values: tuple[str, str]) -> None:
        """Types into fields, by their labels."""
        for label, text in values:
            field = self.field(label)
            self.reach(stops_of(field.control)[0])
            self.type(text)
            self.values += 1

    def person(self, label: str, side: str, role: str) -> None:
        """Says a side and a role there."""
        self.reach(stops_of(self.field(label).control)[0])
        self.type(side)
        self.press(Key.Key_Tab)
        self.type(role)
        self.values += 2

    def tick(self, *names: str) -> None:
        """Ticks boxes that stand next to one another."""
        for name in names:
            boxes = (s for s in self._form.stops() if s.isVisible() and s.accessibleName() == name)
            self.reach(next(boxes))
            self.press(Key.Key_Space)
            self.values += 1

    def fold(self, title: str) -> None:
        """Opens a fold with Space."""
        folds = (f for f in self._form.findChildren(Fold) if f.isVisible() and f.title == title)
        fold = next(folds)
        if not fold.is_open:
            self.reach(fold.button)
            self.press(Key.Key_Space)
            assert fold.is_open

    def shown_fields(self) -> Iterator[Field]:
        return (field for field in self._form.findChildren(Field) if field.isVisible())

    def table(self, title: str) -> RowsTable:
        tables = [t for t in self._form.findChildren(RowsTable) if t.isVisible()]
        return next(t for t in reversed(tables) if t.view.accessibleName() == title)

    def rows(self, title: str, *rows: tuple[str, ...]) -> None:
        """Types rows below the last one of a table."""
        for row in rows:
            self.row(title, *row)

    def row(self, title: str, *cells: str) -> None:
        """Types a row below the one the cursor is in, be it in the details of that row."""
        table = self.table(title)
        empty = not table.model.rowCount()
        if empty or not table.isAncestorOf(self.used):
            self.reach(table.view)
        self.press(Key.Key_Return, NONE if empty else CONTROL)
        self._cells(cells)

    def change(self, title: str, row: int, column: int, *cells: str) -> None:
        """Writes over cells that are there, from one to the right."""
        table = self.table(title)
        self.clicks += 1
        table.view.setFocus(Qt.FocusReason.MouseFocusReason)
        table.view.go_to_cell(row, column)
        settle()
        self._cells(cells)

    def _cells(self, cells: tuple[str, ...]) -> None:
        for number, cell in enumerate(cells):
            if number:
                self.press(Key.Key_Tab)
            if cell:
                self.type(cell)
                self.values += 1
