"""Right-to-left and shaped scripts, marks, and characters from the computer's own fonts."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Clause,
    Column,
    Contents,
    Heading,
    Paragraph,
    Reference,
    Run,
    Table,
)
from sla_desktop.domain.clean import clean_text
from sla_desktop.export import pdf_system_fonts
from sla_desktop.export.fonts import clusters, face_for, text_face
from sla_desktop.export.look import LOOK
from sla_desktop.export.pdf import UncoveredCharactersError, write_pdf
from sla_desktop.export.pdf_bidi import directions, runs_right_to_left, visual_order
from sla_desktop.export.pdf_lines import break_lines, pieces
from sla_desktop.export.pdf_shaping import shape
from sla_desktop.export.pdf_text import Typesetter
from sla_desktop.export.pdf_words import Piece
from tests.export.conftest import forget_fonts
from tests.export.docs import cells, document, text
from tests.export.own_font import made_font
from tests.export.pdf_read import Pdf, folded, opened
from tests.export.struct_read import File
from tests.export.test_pdf_hostile import everywhere

HEBREW = "הספק יספק את השירותים ברמת זמינות של 99.9% (SLA) בכל חודש קלנדרי."
ARABIC = "تلتزم الشركة بتقديم الخدمة خلال ساعات العمل (SLA) وفقًا للمادة 4.2 من هذه الاتفاقية."


def said(*blocks: Block) -> str:
    """What the structure of a document says, in the order of reading."""
    return File(write_pdf(document(*blocks)).data).structure().shown()


def drawn(*content: Run | Reference | Blank, width: float = 1000) -> list[list[Piece]]:
    """The pieces of each line, from left to right."""
    measured = Typesetter().measure(content, 10, False, False)
    measured, lines = break_lines(measured, width, width)
    return [
        sorted((each for each in pieces(measured, line)), key=lambda piece: piece.start)
        for line in lines
    ]


def from_left(*content: Run | Reference | Blank) -> list[str]:
    (line,) = drawn(*content)
    return [piece.text for piece in line if piece.text != " "]


@pytest.mark.parametrize(
    "words", [HEBREW, ARABIC, "שָׁלוֹם עוֹלָם", "می‌خواهم خدمات را", "x\u0304 q\u0301"]
)
def test_shaped_text_is_read_as_it_was_written(words: str) -> None:
    wanted = unicodedata.normalize("NFC", words)
    assert folded(said(Paragraph(text(words)))) == folded(wanted)


def test_words_of_a_paragraph_have_spaces_across_its_lines() -> None:
    many = " ".join([ARABIC] * 5)
    assert said(Paragraph(text(many))).split() == many.split()


def test_a_right_to_left_line_begins_at_the_right() -> None:
    assert from_left(Run("ראשון שני שלישי")) == ["שלישי", "שני", "ראשון"]


def test_latin_words_within_keep_their_own_order() -> None:
    assert from_left(Run("ראשון two words סוף")) == ["סוף", "two", "words", "ראשון"]


def test_right_to_left_words_within_a_latin_line_keep_theirs() -> None:
    assert from_left(Run("first שתי מילים last")) == ["first", "מילים", "שתי", "last"]


def test_mixed_looks_do_not_change_the_order() -> None:
    content = (Run("אחת ", bold=True), Run("שתיים "), Run("שלוש", italic=True), Run(" ארבע"))
    assert from_left(*content) == ["ארבע", "שלוש", "שתיים", "אחת"]


def test_brackets_are_mirrored_and_still_read_as_they_are() -> None:
    bracket = shape("Carlito-Regular", "(", True).glyphs[0]
    assert bracket.number == shape("Carlito-Regular", ")").glyphs[0].number
    assert bracket.meaning == "("


def test_a_number_with_a_sign_stays_whole() -> None:
    line = from_left(Run("של 99.9% בחודש"))
    assert line == ["בחודש", "99.9%", "של"]


def test_references_and_blanks_stand_in_the_order_of_the_line() -> None:
    (line,) = drawn(Run("ראו "), Reference("4.2", "x"), Run(" או "), Blank("name", 40))
    assert [(each.text, each.look.blank) for each in line if each.text != " "] == [
        ("", "name"),
        ("או", None),
        ("4.2", None),
        ("ראו", None),
    ]


def test_pieces_of_a_line_stand_side_by_side() -> None:
    for line in drawn(Run(HEBREW + " x " + ARABIC), width=15):
        shown = [each for each in line if each.start >= -1e-6]
        for one, other in pairwise(shown):
            assert one.start + one.width == pytest.approx(other.start)


def test_right_to_left_paragraphs_end_at_the_right_margin() -> None:
    pdf = opened(Clause("c", 2, "1.1", text("שלום")))
    assert pdf.place(0, "1.1").left == pytest.approx(LOOK.margin, abs=0.5)
    right = LOOK.margin + LOOK.text_width("A4")
    width = shape("DejaVuSans", "ש").width * LOOK.body.size
    assert pdf.place(0, "ש").left == pytest.approx(right - width, abs=1.5)


def test_arabic_letters_join() -> None:
    joined = {glyph.number for glyph in shape("DejaVuSans", "ببب").glyphs}
    alone = {glyph.number for glyph in shape("DejaVuSans", "ب").glyphs}
    assert len(joined) == 3
    assert not joined & alone


def test_lam_and_alef_are_one_glyph_that_means_both() -> None:
    (glyph,) = shape("DejaVuSans", "لا").glyphs
    assert glyph.meaning == "لا"


def test_glyphs_come_in_the_order_of_reading() -> None:
    glyphs = shape("DejaVuSans", "שלום").glyphs
    assert "".join(glyph.meaning for glyph in glyphs) == "שלום"
    assert [glyph.x for glyph in glyphs] == sorted((g.x for g in glyphs), reverse=True)


def test_marks_stay_on_their_letters() -> None:
    assert list(clusters("aq\u0305b")) == ["a", "q\u0305", "b"]
    face = face_for("q\u0305", False, False)
    assert face
    assert face.shaped
    assert face.name == "Carlito-Regular"
    assert face_for("x", False, False) is text_face()


def test_marks_rise_over_high_letters_and_the_line_goes_on_below() -> None:
    data = write_pdf(document(Paragraph(text("كَ x")))).data
    content = next(iter(File(data).pages().values()))
    assert re.findall(rb"(-?[\d.]+) Ts", content) == [b"1.54", b"0"]


def test_joiners_alone_are_drawn_as_nothing() -> None:
    assert said(Paragraph(text("a\u200d\u200cb \u200d c"))) == "ab c"


def test_headings_contents_tables_and_bookmarks_take_every_script() -> None:
    blocks = (
        Contents("תוכן"),
        Heading("h", 1, "1", text("הגדרות ומונחים")),
        Table("t", (Column("المصطلح"), Column("Meaning")), (cells("العميل", "The customer"),)),
    )
    data = write_pdf(document(*blocks)).data
    assert Pdf(data).bookmarks() == [(0, "1 הגדרות ומונחים", 0)]
    whole = File(data).structure().shown()
    for words in ("תוכן", "הגדרות ומונחים", "المصطلح", "العميل"):
        assert folded(words) in folded(whole)


def test_levels_are_those_of_the_algorithm() -> None:
    assert directions("abc") == (0, [0, 0, 0])
    assert directions("אב 12 c") == (1, [1, 1, 1, 2, 2, 1, 2])
    assert directions("a אב 1") == (0, [0, 0, 1, 1, 1, 2])
    assert directions("א\u00ad\U0003fffdב")[1][0] == 1


def test_parts_are_put_in_visual_order() -> None:
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([]) == []


def test_only_texts_with_such_scripts_are_looked_at() -> None:
    assert not runs_right_to_left("plain, Ελληνικά, 服务")
    assert runs_right_to_left("a א")


LETTERS = st.sampled_from("אבגדשלם ابتثلام abcXYZ 0123456789 .,:;-/()%&+'\" ")


@given(st.text(LETTERS, max_size=60), st.text(LETTERS, max_size=60))
def test_any_mix_of_directions_is_read_as_it_was_written(first: str, second: str) -> None:
    shown = said(Paragraph((Run(first), Run(second, bold=True))), Paragraph(text("end")))
    assert "".join(shown.split()) == "".join((first + second + "end").split())


ANYTHING = st.one_of(
    *(
        st.characters(min_codepoint=first, max_codepoint=last)
        for first, last in (
            *((0x20, 0x24F), (0x300, 0x36F), (0x590, 0x6FF), (0xE80, 0xEFF)),
            *((0x2000, 0x206F), (0xFB1D, 0xFEFC), (0, 0x10FFFF)),
        )
    )
)


@given(st.text(ANYTHING, max_size=30))
def test_any_text_is_read_as_it_was_written_or_refused(words: str) -> None:
    try:
        shown = said(Paragraph(text(words)))
    except UncoveredCharactersError:
        return
    assert folded(shown) == folded(unicodedata.normalize("NFC", clean_text(words)))


@given(st.text(LETTERS, max_size=80), st.floats(2, 30))
def test_no_line_of_mixed_directions_is_wider_than_it_may_be(words: str, width: float) -> None:
    for line in drawn(Run(words), width=width):
        ends = [piece.start + piece.width for piece in line if piece.text != " "]
        assert max(ends, default=0.0) <= width + 1e-6


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("שלום עולם " * 20_000, id="Hebrew"),
        pytest.param("ب" * 300_000, id="one Arabic word"),
        pytest.param("a\u0301\u0302" * 50_000, id="marks"),
        pytest.param("x" + "\u0301" * 100_000, id="one letter under marks"),
        pytest.param("\u200d" * 10_000 + "x", id="joiners"),
        pytest.param("(א)" * 5_000, id="brackets"),
    ],
)
def test_texts_without_end_are_drawn_whole(content: str) -> None:
    wanted = unicodedata.normalize("NFC", content)
    assert folded(said(Paragraph(text(content)))) == folded(wanted)


def test_hostile_text_in_such_scripts_is_read_from_every_place() -> None:
    nasty = "مرحبا (<b>SLA</b>) \\( שלום [99.9%] & x\u0304 %s {page}"
    tree = File(write_pdf(everywhere(nasty)).data).structure()
    assert folded(tree.shown()).count(folded(nasty)) == 37


# characters from the computer's own fonts


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the computer's fonts."""
    monkeypatch.setattr(pdf_system_fonts, "FOLDERS", (str(tmp_path), "missing", "/no/such/folder"))
    forget_fonts()
    return tmp_path


def test_characters_come_from_a_font_of_the_computer(fonts: Path) -> None:
    (fonts / "East.ttf").write_bytes(made_font("服务水平"))
    pdf = opened(Paragraph(text("Service: 服务水平 and on")))
    assert "服务水平" in pdf.text()
    assert pdf.fonts().missing == set()
    assert len(pdf.fonts().embedded) == 2
    assert face_for("服", False, False) is face_for("务", True, False)


def test_shipped_fonts_come_first(fonts: Path) -> None:
    (fonts / "a.ttf").write_bytes(made_font("é✓服"))
    for each in "é✓":
        face = face_for(each, False, False)
        assert face
        assert "#" not in face.name


def test_plain_faces_are_preferred_and_good_ones_come_first(fonts: Path) -> None:
    for name in ("Aaa-Bold.ttf", "Bbb.ttf", "Zzz.ttf", "deep/MSYH.TTF"):
        path = fonts / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made_font("服" if name[0] != "Z" else "务"))
    names = [Path(name.partition("#")[0]).name for name in pdf_system_fonts.listed()]
    assert names == ["MSYH.TTF", "Bbb.ttf", "Zzz.ttf", "Aaa-Bold.ttf"]
    chosen = pdf_system_fonts.covering("务")
    assert chosen
    assert "Zzz" in chosen


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: made_font("服", permissions=2), id="may not be embedded"),
        pytest.param(lambda: made_font("服", permissions=0x100), id="may not be cut down"),
        pytest.param(lambda: made_font("服", outlines=b"CFF "), id="other outlines"),
        pytest.param(lambda: made_font("服")[:5000], id="cut off"),
        pytest.param(lambda: b"", id="empty"),
        pytest.param(lambda: b"\0\1\0\0" * 100, id="nonsense"),
    ],
)
def test_a_font_that_cannot_be_embedded_is_not_used(fonts: Path, data: Callable[[], bytes]) -> None:
    (fonts / "East.ttf").write_bytes(data())
    with pytest.raises(UncoveredCharactersError, match="CJK UNIFIED IDEOGRAPH-670D"):
        opened(Paragraph(text("服")))


def test_one_face_draws_what_it_can_before_another_begins(fonts: Path) -> None:
    (fonts / "Aaa.ttf").write_bytes(made_font("।"))
    (fonts / "Bbb.ttf").write_bytes(made_font("क।"))
    for words, count in (("क।", 1), ("। क", 2)):
        looks = Typesetter().measure((Run(words),), 10, False, False).looks
        assert len({look.face.name for look in looks}) == count


def test_characters_without_a_meaning_are_not_drawn(fonts: Path) -> None:
    (fonts / "Own.ttf").write_bytes(made_font("\ue000\U000f0001"))
    assert face_for("\ue000", False, False) is None


def test_lines_break_between_ideographs_but_not_before_their_signs(fonts: Path) -> None:
    (fonts / "East.ttf").write_bytes(made_font("服务。「」ー"))
    lines = [
        "".join(each.text for each in line) for line in drawn(Run("服务。「服务」服ー"), width=1.5)
    ]
    assert lines == ["服", "务。", "「服", "务」", "服ー"]
