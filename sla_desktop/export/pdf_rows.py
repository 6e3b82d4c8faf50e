"""Rows of cells: what tables, title block, signatures, header and footer are made of."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_sheet import Sheet
from sla_desktop.export.pdf_tags import ARTIFACT

_TALL_ROOM = 120.0  # a row higher than a page begins on the page only where this much is free
_SLACK = 1e-6


class Rule(Struct, frozen=True, gc=False):
    """A line inside a row along its bottom, or its top; it makes the row higher."""

    x: float
    width: float
    thickness: float
    color: str
    on_top: bool = False


class SigningPlace(Struct, frozen=True, gc=False):
    """Where on a row's height somebody signs; `title` tells who, `element` is the structure's."""

    x: float
    width: float
    title: str
    element: int


class Stack(Struct, frozen=True):
    """A cell: text boxes below each other, `height` in all."""

    boxes: tuple[TextBox, ...]
    height: float

    def split(self, room: float) -> "tuple[Stack, Stack]":
        """What fits into `room`, and the rest."""
        used = 0.0
        for at, box in enumerate(self.boxes):
            left = room - used - box.before + _SLACK
            if box.height > left:
                fitting = max(int(left / box.style.leading), 0)
                upper, lower = box.cut(fitting)
                begun = (upper,) if fitting else ()
                used += full_height(upper) if fitting else 0.0
                rest = (lower if fitting else box, *self.boxes[at + 1 :])
                return (
                    Stack((*self.boxes[:at], *begun), used),
                    Stack(rest, self.height - used),
                )
            used += full_height(box)
        return self, Stack((), 0.0)

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        for box in self.boxes:
            box.draw(sheet, left, top + box.before)
            top += full_height(box)


class RowBox(Struct, frozen=True):
    """Cells side by side; split only if higher than a page."""

    cells: tuple[Stack, ...]
    height: float
    padding: float = 0.0  # above and below
    rules: tuple[Rule, ...] = ()
    x: float = 0.0
    width: float = 0.0
    before: float = 0.0
    after: float = 0.0
    gap: float = 0.0
    keep: bool = False
    anchor: str = ""
    header: "RowBox | None" = None
    fill: str = ""
    bar: float = 0.0  # width of a bar along the left edge, in the accent colour
    at_bottom: bool = False  # where the cells stand if the row is higher than they are
    signed: tuple[SigningPlace, ...] = ()

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, page: float) -> "tuple[RowBox, RowBox] | None":
        repeated = self.header.height if self.header else 0.0
        if self.height <= page - repeated + _SLACK or room < min(page - repeated, _TALL_ROOM):
            return None
        spare = _spare(self.padding, self.rules)
        halves = [cell.split(room - spare) for cell in self.cells]
        upper = tuple(each for each, _ in halves)
        lower = tuple(each for _, each in halves)
        return (
            replace(self, cells=upper, height=room, gap=0.0),
            replace(self, cells=lower, height=_highest(lower) + spare, before=0.0, anchor=""),
        )

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        if self.fill:
            sheet.fill(left + self.x, top, self.width, self.height, self.fill)
        if self.bar:
            sheet.fill(left + self.x, top, self.bar, self.height, sheet.look.accent_color)
        first = top + self.padding + _thickness(self.rules, on_top=True)
        last = top + self.height - self.padding - _thickness(self.rules, on_top=False)
        for cell in self.cells:
            cell.draw(sheet, left, last - cell.height if self.at_bottom else first)
        for rule in self.rules:
            y = top if rule.on_top else top + self.height - rule.thickness
            sheet.fill(left + rule.x, y, rule.width, rule.thickness, rule.color)
        for place in self.signed:
            height = self.height - _thickness(self.rules, on_top=False)
            sheet.field(place.title, left + place.x, top, place.width, height, place.element)


def full_height(box: TextBox) -> float:
    """Height of a box with the space it keeps."""
    return box.before + box.height + box.after


def as_artifact(row: RowBox) -> RowBox:
    """`row` as it is repeated: no part of what the document says."""
    cells = tuple(
        Stack(tuple(replace(box, element=ARTIFACT) for box in cell.boxes), cell.height)
        for cell in row.cells
    )
    return replace(row, cells=cells, anchor="")


def row(
    cells: Iterable[Sequence[TextBox]],
    *,
    padding: float = 0.0,
    rules: tuple[Rule, ...] = (),
    least: float = 0.0,
) -> RowBox:
    """A row as high as its highest cell, and no lower than `least`."""
    stacks = tuple(Stack(tuple(cell), sum(map(full_height, cell))) for cell in cells)
    height = max(_highest(stacks) + _spare(padding, rules), least)
    return RowBox(stacks, height, padding, rules)


def _highest(cells: Sequence[Stack]) -> float:
    return max([cell.height for cell in cells], default=0.0)


def _spare(padding: float, rules: Sequence[Rule]) -> float:
    """Height that padding and rules take."""
    return 2 * padding + _thickness(rules, on_top=True) + _thickness(rules, on_top=False)


def _thickness(rules: Sequence[Rule], *, on_top: bool) -> float:
    return max([rule.thickness for rule in rules if rule.on_top is on_top], default=0.0)
