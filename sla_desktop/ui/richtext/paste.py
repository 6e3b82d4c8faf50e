"""The clipboard: wording travels whole between our editors, as HTML and plain text to others."""

from collections.abc import Callable, Iterable
from html import escape
from typing import cast

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from sla_desktop.domain.clean import clean_text
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.text import ListItem, RichText, Run, TextTable, runs_text
from sla_desktop.reading.html import from_html
from sla_desktop.reading.plain import (
    MOST_BLOCKS,
    Refusal,
    from_plain_text,
    unfit,
    unfit_blocks,
)
from sla_desktop.ui.richtext.convert import Prose, normal, parts, pieces
from sla_desktop.ui.richtext.grid import MOST_COLUMNS
from sla_desktop.ui.richtext.marks import marks

OWN_TYPE = "application/x-sla-desktop-wording"
_MOST_BYTES = 8 * 1024 * 1024
_TAGS = (("bold", "b"), ("italic", "i"), ("underline", "u"))

Shown = Callable[[str], str]  # what a ``{{field}}`` says


class Clip(Struct, frozen=True):
    """Wording on the clipboard; `inline` continues the paragraph it is put into."""

    blocks: RichText
    inline: bool = False


def mime_of(clip: Clip, shown: Shown) -> QMimeData:
    """The clipboard's content for wording."""
    data = QMimeData()
    data.setData(OWN_TYPE, QByteArray(msgspec.json.encode(clip)))
    data.setHtml(to_html(clip, shown))
    data.setText(to_text(clip.blocks, shown))
    return data


def clipboard() -> QMimeData:
    """What is on the clipboard now; Qt has nothing at all for one that was never filled."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def may_read(data: QMimeData) -> bool:
    """Whether there is anything to be pasted into wording; files are left to the window."""
    if data.hasFormat(OWN_TYPE):
        return True
    files = data.hasUrls() and all(url.isLocalFile() for url in data.urls())
    return not files and (data.hasHtml() or data.hasText())


def read(data: QMimeData, *, plain: bool = False) -> Clip | Refusal:
    """What the clipboard holds, as wording; `plain` drops all looks and structure of others."""
    own = None if plain else _own(data)
    if own is not None:
        return own
    blocks = from_html(data.html()) if data.hasHtml() and not plain else ()
    if not blocks and data.hasText():
        blocks = from_plain_text(data.text())
    if isinstance(blocks, Refusal):
        return blocks
    blocks = normal(blocks)
    inline = len(blocks) == 1 and not isinstance(blocks[0], ListItem | TextTable)
    return Clip(blocks, inline)


def read_table(data: QMimeData) -> TextTable | Refusal | None:
    """The cells that the clipboard holds: a table, or lines with tabs, or one text for one cell."""
    found = read(data)
    table = table_in(found.blocks) if isinstance(found, Clip) else None
    if table is not None or not data.hasText():
        return table
    cleaned = clean_text(data.text()).strip("\n")
    if refusal := unfit([cleaned]):
        return refusal
    lines = [line.split("\t")[:MOST_COLUMNS] for line in cleaned.split("\n")][:MOST_BLOCKS]
    rows = (tuple((Run(text=cell.strip()),) for cell in line) for line in lines)
    return TextTable(id="table-1", rows=tuple(rows))


def table_in(blocks: object) -> TextTable | None:
    """The first table of a wording."""
    among = cast("RichText", blocks) if isinstance(blocks, tuple) else ()
    return next((block for block in among if isinstance(block, TextTable)), None)


def _own(data: QMimeData) -> Clip | None:
    """Our own content; None where there is none, or where somebody else made it up badly."""
    coded = bytes(data.data(OWN_TYPE).data())
    if not coded or len(coded) > _MOST_BYTES:
        return None
    try:
        clip = msgspec.json.decode(coded, type=Clip)
    except (msgspec.MsgspecError, InputError):
        return None
    return None if unfit_blocks(clip.blocks) else Clip(normal(clip.blocks), clip.inline)


def to_text(blocks: RichText, shown: Shown) -> str:
    """Plain text: list marks typed, fields as what they say, tables with tabs."""
    lines: list[str] = []
    for part in parts(blocks):
        if isinstance(part, TextTable):
            rows = [part.header] if part.header else []
            rows += [[runs_text(cell) for cell in row] for row in part.rows]
            lines += ["\t".join(_said(cell, shown) for cell in row) for row in rows]
        else:
            lines += _text_lines(part, shown)
    return "\n".join(lines)


def _text_lines(blocks: tuple[Prose, ...], shown: Shown) -> Iterable[str]:
    for block, mark in zip(blocks, marks(blocks), strict=True):
        said = _said(runs_text(block.runs), shown)
        yield f"{'  ' * block.depth}{mark} {said}" if isinstance(block, ListItem) else said


def _said(text: str, shown: Shown) -> str:
    return "".join(shown(source) if source else plain for plain, source in pieces(text))


def to_html(clip: Clip, shown: Shown) -> str:
    """HTML that word processors and mail programs take."""
    if clip.inline:
        said = [_html_runs(b.runs, shown) for b in clip.blocks if not isinstance(b, TextTable)]
        return f"<span>{''.join(said)}</span>"
    written: list[str] = []
    for part in parts(clip.blocks):
        written += [_table(part, shown)] if isinstance(part, TextTable) else _prose(part, shown)
    return "\n".join(written)


def _prose(blocks: tuple[Prose, ...], shown: Shown) -> Iterable[str]:
    open_lists: list[str] = []
    for block in blocks:
        said = _html_runs(block.runs, shown)
        wanted = block.depth + 1 if isinstance(block, ListItem) else 0
        tag = "ol" if isinstance(block, ListItem) and block.list == "number" else "ul"
        while len(open_lists) > wanted:
            yield f"</{open_lists.pop()}>"
        if wanted and len(open_lists) == wanted and open_lists[-1] != tag:
            yield f"</{open_lists.pop()}>"
        while len(open_lists) < wanted:
            open_lists.append(tag)
            yield f"<{tag}>"
        if isinstance(block, ListItem):
            yield f"<li>{said}</li>"
        else:
            yield f"<h3>{said}</h3>" if block.style == "heading" else f"<p>{said}</p>"
    yield from (f"</{tag}>" for tag in reversed(open_lists))


def _table(table: TextTable, shown: Shown) -> str:
    rows = ["".join(f"<th>{escape(_said(cell, shown))}</th>" for cell in table.header)]
    rows += ["".join(f"<td>{_html_runs(cell, shown)}</td>" for cell in row) for row in table.rows]
    caption = f"<caption>{escape(_said(table.caption, shown))}</caption>" if table.caption else ""
    return f"<table>{caption}{''.join(f'<tr>{row}</tr>' for row in rows if row)}</table>"


def _html_runs(runs: Iterable[Run], shown: Shown) -> str:
    return "".join(_html_run(run, shown) for run in runs)


def _html_run(run: Run, shown: Shown) -> str:
    said = escape(_said(run.text, shown)).replace("\n", "<br>")
    for look, tag in _TAGS:
        if getattr(run, look):
            said = f"<{tag}>{said}</{tag}>"
    return said
