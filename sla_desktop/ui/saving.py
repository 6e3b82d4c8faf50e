"""Nothing to save: what the window does around the autosave, and the way out when it fails."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from sla_desktop.app.autosave import Autosave, SaveStatus
from sla_desktop.app.session import Session
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.outside import write_outside
from sla_desktop.ui.dialogs import MessageDialog
from sla_desktop.ui.notice import Notice
from sla_desktop.ui.status import StatusLine

Image = Callable[[str], bytes]  # of a name; raises StoreError
_NOT_A_NAME = re.compile(r"[^\w .,()–-]+")
_LONGEST = 80


class UnsavedDialog(MessageDialog):
    """Asked when a window is to close and its draft cannot be saved where it belongs."""

    copy_wanted = Signal()
    again_wanted = Signal()
    given_up = Signal()

    def __init__(self, problem: str, parent: QWidget) -> None:
        super().__init__(
            "Not saved",
            "Your last changes are not saved yet",
            f"{problem}\n\nSave a copy elsewhere and open it later, or try again.",
            "error",
            parent,
        )
        role = QDialogButtonBox.ButtonRole
        copy = self.buttons.addButton("Save a copy elsewhere…", role.AcceptRole)
        copy.setDefault(True)
        copy.clicked.connect(self.copy_wanted)
        self.buttons.addButton("Try again", role.AcceptRole).clicked.connect(self.again_wanted)
        lose = self.buttons.addButton("Close and lose the changes", role.DestructiveRole)
        lose.clicked.connect(self.given_up)
        lose.clicked.connect(self.accept)
        self.buttons.addButton("Stay here", role.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)


class Saving(QObject):
    """Shows where the newest change is, and sees to it that no window goes before it is safe."""

    may_go = Signal()  # the window was to close and now can

    def __init__(
        self,
        window: QWidget,
        session: Session,
        autosave: Autosave,
        image: Image,
        notice: Notice,
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._autosave = autosave
        self.image = image
        self._notice = notice
        self._status = status
        self._leaving = False
        self._given_up = False
        self._for_whom = "keep"
        autosave.status_changed.connect(self._show)
        status.copy_wanted.connect(self.copy_to_keep)
        self._show(autosave.status)

    def may_close(self) -> bool:
        """Whether all is on the drive; where it cannot be, the owner is asked what to do."""
        if self._given_up or self._autosave.flush():
            return True
        dialog = UnsavedDialog(self._autosave.status.problem, self._window)
        dialog.copy_wanted.connect(self._copy_and_leave)
        dialog.again_wanted.connect(self.may_go)
        dialog.given_up.connect(self._give_up)
        dialog.open()
        return False

    def copy_to_keep(self) -> None:
        """Asks for a place and writes everything there."""
        self._ask_place("keep")

    def copy_to_send(self) -> None:
        """Asks for a place and writes what the document prints there, nothing private."""
        self._ask_place("send")

    def write_copy(self, name: str) -> bool:
        """Writes the copy asked for to the file chosen; tells how it went."""
        path = Path(name)
        agreement = self._session.agreement
        if self._for_whom == "send":
            agreement = printed_copy(agreement)
        try:
            images, note = self._images(agreement)
            write_outside(path, copyfile.encode(agreement, images), replace=True)
        except StoreError as error:
            self._notice.tell(str(error))
            return False
        self._notice.tell(f"A copy is saved as “{path}”.{note}")
        if self._leaving:
            self._give_up()
        return True

    def _show(self, status: object) -> None:
        if isinstance(status, SaveStatus):
            self._status.show_saving(status, read_only=self._session.read_only)

    def _copy_and_leave(self) -> None:
        self._leaving = True
        self.copy_to_keep()

    def _give_up(self) -> None:
        self._given_up = True
        self.may_go.emit()

    def _ask_place(self, for_whom: str) -> None:
        self._for_whom = for_whom
        dialog = QFileDialog(self._window, f"Save a copy to {for_whom}", QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"SLA Desktop agreement (*{copyfile.SUFFIX})")
        dialog.setDefaultSuffix(copyfile.SUFFIX[1:])
        dialog.selectFile(file_name(self._session.agreement))
        dialog.fileSelected.connect(self.write_copy)
        dialog.rejected.connect(self._stay)
        dialog.open()

    def _stay(self) -> None:
        self._leaving = False

    def _images(self, agreement: Agreement) -> tuple[dict[str, bytes], str]:
        """The logo, and a sentence where it cannot be had."""
        if not agreement.logo:
            return {}, ""
        try:
            return {agreement.logo: self.image(agreement.logo)}, ""
        except StoreError as error:
            return {}, f" The logo is not in it: {error}"


def file_name(agreement: Agreement) -> str:
    """The title as a name that every system takes."""
    name = " ".join(_NOT_A_NAME.sub(" ", agreement.title).split())[:_LONGEST].strip(" .")
    return f"{name or 'Agreement'}{copyfile.SUFFIX}"
