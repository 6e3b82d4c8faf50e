"""Boxes of lists, which nest by the depth of their items."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.nodes import Listing, ListItem
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_setting import Setting, text_box
from sla_desktop.export.pdf_tags import DOCUMENT


class _Open(Struct):
    """A list under way: the depth of its items, its element, and that of its last item's body."""

    depth: int
    ordered: bool
    element: int
    body: int = 0


def listing_boxes(setting: Setting, block: Listing) -> Iterator[TextBox]:
    """A box for each item."""
    look = setting.look
    lists: list[_Open] = []
    for at, item in enumerate(block.items):
        last = at == len(block.items) - 1
        x = look.indent(block.level) + (item.depth + 1) * look.list_step
        label, body = _elements(setting, lists, item)
        yield text_box(
            setting,
            item.content,
            replace(look.body, after=look.body.after if last else look.list_after),
            x=x,
            label=item.marker,
            label_x=x - look.list_step,
            element=body,
            label_element=label,
        )


def _elements(setting: Setting, lists: list[_Open], item: ListItem) -> tuple[int, int]:
    """Elements of an item's marker and its text; `lists` are those it may go on with."""
    while lists and (
        lists[-1].depth > item.depth
        or (lists[-1].depth == item.depth and lists[-1].ordered != item.ordered)
    ):
        lists.pop()
    if not lists or lists[-1].depth < item.depth:
        parent = lists[-1].body if lists else DOCUMENT
        numbering = b"/A<</O/List/ListNumbering%b>>" % _numbering(item)
        lists.append(_Open(item.depth, item.ordered, setting.element("L", parent, numbering)))
    entry = setting.element("LI", lists[-1].element)
    label = setting.element("Lbl", entry)
    lists[-1].body = setting.element("LBody", entry)
    return label, setting.element("P", lists[-1].body)


def _numbering(item: ListItem) -> bytes:
    """How the items of a list are counted, by the marker of the first."""
    if not item.ordered:
        return b"/Disc"
    count = item.marker.strip("(). ")
    if count == "i":
        return b"/LowerRoman"
    return b"/LowerAlpha" if count.isalpha() and count.islower() else b"/Decimal"
