"""The welcome window: agreements to go on with, and the ways to a new one."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.scoring import Scores
from sla_desktop.app.settings import Layout, Settings
from sla_desktop.catalogue.samples import samples
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library
from sla_desktop.ui import room
from sla_desktop.ui.arrivals import Arrivals
from sla_desktop.ui.backup import BackupWork
from sla_desktop.ui.buttons import button
from sla_desktop.ui.deeds import Deeds
from sla_desktop.ui.library_list import EntryModel
from sla_desktop.ui.notice import Notice
from sla_desktop.ui.shelf_page import BIN_DEEDS, DEEDS, ShelfPage
from sla_desktop.ui.sidebar import Sidebar
from sla_desktop.ui.welcome_style import theme_now, welcome_sheet

if TYPE_CHECKING:
    from sla_desktop.ui.new_agreement import NewAgreement

NAME = "welcome"


def local_now() -> dt.datetime:
    """The time, in the zone of the computer."""
    return dt.datetime.now().astimezone()


def never(_agreement_id: str) -> bool:
    """No agreement is open in a window."""
    return False


class WelcomeWindow(QWidget):
    """Opens agreements through `open_agreement`, which may raise StoreError or InputError.

    `in_use` tells which ones a window has open: those are not renamed or binned behind its back.
    """

    def __init__(
        self,
        library: Library,
        settings: Settings,
        open_agreement: Callable[[str], None],
        *,
        now: Callable[[], dt.datetime] = local_now,
        in_use: Callable[[str], bool] = never,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 500)
        self.resize(1100, 720)
        self._library = library
        self._settings = settings
        self._open_agreement = open_agreement
        self._now = now
        self._binned: Entry | None = None
        self.scores = Scores(library, now, self)
        self.deeds = Deeds(library, now, in_use, self)
        self.arrivals = Arrivals(library, now, self)
        self.backup = BackupWork(library, now, self)
        self.notice = Notice()
        self.home = ShelfPage("Agreements", EntryModel(now, editable=True), DEEDS)
        self.bin = ShelfPage("Bin", EntryModel(now, editable=False), BIN_DEEDS)
        self.side = Sidebar()
        self.new: NewAgreement | None = None
        self._samples = QMenu(self)
        self._shelves, self._pages = QStackedWidget(), QStackedWidget()
        self._drop = QLabel("Drop to open", self)
        self._fill_empty_states()
        self._lay_out()
        self._wire()
        self._keys()
        self._dress()
        self.restoreGeometry(QByteArray(settings.layout(NAME).geometry))
        room.fit(self)
        self.show_home()

    # how it is built

    def _fill_empty_states(self) -> None:
        self.home.say_when_empty(
            "Write your first agreement",
            "Choose a template for your trade and answer a few questions: most of the wording is "
            "there already. Everything stays on this computer.",
        )
        first = button("New agreement", primary=True)
        first.clicked.connect(self.show_gallery)
        look = button("Look at a sample")
        look.clicked.connect(self._open_first_sample)
        self.home.empty.offer(first, look)
        all_gone = button("Empty the bin…")
        all_gone.setProperty("link", True)
        all_gone.clicked.connect(self.ask_to_empty_bin)
        self.bin.offer_for_all(all_gone)
        self.bin.say_when_empty(
            "The bin is empty", "An agreement that you move to the bin waits here."
        )

    def _lay_out(self) -> None:
        home = QWidget()
        line = QHBoxLayout(home)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._shelves.addWidget(self.home)
        self._shelves.addWidget(self.bin)
        line.addWidget(self.side)
        line.addWidget(self._shelves, 1)
        self._pages.addWidget(home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        self._drop.setTextFormat(Qt.TextFormat.PlainText)
        self._drop.setProperty("drop", True)
        self._drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop.hide()

    def _wire(self) -> None:
        self.scores.changed.connect(self.refresh)
        self.deeds.done.connect(self._chosen_now)
        self.deeds.told.connect(self.tell)
        self.deeds.binned.connect(self._offer_back)
        self.arrivals.opened.connect(self.open)
        self.arrivals.told.connect(self.tell)
        self.backup.told.connect(self.tell)
        self.backup.busy.connect(self._wait)
        self.backup.restored.connect(self.refresh)
        self.home.wanted.connect(self._do)
        queued = Qt.ConnectionType.QueuedConnection
        self.home.renamed.connect(self.deeds.rename, queued)  # once the list has its keys back
        self.bin.wanted.connect(self._do)
        side = self.side
        side.new.clicked.connect(self.show_gallery)
        side.open.clicked.connect(self.arrivals.ask)
        side.agreements.clicked.connect(self.show_home)
        side.bin.clicked.connect(self.show_bin)
        side.firm.clicked.connect(self.show_firm)
        side.back_up.clicked.connect(self.backup.back_up)
        side.restore.clicked.connect(self.backup.restore)
        for sample in samples():
            self._samples.addAction(sample.title).setData(sample.id)
        self._samples.triggered.connect(self._open_sample)
        side.sample.clicked.connect(self._offer_samples)

    def _keys(self) -> None:
        standard = QKeySequence.StandardKey
        for keys, slot in (
            (standard.New, self.show_gallery),
            (standard.Open, self.arrivals.ask),
            (standard.Find, self._find),
            (standard.Undo, self.undo_bin),
            (standard.Close, self.close),
            ([QKeySequence("Ctrl+Q")], QApplication.closeAllWindows),
        ):
            action = QAction(self)
            action.setShortcuts(keys)
            action.triggered.connect(slot)
            self.addAction(action)

    def _dress(self) -> None:
        theme = theme_now()
        if self.property("dressed") == theme.name:
            return
        self.setProperty("dressed", theme.name)
        self.setStyleSheet(welcome_sheet(theme))
        for part in (self.home, self.bin, self.side, self.new):
            if part is not None:
                part.tint()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours; and what other windows did shows when this one is looked at again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    # what is shown

    def show_home(self) -> None:
        """The agreements."""
        self._show_shelf(self.home, "Welcome")

    def show_bin(self) -> None:
        """What was moved to the bin."""
        self._show_shelf(self.bin, "Bin")

    def _show_shelf(self, shelf: ShelfPage, title: str) -> None:
        self.notice.hide()
        self._pages.setCurrentIndex(0)
        self._shelves.setCurrentWidget(shelf)
        self.side.agreements.setChecked(shelf is self.home)
        self.side.bin.setChecked(shelf is self.bin)
        self._name(title)
        self.refresh()
        if not shelf.focus():
            (self.side.agreements if shelf is self.home else self.side.bin).setFocus()

    def _name(self, title: str) -> None:
        self.setWindowTitle(f"{title} — SLA Desktop")

    def show_gallery(self) -> None:
        """The templates to start from."""
        from sla_desktop.ui.new_agreement import NewAgreement  # with the composing: not at start

        if self.new is None:
            self.new = NewAgreement(self._library, self._settings, self._now)
            self.new.made.connect(self._open_made)
            self.new.left.connect(self.show_home)
            self.new.told.connect(self.tell)
            self._pages.addWidget(self.new)
        self.notice.hide()
        self._pages.setCurrentWidget(self.new)
        self._name("New agreement")
        self.new.start()

    def _open_made(self, agreement_id: str) -> None:
        self.show_home()
        self.open(agreement_id)

    def show_firm(self) -> None:
        """My firm, to read and change."""
        from sla_desktop.ui.firm_dialog import FirmDialog

        FirmDialog(self._library.folder, self).open()

    def refresh(self) -> None:
        """Reads the library again."""
        try:
            entries, problem = self._library.list(), ""
        except StoreError as error:
            entries, problem = (), str(error)
        try:
            binned, bin_problem = self._library.list_bin(), ""
        except StoreError as error:
            binned, bin_problem = (), str(error)
        self.home.show_entries(entries, self.scores.known, problem)
        self.bin.show_entries(binned, {}, bin_problem)
        self.side.show_bin_count(len(binned))
        self.scores.ask(entries)

    def tell(self, sentence: str) -> None:
        """Says something above the page."""
        self.notice.tell(sentence)

    def _chosen_now(self, agreement_id: str) -> None:
        """Reads the library again and chooses an agreement in it."""
        self.refresh()
        if agreement_id:
            self.home.list.choose(agreement_id)

    def _offer_back(self, entry: object) -> None:
        if isinstance(entry, Entry):
            self._binned = entry
            self.notice.tell(f"“{entry.title}” is in the bin.", "Undo", self.undo_bin)

    # what the owner does

    def open(self, agreement_id: str) -> None:
        """Opens an agreement of the library; says why it cannot be."""
        try:
            self._open_agreement(agreement_id)
        except (InputError, StoreError) as error:
            self.tell(str(error))

    def open_files(self, paths: Iterable[Path]) -> None:
        """Opens files that the system hands over."""
        self.arrivals.take(paths)

    def ask_to_empty_bin(self) -> None:
        """Asks, and then deletes for good what lies in the bin."""
        from sla_desktop.ui.emptying import EmptyBinDialog

        dialog = EmptyBinDialog(self.bin.number, self)
        dialog.agreed.connect(self.deeds.empty_bin)
        dialog.open()

    def undo_bin(self) -> None:
        """Brings back what was binned last."""
        if self._binned is not None:
            entry, self._binned = self._binned, None
            self.deeds.bring_back(entry)

    def open_sample(self, sample_id: str) -> None:
        """Opens a copy of a shipped sample."""
        from sla_desktop.app import opening  # with the composing and the checks: not at start

        sample = next(one for one in samples() if one.id == sample_id)
        try:
            made = opening.sample_id(self._library, sample, self._now().date())
        except (InputError, StoreError) as error:
            self.tell(str(error))
            return
        self.open(made)

    def _offer_samples(self) -> None:
        beside = self.side.sample
        self._samples.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
        self._samples.setActiveAction(self._samples.actions()[0])

    def _open_first_sample(self) -> None:
        self.open_sample(samples()[0].id)

    def _open_sample(self, action: QAction) -> None:
        self.open_sample(str(action.data()))

    def _do(self, deed: str, entry: object) -> None:
        if not isinstance(entry, Entry):
            return
        match deed:
            case "open":
                self.open(entry.id)
            case "duplicate":
                self.deeds.duplicate(entry)
            case "bin":
                self.deeds.bin(entry)
            case _:
                self.deeds.bring_back(entry)

    def _find(self) -> None:
        if self.new is not None and self._pages.currentWidget() is self.new:
            self.new.enter_search()
        elif self._pages.currentIndex() == 0:
            shelf = self._shelves.currentWidget()
            if isinstance(shelf, ShelfPage):
                shelf.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing else wants it: one page back."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        """To the page before; from the bin to the agreements."""
        if self.new is not None and self._pages.currentWidget() is self.new:
            self.new.step_back()
        else:
            self.show_home()

    def _wait(self, busy: bool) -> None:
        """Nothing else is done with the library while a backup is made or brought back."""
        self._pages.setEnabled(not busy)

    # files dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._drop.setGeometry(self.rect().adjusted(16, 16, -16, -16))
            self._drop.raise_()
            self._drop.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.hide()
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.open_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().data())
        self._settings.keep_layout(NAME, Layout(geometry))
        self.scores.close()
        self.backup.close()
        super().closeEvent(event)
