"""Where two states of a wording differ, and what stands in front of blocks."""

import pytest
from hypothesis import given

from sla_desktop.domain.markup import wording
from sla_desktop.domain.text import RichText, Run, TextTable, runs_text
from sla_desktop.ui.richtext.changed import Spot, spot
from sla_desktop.ui.richtext.convert import Prose
from sla_desktop.ui.richtext.marks import marks
from tests.ui.richtext.wordings import wordings


def table(*texts: str) -> TextTable:
    return TextTable(id="t", rows=(tuple((Run(text=text),) for text in texts),))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (wording("a"), wording("a"), None),
        (wording("a"), (), None),
        ((), wording("a\n\nb"), Spot(0, 0, 1, 1)),
        (wording("abc"), wording("axc"), Spot(0, 1, 0, 2)),
        (wording("a\n\nb"), wording("b"), Spot(0, 0, 0, 0)),
        (wording("a\n\nb"), wording("a"), Spot(0, 1, 0, 1)),
        (wording("a"), wording("~ a"), Spot(0, 0, 0, 1)),
        ((table("a", "b"),), (table("a", "c"),), Spot(0, 0, 0, 1)),
        ((table("a"),), (table("a", "c"),), Spot(0, 0, 0, 1)),
        (wording("a"), (*wording("a"), table("c")), Spot(1, 0, 1, 0)),
        (wording("a"), (*wording("x\n\ny"), table("c")), Spot(0, 0, 1, 1)),
        ((table("a"), *wording("b")), (table("a"),), Spot(0, 0, 0, 0)),
    ],
)
def test_the_spot_is_what_changed(before: RichText, after: RichText, expected: Spot | None) -> None:
    assert spot(before, after) == expected


@given(wordings, wordings)
def test_a_spot_is_always_a_place_of_the_later_wording(before: RichText, after: RichText) -> None:
    found = spot(before, after)
    if found is None:
        return
    first, last = after[found.first], after[found.last]
    if isinstance(first, TextTable):
        assert found.first == found.last
    else:
        assert not isinstance(last, TextTable)
        assert found.start <= len(runs_text(first.runs))
        assert found.end <= len(runs_text(last.runs))
    assert found.first <= found.last


def prose(source: str) -> list[Prose]:
    return [block for block in wording(source) if not isinstance(block, TextTable)]


def test_list_marks_count_as_the_document_counts() -> None:
    blocks = prose(
        "1. a\n\n  1. b\n\n    1. c\n\n  1. d\n\n1. e\n\n- f\n\n1. g\n\nclause\n\n1. h\n\n  - i"
    )
    assert marks(blocks) == ["1.", "(a)", "(i)", "(b)", "2.", "•", "1.", "§", "1.", "–"]


def test_clauses_and_headings_take_the_numbers_they_are_given() -> None:
    blocks = prose("a\n\n# b\n\n~ c\n\n  d\n\ne")
    assert marks(blocks, ["5.1", "5.2", "(a)"]) == ["5.1", "5.2", "", "(a)", "§"]
    assert marks(blocks) == ["§", "", "", "§", "§"]
