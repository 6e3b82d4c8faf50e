"""What pages are filled with, and its first kind: the lines of a paragraph."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.nodes import Align
from sla_desktop.export.fonts import text_face
from sla_desktop.export.look import TextStyle
from sla_desktop.export.pdf_lines import ends_in_space, pieces
from sla_desktop.export.pdf_sheet import Sheet, ShownLine
from sla_desktop.export.pdf_tags import ARTIFACT
from sla_desktop.export.pdf_words import Line, Piece, Text, WordLook

_FEWEST_LINES = 2  # of a paragraph, left behind or carried over
_SLACK = 1e-6


class Box(Protocol):
    """Something that stands on a page at a height, between the margins.

    Between two boxes stands the larger of `after` and `before`, as in Word, and always the `gap`
    of the first. `keep` binds a box to the next one, `least` is the height of what may not be
    parted from its top, `header` is repeated above it on a new page.
    """

    @property
    def before(self) -> float: ...
    @property
    def after(self) -> float: ...
    @property
    def gap(self) -> float: ...
    @property
    def keep(self) -> bool: ...
    @property
    def anchor(self) -> str: ...
    @property
    def height(self) -> float: ...
    @property
    def least(self) -> float: ...
    @property
    def header(self) -> "Box | None": ...

    def split(self, room: float, page: float) -> "tuple[Box, Box] | None":
        """What fits into `room` and the rest; None where it must not be split."""
        ...

    def draw(self, sheet: Sheet, left: float, top: float) -> None: ...


class TextBox(Struct, frozen=True, gc=False):
    """Lines of one paragraph, with a label (number, bullet) left of the first.

    `target` names the place whose page number ends the last line, after a row of dots. `element`
    is that of the structure which the lines belong to.
    """

    text: Text
    lines: Sequence[Line]
    style: TextStyle
    x: float
    width: float
    stop: int
    start: int = 0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    align: Align = "left"
    first_x: float = 0.0
    label: Text | None = None
    label_x: float = 0.0
    anchor: str = ""
    target: str = ""
    element: int = ARTIFACT
    label_element: int = ARTIFACT

    @property
    def height(self) -> float:
        return (self.stop - self.start) * self.style.leading

    @property
    def least(self) -> float:
        lines = self.stop - self.start
        unsplit = lines if lines < 2 * _FEWEST_LINES else _FEWEST_LINES
        return unsplit * self.style.leading

    @property
    def gap(self) -> float:
        return 0.0

    @property
    def header(self) -> None:
        return None

    def split(self, room: float, page: float) -> "tuple[TextBox, TextBox] | None":
        fitting = int((room + _SLACK) / self.style.leading)
        fitting = min(fitting, self.stop - self.start - _FEWEST_LINES)
        return self.cut(fitting) if fitting >= _FEWEST_LINES else None

    def cut(self, lines: int) -> "tuple[TextBox, TextBox]":
        """The first `lines` lines, and the rest as their continuation."""
        middle = self.start + lines
        return (
            replace(self, stop=middle, after=0.0, target=""),
            replace(self, start=middle, before=0.0, label=None, anchor=""),
        )

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        size, color = self.style.size, sheet.look.color(self.style.ink)
        baseline = top + self.style.leading - sheet.look.descent * size
        labels: list[ShownLine] = []
        if self.label:
            labels = [ShownLine(left + self.label_x, baseline, whole(self.label), True)]
        if labels and self.label_element != self.element:
            sheet.text(labels, size, color, self.label_element)
            labels = []
        shown = [
            ShownLine(
                left + self._line_x(at),
                baseline + (at - self.start) * self.style.leading,
                pieces(self.text, line),
                ends_in_space(self.text, line),
            )
            for at, line in enumerate(self.lines[self.start : self.stop], self.start)
        ]
        sheet.text([*labels, *shown], size, color, self.element)
        if self.target:
            self._draw_page_number(sheet, left, top, shown[-1].baseline)

    def _line_x(self, at: int) -> float:
        spare = self.width - self.lines[at].width * self.style.size
        match self.align:
            case "left" if self.text.backwards:
                return self.x + spare
            case "left":
                return self.x if at else self.x + self.first_x
            case "center":
                return self.x + spare / 2
            case "right":
                return self.x + spare

    def _draw_page_number(self, sheet: Sheet, left: float, top: float, baseline: float) -> None:
        size, color = self.style.size, sheet.look.color(self.style.ink)
        look = WordLook(text_face(self.style.bold, self.style.italic))
        number = str(sheet.pages[self.target])
        width = look.face.widths[number]
        right = left + self.x + self.width + sheet.look.contents_page_room
        sheet.text(
            [ShownLine(right - width * size, baseline, [Piece(look, number, 0.0, width)], False)],
            size,
            color,
            self.element,
        )
        end = left + self._line_x(self.stop - 1) + self.lines[self.stop - 1].width * size
        sheet.dots(
            end + size / 2, right - (width + 0.5) * size, baseline, sheet.look.color("muted")
        )
        title = "".join(piece.text for piece in whole(self.text))
        sheet.link(
            self.target, left, top, right - left, self.height, text=title, element=self.element
        )


def whole(text: Text) -> Sequence[Piece]:
    """All of a text on one line."""
    return pieces(text, Line(0, len(text.words), text.width))
