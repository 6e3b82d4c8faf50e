"""Making a vague word exact: its question, the sentence as it will read, one step to put it in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QWidget

from sla_desktop.app.rewording import VagueWord, make_exact, vague_word
from sla_desktop.app.session import Session
from sla_desktop.catalogue.wording_builder import exact_words
from sla_desktop.checks.finding import Finding
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import parse
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.quantities import Duration
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.controls import Choice, HistoryKeys
from sla_desktop.ui.forms.field import plain_label

_TIME = "vague-time"
_CLOCK, _BUSINESS = "clock", "business"
_EXAMPLES = {
    _TIME: "30 min",
    "vague-amount": "10 % of the orders of a month",
    "vague-quality": "of at least 92 % in the joint inspection",
    "loophole": "the service manager decides so in writing",
    "open-list": "screens, printers and scanners",
    "open-list-in-duty": "that is one of screens, printers and scanners",
    "comparative": "5 % less than in the year before",
}


class ExactDialog(Dialog):
    """Stays beside the agreement; follows it, and goes when the word is no longer there."""

    def __init__(
        self, session: Session, finding: Finding, vague: VagueWord, parent: QWidget | None
    ) -> None:
        super().__init__("Make it exact", parent)
        self.setMinimumWidth(460)
        self._session = session
        self._finding = finding
        self._vague = vague
        ask = vague.group.ask
        head = plain_label(f"“{vague.word}”: {ask}")
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.answer = QLineEdit()
        self.answer.setAccessibleName(ask)
        self.answer.setPlaceholderText(f"e.g. {_EXAMPLES.get(vague.group.id, 'the exact words')}")
        self.answer.installEventFilter(HistoryKeys(self.answer))
        self.answer.textChanged.connect(self._show)
        self.hours = Choice(_hours(session.agreement))
        self.hours.setAccessibleName("Counted in which hours")
        self.hours.set_value(_CLOCK)
        self.hours.edited.connect(self._show)
        self.problem = plain_label("", "error")
        self.sentence = plain_label("")
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.done_button = QPushButton("Put it in")
        self._lay_out(head)
        session.changed.connect(self._follow)
        self._show()
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, head: QWidget) -> None:
        form = QFormLayout()
        form.addRow("&Answer", self.answer)
        if self._is_time:
            form.addRow("&Counted in", self.hours)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.done_button.setDefault(True)
        buttons.accepted.connect(self.put_in)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(head)
        self.column.addLayout(form)
        self.column.addWidget(self.problem)
        self.column.addWidget(plain_label("The sentence will read:", "help"))
        self.column.addWidget(self.sentence)
        self.column.addStretch(1)
        self.column.addWidget(buttons)

    @property
    def _is_time(self) -> bool:
        return self._vague.group.id == _TIME

    def words(self) -> str:
        """What stands in place of the vague word. Raises InputError."""
        text = self.answer.text().strip()
        if not self._is_time or not text:
            return text
        time = parse.duration(text)
        hours = self.hours.value()
        if hours != _CLOCK and time.clock != _BUSINESS:
            time = Duration(value=time.value, unit=time.unit, clock=_BUSINESS)
        words = exact_words(self._vague.group, time)
        named = parts.calendar(self._session.agreement, hours) if hours else None
        return f"{words} ({named.name or named.id})" if named else words

    def put_in(self) -> None:
        """Replaces the vague word as one step."""
        try:
            words = self.words()
        except InputError:  # said below the answer already
            return
        if words or self._vague.may_go:
            edit = make_exact(self._session.agreement, self._vague, words)
            label = f"Make “{self._vague.word}” exact"
            self._session.changed.disconnect(self._follow)
            self._session.apply(label, edit, place=self._finding.field)
            self.accept()

    def _show(self, _value: object = None) -> None:
        problem = words = ""
        try:
            words = self.words()
        except InputError as error:
            problem = str(error)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        ready = not problem and bool(words or self._vague.may_go)
        sentence = self._vague.sentence(words if ready else f"[{self._vague.word}]")
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.done_button.setEnabled(ready)

    def _follow(self, _change: object) -> None:
        found = vague_word(self._session.agreement, self._finding)
        if found is None:
            self.reject()
        else:
            self._vague = found
            self._show()


def _hours(agreement: Agreement) -> dict[str, str]:
    named = {one.id: one.name or one.id for one in parts.calendars(agreement)}
    fixed = {_CLOCK: "the hours of the clock", "": "business hours"}
    return {**fixed, **{one: name for one, name in named.items() if one not in fixed}}


def open_exact(place: QWidget, finding: Finding) -> ExactDialog | None:
    """Opens the dialog over the window that `place` is in; None where the word is gone."""
    window = place.window()
    session = getattr(window, "session", None)
    if not isinstance(session, Session) or session.read_only:
        return None
    vague = vague_word(session.agreement, finding)
    if vague is None:
        return None
    dialog = ExactDialog(session, finding, vague, window)
    dialog.show()
    return dialog
