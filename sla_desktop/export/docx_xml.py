"""WordprocessingML in small pieces: units, escaped text, paragraphs, complex fields.

The order of child elements matters to Word; callers pass `extra` properties in schema order.
"""

import re

from sla_desktop.domain.clean import clean_line, clean_text
from sla_desktop.export.docx_direction import BACKWARDS, directed, runs_backwards, stretches

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_BREAKS = re.compile("([\t\n])")


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def escape(value: str) -> str:
    """Text without anything a reader could take for mark-up, also inside an attribute."""
    if value.isalnum():
        return value
    return (
        value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def attribute(value: str) -> str:
    """One clean line, escaped."""
    return escape(clean_line(value))


def run(value: str, properties: str = "") -> str:
    """A text run; tabs and line breaks become elements, for Word knows no such characters."""
    cleaned = clean_text(value)
    if not cleaned:
        return ""
    if runs_backwards(cleaned):
        marked = properties or "<w:rPr></w:rPr>"
        marked = marked.replace("</w:rPr>", f"{BACKWARDS}</w:rPr>")
        return "".join(
            _run(part, marked if backwards else properties)
            for part, backwards in stretches(cleaned)
        )
    return _run(cleaned, properties)


def _run(cleaned: str, properties: str) -> str:
    if "\n" not in cleaned and "\t" not in cleaned:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(cleaned)}</w:t></w:r>'
    pieces = "".join(_piece(piece) for piece in _BREAKS.split(cleaned) if piece)
    return f"<w:r>{properties}{pieces}</w:r>"


def _piece(piece: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


TAB = "<w:r><w:tab/></w:r>"
AT_TOP = '<w:spacing w:before="0"/>'  # Word keeps the space before a paragraph on a new page


def paragraph(
    style: str,
    content: str,
    extra: str = "",
    *,
    keep_next: bool = False,
    page_break: bool = False,
) -> str:
    """A paragraph; `extra` holds the properties that follow pageBreakBefore."""
    keep = "<w:keepNext/>" if keep_next else ""
    turn = "<w:pageBreakBefore/>" if page_break else ""
    extra = directed(content, extra)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{turn}{extra}</w:pPr>{content}</w:p>'


def gap(points: float, *, page_break: bool = False, keep_next: bool = False) -> str:
    """Empty space of exactly this height; Word wants a paragraph after every table."""
    spacing = f'<w:spacing w:line="{twips(points)}" w:lineRule="exact"/>'
    return paragraph("Gap", "", spacing, page_break=page_break, keep_next=keep_next)


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A complex field holding the result it is shown with until Word counts again."""
    begin, separate, end = (
        f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    )
    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return begin + code + separate + run(shown, properties) + end
