"""Boxes of the title block: logo, title, subtitle and the parties."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.nodes import TitleBlock
from sla_desktop.export.pdf_boxes import Box, TextBox
from sla_desktop.export.pdf_parties import party_boxes
from sla_desktop.export.pdf_rows import RowBox
from sla_desktop.export.pdf_setting import Setting, plain, text_box
from sla_desktop.export.pdf_sheet import Sheet
from sla_desktop.export.pdf_syntax import string
from sla_desktop.export.pictures import Picture


class PictureBox(Struct, frozen=True):
    """A picture at the left margin, as large as fits into a place of its own."""

    picture: Picture
    width: float
    height: float
    element: int
    after: float
    before: float = 0.0
    gap: float = 0.0
    keep: bool = True
    anchor: str = ""
    header: Box | None = None

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, page: float) -> None:
        """A picture stays whole."""

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        sheet.picture(self.picture, left, top, self.width, self.height, self.element)


def picture_box(
    picture: Picture, room: tuple[float, float], after: float, element: int
) -> PictureBox:
    """`picture` in `room`, a width and a height, in its own proportions."""
    scale = min(room[0] / picture.width, room[1] / picture.height)
    return PictureBox(picture, picture.width * scale, picture.height * scale, element, after)


def title_boxes(setting: Setting, block: TitleBlock) -> Iterator[PictureBox | TextBox | RowBox]:
    """What the first page begins with."""
    look = setting.look
    if look.logo:
        element = setting.element("Figure", entries=b"/Alt" + string(look.logo.alt))
        yield picture_box(look.logo, look.logo_room, look.logo_after, element)
    element = setting.element("Title")
    title = text_box(setting, plain(block.title), look.title, keep=True, element=element)
    if block.subtitle:
        yield title
        element = setting.element("P")
        yield text_box(setting, plain(block.subtitle), look.subtitle, element=element)
    else:
        yield replace(title, after=look.subtitle.after)
    yield from party_boxes(setting, block.parties)
