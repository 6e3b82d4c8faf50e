"""``export``: the documents, written whole or not at all."""

from argparse import Namespace
from os.path import realpath
from pathlib import Path

from msgspec import Struct

from sla_desktop.cli.errors import UserError
from sla_desktop.cli.files import refuse_in_library
from sla_desktop.domain.agreement import Agreement
from sla_desktop.export.files import Wanted, make_files
from sla_desktop.export.look import LOOK
from sla_desktop.export.options import ExportOptions
from sla_desktop.reading.logos import read_logo, read_logo_file
from sla_desktop.storage.outside import write_outside


class Targets(Struct, frozen=True):
    """Where the documents go; `source` is FILE, and nothing is written into `library`."""

    docx: Path | None
    pdf: Path | None
    force: bool
    source: Path
    library: Path


def check_targets(targets: Targets) -> None:
    """Refuses what cannot be written before any work is done."""
    wanted = [path for path in (targets.docx, targets.pdf) if path is not None]
    if not wanted:
        raise UserError("Nothing to export: name an output with --docx OUT, --pdf OUT or both.")
    if len(wanted) == 2 and realpath(wanted[0]) == realpath(wanted[1]):
        raise UserError(f"“{wanted[0]}” is named for both documents: give them different names.")
    for path in wanted:
        if path.name == "-":
            raise UserError(f"“{path}” would be a file of that name: name one, e.g. agreement.pdf.")
        if path.exists() and targets.source.exists() and path.samefile(targets.source):
            raise UserError(f"“{path}” is the agreement itself: give the export another name.")
        refuse_in_library(path, targets.library)
        if path.is_dir():
            raise UserError(f"“{path}” is a folder: name a file in it.")
        if path.exists() and not targets.force:
            raise UserError(f"“{path}” exists already: choose another name or add --force.")
        if not path.absolute().parent.is_dir():
            raise UserError(f"The folder “{path.absolute().parent}” does not exist: make it first.")


def options_of(args: Namespace, agreement: Agreement, images: dict[str, bytes]) -> ExportOptions:
    """The look asked for; the agreement's own logo where no other is. Raises InputError."""
    stored = images.get(agreement.logo, b"")
    logo = b""
    if args.logo is not None:
        logo = read_logo_file(Path(args.logo))
    elif stored and not args.no_logo:
        logo = read_logo(stored)
    return ExportOptions(
        page_size=args.page_size,
        accent=LOOK.accent_color if args.accent is None else args.accent,
        logo=logo,
        confidentiality=args.confidentiality,
        draft_mark=not args.no_draft_mark,
        guidance=args.guidance,
    )


def export(
    agreement: Agreement, targets: Targets, *, with_data: bool, options: ExportOptions
) -> str:
    """Writes the documents. The answer is "" or why there is no PDF."""
    wanted = Wanted(targets.docx is not None, targets.pdf is not None, with_data, options)
    files = make_files(agreement, wanted)
    for path, data in ((targets.docx, files.docx), (targets.pdf, files.pdf)):
        if path and data is not None:
            write_outside(path, data, replace=targets.force)
    return files.refused
