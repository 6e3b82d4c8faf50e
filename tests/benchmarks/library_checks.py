"""The checks of one agreement against a library of 1,000: first time, and after one edit."""

import datetime as dt

import msgspec
from figures import heading, row, times
from msgspec.structs import replace

from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.checks.library import LibraryAgreement, LibraryFirm, line_of
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.copyfile import decode
from sla_desktop.resources import path

COUNT = 1_000


def library(agreement: Agreement) -> tuple[LibraryAgreement, ...]:
    """Lines as agreements of this size leave them, each with two firms of its own."""
    line = line_of(agreement)
    return tuple(
        replace(
            line,
            id=f"other-{number}",
            firms=(LibraryFirm(f"Firm {number} Ltd"), LibraryFirm(f"Customer {number} GmbH")),
        )
        for number in range(COUNT)
    )


def main() -> None:
    heading(f"One agreement against a library of {COUNT:,}")
    sample = path("samples", "managed-it-support.sladraft")
    agreement, _ = decode(sample.read_bytes(), sample.name)
    lines = library(agreement)
    size = len(msgspec.json.encode(lines[0])) / 1000
    print(f"a line takes {size:.1f} kB in the library's index")
    context = Context(today=dt.date(2027, 1, 15), library=lines)
    Judge().checklist(agreement, context)  # loads the catalogue
    row("all checks", times(lambda: Judge().checklist(agreement, context), 10), "<= 300 ms")
    judge = Judge()
    judge.checklist(agreement, context)
    drafts = iter([edits.set_text("term.wording", f"Text {n}.")(agreement) for n in range(40)])
    row("after one edit", times(lambda: judge.checklist(next(drafts), context), 40), "<= 8 ms")


if __name__ == "__main__":
    main()
