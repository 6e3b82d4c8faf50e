"""The package that python-docx opens: the body and all that stands around it."""

import base64
import io
import re
import zipfile
from collections.abc import Mapping

from sla_desktop import __version__
from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.domain.copyfile import DATA_NAMESPACE
from sla_desktop.export.docx_labels import footer_xml, header_xml
from sla_desktop.export.docx_logo import logo_target
from sla_desktop.export.docx_styles import OTHER_LANGUAGES, styles_xml
from sla_desktop.export.docx_xml import NAMESPACES, attribute, twips
from sla_desktop.export.look import PAGE_SIZES, Look

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ITEM_ID = "{5C1A9B52-3D5E-4E0B-9C1F-7A6B2F1D0E43}"  # marks the data as this program's own
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_TYPE}.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATION = f"{_TYPE_NAMESPACE}/relationships"
MAIN_PART = "word/document.xml"
_WORD_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "footer1": "footer",
}
_PACKAGE_PARTS = {
    MAIN_PART: f"{_RELATION}/officeDocument",
    "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{_RELATION}/extended-properties",
}
_DOCUMENT_PARTS = {f"{name}.xml": f"{_RELATION}/{kind}" for name, kind in _WORD_PARTS.items()}
_ATTACHED = "../customXml/item1.xml"


def package_bytes(
    document: Document,
    look: Look,
    *,
    numbering: str,
    attachment: Attachment | None,
    pages: int | None,
) -> bytes:
    """All but the body; kept uncompressed, for it is opened at once."""
    carried = {} if attachment is None else _attachment_parts(attachment)
    text_width = look.text_width(document.page_size)
    parts = {
        "[Content_Types].xml": _content_types(look),
        "_rels/.rels": _relations(_PACKAGE_PARTS),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "docProps/app.xml": _app(),
        MAIN_PART: main_part(document, look, ""),
        "word/_rels/document.xml.rels": _relations(
            _DOCUMENT_PARTS
            | ({logo_target(look.logo): f"{_RELATION}/image"} if look.logo else {})
            | ({_ATTACHED: f"{_RELATION}/customXml"} if carried else {})
        ),
        "word/styles.xml": styles_xml(look, document.language, text_width),
        "word/numbering.xml": numbering,
        "word/settings.xml": _settings(document.language),
        "word/fontTable.xml": _fonts(look),
        "word/header1.xml": header_xml(document, look),
        "word/footer1.xml": footer_xml(document, look, pages),
        **carried,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, xml in parts.items():
            declared = xml if name == MAIN_PART else _DECLARATION + xml
            package.writestr(zipfile.ZipInfo(name), declared)
        if look.logo:
            name = f"word/{logo_target(look.logo)}"
            package.writestr(zipfile.ZipInfo(name), look.logo.data)
    return stream.getvalue()


def _content_types(look: Look) -> str:
    kinds = {f"word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in _WORD_PARTS.items()}
    kinds[MAIN_PART] = f"{_WORD}.document.main+xml"
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["docProps/app.xml"] = f"{_TYPE}.extended-properties+xml"
    kinds["customXml/itemProps1.xml"] = f"{_TYPE}.customXmlProperties+xml"
    kind = look.logo.kind if look.logo else ""
    picture = f'<Default Extension="{kind}" ContentType="image/{kind}"/>' if kind else ""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{picture}{overrides}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _app() -> str:
    major, minor, patch = (int(part) for part in re.findall(r"\d+", __version__)[:3])
    return (
        f'<Properties xmlns="{_TYPE_NAMESPACE}/extended-properties">'
        "<Application>SLA Desktop</Application>"
        f"<AppVersion>{major}.{minor:02}{patch:02}</AppVersion></Properties>"
    )


def main_part(document: Document, look: Look, body: str) -> str:
    """The body and the page geometry; relations 5 and 6 are header and footer, 7 the logo."""
    width, height = PAGE_SIZES[document.page_size]
    margin = twips(look.margin)
    sides = "".join(f' w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{body}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"/>'
        f'<w:pgMar{sides} w:header="{twips(look.header_distance)}"'
        f' w:footer="{twips(look.footer_distance)}" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr></w:body></w:document>'
    )


def _settings(language: str) -> str:
    """Compatibility mode 15 is that of today's Word; nothing here makes it ask a question."""
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatible}</w:compat>"
        f'<w:themeFontLang w:val="{attribute(language)}" {OTHER_LANGUAGES}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts(look: Look) -> str:
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{attribute(look.docx_font)}">'
        f'<w:altName w:val="{attribute(look.pdf_font)}"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _attachment_parts(attachment: Attachment) -> dict[str, str]:
    """Custom XML with its properties: Word keeps such a part when it saves."""
    described = "".join(
        f' {name}="{attribute(value)}"'
        for name, value in (
            ("name", attachment.name),
            ("mediaType", attachment.media_type),
            ("description", attachment.description),
        )
    )
    return {
        "customXml/item1.xml": f'<attachment xmlns="{DATA_NAMESPACE}"{described} '
        f'encoding="base64">{base64.b64encode(attachment.data).decode("ascii")}</attachment>',
        "customXml/_rels/item1.xml.rels": _relations(
            {"itemProps1.xml": f"{_RELATION}/customXmlProps"}
        ),
        "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="{_TYPE_NAMESPACE}/customXml" '
        f'ds:itemID="{_ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="{DATA_NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>",
    }
