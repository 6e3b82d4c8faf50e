"""Controls that read and show typed values. Each tells `edited(value)` or `refused(sentence)`."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any, Protocol, cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from sla_desktop.domain import show
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.parse import value_of

_CLIPBOARD = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X)
_TOGETHER = 1000  # milliseconds between letters that belong together
_NARROWEST = 12  # letters of a choice that has to give way


class Control(Protocol):
    """What every control can do, whatever it looks like."""

    edited: Any  # Signal(object): a value of the field's type
    refused: Any  # Signal(object): a sentence that says what to write instead

    def set_value(self, value: object) -> None:
        """Shows a value without telling `edited`."""
        ...


class HistoryKeys(QObject):
    """Leaves the window its keys: Ctrl+Z goes to the one history, not to the field's own.

    So do letters with Ctrl that fields of some systems edit with, e.g. Ctrl+E and Ctrl+U on
    Linux; what the window has no command for comes back to the field.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            is_history = event.matches(standard.Undo) or event.matches(standard.Redo)
            if is_history or _is_letter_with_control(event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _is_letter_with_control(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return control and letter and event.key() not in _CLIPBOARD


def mark(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at; the widget is dressed anew if it differs."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def written(value: object) -> str:
    """A value as it is typed; several in a row stand between semicolons."""
    if isinstance(value, tuple):
        return "; ".join(show.anything(item) for item in cast("tuple[object, ...]", value))
    return show.anything(value)


class TypedLine(QLineEdit):
    """One line read as a value of the field's own type, checked with every key.

    What is typed stays as it is until the cursor leaves; then the value is written out in full.
    """

    edited = Signal(object)
    refused = Signal(object)  # a sentence

    def __init__(
        self,
        kind: Any,
        currency: str,
        parent: QWidget | None = None,
        words: Callable[[Any], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._written = words or written
        self._currency = currency
        self._value: object = None
        self.installEventFilter(HistoryKeys(self))
        self.textEdited.connect(self._read)

    @property
    def faulty(self) -> bool:
        """Whether the text is no value of the field."""
        return bool(self.property("faulty"))

    def set_currency(self, currency: str) -> None:
        """The currency of sums written without one."""
        self._currency = currency

    def set_value(self, value: object) -> None:
        """Shows a value; text that already means it is left as it was typed."""
        self._value = value
        if not (self.hasFocus() and self._means(self.text(), value)):
            self._write(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
        in_full = self._written(self._value)
        if (
            event.reason() not in passing
            and self.text() != in_full
            and self._means(self.text(), self._value)
            and self._means(in_full, self._value)
        ):
            self._write(self._value)

    def _write(self, value: object) -> None:
        self.setText(self._written(value))
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long text shows its beginning
        mark(self, "faulty", value=False)

    def _means(self, text: str, value: object) -> bool:
        try:
            return value_of(text, self._kind, self._currency) == value
        except InputError:
            return False

    def _read(self, text: str) -> None:
        try:
            value = value_of(text, self._kind, self._currency)
        except InputError as error:
            mark(self, "faulty", value=True)
            self.refused.emit(str(error))
            return
        mark(self, "faulty", value=False)
        self._value = value
        self.edited.emit(value)


class Tick(QCheckBox):
    """Yes or no, where not said means no; the box carries its own words."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._tell)

    def set_value(self, value: object) -> None:
        """Ticks the box, or clears it."""
        self.setChecked(value is True)

    def _tell(self) -> None:
        self.edited.emit(self.isChecked())


class Choice(QComboBox):
    """One of several values, each with words of its own."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, choices: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._sought = ""  # letters typed in one go
        self._clock = QElapsedTimer()
        self.set_choices(choices)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """Long words give way before the page gets too wide."""
        hint = super().minimumSizeHint()
        narrow = self.fontMetrics().averageCharWidth() * _NARROWEST
        return QSize(min(hint.width(), narrow), hint.height())

    def set_choices(self, choices: Mapping[Any, str]) -> None:
        """Offers other values; the chosen one is kept where it is still there."""
        texts = list(choices.values())
        if [*choices] == self._values and texts == self._texts():
            return
        chosen = self.value()
        self._values = list(choices)
        self.clear()
        self.addItems(texts)
        self.set_value(chosen)

    def _texts(self) -> list[str]:
        return [self.itemText(at) for at in range(self.count())]

    def value(self) -> Any:
        """The chosen value; None when nothing is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Chooses a value; one that is not offered leaves the box empty."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over the box scrolls the page, never the choice."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed in one go choose the value with a word that begins so, blanks included."""
        letters = event.text()
        if self._clock.isValid() and self._clock.elapsed() > _TOGETHER:
            self._sought = ""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if not (plain and letters.isprintable() and (self._sought + letters).strip()):
            super().keyPressEvent(event)
            return
        self._sought += letters
        self._clock.start()
        found = _found(self._sought.lower(), [text.lower() for text in self._texts()])
        if found >= 0 and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._sought = ""

    def _tell(self, _index: int) -> None:
        self.edited.emit(self.value())


def _found(sought: str, texts: list[str]) -> int:
    """Index of the text that is so, or begins so, or has a word that does; -1 for none.

    "no" means No: that nothing is said comes last.
    """
    said = [at for at, text in enumerate(texts) if text != NOT_SAID.lower()]
    begins = (at for at in said if texts[at].startswith(sought))
    inside = (at for at in said if f" {sought}" in texts[at])
    unsaid = (at for at, text in enumerate(texts) if at not in said and text.startswith(sought))
    return next(chain(begins, unsaid, inside), -1)


NOT_SAID = "Not said"
YES_NO: Mapping[Any, str] = {None: NOT_SAID, True: "Yes", False: "No"}
NO_YES: Mapping[Any, str] = {False: "No", True: "Yes"}  # where not said means no
