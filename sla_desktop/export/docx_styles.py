"""The styles part, made from the look."""

from collections.abc import Iterator

from msgspec import Struct

from sla_desktop.export.docx_numbering import OUTLINE, OUTLINE_NUM
from sla_desktop.export.docx_xml import NAMESPACES, attribute, twips
from sla_desktop.export.look import Hanging, Look, TextStyle

_WORDS_OWN = ("Heading", "List", "TOC", "Title", "Subtitle", "Caption", "Header", "Footer")
_COMPLEX_FONT = "Arial"  # has Arabic and Hebrew, and is wherever Word is
OTHER_LANGUAGES = 'w:eastAsia="zh-CN" w:bidi="ar-SA"'  # of text in those scripts
TITLE_MARK = "Agreement Title"  # of the title's words, for a header that repeats them
_NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr>'


class _Style(Struct, frozen=True):
    """A paragraph style; `extra` are its properties between keepLines and spacing."""

    id: str
    name: str
    look: TextStyle
    based_on: str = "Normal"
    following: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    extra: str = ""
    indent: str = ""
    outline: int | None = None
    exact: bool = False
    shown: bool = True  # in Word's style gallery


def styles_xml(look: Look, language: str, text_width: float) -> str:
    """Document defaults, then every style the writer uses."""
    font = attribute(look.docx_font)
    fonts = "".join(f' w:{script}="{font}"' for script in ("ascii", "hAnsi", "eastAsia"))
    fonts += f' w:cs="{_COMPLEX_FONT}"'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>"
        f'<w:color w:val="{look.text_color}"/>{_size(look.body.size)}'
        f'<w:lang w:val="{attribute(language)}" {OTHER_LANGUAGES}/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(look.body)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    paragraphs = "".join(_paragraph_style(style, look) for style in _styles(look, text_width))
    return (
        f"<w:styles {NAMESPACES}>{defaults}{_LATENT}{_NORMAL}{paragraphs}{_tables(look)}</w:styles>"
    )


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
    'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="AgreementTitle">'
    f'<w:name w:val="{TITLE_MARK}"/><w:uiPriority w:val="99"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _styles(look: Look, text_width: float) -> Iterator[_Style]:
    yield from _numbered(look)
    for level in (2, 4, 5):
        yield _Style(
            f"ClauseText{level}",
            f"Clause Text {level}",
            look.body,
            indent=f'<w:ind w:left="{twips(look.indent(level))}"/>',
        )
    listed = TextStyle(look.body.size, look.body.leading, after=look.list_after)
    yield _Style("ListBullet", "List Bullet", listed)
    yield _Style("ListNumber", "List Number", listed)
    room = TextStyle(1, 1, after=look.logo_after)
    yield _Style("Logo", "Logo", room, following="Title", keep_next=True, shown=False)
    yield _Style("Title", "Title", look.title, following="Subtitle", keep_next=True)
    yield _Style("Subtitle", "Subtitle", look.subtitle, following="Normal")
    yield _Style("PartyRole", "Party Role", look.party_role, keep_next=True)
    yield _Style("PartyName", "Party Name", look.party_name)
    yield _Style("PartyDetail", "Party Detail", look.party_detail)
    yield from _contents(look, text_width)
    yield _Style("Caption", "caption", look.table.caption, keep_next=True, keep_lines=True)
    yield _Style("TableText", "Table Text", look.table.text)
    yield _Style("TableHead", "Table Head", look.table.header, based_on="TableText")
    yield _Style("SignatureRole", "Signature Role", look.signature.role, keep_next=True)
    yield _Style("SignatureParty", "Signature Party", look.signature.party, keep_next=True)
    yield _Style("SignatureLabel", "Signature Label", look.signature.label)
    yield _Style("SignatureValue", "Signature Value", look.signature.value)
    yield _Style("NoteMuted", "Note", look.muted)
    yield _guidance(look)
    yield _Style("Header", "header", look.labels, shown=False)
    yield _Style("Footer", "footer", look.labels, shown=False)
    yield _Style("Gap", "Gap", TextStyle(1, 1), exact=True, shown=False)


def _numbered(look: Look) -> Iterator[_Style]:
    for level, text in enumerate(look.headings, 1):
        here = look.hanging[level - 1]
        yield _Style(
            f"Heading{level}",
            f"heading {level}",
            text,
            following="Normal",
            keep_next=True,
            keep_lines=True,
            extra=_number(level),
            indent=_hanging(here),
            outline=level,
        )
    for level, text in enumerate(look.headings, 1):
        yield _Style(
            f"UnnumberedHeading{level}",
            f"Unnumbered Heading {level}",
            text,
            based_on=f"Heading{level}",
            following="Normal",
            extra=_NO_NUMBER,
            indent='<w:ind w:left="0" w:firstLine="0"/>',
            outline=level,
        )
    for level in range(2, len(OUTLINE) + 1):
        here = look.hanging[level - 1]
        yield _Style(
            f"Clause{level}",
            f"Clause {level}",
            look.body,
            extra=_number(level),
            indent=_hanging(here),
        )


def _contents(look: Look, text_width: float) -> Iterator[_Style]:
    yield _Style("TOCHeading", "TOC Heading", look.contents_title, keep_next=True)
    for level, (text, here) in enumerate(zip(look.contents, look.contents_hanging, strict=True), 1):
        yield _Style(
            f"TOC{level}",
            f"toc {level}",
            text,
            extra=f'<w:tabs><w:tab w:val="left" w:pos="{twips(here.text)}"/>'
            f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(text_width)}"/></w:tabs>',
            indent=_hanging(here),
            shown=False,
        )


def _guidance(look: Look) -> _Style:
    inset = look.guidance_padding + look.guidance_bar
    return _Style(
        "NoteGuidance",
        "Guidance Note",
        look.guidance,
        keep_lines=True,
        extra=f'<w:pBdr><w:left w:val="single" w:sz="{round(look.guidance_bar * 8)}" '
        f'w:space="{round(look.guidance_padding)}" w:color="{look.accent_color}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.guidance_tint}"/>',
        indent=f'<w:ind w:left="{twips(inset)}"/>',
    )


def _number(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{OUTLINE_NUM}"/></w:numPr>'


def _hanging(here: Hanging) -> str:
    return f'<w:ind w:left="{twips(here.text)}" w:hanging="{twips(here.text - here.number)}"/>'


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(text: TextStyle, exact: bool = False) -> str:
    rule = "exact" if exact else "atLeast"
    return (
        f'<w:spacing w:before="{twips(text.before)}" w:after="{twips(text.after)}" '
        f'w:line="{twips(text.leading)}" w:lineRule="{rule}"/>'
    )


def _paragraph_style(style: _Style, look: Look) -> str:
    text = style.look
    custom = ' w:customStyle="1"' if not style.id.startswith(_WORDS_OWN) else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    properties = (
        ("<w:keepNext/>" if style.keep_next else "")
        + ("<w:keepLines/>" if style.keep_lines else "")
        + style.extra
        + _spacing(text, style.exact)
        + style.indent
        + (f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "")
    )
    color = look.color(text.ink)
    marks = (
        ("<w:b/><w:bCs/>" if text.bold else "")
        + ("<w:i/><w:iCs/>" if text.italic else "")
        + (f'<w:color w:val="{color}"/>' if text.ink != "text" else "")
        + _size(text.size)
    )
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}'
        f'<w:uiPriority w:val="{10 if style.shown else 99}"/>'
        f"{'<w:qFormat/>' if style.shown else ''}"
        f"<w:pPr>{properties}</w:pPr><w:rPr>{marks}</w:rPr></w:style>"
    )


def _rule(side: str, points: float, color: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="0" w:color="{color}"/>'


def _tables(look: Look) -> str:
    table = look.table
    margins = (
        f'<w:top w:w="{twips(table.padding_y)}" w:type="dxa"/>'
        f'<w:left w:w="{twips(table.padding_x)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(table.padding_y)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(table.padding_x)}" w:type="dxa"/>'
    )
    borders = (
        _rule("top", table.edge, look.accent_color)
        + _rule("bottom", table.edge, look.accent_color)
        + _rule("insideH", table.rule, look.rule_color)
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="SlaTable"><w:name w:val="SLA Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.header_tint}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
