"""Composing a synthetic agreement of about 270 pages: whole, and again after one edit."""

from big_agreement import big_agreement
from figures import heading, row, times

from sla_desktop.document.compose import Composer, compose
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import set_value
from sla_desktop.domain.markup import wording


def main() -> None:
    """Prints the table."""
    agreement = big_agreement()
    document = compose(agreement)
    heading(f"Composing {len(agreement.sections)} sections to {len(document.blocks)} blocks")
    row("compose", times(lambda: compose(agreement), 20), "<= 100 ms")
    composer = Composer()
    composer.compose(agreement)
    drafts = iter(_edited(agreement, 40))
    row("compose again after one edit", times(lambda: composer.compose(next(drafts)), 40), "")


def _edited(agreement: Agreement, count: int) -> list[Agreement]:
    """Drafts each one edit of wording further than the one before."""
    drafts: list[Agreement] = []
    for turn in range(count):
        section = agreement.sections[turn * 7 % len(agreement.sections)]
        words = wording(f"The {{{{provider.label}}}} must do task {turn}.")
        agreement = set_value(f"sections.{section.id}.wording", words)(agreement)
        drafts.append(agreement)
    return drafts


if __name__ == "__main__":
    main()
