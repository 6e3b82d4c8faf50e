"""Right-to-left text in a written DOCX: marked for Word, the same when read back."""

import pytest

from sla_desktop.document.nodes import Cell, Column, Inlines, Paragraph, Run, Table
from tests.export.docs import document, text
from tests.export.docx_read import q, read, style_of, text_of, value

ARABIC = "اتفاقية مستوى الخدمة"
HEBREW = "הסכם רמת שירות"


def marked(content: Inlines) -> list[tuple[str, bool]]:
    """Text of each run of a paragraph, and whether it is marked as right to left."""
    body = read(document(Paragraph(content))).body
    return [
        (each.findtext(q("w:t"), ""), each.find(q("w:rPr/w:rtl")) is not None)
        for each in body.iter(q("w:r"))
    ]


@pytest.mark.parametrize("words", [ARABIC, HEBREW, f"{HEBREW} 99.9% זמינות"])
def test_a_paragraph_begins_where_its_first_letter_does(words: str) -> None:
    for content, backwards in ((words, True), (f"Called {words}", False), ("plain", False)):
        opened = read(document(Paragraph(text(content), level=2)))
        paragraph = opened.paragraphs("ClauseText2")[0]
        assert (paragraph.find(q("w:pPr/w:bidi")) is not None) == backwards
        assert text_of(paragraph) == content


@pytest.mark.parametrize(
    ("content", "runs"),
    [
        (f"By {ARABIC}, once", [("By ", False), (ARABIC, True), (", once", False)]),
        (f"{HEBREW} IT 99 x", [(HEBREW, True), (" IT 99 x", False)]),
        (f"{HEBREW}: 7 {HEBREW} 8", [(f"{HEBREW}: 7 {HEBREW}", True), (" 8", False)]),
        ("plain 99.9 %", [("plain 99.9 %", False)]),
    ],
)
def test_stretches_are_marked_by_their_direction(
    content: str, runs: list[tuple[str, bool]]
) -> None:
    assert marked(text(content)) == runs


def test_the_look_of_a_run_is_kept() -> None:
    body = read(document(Paragraph((Run(ARABIC, bold=True, underline=True),)))).body
    run = next(body.iter(q("w:r")))
    assert [each.tag for each in run[0]] == [q(f"w:{tag}") for tag in ("b", "bCs", "u", "rtl")]


def test_a_mark_is_no_letter() -> None:
    opened = read(document(Paragraph(text(f"& {ARABIC} <b>"))))
    assert opened.paragraphs()[0].find(q("w:pPr/w:bidi")) is not None


def test_a_column_at_the_right_stays_there() -> None:
    table = Table("t", (Column("", 1, "right"),), ((Cell((text(HEBREW),)),),))
    cell = next(p for p in read(document(table)).paragraphs() if style_of(p) == "TableText")
    assert value(cell, "w:pPr/w:jc") is None
    assert cell.find(q("w:pPr/w:bidi")) is not None
