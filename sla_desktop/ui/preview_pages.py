"""The pages of the preview: their order, where each stands, and the pictures kept of them."""

from collections import OrderedDict
from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from sla_desktop.app.rasters import Plate
from sla_desktop.export.laid import Laid, Spot

GAP = 14.0  # pixels between pages and around them
MOST_KEPT = 12 * 1024 * 1024  # bytes of pictures
MOST_PIXELS = 8_000_000  # of one picture: beyond that it is enlarged
INCH = 96 / 72  # pixels of a point at 100 %


class Sheet(Struct, frozen=True, gc=False):
    """One page: the number of its PDF and its index there."""

    number: int
    page: int
    provisional: bool = False


class Strip(Struct, frozen=True):
    """Pages one below the other, with the spots of headings, clauses and tables in them."""

    sheets: tuple[Sheet, ...]
    size: tuple[float, float]  # of each, in points
    spots: dict[str, Spot]


def strip_of(laid: Laid) -> Strip:
    """All pages of a PDF."""
    provisional = bool(laid.section)
    sheets = tuple(Sheet(laid.number, page, provisional) for page in range(laid.count))
    return Strip(sheets, laid.size, laid.spots)


def with_section(whole: Strip, part: Laid) -> Strip:
    """`whole` with the pages on which a section stands replaced by those laid out alone."""
    old, new = _pages_of(part.section, whole.spots), _pages_of(part.section, part.spots)
    if not old or not new or part.size != whole.size:
        return whole
    more = new.stop - len(old)
    before = {name: spot for name, spot in whole.spots.items() if spot.page < old.start}
    after = {
        name: replace(spot, page=spot.page + more)
        for name, spot in whole.spots.items()
        if spot.page >= old.stop
    }
    within = {
        name: replace(spot, page=spot.page + old.start)
        for name, spot in part.spots.items()
        if spot.page < new.stop
    }
    sheets = (
        *whole.sheets[: old.start],
        *strip_of(part).sheets[: new.stop],
        *whole.sheets[old.stop :],
    )
    return Strip(sheets, whole.size, before | after | within)


def _pages_of(section: str, spots: Mapping[str, Spot]) -> range:
    """The pages on which a section stands."""
    inside = f"{section}."
    pages = [
        spot.page for name, spot in spots.items() if name == section or name.startswith(inside)
    ]
    return range(min(pages), max(pages) + 1) if pages else range(0)


class Geometry(Struct, frozen=True):
    """Where the pages of a strip stand at a scale, in pixels of the window, from the top."""

    strip: Strip
    scale: float  # pixels a point
    room: float = 0.0  # width that there is: narrower pages stand in its middle

    @property
    def page_width(self) -> float:
        return self.strip.size[0] * self.scale

    @property
    def page_height(self) -> float:
        return self.strip.size[1] * self.scale

    @property
    def width(self) -> float:
        return self.page_width + 2 * GAP

    @property
    def height(self) -> float:
        return GAP + len(self.strip.sheets) * (self.page_height + GAP)

    def top(self, at: int) -> float:
        """Upper edge of a page."""
        return GAP + at * (self.page_height + GAP)

    def rect(self, at: int) -> QRectF:
        """The place of a page."""
        left = max(GAP, (self.room - self.page_width) / 2)
        return QRectF(left, self.top(at), self.page_width, self.page_height)

    def y(self, spot: Spot) -> float:
        """How far down a spot stands."""
        return self.top(spot.page) + spot.top * self.scale

    def plate(self, at: int, ratio: float) -> Plate:
        """The picture of a page on a screen of `ratio` pixels to one of the window's."""
        sheet = self.strip.sheets[at]
        most = (MOST_PIXELS * self.page_width / self.page_height) ** 0.5
        return Plate(sheet.number, sheet.page, max(1, round(min(self.page_width * ratio, most))))

    def page_at(self, y: float) -> int:
        """The page at a height, or the one above the gap there."""
        at = int((y - GAP) // (self.page_height + GAP)) if y > GAP else 0
        return max(0, min(at, len(self.strip.sheets) - 1))

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages of which something shows between two heights."""
        if not self.strip.sheets:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)


def moved(old: Geometry, new: Geometry, y: float) -> float:
    """Where that stands in `new` which stood at height `y` in `old`.

    Told by the nearest heading, clause or table that both have, else by the page.
    """
    known = old.strip.spots.keys() & new.strip.spots.keys()
    distances = {name: y - old.y(old.strip.spots[name]) for name in known}
    # what stands below was pushed about by what is edited here, so it tells half as well
    nearest = min(distances, key=lambda name: _remoteness(distances[name]), default="")
    if nearest:
        return new.y(new.strip.spots[nearest]) + distances[nearest] / old.scale * new.scale
    at = old.page_at(y)
    into = (y - old.top(at)) / old.scale
    return new.top(min(at, max(0, len(new.strip.sheets) - 1))) + into * new.scale


def _remoteness(distance: float) -> float:
    return distance if distance >= 0 else -2 * distance


class PictureStore:
    """Pictures of pages, the ones last looked at, within a bound of memory."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Plate, QImage] = OrderedDict()

    def __contains__(self, plate: Plate) -> bool:
        return plate in self._kept

    def put(self, plate: Plate, image: QImage, needed: Collection[Plate]) -> None:
        """Keeps a picture and drops the oldest beyond the bound, but never one `needed`."""
        self._kept[plate] = image
        size = sum(each.sizeInBytes() for each in self._kept.values())
        for old in list(self._kept):
            if size <= self._most:
                return
            if old not in needed and old != plate:
                size -= self._kept.pop(old).sizeInBytes()

    def get(self, plate: Plate) -> QImage | None:
        """The picture, or one of the same page at another size, to stand in for it."""
        if plate in self._kept:
            self._kept.move_to_end(plate)
            return self._kept[plate]
        for other in reversed(self._kept):
            if (other.number, other.page) == (plate.number, plate.page):
                return self._kept[other]
        return None

    def forget_others(self, numbers: Collection[int]) -> None:
        """Drops the pictures of all PDFs but these."""
        for plate in [each for each in self._kept if each.number not in numbers]:
            del self._kept[plate]
