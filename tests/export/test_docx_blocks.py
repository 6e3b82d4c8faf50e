"""Tables, ruled lines, signatures, page turns and hostile text in a written DOCX."""

from xml.etree.ElementTree import Element

import pytest
from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Cell,
    Clause,
    Column,
    Contents,
    Heading,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    PartyBlock,
    Run,
    Table,
    TitleBlock,
)
from sla_desktop.domain.clean import clean_line
from tests.export.docs import HOSTILE, REMOVED, cells, document, hostile, sample, signatures, text
from tests.export.docx_read import q, read, style_of, text_of, value

NASTY = "".join(HOSTILE)


def test_tables_repeat_their_header_and_never_split_a_row() -> None:
    tables = list(read(sample()).body.iter(q("w:tbl")))
    control = next(t for t in tables if value(t, "w:tblPr/w:tblCaption") == "Document control")
    glance = next(t for t in tables if value(t, "w:tblPr/w:tblCaption") == "Key terms at a glance")
    heads = [row.find(q("w:trPr/w:tblHeader")) is not None for row in control.iter(q("w:tr"))]
    assert heads == [True, False, False, False]
    heads = [row.find(q("w:trPr/w:tblHeader")) is not None for row in glance.iter(q("w:tr"))]
    assert heads == [True, False, False, False, False, False]
    assert all(t.find(q("w:trPr/w:cantSplit")) is not None for t in control.iter(q("w:tr")))
    assert value(control, "w:tblPr/w:tblDescription") == (
        "Versions of this agreement with date, author and change"
    )
    assert value(control, "w:tblPr/w:tblLook", "firstRow") == "1"
    assert value(glance, "w:tblPr/w:tblLook", "firstColumn") == "1"
    widths = [int(each.attrib[q("w:w")]) for each in control.iter(q("w:gridCol"))]
    assert sum(widths) == int(str(value(control, "w:tblPr/w:tblW", "w"))) == 9071
    assert widths[3] == pytest.approx(widths[0] * 4, abs=2)


def test_a_table_without_a_header_row_repeats_its_caption() -> None:
    opened = read(
        document(Table("t", (Column(""), Column("")), (cells("a", "b"),), caption="Card"))
    )
    first = next(opened.body.iter(q("w:tr")))
    assert (text_of(first), style_of(next(first.iter(q("w:p"))))) == ("Card", "Caption")
    assert value(first, "w:tc/w:tcPr/w:gridSpan") == "2"
    assert value(first, "w:tc/w:tcPr/w:tcBorders/w:top") == "nil"
    assert opened.texts("Caption") == ["Card"]


@pytest.mark.parametrize(
    ("above", "before"),
    [
        ((), 8),
        ((Paragraph(text("a")),), 2),
        ((Clause("c", 2, "", text("a")),), 2),
        ((Paragraph(text("a"), note="muted"),), 2),
        ((Paragraph(text("a"), note="guidance"),), 0),
        ((Heading("h", 2, "", text("a")),), 4),
        ((Paragraph(text("a")), PageBreak()), 0),
    ],
)
def test_a_caption_in_its_table_stands_as_far_from_the_block_before(
    above: tuple[Block, ...], before: int
) -> None:
    opened = read(document(*above, Table("t", (Column(""),), (cells("b"),), caption="Card")))
    assert value(opened.paragraphs("Caption")[0], "w:pPr/w:spacing", "before") == "0"
    gaps = [value(each, "w:pPr/w:spacing", "line") for each in opened.paragraphs("Gap")[:-1]]
    assert gaps == ([str(20 * before)] if before else ["20"] * (PageBreak() in above))


def test_columns_are_aligned_with_their_titles() -> None:
    tables = read(sample()).body.iter(q("w:tbl"))
    targets = next(t for t in tables if value(t, "w:tblPr/w:tblCaption") == "Targets")
    for row in targets.iter(q("w:tr")):
        aligned = [value(p, "w:pPr/w:jc") for p in row.iter(q("w:p"))]
        assert aligned == [None, "right", "right", "center"]


def test_every_cell_ends_with_a_paragraph_and_every_table_is_followed_by_one() -> None:
    body = read(sample()).body
    assert all(cell[-1].tag == q("w:p") for cell in body.iter(q("w:tc")))
    blocks = list(body)
    after = [blocks[at + 1].tag for at, each in enumerate(blocks) if each.tag == q("w:tbl")]
    assert set(after) == {q("w:p")}


def test_a_blank_is_a_line_of_its_width_that_says_what_belongs_there() -> None:
    opened = read(document(Paragraph((Blank("Start date", 90),)), Paragraph((Blank("x", 9000),))))
    controls = list(opened.body.iter(q("w:sdt")))
    assert value(controls[0], "w:sdtPr/w:alias") == "Start date"
    assert opened.texts() == ["_" * 17, "_" * 86]  # 5.23 points each, at most a line


def test_a_blank_never_leaves_its_cell() -> None:
    assert "_" * 8 in read(sample()).texts("TableText")  # 40 points in 9.5 point type
    row = (Cell(((Blank("x", 400),),)),) * 4
    narrow = document(Table("t", (Column("a"),) * 4, (row,)))
    assert set(read(narrow).texts("TableText")) == {"_" * 21}  # 113.4 points less the padding


def test_paragraphs_of_a_cell_stand_apart() -> None:
    opened = read(document(Table("t", (Column("a"),), ((Cell((text("b"), text("c"))),),))))
    after = [value(p, "w:pPr/w:spacing", "after") for p in opened.paragraphs("TableText")]
    assert after == ["20", None]


def test_a_table_is_no_mould_for_a_ragged_row() -> None:
    with pytest.raises(ValueError, match="zip"):
        read(document(Table("t", (Column("a"), Column("b")), (cells("only one"),))))


def test_parties_stand_side_by_side() -> None:
    parties = tuple(PartyBlock(role, text(role)) for role in "ABC")
    opened = read(document(TitleBlock("Agreement", "", parties)))
    rows = [[text_of(cell) for cell in row.iter(q("w:tc"))] for row in opened.body.iter(q("w:tr"))]
    assert [[each for each in row if each] for row in rows] == [["AA", "BB"], [], ["CC"]]
    assert opened.paragraphs("Subtitle") == []
    assert read(document(TitleBlock("Agreement", "", ()))).texts() == ["Agreement"]


def test_signatures_stand_two_abreast_and_empty_values_are_ruled() -> None:
    tables = list(read(document(signatures(3))).body.iter(q("w:tbl")))
    assert len(tables) == 2
    rows = [[text_of(cell) for cell in row.iter(q("w:tc"))] for row in tables[0].iter(q("w:tr"))]
    assert rows[0] == [
        "For the ProviderHarbour Systems Ltd",
        "",
        "For the CustomerWren & Marlow LLP",
    ]
    assert rows[2] == ["Name", "Ada Harbour", "", "Name", ""]
    for row in list(tables[0].iter(q("w:tr")))[1:]:
        ruled = [
            each.find(q("w:tcPr/w:tcBorders/w:bottom")) is not None for each in row.iter(q("w:tc"))
        ]
        assert ruled == [False, True, False, False, True]
    lone = [each.find(q("w:tcPr/w:tcBorders")) is not None for each in tables[1].iter(q("w:tc"))]
    assert sum(lone) == 5


def kept(paragraph: Element) -> bool:
    return paragraph.find(q("w:pPr/w:keepNext")) is not None


def test_no_row_stands_alone_on_a_page() -> None:
    rows = tuple(cells(str(at)) for at in range(5))
    table = Table("t", (Column("a"),), rows)
    opened = read(document(table, replace(table, keep_with_next=True)))
    first, second = opened.body.iter(q("w:tbl"))
    assert [kept(p) for p in first.iter(q("w:p"))] == [True, True, False, False, True, False]
    assert [kept(p) for p in second.iter(q("w:p"))] == [True, True, False, False, True, True]
    assert [kept(p) for p in opened.paragraphs("Gap")[:2]] == [False, True]


def test_a_clause_is_kept_with_the_next() -> None:
    bound = Clause("a", 2, "1.1", text("a"), keep_with_next=True)
    opened = read(document(Heading("h", 1, "1", text("H")), bound, replace(bound, id="b")))
    assert [kept(p) for p in opened.paragraphs("Clause2")] == [True, True]
    free = read(document(Heading("h", 1, "1", text("H")), replace(bound, keep_with_next=False)))
    assert [kept(p) for p in free.paragraphs("Clause2")] == [False]


def test_no_page_parts_signatures_from_their_heading() -> None:
    opened = read(
        document(
            Paragraph(text("before")),
            Heading("h", 1, "1", text("Signatures")),
            Paragraph(text("Signed by:")),
            signatures(),
        )
    )
    assert [kept(p) for p in opened.paragraphs("Normal")] == [False, True]
    rows = list(opened.body.iter(q("w:tr")))
    for at, row in enumerate(rows):
        together = {kept(p) for p in row.iter(q("w:p"))}
        assert together == {at < len(rows) - 1} or (at == 0 and True in together)
        assert row.find(q("w:trPr/w:cantSplit")) is not None


TURNED: tuple[tuple[Block, str], ...] = (
    (Heading("h", 1, "1", text("words")), "Heading1"),
    (Paragraph(text("words")), "Normal"),
    (Listing((ListItem(text("a"), "•"), ListItem(text("b"), "•"))), "ListBullet"),
    (Table("t", (Column("a"),), (), caption="Caption"), "Caption"),
    (Table("t", (Column("a"),), ()), "Gap"),
    (TitleBlock("Agreement", "", ()), "Title"),
    (signatures(), "Gap"),
    (Table("t", (Column(""),), (cells("a"),), caption="Card"), "Gap"),
)


@pytest.mark.parametrize(("block", "style"), TURNED, ids=[str(at) for at in range(len(TURNED))])
def test_a_page_break_turns_the_page_before_the_next_block(block: Block, style: str) -> None:
    opened = read(document(Paragraph(text("first")), PageBreak(), block))
    turned = [p for p in opened.paragraphs() if p.find(q("w:pPr/w:pageBreakBefore")) is not None]
    assert [style_of(p) for p in turned] == [style]
    assert turned[0] is opened.paragraphs()[1]


def test_a_page_break_waits_for_something_to_print() -> None:
    opened = read(document(PageBreak(), Contents("Contents"), Paragraph(text("words"))))
    assert opened.paragraphs()[0].find(q("w:pPr/w:pageBreakBefore")) is not None


def test_the_contents_can_start_a_page() -> None:
    opened = read(document(PageBreak(), Contents("Contents"), Heading("h", 1, "1", text("words"))))
    turned = [p for p in opened.paragraphs() if p.find(q("w:pPr/w:pageBreakBefore")) is not None]
    assert [style_of(p) for p in turned] == ["TOCHeading"]


def test_notes_and_indented_text_have_styles_of_their_own() -> None:
    opened = read(
        document(
            Paragraph(text("a"), level=2),
            Paragraph(text("b"), level=5, keep_with_next=True),
            Paragraph(text("c"), note="muted"),
            Paragraph(text("d"), note="guidance", level=2),
            Paragraph(text("e"), note="guidance"),
        )
    )
    styles = [style_of(p) for p in opened.paragraphs()]
    assert styles == ["ClauseText2", "ClauseText5", "NoteMuted", "NoteGuidance", "NoteGuidance"]
    assert [kept(p) for p in opened.paragraphs()] == [False, True, False, False, False]
    indents = [value(p, "w:pPr/w:ind", "left") for p in opened.paragraphs()]
    assert indents == [None, None, None, str(20 * 42 + 165), None]


def test_looks_of_runs() -> None:
    opened = read(document(Paragraph((Run("a", bold=True, italic=True, underline=True), Run("b")))))
    first, second = opened.body.iter(q("w:r"))
    assert first.find(q("w:rPr/w:b")) is not None
    assert first.find(q("w:rPr/w:i")) is not None
    assert value(first, "w:rPr/w:u") == "single"
    assert second.find(q("w:rPr")) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_text_comes_out_as_it_went_in(words: str) -> None:
    assert read(document(Paragraph(text(words)))).texts() == [words]


def test_what_no_document_can_hold_is_left_out() -> None:
    opened = read(document(Paragraph(text(f"a{REMOVED}b\r\nc\x0bd")), Paragraph(text(REMOVED))))
    assert opened.texts() == ["ab\nc\nd", ""]


def test_hostile_text_is_only_text_everywhere() -> None:
    opened = read(hostile())
    assert opened.texts("Title") == opened.texts("Heading1") == opened.texts("Caption") == [NASTY]
    assert opened.texts("TableText") == [NASTY, NASTY]
    assert opened.texts("ListBullet") == [f"{NASTY}\t{NASTY}"]
    assert NASTY in opened.texts("SignatureLabel")
    assert NASTY in opened.texts("SignatureValue")
    assert NASTY.replace("\n", " ").replace("\t", " ") in opened.texts("TOC1")[0]
    header = text_of(opened.part("word/header1.xml"))
    assert header == NASTY * 2
    codes = {code.split()[0] for code in opened.instructions()}
    assert codes == {"TOC", "REF", "PAGEREF"}
    tables = opened.body.iter(q("w:tblCaption"))
    assert clean_line(NASTY) in {each.get(q("w:val")) for each in tables}
