"""Choosing from the shipped library: metrics, a set of priorities, a model of credits."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.inserting import Insertion, add_credit, add_metrics, use_priorities
from sla_desktop.app.session import Session
from sla_desktop.catalogue.presets import (
    Preset,
    credit_models,
    metric_presets,
    priority_presets,
)
from sla_desktop.document.facts import Facts, facts_of
from sla_desktop.document.nodes import Block
from sla_desktop.document.sections_credits import credits
from sla_desktop.document.sections_levels import levels
from sla_desktop.document.sections_priorities import priorities
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import show
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import CreditsSection, LevelsSection, PrioritiesSection
from sla_desktop.ui.agreement_page import TRADES
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.controls import Choice, HistoryKeys
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.insert_preview import Preview
from sla_desktop.ui.ticked_lines import TickedLinesDelegate
from sla_desktop.ui.two_lines import BELOW, two_lines

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_AT = Qt.ItemDataRole.UserRole


class Line(Struct, frozen=True):
    """One thing to choose, and the line below its name."""

    preset: Preset[Any]
    below: str


class LibraryDialog(Dialog):
    """A list by trade, searched as one types, with a preview of what is current in it.

    `inserted` tells the place of what is new.
    """

    title = ""
    verb = "Insert"
    undo_label = ""
    several = False

    inserted = Signal(str)

    def __init__(self, session: Session, section_id: str, parent: QWidget | None = None) -> None:
        super().__init__(self.title, parent)
        self.session = session
        self.section_id = section_id
        self.resize(900, 600)
        self._lines: list[Line] = []
        trades: Mapping[Any, str] = {None: "All trades", **TRADES}
        self.trade = Choice(trades)
        self.trade.setAccessibleName("Trade")
        self.trade.set_value(session.agreement.trade)
        self.trade.edited.connect(self._fill)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Search")
        self.filter.setAccessibleName(f"Search: {self.title}")
        self.filter.installEventFilter(HistoryKeys(self.filter))
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._sift)
        self.list = QListWidget()
        self.list.setAccessibleName(self.title)
        self.list.setItemDelegate(TickedLinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._show_current)
        self.list.itemChanged.connect(self._count)
        self.list.itemDoubleClicked.connect(self.insert)
        self.preview = Preview()
        self.note = plain_label("", "muted")
        self.problem = plain_label("", "error")
        self.problem.setVisible(False)
        self.extra = QFormLayout()
        self.ask()
        self._lay_out()
        self._fill()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.trade)
        top.addWidget(self.filter, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.preview)
        halves.setSizes([400, 460])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.insert_button = QPushButton(self.verb)
        buttons.addButton(self.insert_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.insert_button.setDefault(True)
        buttons.accepted.connect(self.insert)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(halves, 1)
        self.column.addLayout(self.extra)
        for part in (self.note, self.problem, buttons):
            self.column.addWidget(part)

    # what each of them says

    def ask(self) -> None:
        """Adds what is asked besides."""

    def lines(self, trade: parts.Trade | None) -> Iterable[Line]:
        """What is offered for a trade, or all."""
        raise NotImplementedError

    def insertion(self, values: list[Any]) -> Insertion:
        """What inserting `values` does. Raises InputError."""
        raise NotImplementedError

    def blocks(self, place: str, draft: parts.Agreement) -> list[Block]:
        """What prints of what stands at `place` in `draft`."""
        raise NotImplementedError

    # what the owner does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the search line has the keys."""
        if (
            watched is self.filter
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _LIST_KEYS
        ):
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def chosen(self) -> list[Any]:
        """Values of what is ticked, else of what is current."""
        items = [self.list.item(at) for at in range(self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        current = self.list.currentItem() if self.list.currentRow() >= 0 else None
        wanted = ticked if self.several and ticked else [current] if current else []
        return [self._line(item).preset.value for item in wanted]

    def insert(self, _item: object = None) -> None:
        """Puts the chosen in as one step, closes, and tells where it is."""
        values = self.chosen()
        if not values:
            return
        try:
            insertion = self.insertion(values)
            self.session.apply(self.undo_label, insertion.edit, place=insertion.place)
        except InputError as error:
            self.problem.setText(str(error))
            self.problem.setVisible(True)
            return
        self.accept()
        self.inserted.emit(insertion.place)

    def _fill(self, _trade: object = None) -> None:
        self._lines = [*self.lines(self.trade.value())]
        self.list.clear()
        for at, line in enumerate(self._lines):
            item = two_lines(line.preset.name, line.below)
            item.setData(_AT, at)
            item.setToolTip(line.preset.about)
            if self.several:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._sift(self.filter.text())
        self._count()

    def _line(self, item: QListWidgetItem) -> Line:
        return self._lines[int(item.data(_AT))]

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        fitting: list[int] = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            about = self._line(item).preset.about
            known = f"{item.text()} {item.data(BELOW)} {about}".casefold()
            fits = all(word in known for word in words)
            item.setHidden(not fits)
            if fits:
                fitting.append(at)
        if self.list.currentRow() not in fitting:
            self.list.setCurrentRow(fitting[0] if fitting else -1)

    def _count(self, _item: object = None) -> None:
        number = len(self.chosen())
        self.insert_button.setText(f"{self.verb} {number}" if number > 1 else self.verb)
        self.insert_button.setEnabled(number > 0 and not self.session.read_only)

    def _show_current(self, row: int) -> None:
        self._count()
        self.problem.setVisible(False)
        if row < 0:
            self.preview.clear()
            self.note.setText("Nothing here fits these words: try fewer, or all trades.")
            return
        preset = self._line(self.list.item(row)).preset
        try:
            insertion = self.insertion([preset.value])
        except InputError as error:
            self.preview.show_blocks(preset.name, preset.about, [])
            self.note.setText(str(error))
            return
        draft = insertion.edit(self.session.agreement)
        self.preview.show_blocks(preset.name, preset.about, self.blocks(insertion.place, draft))
        open_ = show.listed([*insertion.left_open])
        self.note.setText(f"To be chosen afterwards: {open_}." if open_ else "")


class MetricsDialog(LibraryDialog):
    """Ready-made metrics, several at once."""

    title = "Metrics from the library"
    verb = "Add"
    undo_label = "Add metrics from the library"
    several = True

    def lines(self, trade: parts.Trade | None) -> Iterable[Line]:
        for preset in metric_presets(trade):
            yield Line(preset, " · ".join(filter(None, (_levels(preset.value), preset.about))))

    def insertion(self, values: list[Any]) -> Insertion:
        return add_metrics(self.session.agreement, values, self.section_id)

    def blocks(self, place: str, draft: parts.Agreement) -> list[Block]:
        row_id = place.rpartition(".")[2]
        metric = parts.metric(draft, row_id)
        chosen = () if metric is None else (metric,)
        return levels(LevelsSection(id="levels", title="", metrics=chosen), facts_of(draft))


class PrioritiesDialog(LibraryDialog):
    """Sets of priorities, each with its times and grid."""

    title = "Use a set of priorities"
    verb = "Use"
    undo_label = "Use a set of priorities"

    def lines(self, trade: parts.Trade | None) -> Iterable[Line]:
        return (Line(preset, preset.about) for preset in priority_presets(trade))

    def insertion(self, values: list[Any]) -> Insertion:
        return use_priorities(self.session.agreement, values[0], self.section_id)

    def blocks(self, place: str, draft: parts.Agreement) -> list[Block]:
        section_id = place.partition(".")[0]
        section = next(one for one in draft.sections if one.id == section_id)
        assert isinstance(section, PrioritiesSection)
        return priorities(section, facts_of(draft))


class CreditDialog(LibraryDialog):
    """Models of credits, for the metrics they belong to."""

    title = "Choose a model of credits"
    verb = "Add"
    undo_label = "Add a credit"

    def ask(self) -> None:
        named = {one.id: one.name or one.id for one in parts.metrics(self.session.agreement)}
        self.for_metric = Choice(named)
        self.for_metric.setAccessibleName("For the metric")
        self.for_metric.edited.connect(self._metric_chosen)
        if len(named) == 1:
            self.for_metric.set_value(next(iter(named)))
        self.extra.addRow("For the &metric", self.for_metric)

    def lines(self, trade: parts.Trade | None) -> Iterable[Line]:
        return (Line(preset, preset.about) for preset in credit_models(trade))

    def insertion(self, values: list[Any]) -> Insertion:
        metric_id = self.for_metric.value()
        if metric_id is None:
            raise InputError(self._why_none())
        return add_credit(self.session.agreement, values[0], (metric_id,), self.section_id)

    def blocks(self, place: str, draft: parts.Agreement) -> list[Block]:
        row_id = place.rpartition(".")[2]
        found = [s for one in parts.sections_of(draft, CreditsSection) for s in one.schedules]
        chosen = tuple(one for one in found if one.id == row_id)
        return _credit_blocks(chosen, facts_of(draft))

    def _why_none(self) -> str:
        if parts.metrics(self.session.agreement):
            return "Choose below the metric that the credit belongs to."
        return "There is no metric yet that a credit could belong to: add one first."

    def _metric_chosen(self, _value: object) -> None:
        self._show_current(self.list.currentRow())


def _credit_blocks(schedules: tuple[CreditSchedule, ...], facts: Facts) -> list[Block]:
    return credits(CreditsSection(id="credits", title="", schedules=schedules), facts)


def _levels(metric: Metric) -> str:
    """ "target 95 %, minimum 90 %"."""
    named = (("target", metric.target), ("minimum", metric.minimum))
    return ", ".join(f"{name} {show.measure(value)}" for name, value in named if value is not None)
