"""The same documents through other programs, as their own manuals show it: to compare with."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Para
from reportlab.platypus import Table as StockTable
from reportlab.platypus.tableofcontents import TableOfContents

from sla_desktop import resources
from sla_desktop.document.nodes import (
    Blank,
    Block,
    Clause,
    Contents,
    Document,
    Heading,
    Inlines,
    Listing,
    Paragraph,
    Run,
    Table,
)
from sla_desktop.export.docx import write_docx

_MARGIN = 71


def _draw_number(canvas: Any, _template: Any) -> None:
    canvas.setFont("Carlito", 8.5)
    canvas.drawRightString(A4[0] - _MARGIN - 20, 35, f"Page {canvas.getPageNumber()} of")
    canvas.translate(A4[0] - _MARGIN - 18, 35)
    canvas.doForm("total")


def _save_total(canvas: Any) -> None:
    total = canvas.getPageNumber() - 1
    canvas.beginForm("total")
    canvas.setFont("Carlito", 8.5)
    canvas.drawString(0, 0, str(total))
    canvas.endForm()
    Canvas.save(canvas)


def _note_heading(template: Any, flowable: Any) -> None:
    level = getattr(flowable, "heading_level", 0)
    if level:
        words = flowable.getPlainText()
        template.canv.bookmarkPage(flowable.key)
        template.canv.addOutlineEntry(words, flowable.key, level - 1)
        if level < 3:
            template.notify("TOCEntry", (level - 1, escape(words), template.page, flowable.key))


_Numbered: Any = type("_Numbered", (Canvas,), {"save": _save_total})
_Template: Any = type("_Template", (BaseDocTemplate,), {"afterFlowable": _note_heading})


def stock_reportlab(document: Document) -> bytes:
    """reportlab's own paragraphs, tables and table of contents."""
    for face in ("Carlito", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic"):
        file = face if "-" in face else "Carlito-Regular"
        pdfmetrics.registerFont(TTFont(face, str(resources.path("fonts", f"{file}.ttf"))))
    pdfmetrics.registerFontFamily(
        "Carlito",
        normal="Carlito",
        bold="Carlito-Bold",
        italic="Carlito-Italic",
        boldItalic="Carlito-BoldItalic",
    )
    stream = io.BytesIO()
    template = _Template(stream, pagesize=A4)
    frame = Frame(_MARGIN, _MARGIN, A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN)
    template.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=_draw_number))
    sheet = getSampleStyleSheet()
    body = ParagraphStyle("body", sheet["BodyText"], fontName="Carlito", fontSize=10.5, leading=14)
    story: list[Any] = []
    for block in document.blocks:
        story += _flowables(block, body)
    template.multiBuild(story, canvasmaker=_Numbered)
    return stream.getvalue()


def _flowables(block: Block, body: ParagraphStyle) -> list[Any]:
    match block:
        case Heading():
            style = ParagraphStyle("h", body, fontName="Carlito-Bold", spaceBefore=12)
            made: Any = Para(f"{block.number} {_marked(block.content)}", style)
            made.heading_level, made.key = block.level, block.id
            return [made]
        case Clause():
            name = f'<a name="{block.id}"/>'
            return [Para(f"{name}{block.number} {_marked(block.content)}", body)]
        case Paragraph():
            return [Para(_marked(block.content), body)]
        case Listing():
            return [Para(_marked(item.content), body, bulletText="•") for item in block.items]
        case Table():
            return [_table(block, body), Spacer(1, 8)]
        case Contents():
            return [TableOfContents(), PageBreak()]
        case _:
            return []


def _table(block: Table, body: ParagraphStyle) -> Any:
    small = ParagraphStyle("cell", body, fontSize=9.5, leading=12.5)
    rows = [[Para(escape(column.title), small) for column in block.columns]]
    rows += [
        [Para(" ".join(map(_marked, cell.paragraphs)), small) for cell in row] for row in block.rows
    ]
    width = (A4[0] - 2 * _MARGIN) / len(block.columns)
    return StockTable(
        rows,
        colWidths=[width] * len(block.columns),
        repeatRows=1,
        style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    )


def _marked(content: Inlines) -> str:
    parts: list[str] = []
    for each in content:
        match each:
            case Run():
                words = escape(each.text)
                words = f"<b>{words}</b>" if each.bold else words
                parts.append(f"<i>{words}</i>" if each.italic else words)
            case Blank():
                parts.append("____")
            case _:
                parts.append(f'<a href="#{each.target}">{escape(each.text)}</a>')
    return "".join(parts)


def libre_office(document: Document) -> Callable[[], object] | None:
    """LibreOffice printing our DOCX, if it is installed."""
    program = shutil.which("soffice")
    if not program:
        return None
    written = write_docx(document)

    def convert() -> object:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "a.docx"
            source.write_bytes(written)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            return subprocess.run(
                [program, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, source],
                check=True,
                capture_output=True,
            )

    return convert


def pandoc(document: Document) -> Callable[[], object] | None:
    """pandoc from Markdown with a table of contents, if it is installed."""
    program = shutil.which("pandoc")
    if not program:
        return None
    source = "\n\n".join(filter(None, map(_markdown, document.blocks)))

    def convert() -> object:
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run(
                [program, "--toc", "--from", "markdown", "-o", Path(folder) / "a.docx"],
                input=source,
                encoding="utf-8",
                check=True,
                capture_output=True,
            )

    return convert


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_words(block.content)} {{#{block.id}}}"
        case Clause() | Paragraph():
            return _words(block.content)
        case Listing():
            return "\n".join(f"- {_words(item.content)}" for item in block.items)
        case Table():
            head = "|" + "|".join(column.title or " " for column in block.columns) + "|"
            rule = "|" + "---|" * len(block.columns)
            rows = [
                "|" + "|".join(" ".join(map(_words, cell.paragraphs)) for cell in cells) + "|"
                for cells in block.rows
            ]
            return "\n".join([head, rule, *rows])
        case _:
            return ""


def _words(content: Inlines) -> str:
    parts: list[str] = []
    for each in content:
        match each:
            case Run():
                parts.append(f"**{each.text.strip()}** " if each.bold else each.text)
            case Blank():
                parts.append("\\_\\_\\_\\_")
            case _:
                parts.append(f"[{each.text}](#{each.target})")
    return "".join(parts)
