"""All checks over a synthetic agreement of about 270 pages: the first time, and after one edit."""

import datetime as dt

from big_agreement import big_agreement
from figures import heading, row, times

from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording

TODAY = Context(today=dt.date(2027, 1, 15))


def main() -> None:
    heading("Checks, 270 pages")
    agreement = big_agreement()
    Judge().checklist(agreement, TODAY)  # loads the catalogue
    row(
        "all checks, first time",
        times(lambda: Judge().checklist(agreement, TODAY), 10),
        "<= 300 ms",
    )
    judge = Judge()
    judge.checklist(agreement, TODAY)
    for kind in ("wording", "title"):
        drafts = iter(_edited(agreement, kind, 60))
        taken = times(lambda drafts=drafts: judge.checklist(next(drafts), TODAY), 60)
        row(f"after one edit ({kind})", taken, "<= 8 ms")


def _edited(agreement: Agreement, what: str, count: int) -> list[Agreement]:
    """Drafts each one edit further than the one before, spread over the sections."""
    drafts: list[Agreement] = []
    for turn in range(count):
        section = agreement.sections[turn * 7 % len(agreement.sections)]
        value = wording(f"The Provider must do task {turn}.") if what == "wording" else f"T {turn}"
        agreement = edits.set_value(f"sections.{section.id}.{what}", value)(agreement)
        drafts.append(agreement)
    return drafts


if __name__ == "__main__":
    main()
