"""Writes a composed document as DOCX.

The body is one string inside a package of the program's own, which python-docx opens and saves.
Blocks made through python-docx one by one take thirty times as long.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false

import io
import struct
import zipfile
from collections.abc import Mapping

import docx
from docx.document import Document as OpenedDocument

from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.docx_body import Body
from sla_desktop.export.docx_inline import Writing
from sla_desktop.export.docx_package import package_bytes
from sla_desktop.export.look import LOOK, Look

_LONGEST_PROPERTY = 255  # Word takes no more in a core property
_NO_DATE = b"\x00\x00\x21\x00"  # midnight, 1 January 1980: the earliest a zip can say


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
        body=body,
        numbering=writing.numbering.xml(look),
        attachment=attachment,
        pages=pages.get(""),
    )
    opened = docx.Document(io.BytesIO(package))
    _set_properties(opened, document)
    stream = io.BytesIO()
    opened.save(stream)
    return _without_dates(stream.getvalue())


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


def _without_dates(package: bytes) -> bytes:
    """The zip file with the time of writing taken out of its headers."""
    out = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for entry in archive.infolist():
            out[entry.header_offset + 10 : entry.header_offset + 14] = _NO_DATE
        at = archive.start_dir
    while out.startswith(b"PK\x01\x02", at):
        out[at + 12 : at + 16] = _NO_DATE
        at += 46 + sum(struct.unpack_from("<3H", out, at + 28))
    return bytes(out)
