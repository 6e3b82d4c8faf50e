"""One group of the checklist: a heading with its count, and a card for each finding."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from sla_desktop.app.standing import Group
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.finding_card import FindingCard, Shown

Key = tuple[str, ...]  # of a finding, the same while it is the same fault
_AT_ONCE = 30  # cards; a card takes memory, and nobody mends more at a time
_TITLES: dict[Group, str] = {
    "error": "Errors",
    "warning": "Warnings",
    "missing": "Missing",
    "information": "For information",
    "kept": "Kept with a reason",
}


class FoldingPart(QWidget):
    """A heading that opens and shuts what stands below it."""

    opened = Signal()

    def __init__(self, title: str, *, is_open: bool) -> None:
        super().__init__()
        self._title = title
        self.is_open = is_open
        self.heading = QToolButton(self)
        self.heading.setProperty("fold", True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.setCheckable(True)
        self.heading.setChecked(is_open)
        self.heading.toggled.connect(self._toggle)
        self.body = QWidget(self)
        self.body.setVisible(is_open)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        whole = QVBoxLayout(self)
        self.layouts = (whole, self.column)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        whole.addWidget(self.body)
        self._point()

    def show_count(self, count: int) -> None:
        """How many stand in it; with none it is not there."""
        words = f"{self._title} ({count})"
        if self.heading.text() != words:
            self.heading.setText(words)
            self.heading.setAccessibleName(words)
        self.setVisible(count > 0)

    def _point(self) -> None:
        arrow = Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow
        self.heading.setArrowType(arrow)

    def _toggle(self, opened: bool) -> None:
        self.is_open = opened
        self._point()
        self.body.setVisible(opened)
        self.opened.emit()


class FindingGroup(FoldingPart):
    """Cards in the order of the checklist, made when the group is open and kept while they stand.

    Of many, the first are there, and the next on demand. Its signals are those of its cards.
    """

    go_wanted = Signal(object)
    add_wanted = Signal(object)
    fix_wanted = Signal(object)
    keep_wanted = Signal(object, str)
    stop_keeping_wanted = Signal(object)
    step_wanted = Signal(object, int)

    def __init__(self, group: Group, *, is_open: bool) -> None:
        super().__init__(_TITLES[group], is_open=is_open)
        self.cards: dict[Key, FindingCard] = {}
        self._most = _AT_ONCE
        self.more = PushButton("")
        self.more.setProperty("link", True)
        self.more.clicked.connect(self._show_more)
        self.column.addWidget(self.more)

    def show_findings(self, findings: Mapping[Key, Shown], matching: set[Key]) -> None:
        """Shows those of `findings` that are `matching`, in their order."""
        self.show_count(len(findings))
        keys = [key for key in findings if key in matching] if self.is_open else []
        wanted, left = keys[: self._most], len(keys[self._most :])
        for key in self.cards.keys() - set(wanted):
            self._drop(self.cards.pop(key))
        for at, key in enumerate(wanted):
            card = self.cards.get(key) or self._made(key, findings[key])
            card.show_finding(findings[key])
            item = self.column.itemAt(at)
            if item is None or item.widget() is not card:
                self.column.insertWidget(at, card)
                card.show()
        self.more.setText(f"Show {min(left, _AT_ONCE)} more of {left}")
        self.more.setVisible(left > 0)

    def make_room(self, number: int) -> None:
        """The next time so many cards are shown at least."""
        self._most = max(self._most, number)

    def _show_more(self) -> None:
        self.make_room(self._most + _AT_ONCE)
        self.opened.emit()

    def _made(self, key: Key, shown: Shown) -> FindingCard:
        card = FindingCard(shown, self.body)
        card.go_wanted.connect(self.go_wanted)
        card.add_wanted.connect(self.add_wanted)
        card.fix_wanted.connect(self.fix_wanted)
        card.keep_wanted.connect(self.keep_wanted)
        card.stop_keeping_wanted.connect(self.stop_keeping_wanted)
        card.step_wanted.connect(self.step_wanted)
        self.cards[key] = card
        return card

    def _drop(self, card: FindingCard) -> None:
        used = QApplication.focusWidget()  # that of the card may be long past
        if used is not None and (used is card or card.isAncestorOf(used)):
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.removeWidget(card)
        card.hide()
        card.deleteLater()
