"""The preview dock: the very pages that will be exported, beside the section being edited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.rasters import Rasters
from sla_desktop.app.rendering import Rendering
from sla_desktop.app.session import Session
from sla_desktop.domain.sections import ControlSection
from sla_desktop.export.laid import Laid
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.preview_view import PreviewView

_PROVISIONAL = "Provisional"
_PREPARING = "The pages are being prepared …"


class PreviewDock(QDockWidget):
    """Makes pages only while it is visible. Call `finish` before its window goes."""

    pages_counted = Signal(object)  # int: pages of the whole document
    failed = Signal(object)  # Exception: a fault of the program, for its log

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        rendering: Rendering | None = None,
    ) -> None:
        super().__init__("Preview", parent)
        self.setObjectName("preview")
        self._session = session
        self._rendering = rendering or Rendering(session, self)
        self._rasters = Rasters(self)
        self.view = PreviewView(self._rasters)
        self._page = plain_label(_PREPARING, "muted")
        self._provisional = plain_label(_PROVISIONAL, "muted")
        self._provisional.setToolTip("This section alone; the whole document follows.")
        self._provisional.setVisible(False)
        self._message = plain_label("")
        self._message.setContentsMargins(12, 8, 12, 8)
        self._message.setVisible(False)
        self._zoom = plain_label("", "muted")
        self._fit = self._button("Fit width", "Fit the pages to the width", self._fit_width)
        self._fit.setCheckable(True)
        self.setWidget(self._panel())
        self._connect()
        self._show_zoom()

    def _connect(self) -> None:
        self._rendering.laid.connect(self._take)
        self._rendering.refused.connect(self._refuse)
        self._rendering.failed.connect(self.failed)
        self._rasters.failed.connect(self.failed)
        self.view.visible_changed.connect(self._set_active)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)

    def _panel(self) -> QWidget:
        panel = QWidget()
        smaller = self._button("−", "Show the pages smaller", self._zoom_out)
        larger = self._button("+", "Show the pages larger", self._zoom_in)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 8, 6)
        bar.setSpacing(6)
        bar.addWidget(self._page)
        bar.addWidget(self._provisional)
        bar.addStretch(1)
        for part in (smaller, self._zoom, larger, self._fit):
            bar.addWidget(part)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._message)
        column.addWidget(self.view, 1)
        for label in (self._page, self._provisional, self._zoom):
            label.setWordWrap(False)
        return panel

    def _button(self, text: str, name: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(slot)
        return button

    def show_section(self, section_id: str) -> None:
        """Follows the owner to a section; one that does not print leaves the pages as they are."""
        section = next((s for s in self._session.agreement.sections if s.id == section_id), None)
        if isinstance(section, ControlSection):  # printed on the first page, without a heading
            self.view.show_top()
        else:
            self.view.show_section(section_id)

    def finish(self) -> None:
        """Ends the work behind it."""
        self._rendering.close()
        self._rasters.close()

    def message(self) -> QLabel:
        """Why there are no pages of the draft as it stands; hidden while there are."""
        return self._message

    def _set_active(self, active: object) -> None:
        self._rendering.set_active(active=bool(active))

    def _take(self, laid: object) -> None:
        if isinstance(laid, Laid):
            self._message.setVisible(False)
            self.view.set_dimmed(dimmed=False)
            self.view.take(laid)
            if not laid.section:
                self.pages_counted.emit(laid.count)

    def _refuse(self, sentence: object) -> None:
        self._message.setText(str(sentence))
        self._message.setVisible(True)
        self.view.set_dimmed(dimmed=True)
        if not self.view.pages:
            self._page.setText("No pages")

    def _show_page(self, page: object, pages: object) -> None:
        self._page.setText(f"Page {page} of {pages}")
        self._provisional.setVisible(self.view.provisional)

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{round(self.view.zoom * 100)} %")
        self._fit.setChecked(self.view.fits_width)

    def _zoom_in(self) -> None:
        self.view.zoom_by(1)

    def _zoom_out(self) -> None:
        self.view.zoom_by(-1)

    def _fit_width(self) -> None:
        self.view.zoom_to(self.view.zoom if self.view.fits_width else 0.0)
