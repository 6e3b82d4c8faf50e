"""Puts values for ``{{fields}}`` and live references for ``{{ref:section}}`` into blocks."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from sla_desktop.document.drafting import BLANK
from sla_desktop.document.nodes import (
    Blank,
    Block,
    Cell,
    Clause,
    Contents,
    Heading,
    Inline,
    Inlines,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    PartyBlock,
    Reference,
    Run,
    Signature,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.domain import fields
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.fields import FIELD, REFERENCE

T = TypeVar("T")
RULED = "____"  # a value still to be filled in, where only plain text can stand
_STRAY = re.compile(r"\{\{|\}\}")  # half a marker never prints
_NARROW, _WIDE, _PER_CHARACTER = 60.0, 200.0, 5.0  # points of a ruled line, by its label


class Settler:
    """Replaces the markers of one document; each name is looked up once."""

    def __init__(self, agreement: Agreement, references: Mapping[str, str]) -> None:
        self._agreement = agreement
        self._references = references
        self._known: dict[str, Inline] = {}

    def block(self, block: Block) -> Block:
        """`block` with its markers replaced; the same object where it holds none."""
        match block:
            case Heading() | Clause() | Paragraph():
                content = self.inlines(block.content)
                return block if content is block.content else replace(block, content=content)
            case Table():
                return self._table(block)
            case Listing():
                items = _mapped(block.items, self._item)
                return block if items is block.items else replace(block, items=items)
            case SignatureBlock():
                return replace(block, signatures=_mapped(block.signatures, self._signature))
            case Contents() | PageBreak():
                return block
            case _:
                return self._title(block)

    def inlines(self, content: Inlines) -> Inlines:
        """Runs with markers cut up; the same object where there are none."""
        for inline in content:
            if type(inline) is Run and ("{{" in inline.text or "}}" in inline.text):
                return tuple(part for each in content for part in self._split(each))
        return content

    def text(self, text: str) -> str:
        """Plain text with its markers replaced; what is not filled in shows as "____"."""
        if "{{" not in text and "}}" not in text:
            return text
        filled = FIELD.sub(lambda found: _plain(self._inline(found[1])), text)
        return _STRAY.sub("", filled)

    def _split(self, inline: Inline) -> list[Inline]:
        if not isinstance(inline, Run):
            return [inline]
        parts: list[Inline] = []
        for at, piece in enumerate(FIELD.split(inline.text)):
            found = self._inline(piece) if at % 2 else Run(_STRAY.sub("", piece))
            if not isinstance(found, Run):
                parts.append(found)
            elif found.text:
                parts.append(Run(found.text, inline.bold, inline.italic, inline.underline))
        return parts

    def _inline(self, name: str) -> Inline:
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> Inline:
        if name.startswith(BLANK):
            return ruled(name.removeprefix(BLANK))
        if name.startswith(REFERENCE):
            target = name.removeprefix(REFERENCE).strip()
            text = self._references.get(target)
            return Reference(text, target) if text else ruled("section")
        found = fields.resolve(self._agreement, name)
        return Run(found.text) if found.text else ruled(found.label)

    def _table(self, table: Table) -> Table:
        if not _marked(table):
            return table
        return replace(
            table,
            rows=tuple(tuple(self._cell(cell) for cell in row) for row in table.rows),
            columns=tuple(replace(each, title=self.text(each.title)) for each in table.columns),
            caption=self.text(table.caption),
            alt=self.text(table.alt),
        )

    def _cell(self, cell: Cell) -> Cell:
        return Cell(tuple(self.inlines(paragraph) for paragraph in cell.paragraphs))

    def _item(self, item: ListItem) -> ListItem:
        content = self.inlines(item.content)
        return item if content is item.content else replace(item, content=content)

    def _signature(self, signature: Signature) -> Signature:
        return Signature(
            self.text(signature.role),
            self.inlines(signature.party),
            self.text(signature.name),
            self.text(signature.position),
            self.text(signature.place),
            signature.date,
        )

    def _title(self, block: TitleBlock) -> TitleBlock:
        parties = _mapped(block.parties, self._party)
        return TitleBlock(self.text(block.title), self.text(block.subtitle), parties)

    def _party(self, party: PartyBlock) -> PartyBlock:
        details = _mapped(party.details, self.inlines)
        return PartyBlock(self.text(party.role), self.inlines(party.name), details)


def ruled(label: str) -> Blank:
    """A ruled line, wide enough for what its label asks for."""
    return Blank(label, min(_WIDE, max(_NARROW, _PER_CHARACTER * len(label))))


def _marked(table: Table) -> bool:
    """Whether any text of the table holds a marker; in one loop, for there are many cells."""
    titles = (table.caption, table.alt, *(column.title for column in table.columns))
    if any("{{" in title or "}}" in title for title in titles):
        return True
    for row in table.rows:
        for cell in row:
            for paragraph in cell.paragraphs:
                for inline in paragraph:
                    if isinstance(inline, Run) and ("{{" in inline.text or "}}" in inline.text):
                        return True
    return False


def _plain(inline: Inline) -> str:
    return RULED if isinstance(inline, Blank) else inline.text


def _mapped(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """Every item changed; the same tuple where none did."""
    changed = [change(item) for item in items]
    for new, old in zip(changed, items, strict=True):
        if new is not old:
            return tuple(changed)
    return items
