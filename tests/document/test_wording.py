"""The owner's wording as blocks."""

from sla_desktop.document.nodes import (
    Block,
    Cell,
    Clause,
    Column,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Run,
    Table,
)
from sla_desktop.document.wording import table, worded
from sla_desktop.domain import text
from sla_desktop.domain.markup import wording


def run(words: str) -> tuple[text.Run, ...]:
    return (text.Run(text=words),)


def listed(source: str) -> list[tuple[str, int]]:
    """Marker and depth of every item of the first list."""
    blocks = worded(wording(source))
    listing = next(block for block in blocks if isinstance(block, Listing))
    return [(item.marker, item.depth) for item in listing.items]


def test_paragraphs_keep_style_and_look() -> None:
    blocks = worded(wording("# Head\n\nA **bold** word.\n\n~ Plain."))
    assert blocks == [
        Heading("", 1, "", (Run("Head"),)),
        Clause("", 0, "", (Run("A "), Run("bold", bold=True), Run(" word."))),
        Paragraph((Run("Plain."),)),
    ]


def test_numbered_items_count_on_at_their_depth() -> None:
    source = "1. a\n1. b\n  1. c\n  1. d\n    1. e\n1. f\n  1. g"
    assert listed(source) == [
        ("1.", 0),
        ("2.", 0),
        ("(a)", 1),
        ("(b)", 1),
        ("(i)", 2),
        ("3.", 0),
        ("(a)", 1),
    ]


def test_bullets_have_their_own_sign_at_each_depth() -> None:
    assert listed("- a\n  - b\n1. c\n- d") == [("•", 0), ("–", 1), ("1.", 0), ("•", 0)]


def test_depth_grows_one_step_at_a_time() -> None:
    assert listed("- a\n      - b") == [("•", 0), ("–", 1)]


def test_what_is_empty_is_left_out() -> None:
    blocks = (
        text.Paragraph(runs=run("  ")),
        text.ListItem(),
        text.Paragraph(runs=run("Head"), style="heading"),
        text.Paragraph(runs=run("Other"), style="heading"),
        text.Paragraph(runs=run("Text")),
        text.Paragraph(runs=run("Last"), style="heading"),
        text.TextTable(id="t", header=("A",)),
    )
    assert worded(blocks) == [
        Heading("", 1, "", (Run("Other"),)),
        Clause("", 0, "", (Run("Text"),)),
    ]


def test_a_list_ends_where_a_table_begins() -> None:
    grid = text.TextTable(id="t", rows=((run("x"),),))
    blocks = worded((text.ListItem(runs=run("a")), grid, text.ListItem(runs=run("b"))))
    assert [type(block) for block in blocks] == [Listing, Table, Listing]
    assert blocks[0] == Listing((ListItem((Run("a"),), "•"),))


def test_rows_of_a_table_are_filled_and_empty_columns_dropped() -> None:
    source = text.TextTable(
        id="t",
        caption="Figures",
        header=("A", "", "C"),
        rows=((run("a"), (), run("c")), (run("only"),), ((), ())),
    )
    expected: list[Block] = [
        Table(
            "",
            (Column("A", 8.0), Column("C", 8.0)),
            (
                (Cell(((Run("a"),),)), Cell(((Run("c"),),))),
                (Cell(((Run("only"),),)), Cell(())),
            ),
            caption="Figures",
            alt="Figures",
        )
    ]
    assert table(source) == expected


def test_a_table_wider_than_its_header_gets_columns_without_title() -> None:
    source = text.TextTable(id="t", header=("A",), rows=((run("a"), run("b")),))
    (made,) = table(source)
    assert isinstance(made, Table)
    assert [column.title for column in made.columns] == ["A", ""]
    assert made.alt == "Table"
