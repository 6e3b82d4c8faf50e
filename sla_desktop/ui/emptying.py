"""Asks before what lies in the bin is deleted: it is the one thing that cannot be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from sla_desktop.ui.deeds import counted
from sla_desktop.ui.dialogs import MessageDialog


class EmptyBinDialog(MessageDialog):
    """Keeps them unless the owner says otherwise."""

    agreed = Signal()

    def __init__(self, number: int, parent: QWidget) -> None:
        what = f"{counted(number)} and all {'its' if number == 1 else 'their'} versions"
        super().__init__(
            "Empty the bin",
            "Empty the bin?",
            f"{what} will be deleted for good. This cannot be undone.",
            "warning",
            parent,
        )
        role = QDialogButtonBox.ButtonRole
        keep = self.buttons.addButton("Keep them" if number > 1 else "Keep it", role.RejectRole)
        keep.setDefault(True)
        delete = self.buttons.addButton("Delete for good", role.DestructiveRole)
        delete.setAutoDefault(False)
        delete.clicked.connect(self.agreed)
        delete.clicked.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        keep.setFocus()
