"""Fills pages with boxes: what belongs together stays together, and no page stays empty."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from sla_desktop.export.pdf_boxes import Box

_SLACK = 1e-6
_TALL_START = 0.25  # share of a page that must be free where a row higher than a page begins


class Break(Enum):
    """Stands between two boxes: the second begins a page."""

    PAGE = 0


class Placed(NamedTuple):
    """A box and its distance from the top of the text area."""

    box: Box
    top: float


Item = Box | Break
Page = list[Placed]


def fill_pages(items: Iterable[Item], room: float) -> list[Page]:
    """The boxes on pages whose text area is `room` high; there is at least one page."""
    listed = list(items)
    flow = _Flow(room)
    bound_until = -1  # up to here the boxes are known to fit below the one they are bound to
    for at, item in enumerate(listed):
        if isinstance(item, Break):
            flow.end_page()
            continue
        if item.keep and at > bound_until:
            bound_until, needed = _chain(listed, at, room)
            flow.make_room(item, needed)
        flow.place(item)
    return flow.pages()


def _chain(items: Sequence[Item], at: int, room: float) -> tuple[int, float]:
    """How far the boxes bound to `items[at]` reach and the height they need together.

    Where they are higher than a page they are bound by twos.
    """
    bottom = after = pair = 0.0
    for end in range(at, len(items)):
        item = items[end]
        if isinstance(item, Break):
            return end, bottom
        reach = bottom + max(after, item.before) + _least(item, room)
        if end <= at + 1:
            pair = reach
        elif reach > room:
            return at + 1, pair
        if not item.keep:
            return end, reach
        bottom, after = reach + item.gap, item.after
    return len(items), bottom


def _least(box: Box, room: float) -> float:
    """How much of `box` must stand on the page where those bound to it stand."""
    least = box.height if box.keep else box.least
    return least if least <= room else room * _TALL_START


class _Flow:
    """The pages while they fill."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._pages: list[Page] = [[]]
        self._bottom = 0.0  # of the last box on the page
        self._after = 0.0  # what that box wants below itself

    def pages(self) -> list[Page]:
        return self._pages if self._pages[-1] else self._pages[:-1] or [[]]

    def end_page(self) -> None:
        """The next box begins a page; a page with nothing on it is that page."""
        if self._pages[-1]:
            self._pages.append([])
        self._bottom = self._after = 0.0

    def make_room(self, box: Box, needed: float) -> None:
        """Ends the page if there is less than `needed` for `box` and what is bound to it."""
        more = max(self._after - box.before, 0.0)
        if self._bottom + more + needed > self._room + _SLACK:
            self.end_page()

    def place(self, box: Box) -> None:
        """Puts `box` below the last one, on the next page or on several."""
        rest: Box | None = box
        while rest:
            rest = self._place_some(rest)

    def _place_some(self, box: Box) -> Box | None:
        """Places what fits of `box` and yields what remains for the next page."""
        top = self._bottom + max(self._after, box.before)
        if not self._pages[-1]:
            top = self._repeat(box)
        if top + box.height <= self._room + _SLACK:
            self._put(box, top)
            return None
        halves = box.split(self._room - top, self._room)
        if halves:
            self._put(halves[0], top)
        elif not any(placed.box is not box.header for placed in self._pages[-1]):
            self._put(box, top)
            return None
        self.end_page()
        return halves[1] if halves else box

    def _repeat(self, box: Box) -> float:
        """Begins a page with the header of `box`, if it has one: where the box follows."""
        if box.header is None:
            return 0.0
        self._put(box.header, 0.0)
        return box.header.height

    def _put(self, box: Box, top: float) -> None:
        self._pages[-1].append(Placed(box, top))
        self._bottom = top + box.height + box.gap
        self._after = box.after
