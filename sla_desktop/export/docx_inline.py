"""Runs, live references and ruled lines."""

import itertools
from functools import cache

from msgspec import Struct

from sla_desktop.document.nodes import Blank, Inlines, Reference, Run
from sla_desktop.export.docx_numbering import Numbering
from sla_desktop.export.docx_xml import attribute, field, run
from sla_desktop.export.look import Look

_RULE_WIDTH = 0.498  # of an underscore in em, in Calibri; a row of them is a line everywhere


@cache
def _run_properties(bold: bool, italic: bool, underline: bool) -> str:
    marks = (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ('<w:u w:val="single"/>' if underline else "")
    )
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""


class Target(Struct, frozen=True):
    """A heading or clause that can be referred to."""

    bookmark: str
    number: str
    title: str
    counted: bool  # its number is live; a typed one is what the bookmark encloses
    above: "Target | None" = None  # what it stands under, for the full number, e.g. 2.2(a)


class Writing:
    """What the parts of one export share while it is written."""

    def __init__(self, look: Look, text_width: float) -> None:
        self.look = look
        self.text_width = text_width
        self.targets: dict[str, Target] = {}
        self.numbering = Numbering()
        self._ids = itertools.count(1)

    def room(self, left: float) -> float:
        """Width of a line that begins at `left`."""
        return self.text_width - left

    def next_id(self) -> int:
        """A number no other bookmark or content control of the document has."""
        return next(self._ids)


def plain(content: Inlines) -> str:
    """The text of `content`, ruled lines left out."""
    return "".join("" if isinstance(each, Blank) else each.text for each in content)


def inlines(content: Inlines, writing: Writing, room: float, size: float | None = None) -> str:
    """Runs of a paragraph `room` points wide, set in `size` (None: that of the body)."""
    parts: list[str] = []
    for each in content:
        match each:
            case Run():
                parts.append(
                    run(each.text, _run_properties(each.bold, each.italic, each.underline))
                )
            case Reference():
                parts.append(_reference(each, writing.targets.get(each.target)))
            case Blank():
                parts.append(_blank(each, writing, room, size or writing.look.body.size))
    return "".join(parts)


def _reference(reference: Reference, target: Target | None) -> str:
    """Fields where Word's own count gives the printed text, else a link that never changes."""
    text = reference.text
    if target is None:
        return run(text)
    if target.number and text.endswith(target.number):
        return _number_fields(text, target)
    if text == target.title and (target.counted or not target.number):
        return field(f"REF {target.bookmark} \\h", text)
    return f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{run(text)}</w:hyperlink>'


def _number_fields(text: str, target: Target) -> str:
    """`text` up to the number as it is, then a field for each number it is made of.

    One field with Word's "full context" switch would do, were a skipped level not counted there.
    """
    fields = ""
    part: Target | None = target
    while part and part.number and text.endswith(part.number):
        switch = "\\n \\h" if part.counted else "\\h"
        fields = field(f"REF {part.bookmark} {switch}", part.number) + fields
        text = text.removesuffix(part.number)
        part = part.above
    return run(text) + fields


def _blank(blank: Blank, writing: Writing, room: float, size: float) -> str:
    """A ruled line to write on, or to click on and type over."""
    count = max(1, int(min(blank.width, room) / (_RULE_WIDTH * size)))
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(blank.label)}"/>'
        f'<w:id w:val="{writing.next_id()}"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>'
        f"<w:r><w:t>{'_' * count}</w:t></w:r></w:sdtContent></w:sdt>"
    )
