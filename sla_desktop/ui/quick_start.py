"""The quick start: one question a page, and what the answers make shown beside it."""

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.firm import Firm
from sla_desktop.app.starting import QuickStart, Side
from sla_desktop.catalogue.templates import TemplateField
from sla_desktop.ui.asked import AskedLine
from sla_desktop.ui.buttons import button
from sla_desktop.ui.firm_dialog import WHY, FirmForm
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.so_far import SoFar
from sla_desktop.ui.welcome_style import Heading

_SIDES: tuple[tuple[Side, str, str], ...] = (
    ("provider", "We provide the service", "You do the work; the other party pays for it."),
    ("customer", "We are the customer", "The other party does the work for you."),
)
_OPEN = "Leave it empty if you do not know yet."
_ROOM = 60  # below a line that is typed in, for what is wrong with it
_WIDEST = 780  # longer lines are hard to read
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Step(QWidget):
    """One page of the quick start."""

    answered = Signal()  # something changed: show it
    settled = Signal()  # answered by one click: go on

    def __init__(self, heading: str, explanation: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(Heading(heading, 1.6))
        if explanation:
            self.column.addWidget(plain_label(explanation, "muted"))
        self.column.addSpacing(6)

    def may_leave(self) -> bool:
        """Whether what is typed fits; where it does not, the cursor goes there."""
        return True

    def take_keys(self) -> None:
        """Puts the cursor in."""
        raise NotImplementedError


class ChoiceStep(Step):
    """One of a few answers, each a large button."""

    def __init__(
        self, heading: str, explanation: str, offers: tuple[tuple[str, str, str], ...], chosen: str
    ) -> None:
        super().__init__(heading, explanation)
        self._values = [value for value, _, _ in offers]
        self._group = QButtonGroup(self)
        for at, (value, name, meaning) in enumerate(offers):
            choice = button(name)
            choice.setProperty("choice", True)
            choice.setCheckable(True)
            choice.setChecked(value == chosen)
            choice.setAccessibleDescription(meaning)
            self._group.addButton(choice, at)
            pair = QVBoxLayout()
            pair.setSpacing(5)
            pair.addWidget(choice)
            if meaning:
                below = plain_label(meaning, "help")
                below.setContentsMargins(17, 0, 0, 4)
                pair.addWidget(below)
            self.column.addLayout(pair)
        self._group.buttonClicked.connect(self._choose)

    @property
    def value(self) -> str:
        """What is chosen, "" while nothing is."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else ""

    def _choose(self, _choice: QAbstractButton) -> None:
        self.answered.emit()
        self.settled.emit()

    def take_keys(self) -> None:
        chosen = self._group.checkedButton() or self._group.button(0)
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)


class FirmStep(Step):
    """My firm, before the first agreement."""

    def __init__(self, firm: Firm) -> None:
        super().__init__("Your firm", WHY)
        self.form = FirmForm(firm)
        self.form.edited.connect(self._tell)
        self.column.addWidget(self.form)

    def _tell(self, _firm: object) -> None:
        self.answered.emit()

    def may_leave(self) -> bool:
        if not self.form.fits:
            self.form.line("email").mend()
        return self.form.fits

    def take_keys(self) -> None:
        self.form.line("name").take_keys()


class LineStep(Step):
    """An answer that is typed."""

    def __init__(self, field: TemplateField, text: str) -> None:
        super().__init__(field.label)
        self.asked = AskedLine(field.label, _OPEN, f"{field.example}.")
        self.asked.hide_label()
        self.asked.enlarge()
        self.asked.show_text(text)
        self.asked.edited.connect(self._tell)
        self.column.addWidget(self.asked)

    def _tell(self, _text: str) -> None:
        self.answered.emit()

    def may_leave(self) -> bool:
        if self.asked.problem:
            self.asked.mend()
        return not self.asked.problem

    def take_keys(self) -> None:
        self.asked.take_keys()


class QuickStartPage(QWidget):
    """Asks; `finished` comes at the end or when the rest is skipped."""

    finished = Signal()
    left = Signal()
    firm_told = Signal(object)  # Firm

    def __init__(self, quick: QuickStart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.quick = quick
        self._ask_firm = not quick.firm.name
        self._at = 0
        self.step: Step | None = None
        self.so_far = SoFar(quick.template.name)
        self.so_far.setFixedWidth(320)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Questions answered")
        self._where = plain_label("", "muted")
        self.back = button("Back")
        self.skip = button("Skip the rest")
        self.skip.setProperty("link", True)
        self.skip.setToolTip("Opens the agreement now; all can be filled in there")
        self.next = button("Next", primary=True)
        self._holder = QVBoxLayout()
        self._scroll = QScrollArea()
        self._lay_out()
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self.skip_rest)
        self.next.clicked.connect(self.go_on)
        self._show_step()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(_WIDEST)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(48, 38, 48, 20)
        inner.setSpacing(10)
        inner.addWidget(self._where)
        inner.addWidget(self._progress)
        inner.addSpacing(22)
        inner.addLayout(self._holder)
        inner.addStretch(1)
        scroll = self._scroll
        scroll.setProperty("ground", "clear")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(scroll, 1)
        left.addWidget(self._bar())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(left, 1)
        line.addWidget(self.so_far)

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("bar", "bottom")
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        whole = QHBoxLayout(bar)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inner)
        line = QHBoxLayout(inner)
        line.setContentsMargins(48, 12, 48, 12)
        line.setSpacing(14)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.skip)
        line.addWidget(self.next)
        return bar

    # the pages

    def _total(self) -> int:
        return 1 + self._ask_firm + len(self.quick.questions())

    def _show_step(self) -> None:
        step = self._made()
        step.answered.connect(self._take)
        step.settled.connect(self.go_on)
        if self.step is not None:
            self._holder.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
        self.step = step
        self._holder.addWidget(step)
        total = self._total()
        self._where.setText(f"{self.quick.template.name} · {self._at + 1} of {total}")
        self._progress.setRange(0, total)
        self._progress.setValue(self._at + 1)
        self.next.setText("Create agreement" if self._at == total - 1 else "Next")
        self.skip.setVisible(self._at < total - 1)
        self._show_said()
        self._order_tabs(step)
        step.take_keys()

    def _made(self) -> Step:
        if self._at == 0:
            chosen = self.quick.side or ""
            return ChoiceStep("Which side are you on?", "", _SIDES, chosen)
        if self._ask_firm and self._at == 1:
            return FirmStep(self.quick.firm)
        field = self._field()
        choices = self.quick.choices(field)
        text = self.quick.shown(field)
        if choices:
            offers = tuple((one, one[:1].upper() + one[1:], "") for one in choices)
            return ChoiceStep(field.label, "", offers, text)
        return LineStep(field, text)

    def _asks_field(self) -> bool:
        return self._at > self._ask_firm

    def _field(self) -> TemplateField:
        return self.quick.questions()[self._at - 1 - self._ask_firm]

    def _order_tabs(self, step: Step) -> None:
        """Tab goes through the answer, then on, skip and back."""
        inside = [
            w for w in step.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        order: list[QWidget] = [*inside, self.next, self.skip, self.back]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)

    # the answers

    def _take(self) -> None:
        match self.step:
            case ChoiceStep() if self._at == 0:
                self.quick.choose_side("customer" if self.step.value == "customer" else "provider")
            case ChoiceStep():
                self.quick.answer(self._field(), self.step.value)
            case FirmStep():
                self.quick.tell_firm(self.step.form.firm)
            case LineStep():
                asked = self.step.asked
                asked.refuse(self.quick.answer(self._field(), asked.text))
            case _:
                pass
        self._show_said()
        typed_in = self.focusWidget()
        if isinstance(typed_in, QLineEdit):
            self._scroll.ensureWidgetVisible(typed_in, 0, _ROOM)

    def _show_said(self) -> None:
        asked = self.quick.label_of(self._field()) if self._asks_field() else ""
        self.so_far.show_lines(self.quick.said(), asked)

    def go_on(self) -> None:
        """To the next question; from the last one to the agreement."""
        step = self.step
        if step is None or not step.may_leave():
            return
        if isinstance(step, FirmStep) and step.form.firm != Firm():
            self.firm_told.emit(step.form.firm)
        if self._at == self._total() - 1:
            self.finished.emit()
        else:
            self._at += 1
            self._show_step()

    def go_back(self) -> None:
        """To the question before; from the first one to the gallery."""
        if self._at == 0:
            self.left.emit()
        else:
            self._at -= 1
            self._show_step()

    def skip_rest(self) -> None:
        """Makes the agreement with the answers so far; what does not fit is left out."""
        if isinstance(self.step, FirmStep) and self.quick.firm != Firm():
            self.firm_told.emit(self.quick.firm)
        self.finished.emit()

    def focus(self) -> None:
        """Puts the cursor into the question."""
        if self.step is not None:
            self.step.take_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Escape goes back."""
        if event.key() in _ENTER:
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
