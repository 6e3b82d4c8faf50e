"""Pages of the preview on screen: new ones replace the old once they are drawn."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from sla_desktop.app.rasters import Drawn, Plate, Rasters
from sla_desktop.export.laid import Laid
from sla_desktop.ui.preview_pages import (
    GAP,
    INCH,
    Geometry,
    PictureStore,
    Sheet,
    Strip,
    moved,
    strip_of,
    with_section,
)

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_WATCHED = 0.25  # share of the height, from the top, at which the text stays where it is
_ABOVE_HEADING = 12.0  # pixels left above a heading that was gone to
_LINE = 40  # pixels
_MARGIN = 0.09  # of a page's width: most of the white left of its text
_DIMMED = 0.35
_KEYS = QKeySequence.StandardKey


class PreviewView(QAbstractScrollArea):
    """Shows what `take` was given last. New pages replace the old ones once they are drawn."""

    page_changed = Signal(object, object)  # page from 1, number of pages
    zoom_changed = Signal()
    visible_changed = Signal(object)  # bool

    def __init__(self, rasters: Rasters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rasters = rasters
        self._pictures = PictureStore()
        self._files: dict[int, bytes] = {}
        self._whole: Strip | None = None
        self._shown: Strip | None = None
        self._next: Strip | None = None  # not yet drawn
        self._goal = ""  # a heading to go to with the next pages
        self._zoom = 0.0  # 0 fits the width
        self._drawn_at = Geometry(Strip((), (1.0, 1.0), {}), 1.0)
        self._dimmed = False
        self._told = (0, 0, False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Preview of the pages")
        self.setAccessibleDescription("The pages are being prepared.")
        rasters.drawn.connect(self._take_picture)

    # what is shown

    def take(self, laid: Laid) -> None:
        """New pages: of the whole document, or of one section in it."""
        self._files[laid.number] = laid.data
        if not laid.section:
            self._whole = strip_of(laid)
        if self._whole is None:
            return
        self._next = with_section(self._whole, laid) if laid.section else self._whole
        self._keep_files()
        self._ask()

    def set_dimmed(self, *, dimmed: bool) -> None:
        """Greys the pages: they are no longer those of the draft."""
        self._dimmed = dimmed
        self.viewport().update()

    @property
    def provisional(self) -> bool:
        """Whether a page on screen is one of a section laid out alone."""
        return self._shown is not None and any(sheet.provisional for sheet in self._shown.sheets)

    @property
    def page(self) -> int:
        """The page looked at, from 1; 0 while there is none."""
        if self._shown is None:
            return 0
        height = self.viewport().height()
        return self._drawn_at.page_at(self.verticalScrollBar().value() + height * _WATCHED) + 1

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._shown.sheets) if self._shown else 0

    # where to look

    def show_section(self, section_id: str) -> None:
        """Goes to the heading of a section, now or with the pages that will have it."""
        self._goal = section_id
        spot = self._shown.spots.get(section_id) if self._shown else None
        if spot and self._next is None:
            self._goal = ""
            self.verticalScrollBar().setValue(round(self._drawn_at.y(spot) - _ABOVE_HEADING))

    def show_top(self) -> None:
        """Goes to the first page."""
        self._goal = ""
        self.verticalScrollBar().setValue(0)

    # zoom

    @property
    def zoom(self) -> float:
        """Size of the pages; 1 is true to the paper."""
        strip = self._shown or self._next
        return (self._scale(strip) if strip else self._zoom * INCH) / INCH

    @property
    def fits_width(self) -> bool:
        """Whether the pages are as wide as the room for them."""
        return not self._zoom

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller size."""
        now = self.zoom
        if steps > 0:
            self.zoom_to(next((z for z in ZOOMS if z > now + 0.005), ZOOMS[-1]))
        else:
            self.zoom_to(next((z for z in reversed(ZOOMS) if z < now - 0.005), ZOOMS[0]))

    def zoom_to(self, zoom: float) -> None:
        """A size; 0 fits the width."""
        self._zoom = zoom
        self._rescale()
        self.zoom_changed.emit()  # also where the width already fits

    def _scale(self, strip: Strip) -> float:
        if self._zoom:
            return self._zoom * INCH
        room = max(self.viewport().width() - 2 * GAP, 60.0)
        return min(room / strip.size[0], ZOOMS[-1] * INCH)

    def _geometry(self, strip: Strip) -> Geometry:
        return Geometry(strip, self._scale(strip), self.viewport().width())

    def _rescale(self) -> None:
        if self._shown is not None:
            self._put_in_place(self._shown)
        self._ask()
        self.viewport().update()

    # swapping

    def _put_in_place(self, strip: Strip) -> None:
        """Shows `strip` so that the text looked at stays where it is."""
        new = self._geometry(strip)
        old, place = self._drawn_at, self._place_in(new)
        self._shown, self._drawn_at = strip, new
        width, height = self.viewport().width(), self.viewport().height()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        middle = (across.value() + width / 2) / old.width
        wide = old.width > width + 1
        down.setRange(0, max(0, round(new.height) - height))
        down.setPageStep(max(_LINE, height - _LINE))
        down.setSingleStep(_LINE)
        across.setRange(0, max(0, round(new.width) - width))
        across.setPageStep(width)
        across.setSingleStep(_LINE)
        left = middle * new.width - width / 2 if wide else _MARGIN * new.page_width
        across.setValue(round(left))
        down.setValue(round(place))
        self._tell_page()
        if new.scale != old.scale:
            self.zoom_changed.emit()

    def _place_in(self, new: Geometry) -> float:
        """Where to scroll to in other pages, or in the same at another size."""
        if self._goal in new.strip.spots:
            return new.y(new.strip.spots[self._goal]) - _ABOVE_HEADING
        if self._shown is None:
            return 0.0
        watched = self.viewport().height() * _WATCHED
        here = self.verticalScrollBar().value()
        if not here and self._drawn_at.page_at(watched) == 0:
            return 0.0  # who is at the very top stays there
        return moved(self._drawn_at, new, here + watched) - watched

    def _ask(self) -> None:
        """Wants the pictures that are missing; swaps when those of the new pages are there."""
        if self._next is not None:
            missing = self._missing(self._plates(self._next))
            if missing:
                self._rasters.want(missing)
                return
            strip, self._next = self._next, None
            self._put_in_place(strip)
            if self._goal in strip.spots:
                self._goal = ""
            self._keep_files()
            self.viewport().update()
        if self._shown is not None:
            self._rasters.want(self._missing(self._plates(self._shown, beside=1)))

    def _plates(self, strip: Strip, beside: int = 0) -> list[Plate]:
        """Pictures of the pages that are, or would be, on screen, then of those beside them."""
        if strip is self._shown:
            geometry, top = self._drawn_at, float(self.verticalScrollBar().value())
        else:
            geometry = self._geometry(strip)
            lowest = max(0.0, geometry.height - self.viewport().height())
            top = max(0.0, min(self._place_in(geometry), lowest))
        seen = geometry.pages_between(top, top + self.viewport().height())
        below = range(seen.stop, min(seen.stop + beside, len(strip.sheets)))
        above = range(max(0, seen.start - beside), seen.start)
        ratio = self.devicePixelRatioF()
        return [geometry.plate(at, ratio) for at in (*seen, *below, *above)]

    def _missing(self, plates: Iterable[Plate]) -> list[Plate]:
        return [plate for plate in plates if plate not in self._pictures]

    def _keep_files(self) -> None:
        strips = (self._whole, self._shown, self._next)
        needed = {sheet.number for strip in strips if strip for sheet in strip.sheets}
        self._files = {number: self._files[number] for number in needed}
        self._rasters.keep(self._files)
        self._pictures.forget_others(needed)

    def _take_picture(self, drawn: object) -> None:
        if not isinstance(drawn, Drawn) or drawn.plate.number not in self._files:
            return
        strips = (self._shown, self._next)
        needed = {plate for strip in strips if strip for plate in self._plates(strip)}
        self._pictures.put(drawn.plate, drawn.image, needed)
        if self._next is not None:
            self._ask()
        self.viewport().update()

    def _tell_page(self) -> None:
        told = (self.page, self.pages, self.provisional)
        if told != self._told:
            self._told = told
            what = "provisional, while the whole is laid out" if told[2] else "as it is exported"
            self.setAccessibleDescription(f"Page {told[0]} of {told[1]} of the document, {what}.")
            self.page_changed.emit(told[0], told[1])

    # Qt

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._tell_page()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rescale()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._zoom_key(event) is not None:
                event.accept()  # the window would make its own text larger
                return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._rescale()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.visible_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.visible_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        zoom = self._zoom_key(event)
        down = self.verticalScrollBar()
        if zoom is not None:
            self.zoom_by(zoom) if zoom else self.zoom_to(1.0)
        elif event.key() == Qt.Key.Key_Home:
            down.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            down.setValue(down.maximum())
        else:
            super().keyPressEvent(event)

    def _zoom_key(self, event: QKeyEvent) -> int | None:
        """1 for larger, -1 for smaller, 0 for true size; None for any other key."""
        if event.matches(_KEYS.ZoomIn) or self._with_control(event, Qt.Key.Key_Equal):
            return 1
        if event.matches(_KEYS.ZoomOut):
            return -1
        return 0 if self._with_control(event, Qt.Key.Key_0) else None

    def _with_control(self, event: QKeyEvent, key: Qt.Key) -> bool:
        control = Qt.KeyboardModifier.ControlModifier
        return event.key() == key and event.modifiers() == control

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        if self._shown is not None:
            top = self.verticalScrollBar().value()
            between = self._drawn_at.pages_between(top, top + self.viewport().height())
            for at in between:
                self._paint_page(painter, at, self._shown.sheets[at])
        painter.resetTransform()
        self._paint_focus(painter)
        painter.end()

    def _paint_page(self, painter: QPainter, at: int, sheet: Sheet) -> None:
        palette, rect = self.palette(), self._drawn_at.rect(at)
        picture = self._pictures.get(self._drawn_at.plate(at, self.devicePixelRatioF()))
        painter.setOpacity(_DIMMED if self._dimmed else 1.0)
        if picture is None:
            painter.fillRect(rect, QColor(Qt.GlobalColor.white))
        else:
            painter.drawImage(rect, picture)
        painter.setOpacity(1.0)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(rect)
        if sheet.provisional:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2, Qt.PenStyle.DashLine))
            painter.drawRect(rect)

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
