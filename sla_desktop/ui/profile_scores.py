"""The same draft judged by every profile: its scores, and what is missing in each."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QPushButton, QWidget

from sla_desktop.app.background import Answer, Background
from sla_desktop.app.session import Session
from sla_desktop.catalogue.elements import elements
from sla_desktop.checks.coverage import Coverage, coverage
from sla_desktop.checks.draft import Context
from sla_desktop.domain import edits, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.two_lines import TwoLinesDelegate, two_lines

_MOST_NAMED = 3  # in the line of a profile; all are named below


class ProfileScores(Dialog):
    """Each profile with its score; the one chosen becomes that of the checklist."""

    def __init__(
        self,
        session: Session,
        context: Callable[[Agreement], Context],
        profile: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Score by profile", parent)
        self.resize(620, 600)
        self._session = session
        self._profile = profile
        self._rows: tuple[Coverage, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Profiles")
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self.choose)
        self.missing = plain_label("Each profile is being judged …", "muted")
        self.missing.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.choose_button = QPushButton("Judge by this")
        self.choose_button.setEnabled(False)
        buttons.addButton(self.choose_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.choose_button.setDefault(True)
        buttons.accepted.connect(self.choose)
        buttons.rejected.connect(self.reject)
        about = "The checklist judges by one profile; this is what each of them would say."
        self.column.addWidget(plain_label(about, "muted"))
        self.column.addWidget(self.list, 1)
        for part in (self.missing, buttons):
            self.column.addWidget(part)
        self._worker = Background("profiles", self)
        self._worker.answered.connect(self._take)
        self.finished.connect(self._end)
        agreement = session.agreement
        known = context(agreement)

        def work() -> tuple[Coverage, ...]:
            return coverage(agreement, known)

        self._worker.request(work)

    def choose(self, _item: object = None) -> None:
        """Lets the checklist judge by the profile that is current."""
        row = self.list.currentRow()
        if row >= 0 and not self._session.read_only:
            chosen = edits.set_value("profile", self._rows[row].id)
            self._session.apply("Judge by another profile", chosen, place="profile")
            self.accept()

    def _take(self, answer: object) -> None:
        if not isinstance(answer, Answer):
            return
        if answer.error is not None:
            self.missing.setText(f"The profiles could not be judged: {answer.error}")
            return
        self._rows = cast("tuple[Coverage, ...]", answer.result)
        self.list.clear()
        for one in self._rows:
            used = " · in use" if one.id == self._profile else ""
            name = f"{one.score} of 100   {one.title}{used}"
            self.list.addItem(two_lines(name, _in_short(one)))
        ids = [one.id for one in self._rows]
        self.list.setCurrentRow(ids.index(self._profile) if self._profile in ids else 0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            one = self._rows[row]
            self.missing.setText(_in_full(one))
            self.missing.setAccessibleName(self.missing.text())
            self.choose_button.setEnabled(one.id != self._profile and not self._session.read_only)

    def _end(self, _result: int) -> None:
        self._worker.close()


def _titles(one: Coverage) -> list[str]:
    known = elements()
    return [known[element].title for element in one.missing if element in known]


def _in_short(one: Coverage) -> str:
    if not one.fits:
        return "Made for another kind of agreement"
    titles = _titles(one)
    if not titles:
        return "Nothing is missing"
    more = len(titles) - _MOST_NAMED
    named = [*titles[:_MOST_NAMED], f"{more} more"] if more > 0 else titles
    return f"Missing: {show.listed(named)}"


def _in_full(one: Coverage) -> str:
    titles = _titles(one)
    missing = (
        f"Missing ({len(titles)}): {show.listed(titles)}." if titles else "Nothing is missing."
    )
    fits = "" if one.fits else "This profile is made for another kind of agreement. "
    return f"{fits}{missing}"
