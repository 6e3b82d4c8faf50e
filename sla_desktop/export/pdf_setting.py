"""Sets text into boxes: one paragraph, or a row of cells, in a style at an indent."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from sla_desktop.document.nodes import Align, Inlines, Run
from sla_desktop.export.look import Look, TextStyle
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_lines import break_lines
from sla_desktop.export.pdf_tags import ARTIFACT, DOCUMENT, Structure
from sla_desktop.export.pdf_text import Typesetter
from sla_desktop.export.pdf_words import Text

_LABEL_SPACE = 0.4  # between a label too wide for its place and the text, in em


class Setting(Struct, frozen=True):
    """What all boxes of a document share."""

    look: Look
    typesetter: Typesetter
    width: float  # of the text area
    room: float  # its height
    structure: Structure

    def element(self, role: str, parent: int = DOCUMENT, entries: bytes = b"") -> int:
        """A new element of the structure, after all others of `parent`."""
        return self.structure.add(role, parent, entries)


def plain(text: str) -> Inlines:
    """One run in the look of its style."""
    return (Run(text),)


def measured(setting: Setting, content: Inlines, style: TextStyle) -> Text:
    """The words of a paragraph, not yet in lines."""
    return setting.typesetter.measure(content, style.size, style.bold, style.italic)


def cell_box(
    text: Text, style: TextStyle, x: float, width: float, align: Align, element: int
) -> TextBox:
    """A measured paragraph in the lines of a cell."""
    em = width / style.size
    text, lines = break_lines(text, em, em)
    return TextBox(text, lines, style, x, width, len(lines), align=align, element=element)


def text_box(
    setting: Setting,
    content: Inlines,
    style: TextStyle,
    *,
    x: float = 0.0,
    width: float | None = None,
    label: str = "",
    label_x: float = 0.0,
    align: Align = "left",
    keep: bool = False,
    anchor: str = "",
    target: str = "",
    element: int = ARTIFACT,
    label_element: int | None = None,
) -> TextBox:
    """A paragraph whose text begins at `x`, in lines; `label` hangs left of it, from `label_x`.

    The label belongs to the same element of the structure unless it has its own.
    """
    size = style.size
    width = setting.width - x if width is None else width
    tag = None
    first_x = 0.0
    if label:
        tag = measured(setting, plain(label), style)
        end = label_x + (tag.width + _LABEL_SPACE) * size
        first_x = max(0.0, end - x)
        if tag.breaks or first_x > width / 2:
            content, tag, first_x = (Run(label + " "), *content), None, 0.0
    text = measured(setting, content, style)
    text, lines = break_lines(text, (width - first_x) / size, width / size)
    return TextBox(
        text,
        lines,
        style,
        x,
        width,
        len(lines),
        before=style.before,
        after=style.after,
        keep=keep,
        align=align,
        first_x=first_x,
        label=tag,
        label_x=label_x,
        anchor=anchor,
        target=target,
        element=element,
        label_element=element if label_element is None else label_element,
    )


def columns(
    width: float, shares: Sequence[float], needs: Sequence[float] = ()
) -> list[tuple[float, float]]:
    """Start and width of columns that share `width` by weight.

    A column narrower than its need takes the rest from those wider than theirs, if they have it.
    """
    wanted = [width * share / sum(shares) for share in shares]
    needs = needs or [0.0] * len(wanted)
    missing = sum(max(need - have, 0.0) for have, need in zip(wanted, needs, strict=True))
    spare = sum(max(have - need, 0.0) for have, need in zip(wanted, needs, strict=True))
    if 0 < missing <= spare:
        wanted = [
            max(need, have - (have - need) * missing / spare)
            for have, need in zip(wanted, needs, strict=True)
        ]
    starts = accumulate(wanted, initial=0.0)
    return list(zip(starts, wanted, strict=False))
