"""Header, footer and watermark."""

import re
from collections.abc import Sequence

from sla_desktop.document.nodes import Align, Block, Document, TitleBlock
from sla_desktop.export.docx_styles import TITLE_MARK
from sla_desktop.export.docx_xml import (
    NAMESPACES,
    attribute,
    escape,
    field,
    gap,
    paragraph,
    run,
    twips,
)
from sla_desktop.export.look import Look

_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_LETTER_WIDTH = 0.6  # of a capital, in em
_Texts = Sequence[tuple[str, Align]]
_COUNTS = re.compile(r"(\{pages?\})")


def header_xml(document: Document, look: Look) -> str:
    """Left and right label over a thin rule; the watermark lies under the page from here."""
    labels = document.labels
    left = run(labels.header_left)
    if labels.header_left and any(
        _is_titled(block, labels.header_left) for block in document.blocks
    ):
        left = field(f'STYLEREF "{TITLE_MARK}"', labels.header_left)
    texts: _Texts = [(left, "left"), (run(labels.header_right), "right")]
    table = _labels("Header", texts, look.header_shares, look, document, "bottom")
    below = _watermark(document.watermark, look)
    tail = paragraph("Gap", below) if below else gap(1)
    return f"<w:hdr {NAMESPACES} {_VML}>{table}{tail}</w:hdr>"


def _is_titled(block: Block, words: str) -> bool:
    """Whether the title on the page says these words, so that the header can follow it."""
    return isinstance(block, TitleBlock) and block.title == words


def footer_xml(document: Document, look: Look, pages: int | None) -> str:
    """Left, middle and the page of the pages under a thin rule."""
    labels = document.labels
    counted = "".join(_page_piece(piece, pages) for piece in _COUNTS.split(labels.page_of))
    texts: _Texts = [
        (run(labels.footer_left), "left"),
        (run(labels.footer_middle), "center"),
        (counted, "right"),
    ]
    table = _labels("Footer", texts, look.footer_shares, look, document, "top")
    return f"<w:ftr {NAMESPACES}>{table}{gap(1)}</w:ftr>"


def _page_piece(piece: str, pages: int | None) -> str:
    if piece == "{page}":
        return field("PAGE", "1")
    if piece == "{pages}":
        return field("NUMPAGES", str(pages or 1))
    return run(piece)


def _labels(
    style: str,
    texts: _Texts,
    shares: Sequence[float],
    look: Look,
    document: Document,
    ruled: str,
) -> str:
    """A borderless row of labels, each wrapping in its own share of the width."""
    width = look.text_width(document.page_size)
    widths = [twips(width * share) for share in shares]
    rule = (
        f'<w:tblBorders><w:{ruled} w:val="single" w:sz="{round(look.table.rule * 8)}" w:space="0" '
        f'w:color="{look.rule_color}"/></w:tblBorders>'
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/></w:tcPr>'
        + paragraph(style, content, "" if align == "left" else f'<w:jc w:val="{align}"/>')
        + "</w:tc>"
        for share, (content, align) in zip(widths, texts, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{share}"/>' for share in widths)
    space = (
        f'<w:tblCellMar><w:top w:w="{twips(look.labels_padding)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(look.labels_padding)}" w:type="dxa"/></w:tblCellMar>'
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{rule}<w:tblLayout w:type="fixed"/>{space}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _watermark(text: str, look: Look) -> str:
    """Word's own kind of watermark, so that its Remove Watermark finds it."""
    words = attribute(text)
    if not words:
        return ""
    height = min(look.watermark_size, look.watermark_length / (_LETTER_WIDTH * len(words)))
    width = height * _LETTER_WIDTH * len(words)
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" '
        f'style="position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;'
        f"height:{height:.0f}pt;rotation:315;z-index:-251658240;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" '
        f'o:allowincell="f" fillcolor="#{look.watermark_color}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escape(look.docx_font)}&quot;;font-size:1pt" '
        f'string="{words}"/></v:shape></w:pict></w:r>'
    )
