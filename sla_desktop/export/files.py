"""The documents of an agreement as bytes: what the command line and the window both export."""

import hashlib
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.export.docx import write_docx
from sla_desktop.export.look import Look
from sla_desktop.export.options import ExportOptions, dressed, look_of, prepared
from sla_desktop.export.pdf import UncoveredCharactersError, layout_pages, write_pdf

Step = Callable[[str], None]


class Wanted(Struct, frozen=True):
    """Which documents to make, whether they carry the agreement's data, and their look."""

    docx: bool
    pdf: bool
    with_data: bool
    options: ExportOptions = ExportOptions()


class Files(Struct, frozen=True):
    """The documents made; `refused` says why there is no PDF where one was wanted."""

    docx: bytes | None = None
    pdf: bytes | None = None
    refused: str = ""


def make_files(agreement: Agreement, wanted: Wanted, step: Step | None = None) -> Files:
    """Makes the documents; the page numbers that a DOCX shows are those of the PDF.

    `step` is called with the name of each step before it; what it raises stops the work.
    """
    tell = step or _quietly
    tell("Putting the document together")
    document = compose(prepared(agreement, wanted.options))
    document = dressed(document, agreement, wanted.options)
    look = look_of(wanted.options, document.author, compact=document.compact)
    attachment = _attachment(agreement, wanted.options) if wanted.with_data else None
    pdf, refused = None, ""
    tell("Laying out the pages")
    if wanted.pdf:
        pdf, pages, refused = _written_pdf(document, attachment, look, beside_docx=wanted.docx)
    else:
        pages = layout_pages(document, look)
    if not wanted.docx:
        return Files(None, pdf, refused)
    tell("Writing the Word document")
    return Files(write_docx(document, attachment, pages, look), pdf, refused)


def _quietly(_step: str) -> None:
    """Tells nobody."""


def _written_pdf(
    document: Document, attachment: Attachment | None, look: Look, *, beside_docx: bool
) -> tuple[bytes | None, dict[str, int], str]:
    """The PDF and its page numbers; or these alone and why it cannot be made."""
    try:
        result = write_pdf(document, attachment, look)
    except UncoveredCharactersError as error:
        refused = str(error)
        if beside_docx:
            refused = (
                f"Only the DOCX is written, for a PDF cannot show {error.listed}: "
                "write them in another way to get both."
            )
        return None, layout_pages(document, look), refused
    return result.data, result.pages, ""


def _attachment(agreement: Agreement, options: ExportOptions) -> Attachment:
    """The agreement as it prints, with the logo that is printed and no other picture."""
    logo = hashlib.sha256(options.logo).hexdigest() if options.logo else ""
    shown = replace(printed_copy(prepared(agreement, options)), logo=logo)
    data = copyfile.encode(shown, {logo: options.logo} if logo else {})
    return Attachment(
        name=copyfile.ATTACHMENT,
        media_type="application/json",
        data=data,
        description="The agreement as data, to be opened again with SLA Desktop",
    )
