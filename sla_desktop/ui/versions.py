"""Earlier versions of the open agreement: keep one by name, look at one, bring one back."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from sla_desktop.app.library_work import bring_back
from sla_desktop.app.listing import STATUSES, when
from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from sla_desktop.storage.versions import Version
from sla_desktop.ui.asked import AskedLine
from sla_desktop.ui.buttons import button
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.two_lines import TwoLinesDelegate, two_lines
from sla_desktop.ui.welcome_style import Heading, theme_now, welcome_sheet

Show = Callable[[Agreement, str], object]  # the version, and what it is called
_NUMBER = Qt.ItemDataRole.UserRole + 5
_LONGEST_NAME = 200


class VersionsDialog(Dialog):
    """`show_version` opens a version read-only; bringing one back is a step that can be undone."""

    def __init__(
        self,
        library: Library,
        session: Session,
        show_version: Show,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Versions", parent)
        self.setStyleSheet(welcome_sheet(theme_now()))
        self.resize(620, 560)
        self._library = library
        self._session = session
        self._show_version = show_version
        self._now = now
        self._versions: dict[int, Version] = {}
        self.name = AskedLine("Name of a new version", example="As sent to the customer")
        self.name.line.setMaxLength(_LONGEST_NAME)
        self.name.line.returnPressed.connect(self.keep)
        self.keep_button = button("Keep the agreement as it is now")
        self.keep_button.clicked.connect(self.keep)
        self.list = QListWidget()
        self.list.setAccessibleName("Versions, newest first")
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.currentRowChanged.connect(self._offer)
        self.list.itemActivated.connect(self.look)
        self._said = plain_label("", "muted")
        self.look_button = button("Open read-only")
        self.look_button.clicked.connect(self.look)
        self.back_button = button("Bring back")
        self.back_button.setToolTip("Undo takes it back again")
        self.back_button.clicked.connect(self.bring_back)
        self._close = button("Close")
        self._close.clicked.connect(self.accept)
        self._lay_out()
        self.refresh()
        (self.list if self._versions else self.name.line).setFocus()

    def _lay_out(self) -> None:
        self.column.addWidget(Heading("Versions", 1.35))
        if self._session.read_only:
            self.name.setVisible(False)
            self.keep_button.setVisible(False)
        self.column.addWidget(self.name)
        line = QHBoxLayout()
        line.addWidget(self.keep_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._said)
        buttons = QHBoxLayout()
        buttons.addWidget(self.look_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        self.column.addLayout(buttons)

    @property
    def said(self) -> str:
        """How the last step went."""
        return self._said.text()

    def refresh(self) -> None:
        """Reads the versions again."""
        try:
            found = self._library.list_versions(self._session.agreement.id)
        except StoreError as error:
            found = ()
            self._say(str(error))
        self._versions = {version.number: version for version in found}
        self.list.clear()
        for version in reversed(found):
            self.list.addItem(self._row(version))
        if not found:
            empty = two_lines("No versions yet", "Keep one before you send it, or change a lot.")
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        self.list.setCurrentRow(0 if found else -1)
        self._offer()

    def _row(self, version: Version) -> QListWidgetItem:
        below = version.problem or " · ".join(
            part
            for part in (when(version.moment, self._now()), STATUSES.get(version.status, ""))
            if part
        )
        row = two_lines(version.label or f"Version {version.number}", below)
        row.setData(_NUMBER, version.number)
        row.setToolTip(version.problem)
        return row

    def _chosen(self) -> Version | None:
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return self._versions.get(item.data(_NUMBER)) if item is not None else None

    def _offer(self, _row: int = 0) -> None:
        version = self._chosen()
        sound = version is not None and not version.problem
        self.look_button.setEnabled(sound)
        self.back_button.setEnabled(sound and not self._session.read_only)

    # what the owner does

    def keep(self) -> None:
        """Keeps the agreement as it is now under the name typed."""
        label = self.name.text
        if not label:
            self.name.refuse("Name the version, so that you find it again.")
            self.name.take_keys()
            return
        try:
            self._library.keep_version(self._session.agreement, label, self._now())
        except StoreError as error:
            self.name.refuse(str(error))
            return
        self._session.history.seal()
        self.name.show_text("")
        self._say(f"“{label}” is kept.")
        self.refresh()

    def look(self, _item: object = None) -> None:
        """Opens the chosen version read-only."""
        version, agreement = self._chosen(), self._loaded()
        if version is not None and agreement is not None:
            self._show_version(agreement, version.label)

    def bring_back(self) -> None:
        """Makes the chosen version the agreement again."""
        version, agreement = self._chosen(), self._loaded()
        if version is None or agreement is None:
            return
        label = f"Bring back “{version.label}”"
        if self._session.apply(label, bring_back(agreement)):
            self._session.history.seal()
            self._say(f"“{version.label}” is the agreement again; Undo takes it back.")
        else:
            self._say(f"“{version.label}” says the same as the agreement.")

    def _loaded(self) -> Agreement | None:
        version = self._chosen()
        if version is None or version.problem:
            return None
        try:
            return self._library.load_version(self._session.agreement.id, version.number)
        except StoreError as error:
            self._say(str(error))
            return None

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
