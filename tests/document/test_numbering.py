"""One multilevel scheme for the whole document, and the order of its sections."""

import pytest

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Clause, Heading, Listing, PageBreak, Paragraph, Table
from sla_desktop.document.numerals import letters, roman
from sla_desktop.document.plain import inlines_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import AnnexSection, ProseSection, Section, SignaturesSection


def prose(section_id: str, source: str = "Text.", **given: object) -> ProseSection:
    depth = given.get("depth", 0)
    return ProseSection(
        id=section_id,
        title=section_id.capitalize(),
        depth=depth if depth in (0, 1, 2) else 0,
        included=bool(given.get("included", True)),
        wording=wording(source),
    )


def numbered(*sections: Section) -> list[str]:
    """ "level number text" of every heading and clause."""
    return [
        f"{block.level} {block.number} {inlines_text(block.content)}".replace("\u00a0", " ")
        for block in compose(Agreement(id="a", title="A", sections=sections)).blocks
        if isinstance(block, Heading | Clause)
    ]


def test_clauses_count_under_their_section() -> None:
    assert numbered(prose("one", "A.\n\nB."), prose("two", "C.")) == [
        "1 1 One",
        "2 1.1 A.",
        "2 1.2 B.",
        "1 2 Two",
        "2 2.1 C.",
    ]


def test_sub_clauses_are_lettered_then_roman() -> None:
    source = "A.\n\n  a.\n\n    i.\n\n      deeper.\n\n  b.\n\nB.\n\n  c."
    assert numbered(prose("one", source))[1:] == [
        "2 1.1 A.",
        "4 (a) a.",
        "5 (i) i.",
        "5 (ii) deeper.",
        "4 (b) b.",
        "2 1.2 B.",
        "4 (a) c.",
    ]


def test_a_sub_clause_without_a_clause_above_is_a_clause() -> None:
    assert numbered(prose("one", "    A."))[1:] == ["2 1.1 A."]


def test_sub_headings_take_numbers_of_the_same_count() -> None:
    source = "A.\n\n# Head\n\nB.\n\n  b.\n\n# Other\n\nC."
    assert numbered(prose("one", source)) == [
        "1 1 One",
        "2 1.1 A.",
        "2 1.2 Head",
        "3 1.2.1 B.",
        "4 (a) b.",
        "2 1.3 Other",
        "3 1.3.1 C.",
    ]


def test_deeper_sections_go_on_counting() -> None:
    found = numbered(
        prose("one", "A."),
        prose("sub", "B.\n\n# Head\n\nC.\n\n  c.", depth=1),
        prose("subsub", "D.\n\n  d.\n\n# Bare\n\nE.", depth=2),
        prose("next", "F.", depth=1),
    )
    assert found == [
        "1 1 One",
        "2 1.1 A.",
        "2 1.2 Sub",
        "3 1.2.1 B.",
        "3 1.2.2 Head",
        "4 (a) C.",
        "5 (i) c.",
        "3 1.2.3 Subsub",
        "4 (a) D.",
        "5 (i) d.",
        "3  Bare",
        "4 (b) E.",
        "2 1.3 Next",
        "3 1.3.1 F.",
    ]


def test_a_depth_without_a_section_above_moves_up() -> None:
    assert numbered(prose("deep", depth=2))[0] == "1 1 Deep"
    assert numbered(prose("one"), prose("deep", depth=2))[2] == "2 1.2 Deep"


def test_below_an_excluded_section_sections_move_up() -> None:
    found = numbered(prose("one"), prose("hidden", included=False), prose("sub", depth=1))
    assert found[2] == "1 2 Sub"


def test_an_empty_section_prints_only_above_others() -> None:
    found = numbered(prose("empty", ""), prose("above", ""), prose("sub", depth=1))
    assert [line for line in found if "Text" not in line] == ["1 1 Above", "2 1.1 Sub"]


def test_signatures_stand_late_and_annexes_last() -> None:
    found = numbered(
        AnnexSection(id="a1", title="Appendix B – Systems", wording=wording("List.")),
        SignaturesSection(id="sign", title="Signatures", wording=wording("Signed.")),
        prose("one"),
        AnnexSection(id="a2", title="Annex", wording=wording("More.\n\n# Head\n\nText.")),
        prose("sub", depth=1),
    )
    assert found == [
        "1 1 One",
        "2 1.1 Text.",
        "1 2 Signatures",
        "2 2.1 Signed.",
        "1  Annex 1: Systems",
        "2 A1.1 List.",
        "1  Annex 2",
        "2 A2.1 More.",
        "2 A2.2 Head",
        "3 A2.2.1 Text.",
        "2 A2.3 Sub",
        "3 A2.3.1 Text.",
    ]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Annex 3: Systems", "Annex 1: Systems"),
        ("Schedule A - Fees", "Annex 1: Fees"),
        ("Appendix", "Annex 1"),
        ("Scheduled work", "Annex 1: Scheduled work"),
        ("Annexed systems", "Annex 1: Annexed systems"),
        ("Annex of systems", "Annex 1: Annex of systems"),
        ("Systems", "Annex 1: Systems"),
    ],
)
def test_an_annex_is_numbered_by_its_place(title: str, printed: str) -> None:
    annex = AnnexSection(id="a", title=title, wording=wording("List."))
    assert numbered(annex)[0] == f"1  {printed}"


def test_an_annex_starts_a_page() -> None:
    annex = AnnexSection(id="annex", title="Annex", wording=wording("List."))
    blocks = compose(Agreement(id="a", title="A", sections=(prose("one"), annex))).blocks
    at = next(at for at, block in enumerate(blocks) if getattr(block, "id", "") == "annex")
    assert blocks[at - 1] == PageBreak()


def test_lists_and_paragraphs_stand_under_their_clause() -> None:
    source = "A.\n\n- of A\n\n  a.\n\n- of a\n\n~ Plain.\n\n- at the margin\n\n  ~ Under a clause."
    blocks = compose(Agreement(id="a", title="A", sections=(prose("one", source),))).blocks
    assert [block.level for block in blocks if isinstance(block, Listing)] == [2, 4, 0]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    assert [block.level for block in paragraphs] == [0, 2]


def test_ids_are_unique_and_stable_by_section() -> None:
    sections = (prose("one", "A.\n\n# B\n\nC."), prose("two"))
    blocks = compose(Agreement(id="a", title="A", sections=sections)).blocks
    ids = [block.id for block in blocks if isinstance(block, Heading | Clause | Table)]
    assert len(set(ids)) == len(ids)
    assert ids[-6:] == ["one", "one.c1", "one.h1", "one.c2", "two", "two.c1"]


@pytest.mark.parametrize(
    ("value", "letter", "numeral"),
    [(1, "a", "i"), (4, "d", "iv"), (26, "z", "xxvi"), (27, "aa", "xxvii"), (49, "ww", "xlix")],
)
def test_numerals(value: int, letter: str, numeral: str) -> None:
    assert letters(value) == letter
    assert roman(value) == numeral
