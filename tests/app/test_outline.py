"""Order, depth and numbers of sections."""

import itertools
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.app import outline
from sla_desktop.app.outline import PrintedNumbers
from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Clause, Heading
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import BadEditError, Edit
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import (
    AnnexSection,
    ControlSection,
    ProseSection,
    Section,
    SignaturesSection,
)

Depth = Literal[0, 1, 2]


def part(name: str, depth: Depth = 0, *, included: bool = True, text: str = "Text.") -> Section:
    return ProseSection(
        id=name, title=name.upper(), depth=depth, included=included, wording=wording(text)
    )


def draft(*sections: Section) -> Agreement:
    return Agreement(id="a", title="T", sections=sections)


def order(agreement: Agreement) -> str:
    """ "a b. c.." for a, then b one level below it and c two."""
    return " ".join(section.id + "." * section.depth for section in agreement.sections)


TREE = draft(part("a"), part("b", 1), part("c", 2), part("d", 1), part("e"), part("f"))


def test_the_tree_is_as_it_reads() -> None:
    assert order(TREE) == "a b. c.. d. e f"


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (outline.move_by("a", 1), "e a b. c.. d. f"),
        (outline.move_by("e", -1), "e a b. c.. d. f"),
        (outline.move_by("b", 1), "a d. b. c.. e f"),
        (outline.move_by("d", -1), "a d. b. c.. e f"),
        (outline.move_by("a", -1), "a b. c.. d. e f"),
        (outline.move_by("f", 1), "a b. c.. d. e f"),
        (outline.move_by("d", 1), "a b. c.. e d. f"),
        (outline.move_to("e", 0), "e a b. c.. d. f"),
        (outline.move_to("a", 6), "e f a b. c.. d."),
        (outline.move_to("a", 2), "a b. c.. d. e f"),  # into itself
        (outline.move_to("c", 0), "c a b. d. e f"),  # nothing above it to stand below
        (outline.nest("e", 1), "a b. c.. d. e. f"),
        (outline.nest("b", 1), "a b. c.. d. e f"),  # no deeper than one below the one above
        (outline.nest("a", 1), "a b. c.. d. e f"),
        (outline.nest("b", -1), "a b c. d. e f"),
        (outline.nest("c", 1), "a b. c.. d. e f"),
        (outline.nest("f", -1), "a b. c.. d. e f"),
        (outline.remove("a"), "b c. d. e f"),
        (outline.remove("b"), "a c. d. e f"),
        (outline.duplicate("b", "b-2"), "a b. b-2. c.. d. e f"),
    ],
)
def test_sections_move_with_those_below_them(edit: Edit, after: str) -> None:
    assert order(edit(TREE)) == after


def test_signatures_and_annexes_stand_below_nothing() -> None:
    closing = draft(
        part("a"),
        SignaturesSection(id="signatures", title="S"),
        AnnexSection(id="annex", title="X"),
    )
    for section_id in ("signatures", "annex"):
        assert outline.nest(section_id, 1)(closing) == closing


def test_a_copy_has_the_same_rows_and_an_id_of_its_own() -> None:
    made = outline.duplicate("a", "a-2")(TREE)
    copy = made.sections[1]
    assert (copy.id, copy.title, copy.wording) == ("a-2", "A (copy)", TREE.sections[0].wording)


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(BadEditError, match="no section “x”"):
        outline.move_to("x", 0)(TREE)


# Depths and moves as the outline can make them.
_edits = st.one_of(
    st.builds(outline.move_by, st.sampled_from("abcdef"), st.sampled_from([-1, 1])),
    st.builds(outline.move_to, st.sampled_from("abcdef"), st.integers(0, 6)),
    st.builds(outline.nest, st.sampled_from("abcdef"), st.sampled_from([-1, 1])),
)


@given(st.lists(_edits, max_size=12))
def test_no_section_is_lost_or_hangs_in_the_air(edits: list[Edit]) -> None:
    agreement = TREE
    for edit in edits:
        agreement = edit(agreement)
        depths = [section.depth for section in agreement.sections]
        assert sorted(section.id for section in agreement.sections) == list("abcdef")
        assert depths[0] == 0
        assert all(below <= above + 1 for above, below in itertools.pairwise(depths))


# numbers


def test_numbers_are_those_that_print() -> None:
    agreement = draft(
        ControlSection(id="control", title="Control"),
        part("a"),
        part("b", 1),
        part("out", included=False),
        SignaturesSection(id="signatures", title="S", wording=wording("Signed.")),
        AnnexSection(id="annex", title="Annex: Systems", wording=wording("Here.")),
        part("empty", text=""),
        part("c"),
    )
    numbers = PrintedNumbers().of(agreement)
    assert numbers == {
        "a": "1",
        "b": "1.2",  # after the clause of a, 1.1
        "c": "2",
        "signatures": "3",
        "annex": "Annex\u00a01",
    }
    printed = {
        block.id: block.number for block in compose(agreement).blocks if isinstance(block, Heading)
    }
    assert {key: printed[key] for key in ("a", "b", "c", "signatures")} == {
        key: numbers[key] for key in ("a", "b", "c", "signatures")
    }


def test_clauses_have_the_numbers_they_print_with() -> None:
    text = """First.

- item
# Dropped, for a sub-heading follows
# Kept

Second.

Third.

# Dropped, for nothing follows"""
    section = part("a", text=text)
    agreement = draft(part("before"), section)
    numbers = PrintedNumbers()
    numbers.of(agreement)
    printed = [
        (block.number, block.id)
        for block in compose(agreement).blocks
        if isinstance(block, Clause | Heading) and block.id.startswith("a.")
    ]
    assert [number for number, _ in printed] == ["2.1", "2.2", "2.2.1", "2.2.2"]
    assert numbers.clauses(section) == ("2.1", "", "2.2", "2.2.1", "2.2.2", "")


def test_clauses_of_what_does_not_print_have_no_numbers() -> None:
    out = part("out", included=False)
    numbers = PrintedNumbers()
    numbers.of(draft(out))
    assert set(numbers.clauses(out)) == {""}


def test_numbers_follow_a_change() -> None:
    numbers = PrintedNumbers()
    assert numbers.of(TREE)["e"] == "2"
    assert numbers.of(outline.move_to("e", 0)(TREE))["e"] == "1"
