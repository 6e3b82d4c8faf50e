"""What the tests of the wording editor work at: an agreement, its session, its editor."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, CustomField
from sla_desktop.domain.markup import notation, wording
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import PartiesSection, ProseSection, TermSection
from sla_desktop.domain.text import RichText, TextTable
from sla_desktop.ui.richtext.editor import WordingEditor
from sla_desktop.ui.richtext.prose import ProseEdit

SECTION = "prose"
PATH = f"sections.{SECTION}.wording"
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def draft() -> Agreement:
    """Two parties, one without a name, and a section of prose."""
    return Agreement(
        id="a",
        title="T",
        fields=(CustomField(id="desk", label="Service desk", value="+44 20 1234"),),
        sections=(
            PartiesSection(
                id="parties",
                title="Parties",
                parties=(
                    Party(id="provider", role="provider", name="Northwind Ltd", label="Provider"),
                    Party(id="customer", role="customer"),
                ),
            ),
            TermSection(id="term", title="Term"),
            ProseSection(id=SECTION, title="Prose"),
        ),
    )


class Desk:
    """Presses keys and reads what the agreement says then."""

    def __init__(self, qtbot: QtBot, agreement: Agreement, clock: Callable[[], float]) -> None:
        self.qtbot = qtbot
        self.session = Session(agreement, clock)
        self.page = QScrollArea()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        self.before, self.after = QLineEdit(), QLineEdit()
        self.editor = WordingEditor(self.session, SECTION)
        for widget in (self.before, self.editor, self.after):
            column.addWidget(widget)
        column.addStretch(1)
        self.page.setWidgetResizable(True)
        self.page.setWidget(sheet)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(700, 500)
        self.session.setParent(self.window)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.editor.setFocus()

    @property
    def text(self) -> ProseEdit:
        """The first text."""
        return self.editor.texts[0]

    @property
    def wording(self) -> RichText:
        """What the agreement says."""
        return next(s.wording for s in self.session.agreement.sections if s.id == SECTION)

    @property
    def said(self) -> str:
        """The wording in notation, tables left out."""
        return notation(self.wording)

    @property
    def tables(self) -> list[TextTable]:
        return [block for block in self.wording if isinstance(block, TextTable)]

    @property
    def labels(self) -> str:
        """What the menu would call the next undo."""
        step = self.session.history.undoable
        return step.label if step else ""

    def say(self, source: str) -> None:
        """Someone else writes the wording."""
        self.put(wording(source))

    def put(self, blocks: RichText) -> None:
        self.session.apply("Write", edits.set_wording(SECTION, blocks))

    def type(self, *said: str | Key) -> None:
        """Types where the keys are: text, or single keys."""
        for part in said:
            widget = QApplication.focusWidget()
            if isinstance(part, str):
                self.qtbot.keyClicks(widget, part)
            else:
                self.qtbot.keyClick(widget, part)

    def press(self, key: Key, modifier: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def select(self, start: int, end: int, text: ProseEdit | None = None) -> None:
        """Selects from position to position."""
        edit = text or self.text
        cursor = edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    def copied(self, html: str = "", text: str = "") -> None:
        """Someone else copies."""
        data = QMimeData()
        if html:
            data.setHtml(html)
        if text:
            data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        self.press(Key.Key_V, CONTROL)
