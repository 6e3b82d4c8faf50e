"""The library of ready-made parts in a window: its commands, and quiet links beside the tables."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from sla_desktop.app.session import Session
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.form import Form

KINDS = ("insert-metrics", "insert-priorities", "insert-credit")


class Inserts(QObject):
    """Opens the library over one window; what is inserted is gone to."""

    def __init__(self, session: Session, window: QMainWindow, go_to: Callable[[str], None]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._go_to = go_to

    def slots(self) -> dict[str, Callable[..., object]]:
        """What each command of the menu does."""
        return dict.fromkeys(KINDS, self._asked)

    def _asked(self) -> None:
        self.show(self.sender().objectName())

    def show(self, kind: str, section_id: str = "") -> QWidget:
        """Offers the parts of a kind, for a section or the first that takes them."""
        from sla_desktop.ui import insert_dialog as dialogs  # with the catalogue: not at start

        classes: dict[str, type[dialogs.LibraryDialog]] = {
            "insert-metrics": dialogs.MetricsDialog,
            "insert-priorities": dialogs.PrioritiesDialog,
            "insert-credit": dialogs.CreditDialog,
        }
        made = classes[kind](self._session, section_id, self._window)
        made.inserted.connect(self._inserted)
        made.open()
        return made

    def _inserted(self, place: str) -> None:
        self._go_to(place)


class LibraryLink(PushButton):
    """A quiet link beside the button of a table that offers ready-made rows for it."""

    def __init__(self, kind: str, section_id: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self._section = section_id
        self.setProperty("link", True)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.clicked.connect(self._go)

    def _go(self) -> None:
        inserts = getattr(self.window(), "inserts", None)
        if isinstance(inserts, Inserts):
            inserts.show(self.kind, self._section)


def library_link(form: Form, kind: str, text: str) -> LibraryLink:
    """A link for the table of a section's own form."""
    link = LibraryLink(kind, form.path("id").split(".")[-2], text)
    link.setEnabled(not form.session.read_only)
    return link
