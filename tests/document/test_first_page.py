"""Where the contents stand: on the first page if they fit, on the second, or after a long front."""

import pytest
from msgspec.structs import replace

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Block, Contents, Heading, PageBreak
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ControlSection, ProseSection
from tests.document.reading import PARTIES

DAY = wording("Text.")


def agreement(sections: int, versions: int, words: str = "") -> Agreement:
    control = ControlSection(
        id="control",
        title="Control",
        log=tuple(LogEntry(id=f"v{at}", version=f"0.{at}") for at in range(versions)),
        wording=wording(words),
    )
    prose = [
        ProseSection(id=f"s{at}", title=f"Section {at}", wording=DAY) for at in range(sections)
    ]
    return Agreement(id="a", title="A", sections=(PARTIES, control, *prose))


def around_contents(agreement: Agreement) -> tuple[type[Block], type[Block]]:
    """What stands before and after the contents."""
    blocks = compose(agreement).blocks
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Contents))
    return type(blocks[at - 1]), type(blocks[at + 1])


def test_a_short_front_has_the_contents_below_it() -> None:
    assert around_contents(agreement(5, 3))[1] is PageBreak


def test_contents_that_do_not_fit_begin_the_second_page() -> None:
    assert around_contents(agreement(40, 3)) == (PageBreak, Heading)


def test_contents_flow_on_from_a_front_of_several_pages() -> None:
    before, after = around_contents(agreement(5, 60))
    assert before is not PageBreak
    assert after is Heading


@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_the_page_decides(page_size: str) -> None:
    tight = replace(agreement(15, 7), page_size=page_size)
    below = around_contents(tight)[1] is PageBreak
    assert below == (page_size == "A4")


def test_words_of_document_control_take_room() -> None:
    few = agreement(15, 3)
    many = agreement(15, 3, "\n\n".join(["A sentence about printing. " * 12] * 5))
    assert around_contents(few)[1] is PageBreak
    assert around_contents(many)[0] is PageBreak
