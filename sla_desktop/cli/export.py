"""``export``: the documents, written whole or not at all."""

from pathlib import Path

from msgspec import Struct

from sla_desktop.cli.errors import UserError
from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.export.docx import write_docx
from sla_desktop.export.pdf import PdfResult, UncoveredCharactersError, write_pdf
from sla_desktop.storage.wholefile import write_whole


class Targets(Struct, frozen=True):
    """Where the documents go."""

    docx: Path | None
    pdf: Path | None
    force: bool


def check_targets(targets: Targets) -> None:
    """Refuses what cannot be written before any work is done."""
    wanted = [path for path in (targets.docx, targets.pdf) if path is not None]
    if not wanted:
        raise UserError("Nothing to export: name an output with --docx OUT, --pdf OUT or both.")
    if len(wanted) == 2 and wanted[0].resolve() == wanted[1].resolve():
        raise UserError(f"“{wanted[0]}” is named for both documents: give them different names.")
    for path in wanted:
        if path.is_dir():
            raise UserError(f"“{path}” is a folder: name a file in it.")
        if path.exists() and not targets.force:
            raise UserError(f"“{path}” exists already: choose another name or add --force.")
        if not path.absolute().parent.is_dir():
            raise UserError(f"The folder “{path.absolute().parent}” does not exist: make it first.")


def export(
    agreement: Agreement, images: dict[str, bytes], targets: Targets, *, with_data: bool
) -> str:
    """Writes the documents. The answer is "" or why there is no PDF."""
    document = compose(agreement)
    attachment = _attachment(agreement, images) if with_data else None
    pdf, refused = _laid_out(document, attachment)
    pages = pdf.pages if pdf else None
    if targets.docx:
        data = write_docx(document, attachment, pages)
        write_whole(targets.docx, data, replace=targets.force)
    if targets.pdf and pdf:
        write_whole(targets.pdf, pdf.data, replace=targets.force)
    return refused if targets.pdf else ""


def _laid_out(document: Document, attachment: Attachment | None) -> tuple[PdfResult | None, str]:
    """The PDF, whose page numbers the DOCX shows too; or why it cannot be made."""
    try:
        return write_pdf(document, attachment), ""
    except UncoveredCharactersError as error:
        return None, str(error)


def _attachment(agreement: Agreement, images: dict[str, bytes]) -> Attachment:
    shown = printed_copy(agreement)
    data = copyfile.encode(shown, {k: v for k, v in images.items() if k == shown.logo})
    return Attachment(
        name=copyfile.ATTACHMENT,
        media_type="application/json",
        data=data,
        description="The agreement as data, to be opened again with SLA Desktop",
    )
