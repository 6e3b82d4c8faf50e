"""Fields and references in wording, drawn as chips that show what the document will say."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.clean import clean_line
from sla_desktop.domain.fields import FIELD, REFERENCE, refers_to_section, resolve
from sla_desktop.ui import theme
from sla_desktop.ui.richtext.convert import CHIP, chip_source

_LONGEST = 60  # characters shown
_PADDING = 5.0
_HEIGHT = 2.0  # more than the text's
_TITLE_SCALE = 1.2  # what a font size adjustment of one step means to Qt

ChipState = Literal["filled", "empty", "unknown"]


class Chip(Struct, frozen=True):
    """What a chip shows; `name` is the field's, for whoever asks what it stands for."""

    text: str
    state: ChipState
    name: str


def chip(agreement: Agreement, source: str) -> Chip:
    """The chip for a ``{{field}}`` as it stands in the wording."""
    found = FIELD.fullmatch(source)
    name = found[1] if found else source
    if name.startswith(REFERENCE):
        return _reference(agreement, name)
    value = resolve(agreement, name)
    text = clean_line(value.text)
    if not value.known:
        return Chip(f"{_short(name) or 'field'}?", "unknown", name)
    return Chip(_short(text or value.label), "filled" if text else "empty", name)


def _reference(agreement: Agreement, name: str) -> Chip:
    target = name.removeprefix(REFERENCE).strip()
    if not refers_to_section(agreement, name):
        return Chip(f"§ {_short(target)}?", "unknown", name)
    title = next(section.title for section in agreement.sections if section.id == target)
    return Chip(f"§ {_short(title)}", "filled", name)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class Chips(QPyTextObject):
    """Draws the chips of every document it is put to work for, and remembers what they show."""

    def __init__(self, agreement: Callable[[], Agreement], parent: QObject) -> None:
        super().__init__(parent)
        self.agreement = agreement
        self._known: dict[str, Chip] = {}

    def serve(self, document: QTextDocument) -> None:
        """Draws the chips of `document` from now on."""
        document.documentLayout().registerHandler(CHIP, self)

    def of(self, source: str) -> Chip:
        """The chip for a field."""
        if source not in self._known:
            self._known[source] = chip(self.agreement(), source)
        return self._known[source]

    def said(self, source: str) -> str:
        """What a field says, for programs that do not know fields; the field while it is empty."""
        shown = self.of(source)
        return shown.text if shown.state == "filled" else source

    def refresh(self) -> frozenset[str]:
        """Looks all values up anew; the sources of the chips that changed."""
        before = self._known
        self._known = {source: chip(self.agreement(), source) for source in before}
        return frozenset(source for source, shown in self._known.items() if shown != before[source])

    def intrinsicSize(self, doc: QTextDocument, _at: int, format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(_font(doc, format))
        shown = self.of(chip_source(format.toCharFormat()))
        width = metrics.horizontalAdvance(shown.text) + 2 * _PADDING + 2
        room = doc.textWidth() - 2 * doc.documentMargin() - 4 * doc.indentWidth()
        return QSizeF(min(width, max(room, 60.0)), metrics.height() + _HEIGHT)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        _at: int,
        format: QTextFormat,
    ) -> None:
        shown = self.of(chip_source(format.toCharFormat()))
        ground, ink = _colors(shown.state)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_outline(shown.state, ink))
        painter.setBrush(ground)
        area = QRectF(rect)
        painter.drawRoundedRect(area.adjusted(1.5, 0.5, -1.5, -0.5), 4, 4)
        font = _font(doc, format)
        painter.setFont(font)
        painter.setPen(ink)
        inside = area.adjusted(_PADDING, 0, -_PADDING, 0)
        mode = Qt.TextElideMode.ElideRight
        text = QFontMetricsF(font).elidedText(shown.text, mode, inside.width() + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _outline(state: ChipState, ink: QColor) -> QPen:
    """None where a value stands; broken where one is missing; whole where none can be."""
    if state == "filled":
        return QPen(Qt.PenStyle.NoPen)
    faint = QColor(ink)
    faint.setAlphaF(0.55)
    pen = QPen(faint, 1)
    if state == "empty":
        pen.setDashPattern([3, 2])
    return pen


def colors_in_force() -> theme.Theme:
    """The colours of the window, for what is drawn by hand."""
    application = QApplication.instance()
    return theme.current(application) if isinstance(application, QApplication) else theme.LIGHT


def _colors(state: ChipState) -> tuple[QColor, QColor]:
    colors = colors_in_force()
    pairs = {
        "filled": (colors.selection, colors.accent),
        "empty": (colors.neutral_surface, colors.muted),
        "unknown": (colors.error_surface, colors.error),
    }
    ground, ink = pairs[state]
    return QColor(ground), QColor(ink)


def _font(document: QTextDocument, format: QTextFormat) -> QFont:
    look = format.toCharFormat()
    font = QFont(document.defaultFont())
    if look.intProperty(QTextFormat.Property.FontSizeAdjustment.value):
        font.setPointSizeF(font.pointSizeF() * _TITLE_SCALE)
    font.setWeight(QFont.Weight(look.fontWeight()))
    font.setItalic(look.fontItalic())
    font.setUnderline(look.fontUnderline())
    return font


def refreshed(document: QTextDocument, first: int, length: int) -> None:
    """Lays a stretch of a document out again; its content stays."""
    layout: QAbstractTextDocumentLayout = document.documentLayout()
    document.markContentsDirty(first, length)
    layout.update.emit()
