"""Without a display: the main job done once on the shipped sample, to be seen and gone on with."""

import datetime as dt
from pathlib import Path

from sla_desktop.catalogue.profiles import profile
from sla_desktop.catalogue.samples import samples
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.cli.export import Targets, export
from sla_desktop.cli.files import library_folder
from sla_desktop.cli.output import checklist_text
from sla_desktop.domain import copyfile
from sla_desktop.export.options import ExportOptions

_NEXT = """
Go on with your own:
  sla-desktop templates                               what each template leaves open
  sla-desktop new --template T02 -o my.sladraft       start one
  sla-desktop set my.sladraft customer.name="Acme Ltd"
  sla-desktop check my.sladraft                       what it still lacks
  sla-desktop export my.sladraft --docx my.docx --pdf my.pdf"""


def demonstrate(folder: Path) -> int:
    """Checks and exports the sample into `folder`, over its own two files only."""
    path = samples()[0].path
    agreement, _ = copyfile.decode(path.read_bytes(), path.name)
    print("There is no window to open here, so this is the main job done on the shipped sample.\n")
    checklist = Judge().checklist(agreement, Context(today=dt.date.today()))
    print(checklist_text(agreement, checklist, profile(checklist.profile).title))
    folder.mkdir(exist_ok=True)
    targets = Targets(
        docx=folder / "sample.docx",
        pdf=folder / "sample.pdf",
        force=True,
        source=path,
        library=library_folder(),
    )
    export(agreement, targets, with_data=True, options=ExportOptions())
    print(f"\nWritten: {targets.docx} and {targets.pdf}")
    print(_NEXT)
    return 0
