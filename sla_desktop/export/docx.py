"""Writes a composed document as DOCX.

The body is one string, put into a package of the program's own that python-docx opens and saves
without it. Blocks made through python-docx one by one take sixty times as long.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.document import Document as OpenedDocument

from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.docx_body import Body
from sla_desktop.export.docx_inline import Writing
from sla_desktop.export.docx_package import MAIN_PART, main_part, package_bytes
from sla_desktop.export.look import LOOK, Look

_LONGEST_PROPERTY = 255  # Word takes no more in a core property


def write_docx(
    document: Document,
    attachment: Attachment | None = None,
    pages: Mapping[str, int] | None = None,
    look: Look = LOOK,
) -> bytes:
    """The document as a DOCX file, always the same bytes for the same values.

    `pages` gives the page of each heading by id, and of the last page under "": what contents
    and page total show until Word counts them itself.
    """
    pages = pages or {}
    writing = Writing(look, look.text_width(document.page_size))
    body = Body(document.blocks, writing, pages).xml()
    package = package_bytes(
        document,
        look,
        numbering=writing.numbering.xml(look),
        attachment=attachment,
        pages=pages.get(""),
    )
    opened = docx.Document(io.BytesIO(package))
    _set_properties(opened, document)
    stream = io.BytesIO()
    opened.save(stream)
    return _with_body(stream, main_part(document, look, body))


def _set_properties(opened: OpenedDocument, document: Document) -> None:
    properties = opened.core_properties
    properties.title = _property(document.title)
    properties.subject = _property(document.subject)
    properties.author = _property(document.author)
    properties.language = _property(document.language)
    properties.version = _property(document.version)
    properties.identifier = _property(document.agreement_id)


def _property(value: str) -> str:
    return clean_line(value)[:_LONGEST_PROPERTY]


def _with_body(saved: io.BytesIO, body: str) -> bytes:
    """The package with its main part, and without the times at which its parts were written."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = body if name == MAIN_PART else source.read(name)
            target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
