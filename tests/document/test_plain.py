"""The document for a terminal."""

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Cell,
    Clause,
    Column,
    Document,
    Heading,
    Listing,
    ListItem,
    PageBreak,
    PageLabels,
    Paragraph,
    Run,
    Table,
    TitleBlock,
)
from sla_desktop.document.plain import plain_text


def shown(*blocks: Block) -> str:
    labels = PageLabels("", "", "", "")
    return plain_text(Document("T", "", "", "en-GB", "1", "a", blocks, labels))


def cell(*lines: str) -> Cell:
    return Cell(tuple((Run(line),) for line in lines))


def test_headings_are_underlined_by_level() -> None:
    text = shown(Heading("a", 1, "1", (Run("One"),)), Heading("b", 2, "", (Run("Two"),)))
    assert text == "1  One\n======\n\nTwo\n---\n"


def test_clauses_lists_and_paragraphs_are_indented() -> None:
    text = shown(
        Clause("a", 2, "1.1", (Run("A"), Blank("x"))),
        Clause("b", 4, "(a)", (Run("B"),)),
        Paragraph((Run("C"),), 2),
        Listing((ListItem((Run("D"),), "•", 1),), 2),
        PageBreak(),
    )
    assert text == "1.1  A____\n\n        (a)  B\n\n    C\n\n        • D\n"


def test_a_narrow_table_stands_in_columns() -> None:
    table = Table(
        "t",
        (Column("Name"), Column("Sum", align="right")),
        ((cell("a"), cell("1")), (cell("long name"), cell("22"))),
        caption="Sums",
    )
    assert shown(table) == (
        "Sums\n  Name       Sum\n  ---------  ---\n  a            1\n  long name   22\n"
    )


def test_a_table_without_titles_has_no_header() -> None:
    pairs = Table("t", (Column(""), Column("")), ((cell("Start"), cell("today", "at noon")),))
    assert shown(pairs) == "Start: today; at noon\n"
    three = Table("t", (Column(""), Column(""), Column("")), ((cell("a"), cell("b"), cell("c")),))
    assert shown(three) == "a  b  c\n"


def test_a_wide_table_prints_row_by_row() -> None:
    table = Table(
        "t",
        (Column("Name"), Column("Text"), Column("")),
        ((cell("a"), cell("x" * 100), Cell(())), (cell("b"), Cell(()), cell("c", "d"))),
    )
    assert shown(table) == f"- Name: a\n    Text: {'x' * 100}\n  - Name: b\n    c; d\n"


def test_a_title_may_stand_alone() -> None:
    assert shown(TitleBlock("Title", "", ())) == "Title\n"
