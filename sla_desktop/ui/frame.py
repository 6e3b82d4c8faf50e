"""The frame of a main window: its panes, where they stand, and how they come back."""

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.session import Session
from sla_desktop.app.settings import Layout, Settings
from sla_desktop.app.standing import section_in
from sla_desktop.ui.checklist import ChecklistPane
from sla_desktop.ui.checklist_group import FoldingPart
from sla_desktop.ui.find import FindPane
from sla_desktop.ui.notice import Notice
from sla_desktop.ui.outline import Outline
from sla_desktop.ui.pages import Pages
from sla_desktop.ui.preview import PreviewDock
from sla_desktop.ui.status import StatusLine

_NAME = "main"  # of its layout among the settings
_SIZE = (1400, 870)
_TITLE = 40  # pixels for the window's own title, which the system draws
_WIDTHS = (252, 340)  # of outline and checklist, the first time
_PREVIEW, _SEARCH = 460, 230  # width and height when they are opened
_Area = Qt.DockWidgetArea


class Frame(QMainWindow):
    """Outline left, the page in the middle, checklist and preview right, the search below."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.session = session
        self.settings = settings
        self.outline = Outline(session)
        self.pages = Pages(session)
        self.checklist = ChecklistPane(session)
        self.search = FindPane(session)
        self.preview = PreviewDock(session, self)
        self.notice = Notice()
        self.status = StatusLine()
        self._centre = QWidget()
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(self._centre)
        self._place_docks()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.status, 1)

    def _place_docks(self) -> None:
        left, right = _Area.LeftDockWidgetArea, _Area.RightDockWidgetArea
        self.setCorner(Qt.Corner.BottomLeftCorner, left)
        self.setCorner(Qt.Corner.BottomRightCorner, right)
        self.setTabPosition(right, QTabWidget.TabPosition.North)
        self.outline_dock = self._dock("Outline", self.outline, left)
        self.checklist_dock = self._dock("Checklist", self.checklist, right)
        self.search_dock = self._dock("Search", self.search, _Area.BottomDockWidgetArea)
        self.preview.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.preview.setTitleBarWidget(QWidget())  # its tab has the name
        self.addDockWidget(right, self.preview)
        self.tabifyDockWidget(self.checklist_dock, self.preview)
        self.preview.hide()
        self.search_dock.hide()

    def _dock(self, title: str, pane: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(title.lower())
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget())
        dock.setWidget(pane)
        self.addDockWidget(area, dock)
        return dock

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.outline.view, self.pages, self.search, self.checklist, self.preview)

    def stations(self) -> tuple[QWidget, ...]:
        """What Tab goes through, each with all that is in it; tabs stand above their panes."""
        tabs = self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        groups = self.checklist.findChildren(FoldingPart)
        right = (*tabs, self.checklist_dock, *groups, self.preview)
        return (self.outline_dock, self._centre, self.search_dock, *right)

    def show_preview(self, visible: bool) -> None:
        """Shows the pages beside the checklist, or puts them away."""
        self.preview.setVisible(visible)
        if visible:
            self.preview.raise_()
            self._make_room(self.preview, _PREVIEW)

    def show_search(self, *, replacing: bool) -> None:
        """Opens the pane below to find, and perhaps replace, words in all sections."""
        if not self.search_dock.isVisible():
            self.search_dock.show()
            self.resizeDocks([self.search_dock], [_SEARCH], Qt.Orientation.Vertical)
        self.search.open_for(replacing=replacing)

    def _make_room(self, dock: QDockWidget, width: int) -> None:
        """Widens a pane that is too narrow, where the window has the room."""
        if dock.width() < width <= self.width() // 3:
            self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def come_back(self) -> None:
        """The window as it was left, at the section last worked on."""
        layout = self.settings.layout(_NAME)
        if not self.restoreGeometry(QByteArray(layout.geometry)):
            self._take_room()
        if not self.restoreState(QByteArray(layout.panes)):
            docks: list[QDockWidget] = [self.outline_dock, self.checklist_dock]
            self.resizeDocks(docks, _WIDTHS, Qt.Orientation.Horizontal)
        self.search_dock.hide()
        agreement = self.session.agreement
        kept = section_in(agreement, self.settings.place(agreement.id))
        ids = [section.id for section in agreement.sections]
        if ids:
            self.pages.show_section(kept if kept in ids else ids[0])
        self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_room(self) -> None:
        """The first time: as large as is good, or all of a screen that is smaller."""
        room = self.screen().availableSize()
        width, height = _SIZE
        self.resize(min(width, room.width()), min(height, room.height() - _TITLE))
        if room.width() < width or room.height() < height + _TITLE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def keep_layout(self) -> None:
        """Remembers window, panes and place for the next time."""
        geometry, panes = self.saveGeometry().data(), self.saveState().data()
        self.settings.keep_layout(_NAME, Layout(bytes(geometry), bytes(panes)))
        if self.pages.section_id:
            place = f"sections.{self.pages.section_id}"
            self.settings.keep_place(self.session.agreement.id, place)
        self.settings.save()

    def showEvent(self, event: QShowEvent) -> None:
        """The lines between the panes take their width from the sheet only once they are shown."""
        super().showEvent(event)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
