"""Wording and Qt's text blocks: there and back is the identity on normal form.

A paragraph or list item is one text block whose format names its kind and depth. A ``{{field}}``
is one inline object that remembers its source, so a cursor cannot get inside it. Tables are not
text blocks: `parts` splits wording at them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, cast

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from sla_desktop.domain.clean import clean_text
from sla_desktop.domain.fields import FIELD
from sla_desktop.domain.text import ListItem, Paragraph, RichText, Run, TextTable, normal_runs

Kind = Literal["clause", "body", "heading", "bullet", "number"]
Prose = Paragraph | ListItem
Part = tuple[Prose, ...] | TextTable

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1  # object type of a field's inline object
DEEPEST = 4
EMPTY = Paragraph()
OBJECT = "\ufffc"  # the character that stands for an inline object
_LINE_BREAK = "\u2028"  # what Qt calls a line break inside a block
_KIND = QTextFormat.Property.UserProperty.value + 1
_DEPTH = _KIND + 1
_SOURCE = _KIND + 2
_BOLD = QFont.Weight.Bold.value
_TITLE = QFont.Weight.DemiBold.value  # a sub-heading that is not bold of its own


def kind_of(block: Prose) -> Kind:
    """What a block is, as the editor tells blocks apart."""
    return block.list if isinstance(block, ListItem) else block.style


def prose(kind: Kind, depth: int, runs: tuple[Run, ...] = ()) -> Prose:
    """The block of a kind."""
    match kind:
        case "bullet" | "number":
            return ListItem(runs=runs, list=kind, depth=depth)
        case "clause" | "body" | "heading":
            return Paragraph(runs=runs, style=kind, depth=depth)


def parts(wording: RichText) -> list[Part]:
    """Prose and tables in turn, beginning and ending with prose, be it empty."""
    result: list[Part] = []
    gathered: list[Prose] = []
    for block in wording:
        if isinstance(block, TextTable):
            result += [tuple(gathered), block]
            gathered = []
        else:
            gathered.append(block)
    return [*result, tuple(gathered)]


def joined(sequence: Iterable[Part]) -> RichText:
    """Wording out of its parts; prose of one empty clause is what an empty editor holds."""
    result: list[Prose | TextTable] = []
    for part in sequence:
        if isinstance(part, TextTable):
            result.append(part)
        elif part != (EMPTY,):
            result += part
    return tuple(result)


def normal(wording: RichText) -> RichText:
    """Wording as an editor gives it back."""
    return joined(
        part if isinstance(part, TextTable) else tuple(map(_normal_block, part))
        for part in parts(wording)
    )


def _normal_block(block: Prose) -> Prose:
    return prose(kind_of(block), block.depth, normal_runs(block.runs))


@lru_cache
def block_format(kind: Kind, depth: int) -> QTextBlockFormat:
    """How a block of this kind stands on the page. Marks are drawn in the indent left of it."""
    made = QTextBlockFormat()
    made.setProperty(_KIND, kind)
    made.setProperty(_DEPTH, depth)
    made.setIndent(indent(kind, depth))
    is_item = kind in ("bullet", "number")
    made.setTopMargin(10 if kind == "heading" else 2 if is_item else 4)
    made.setBottomMargin(2 if is_item else 6)
    made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def indent(kind: Kind, depth: int) -> int:
    """Steps from the left edge to the text."""
    match kind:
        case "heading":
            return 0
        case "body":
            return depth
        case "clause":
            return depth + 1
        case "bullet" | "number":
            return depth + 2


@lru_cache
def char_format(bold: bool, italic: bool, underline: bool, *, title: bool) -> QTextCharFormat:
    """How text looks; in a sub-heading it is larger and heavier."""
    made = QTextCharFormat()
    if title:
        made.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1)
    made.setFontWeight(weight(bold, title=title))
    made.setFontItalic(italic)
    made.setFontUnderline(underline)
    return made


def weight(bold: bool, *, title: bool) -> int:
    """The font weight that says bold or not in a paragraph or a sub-heading."""
    return _BOLD if bold else _TITLE if title else QFont.Weight.Normal.value


def is_bold(look: QTextCharFormat) -> bool:
    """Whether a character is bold of its own, not only for standing in a sub-heading."""
    return look.fontWeight() >= _BOLD


def look_of(look: QTextCharFormat) -> Run:
    """A run without text that looks like `look`."""
    return Run(
        text="", bold=is_bold(look), italic=look.fontItalic(), underline=look.fontUnderline()
    )


def with_text(run: Run, text: str) -> Run:
    """Other text in the look of a run."""
    return Run(text=text, bold=run.bold, italic=run.italic, underline=run.underline)


def format_like(run: Run, kind: Kind) -> QTextCharFormat:
    """The format for text that looks like `run`."""
    return char_format(run.bold, run.italic, run.underline, title=kind == "heading")


def chip_source(look: QTextCharFormat) -> str:
    """The ``{{field}}`` that an inline object stands for; "" for anything else."""
    return cast("str", look.property(_SOURCE)) if look.objectType() == CHIP else ""


def kind_at(block: QTextBlock) -> Kind:
    """The kind of a text block."""
    return cast("Kind", block.blockFormat().property(_KIND) or "clause")


def depth_at(block: QTextBlock) -> int:
    """The depth of a text block."""
    return block.blockFormat().intProperty(_DEPTH)


def read_block(block: QTextBlock) -> Prose:
    """The domain's block for one text block."""
    return prose(kind_at(block), depth_at(block), read_runs(block))


def read_runs(block: QTextBlock, start: int = 0, end: int | None = None) -> tuple[Run, ...]:
    """The runs of a text block, or of the part between two positions in it."""
    units = _Units(block)
    runs: list[Run] = []
    for found in block.textFormats():
        first = max(found.start, start)
        last = found.start + found.length
        last = last if end is None else min(last, end)
        if first >= last:
            continue
        look = found.format
        text = units.between(first, last)
        if source := chip_source(look):
            text = text.replace(OBJECT, source)
        text = clean_text(text)
        runs.append(
            Run(
                text=text,
                bold=is_bold(look),
                italic=look.fontItalic(),
                underline=look.fontUnderline(),
            )
        )
    return normal_runs(runs)


class _Units:
    """A block's text by positions as Qt counts them: in UTF-16 units."""

    def __init__(self, block: QTextBlock) -> None:
        self._text = block.text()
        self._units = b""
        if len(self._text) != block.length() - 1:
            self._units = self._text.encode("utf-16-le", "surrogatepass")

    def between(self, first: int, last: int) -> str:
        if not self._units:
            return self._text[first:last]
        return self._units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")


def position_of(block: QTextBlock, offset: int) -> int:
    """Where in a text block the character number `offset` of the domain's text stands."""
    position = 0
    units = _Units(block)
    for found in block.textFormats():
        source = chip_source(found.format)
        last = found.start + found.length
        for character in units.between(found.start, last):
            length = len(source) if source and character == OBJECT else 1
            if offset < length:
                return position
            offset -= length
            position += 2 if ord(character) > 0xFFFF else 1
    return position


def read(document: QTextDocument) -> tuple[Prose, ...]:
    """All blocks of a document."""
    return tuple(map(read_block, blocks_between(document, 0, document.blockCount())))


def blocks_between(document: QTextDocument, first: int, last: int) -> Iterator[QTextBlock]:
    """Text blocks number `first` up to, not including, `last`."""
    block = document.findBlockByNumber(first)
    for _ in range(first, last):
        yield block
        block = block.next()


def update(document: QTextDocument, known: list[Prose], position: int, added: int) -> None:
    """Brings `known`, the blocks before a change, up to date by reading only what changed.

    `position` and `added` are what `QTextDocument.contentsChange` tells.
    """
    first = document.findBlock(position).blockNumber()
    end = min(position + added, document.characterCount() - 1)
    last = document.findBlock(end).blockNumber() + 1
    replaced = last - (document.blockCount() - len(known))
    if first < 0 or not first <= replaced <= len(known):
        known[:] = read(document)
        return
    known[first:replaced] = map(read_block, blocks_between(document, first, last))


def insert_runs(cursor: QTextCursor, runs: Iterable[Run], kind: Kind) -> None:
    """Types runs at the cursor, fields as inline objects."""
    for run in runs:
        look = format_like(run, kind)
        for text, source in pieces(run.text):
            if source:
                cursor.insertText(OBJECT, chip_format(look, source))
            else:
                cursor.insertText(text.replace("\n", _LINE_BREAK), look)


def chip_format(look: QTextCharFormat, source: str) -> QTextCharFormat:
    """The format of the inline object for a field."""
    made = QTextCharFormat(look)
    made.setObjectType(CHIP)
    made.setProperty(_SOURCE, source)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text between fields, and the fields: ("text", "") or ("", "{{field}}")."""
    at = 0
    for found in FIELD.finditer(text) if "{{" in text else ():
        if found.start() > at:
            yield text[at : found.start()], ""
        yield "", found[0]
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def write(cursor: QTextCursor, blocks: Iterable[Prose]) -> None:
    """Writes blocks from the cursor on: the first into its text block, which must be empty."""
    for number, block in enumerate(blocks):
        kind = kind_of(block)
        stands = block_format(kind, block.depth)
        look = format_like(Run(text=""), kind)
        if number:
            cursor.insertBlock(stands, look)
        else:
            cursor.setBlockFormat(stands)
            cursor.setBlockCharFormat(look)
        insert_runs(cursor, block.runs, kind)


def fill(document: QTextDocument, blocks: Sequence[Prose]) -> None:
    """Makes a document hold `blocks`, changing only those that differ."""
    wanted = tuple(blocks) or (EMPTY,)
    patch(document, read(document), wanted)


def patch(document: QTextDocument, known: Sequence[Prose], wanted: Sequence[Prose]) -> None:
    """Turns a document that holds `known` into one that holds `wanted`; neither is empty."""
    first, old_end, new_end = difference(known, wanted)
    if first == old_end == new_end:
        return
    if first in (old_end, new_end):  # blocks only come or go: take in a neighbour that stays
        if first:
            first -= 1
        else:
            old_end, new_end = old_end + 1, new_end + 1
    cursor = QTextCursor(document.findBlockByNumber(first))
    cursor.beginEditBlock()
    last = document.findBlockByNumber(old_end - 1)
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    write(cursor, wanted[first:new_end])
    cursor.endEditBlock()


def difference(before: Sequence[object], after: Sequence[object]) -> tuple[int, int, int]:
    """Where two sequences differ: from index, up to index of `before`, up to index of `after`."""
    shorter = min(len(before), len(after))
    first = 0
    while first < shorter and before[first] == after[first]:
        first += 1
    same = 0
    while same < shorter - first and before[-1 - same] == after[-1 - same]:
        same += 1
    return first, len(before) - same, len(after) - same
