"""What stands where in a PDF, and what no page may tear apart."""

import re

import pytest

from sla_desktop.document.nodes import (
    Cell,
    Clause,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    PartyBlock,
    Table,
    TitleBlock,
)
from sla_desktop.export.look import LOOK
from sla_desktop.export.pdf import write_pdf
from tests.export.docs import (
    cells,
    prose,
    sample,
    signatures,
    text,
)
from tests.export.pdf_read import Pdf, folded, opened


@pytest.fixture(scope="module")
def pdf() -> Pdf:
    return Pdf(write_pdf(sample()).data)


def test_numbers_hang_left_of_their_text_at_the_indents_of_the_look(pdf: Pdf) -> None:
    margin = LOOK.margin
    for shown, indent in (
        ("2.1.2", 0.0),
        ("Checks run", LOOK.hanging[2].text),
        ("(c)", LOOK.hanging[3].number),
        ("of maintenance", LOOK.hanging[3].text),
        ("(ii)", LOOK.hanging[4].number),
        ("its wireless", LOOK.hanging[4].text),
        ("as the Provider's probe", LOOK.indent(4)),
        ("Background", 0.0),
    ):
        assert pdf.place(2, shown).left == pytest.approx(margin + indent, abs=0.2), shown


def test_a_number_too_wide_for_its_place_moves_the_text_on() -> None:
    pdf = opened(Clause("c", 2, "142.10.127.9", text("words of it")))
    assert pdf.body(0) == ["142.10.127.9 words of it"]
    assert pdf.place(0, "words").left > LOOK.margin + LOOK.indent(2)


def test_a_number_longer_than_a_line_becomes_part_of_the_text() -> None:
    pdf = opened(Clause("c", 2, prose(1, 40), text("words of it")))
    assert folded(prose(1, 40) + "words of it") in folded(pdf.text())


def test_list_items_stand_under_their_clause_by_depth(pdf: Pdf) -> None:
    base = LOOK.margin + LOOK.indent(2)
    assert pdf.place(3, "as a deduction").left == pytest.approx(base + LOOK.list_step, abs=0.2)
    assert pdf.place(3, "in full").left == pytest.approx(base + 2 * LOOK.list_step, abs=0.2)


def test_columns_align_as_told(pdf: Pdf) -> None:
    right = LOOK.margin + LOOK.text_width("A4") * 4 / 6.2 - LOOK.table.padding_x
    for shown in ("Target\r", "99.9 %", "15 min"):
        where = pdf.pages[2].get_textpage()
        found = where.search(shown.strip(), match_case=True)
        index = found.get_next()
        while index and where.get_charbox(index[0])[0] < right - 100:
            index = found.get_next()
        assert index is not None
        last = where.get_charbox(index[0] + index[1] - 1, loose=True)
        assert last[2] == pytest.approx(right, abs=0.5), shown


def test_a_column_widens_for_its_longest_word_where_others_have_room() -> None:
    columns = (Column("Workaround", 1), Column("Description", 9))
    pdf = opened(Table("t", columns, (cells("Restoration", "two words"),)))
    assert pdf.body(0) == ["Workaround Description", "Restoration two words"]


def test_columns_keep_their_shares_where_no_word_asks_for_more() -> None:
    pdf = opened(Table("t", (Column("A", 1), Column("B", 3)), (cells("x", "y"),)))
    start = LOOK.margin + LOOK.text_width("A4") / 4 + LOOK.table.padding_x
    assert pdf.place(0, "B").left == pytest.approx(start, abs=0.2)


def test_too_many_long_words_are_cut_and_none_is_lost() -> None:
    columns = tuple(Column(f"Uninterruptedness{at}") for at in range(9))
    pdf = opened(Table("t", columns, ()))
    assert folded(pdf.text()).count("U") == 9
    assert all(str(at) in pdf.text() for at in range(9))


def test_a_table_over_pages_repeats_its_header_and_splits_no_row() -> None:
    rows = tuple(
        (Cell((text(f"row {at}"),)), Cell((text(f"first of {at}"), text(f"last of {at}"))))
        for at in range(60)
    )
    columns = (Column("Key"), Column("Meaning"))
    pdf = opened(Table("t", columns, rows, caption="Terms"))
    assert len(pdf.pages) > 2
    for page in range(len(pdf.pages)):
        lines = pdf.body(page)[1:] if page == 0 else pdf.body(page)
        assert lines[0] == "Key Meaning"
        assert len(lines) % 2 == 1
        assert lines[1].startswith("row ")
        assert lines[-1].startswith("last of ")
    whole = pdf.text()
    assert [int(at) for at in re.findall(r"last of (\d+)", whole)] == list(range(60))


def test_a_cell_higher_than_a_page_goes_on_under_the_repeated_header() -> None:
    words = " ".join(str(at) for at in range(6000))
    columns = (Column("Key"), Column("Meaning"))
    pdf = opened(Table("t", columns, (cells("left", words), cells("next", "row"))))
    assert len(pdf.pages) > 3
    assert all(pdf.body(page)[0] == "Key Meaning" for page in range(len(pdf.pages)))
    inside = " ".join(" ".join(pdf.body(page)[1:]) for page in range(len(pdf.pages)))
    assert inside == f"left {words} next row"


def test_a_header_row_higher_than_a_page_is_shown_once() -> None:
    words = " ".join(str(at) for at in range(6000))
    pdf = opened(Table("t", (Column(words), Column("B")), (cells("x", "y"),)))
    assert folded(pdf.text()).count(folded("5998 5999")) == 1
    assert pdf.body(len(pdf.pages) - 1)[-1] == "x y"


def test_a_table_of_header_alone_or_without_titles_is_drawn() -> None:
    pdf = opened(
        Table("a", (Column("Only"), Column("header")), ()),
        Table("b", (Column(""), Column("")), (cells("no", "titles"),)),
    )
    assert pdf.body(0) == ["Only header", "no titles"]


@pytest.mark.parametrize("filler", range(36, 50))
def test_a_heading_is_never_last_on_its_page(filler: int) -> None:
    blocks = [
        *(Paragraph(text(f"line {at}")) for at in range(filler)),
        Heading("h1", 1, "1", text("Heading one")),
        Heading("h2", 2, "1.1", text("Heading two")),
        Paragraph(text(prose(3, 90))),
    ]
    pdf = opened(*blocks)
    for page in range(len(pdf.pages)):
        assert "Heading" not in pdf.body(page)[-1]


@pytest.mark.parametrize("filler", range(28, 46))
def test_no_row_and_no_last_clause_stand_alone_on_a_page(filler: int) -> None:
    rows = tuple(cells(f"row {at}") for at in range(4))
    pdf = opened(
        *(Paragraph(text(f"line {at}")) for at in range(filler)),
        Table("t", (Column("A"),), rows, keep_with_next=True),
        Clause("c", 2, "1.1", text("first clause"), keep_with_next=True),
        Clause("d", 2, "1.2", text("last clause")),
    )
    pages = [pdf.body(at) for at in range(len(pdf.pages))]
    shown = [[line for line in page if not line.startswith("line ")] for page in pages]
    for page in shown:
        assert len([line for line in page if line.startswith("row ")]) != 1
        assert page != ["1.2 last clause"]
    assert [line for page in shown for line in page if line.startswith("row ")] == [
        f"row {at}" for at in range(4)
    ]


@pytest.mark.parametrize("filler", range(34, 50))
def test_an_introduction_stays_with_its_table(filler: int) -> None:
    pdf = opened(
        *(Paragraph(text(f"line {at}")) for at in range(filler)),
        Heading("h", 1, "1", text("Levels")),
        Paragraph(text("One sentence before it.")),
        Table("t", (Column("A"),), (cells("first row"), cells("second row")), caption="Caption"),
    )
    page = next(at for at in range(len(pdf.pages)) if "1 Levels" in pdf.body(at))
    assert "first row" in pdf.body(page)


@pytest.mark.parametrize("filler", range(20, 50, 3))
def test_signatures_stay_with_their_heading(filler: int) -> None:
    pdf = opened(
        *(Paragraph(text(f"line {at}")) for at in range(filler)),
        Heading("h", 1, "9", text("Signatures")),
        Paragraph(text("Signed by the parties.")),
        Clause("c", 2, "9.1", text("In two copies.")),
        signatures(2),
    )
    page = next(at for at in range(len(pdf.pages)) if "9 Signatures" in pdf.body(at))
    assert pdf.body(page)[-1] == "Date Date"


def test_parties_stand_side_by_side_two_abreast() -> None:
    parties = tuple(PartyBlock("Role", text(f"Party{at}")) for at in range(3))
    pdf = opened(TitleBlock("Title", "", parties))
    first, second, third = (pdf.place(0, f"Party{at}") for at in range(3))
    assert (first.top, first.left) == (second.top, third.left)
    assert second.left > first.left + 200
    assert third.top > first.top


def test_a_third_signature_stands_below_the_first_two() -> None:
    lines = opened(signatures(3)).body(0)
    roles = [line for line in lines if line.startswith("For the")]
    assert roles == ["For the Provider", "For the Customer", "For the Guarantor"]
    assert "Name Ada Harbour Name" in lines
    assert lines[-1] == "Date"


@pytest.mark.parametrize("words", range(560, 700, 12))
def test_no_paragraph_leaves_a_single_line_alone(words: int) -> None:
    pdf = opened(
        *(Paragraph(text(prose(at, 60))) for at in range(12)), Paragraph(text("w " * words))
    )
    for page in range(len(pdf.pages)):
        alone = [line for line in pdf.body(page) if line.startswith("w w")]
        assert len(alone) != 1


def test_no_page_is_empty_whatever_the_breaks() -> None:
    pdf = opened(
        PageBreak(),
        Paragraph(text("a")),
        PageBreak(),
        PageBreak(),
        Paragraph(text("b")),
        PageBreak(),
    )
    assert [pdf.body(page) for page in range(len(pdf.pages))] == [["a"], ["b"]]


def test_a_document_without_blocks_is_one_page() -> None:
    assert len(opened().pages) == 1


def test_a_card_over_pages_repeats_its_name_over_the_rest() -> None:
    rows = tuple(cells(f"row {at}", "x") for at in range(60))
    pdf = opened(Table("t", (Column(""), Column("")), rows, caption="Response in time"))
    assert pdf.body(0)[:2] == ["Response in time", "row 0 x"]
    assert pdf.body(1)[0] == "Response in time (continued)"
    assert pdf.text().count("Response in time") == len(pdf.pages) == 2


def test_a_name_higher_than_a_third_of_the_page_is_not_repeated() -> None:
    rows = tuple(cells(f"row {at}", "x") for at in range(60))
    pdf = opened(Table("t", (Column(""), Column("")), rows, caption=prose(1, 400)))
    assert "(continued)" not in pdf.text()
    assert pdf.text().count("row ") == 60
