"""Text that looks like mark-up, breaks files or never ends: shown as it is, and nothing else."""

import os
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sla_desktop
from sla_desktop import resources
from sla_desktop.document.nodes import (
    Attachment,
    Blank,
    Cell,
    Clause,
    Column,
    Contents,
    Document,
    Heading,
    Listing,
    ListItem,
    PageLabels,
    Paragraph,
    PartyBlock,
    Reference,
    Run,
    Signature,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.domain.clean import clean_line, clean_text
from sla_desktop.export.fonts import face_for
from sla_desktop.export.pdf import UncoveredCharactersError, write_pdf
from tests.export.docs import HOSTILE, REMOVED, cells, document, hostile, text
from tests.export.pdf_read import Pdf, folded, opened

NASTY = (
    *(each for each in HOSTILE if "\u670d" not in each),
    "<img src='/etc/passwd'/>",
    '<img src="http://example.org/x.png"/><a href="javascript:x">y</a>',
    "<font color=\"[__import__('os').system('x')]\">red</font>",
    "<unichar code=\"__import__('os')\"/><para fontSize='9'>",
    "<b><i>x</b></i> <onDraw name='x'/> <index/> <!-- gone? -->",
    "&#x110000; &lt; &copy; AT&T <customer@example.com>",
    "(brackets) \\( back\\slash ) \\101 %comment << /Type /Catalog >> endstream endobj",
    "BT /F1 12 Tf (x) Tj ET Q q",
    "\\\\attacker\\share\\x.png file:///etc/passwd ../../x",
    "=cmd|'/c calc'!A0 +1 -2 @x #N/A",
    "smart \u201cquotes\u201d \u2018single\u2019 \u2013 \u2014 \u2026 \u20ac \ufb01ne",
    "café cafe\u0301 Ελληνικά Кириллица ệ ǅ",
    "\u2713 \u2610 \u26a0 \U0001f600 \u2192 \u2265",
    f"a{REMOVED}b\x0bc\x0cd\x7f\x85e\u2028f\u2029g\r\nh\ri",
    "zero\u200bwidth\u200d join\u2060er soft\u00adhyphen \u202etxt.exe\u202c \u2066x\u2069",
    "x" * 10_000,
)


ATTACHED = Attachment("agreement.json", "application/json", b"{}", "(data) \\ endstream")


def everywhere(nasty: str) -> Document:
    """A document with `nasty` in every place that takes text."""
    line = text(nasty)
    return Document(
        title=nasty,
        subject=nasty,
        author=nasty,
        language="en-GB",
        version=nasty,
        agreement_id=nasty,
        blocks=(
            TitleBlock(nasty, nasty, (PartyBlock(nasty, line, (line, line)),)),
            Contents(nasty),
            Heading(nasty, 1, "1", line),
            Heading("h2", 2, nasty, line),
            Clause("c", 2, nasty, line),
            Paragraph((Reference(nasty, nasty), Blank(nasty), Run(nasty, True, True, True))),
            Paragraph(line, note="guidance"),
            Paragraph(line, note="muted"),
            Listing((ListItem(line, nasty), ListItem(line, "1.", 4, True))),
            Table(nasty, (Column(nasty), Column("")), (cells(nasty, nasty),), caption=nasty),
            SignatureBlock(
                "s",
                (Signature(nasty, line, nasty, nasty, nasty, nasty),),
                (nasty, nasty, nasty, nasty, nasty),
            ),
        ),
        labels=PageLabels("left", "right", "left", "middle"),
    )


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_comes_out_as_it_went_in_from_every_place(nasty: str) -> None:
    pdf = Pdf(write_pdf(everywhere(nasty)).data)
    wanted = folded(clean_text(nasty))
    # title 2, party 4, contents 4, headings 3, clause 2, paragraphs 4, list 3, table 4, signing 11
    assert folded("".join(body_texts(pdf))).count(wanted) == 37
    line = clean_line(nasty)
    assert [title for _, title, _ in pdf.bookmarks()] == [f"1 {line}", f"{line} {line}"]
    told = pdf.file.get_metadata_dict()
    assert [told[key] for key in ("Title", "Author", "Subject")] == [line] * 3
    assert pdf.fonts().missing == set()


@pytest.mark.parametrize("nasty", [each for each in NASTY if len(each) < 100])
def test_hostile_labels_and_watermark_come_out_as_they_went_in(nasty: str) -> None:
    labels = PageLabels(nasty, nasty, nasty, nasty, nasty)
    pdf = opened(Paragraph(text("words")), labels=labels, watermark=nasty)
    assert folded(pdf.text().replace("Page 1", "{page}")).count(folded(clean_text(nasty))) >= 5


def body_texts(pdf: Pdf) -> list[str]:
    """The text of each page between header and footer."""
    found: list[str] = []
    for page in pdf.pages:
        width, height = page.get_size()
        shown = page.get_textpage()
        found.append(shown.get_text_bounded(0, 60, width, height - 66))
    return found


def test_every_hostile_string_at_once_stops_with_names_not_with_a_crash() -> None:
    with pytest.raises(UncoveredCharactersError, match="CJK UNIFIED IDEOGRAPH-670D"):
        write_pdf(hostile())


def _drawn_from_left(character: str) -> bool:
    face = face_for(character, False, False)
    return face is not None and not face.shaped


DRAWN = st.characters(
    categories=["Lu", "Ll", "Lt", "Nd", "No", "Pd", "Ps", "Pe", "Po", "Sm", "Sc", "So"]
).filter(lambda each: each != "\ufffc" and _drawn_from_left(each))


@given(st.lists(st.text(DRAWN | st.just(" "), max_size=30), max_size=8))
def test_any_text_that_can_be_drawn_comes_out_as_it_went_in(texts: list[str]) -> None:
    pdf = opened(*(Paragraph(text(each)) for each in texts), Paragraph(text("end")))
    assert folded("".join([*texts, "end"])) in folded(pdf.text())


@given(st.text(max_size=60))
def test_any_text_at_all_is_drawn_or_named(value: str) -> None:
    blocks = (Paragraph(text(value)), Heading("h", 1, value, text(value)))
    shown = {each for each in clean_text(value) if face_for(each, False, False)}
    try:
        pdf = opened(*blocks, title=value)
    except UncoveredCharactersError as error:
        named = {each.character for each in error.uncovered}
    else:
        named = set[str]()
        assert pdf.file.get_metadata_dict()["Title"] == clean_line(value)
    assert not named & shown


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("word " * 200_000, id="words"),
        pytest.param("x" * 1_000_000, id="one word"),
        pytest.param("a-" * 100_000, id="places to break"),
        pytest.param("żółć " * 40_000, id="accents"),
        pytest.param("(\\)" * 60_000, id="escapes"),
        pytest.param("line\n" * 20_000, id="line breaks"),
    ],
)
def test_a_paragraph_without_end_is_drawn_whole(content: str) -> None:
    pdf = opened(Paragraph(text(content)))
    drawn = "".join(body_texts(pdf))
    assert len(folded(drawn)) == len("".join(content.split()))
    assert len(pdf.pages) > 20


def test_a_cell_of_a_million_characters_is_drawn_whole() -> None:
    pdf = opened(Table("t", (Column(""), Column("")), (cells("x" * 1_000_000, "side"),)))
    assert pdf.text().count("x") == 1_000_000
    assert pdf.text().count("side") == 1


def test_a_paragraph_of_thirty_thousand_runs_is_drawn_whole() -> None:
    runs = tuple(Run("w", bold=at % 2 == 0) for at in range(30_000))
    pdf = opened(Paragraph(runs))
    assert sum(page.count("w") for page in body_texts(pdf)) == 30_000


def test_ten_thousand_paragraphs_in_a_cell_and_ten_thousand_rows_are_drawn() -> None:
    tall = (Cell(tuple(text("p") for _ in range(10_000))), Cell((text("q"),)))
    rows = tuple(cells("r", "s") for _ in range(10_000))
    pdf = opened(Table("t", (Column("A"), Column("B")), (tall, *rows)))
    whole = "".join(body_texts(pdf))
    assert [whole.count(each) for each in "pqrs"] == [10_000, 1, 10_000, 10_000]


def test_ten_thousand_bound_paragraphs_are_drawn() -> None:
    pdf = opened(*(Paragraph(text("k"), keep_with_next=True) for _ in range(10_000)))
    assert sum(page.count("k") for page in body_texts(pdf)) == 10_000


WATCHED = """
import sys
from sla_desktop.export import pdf
from tests.export import test_pdf_hostile as own
seen = set()
sys.addaudithook(lambda event, args: seen.add((event, ascii(args[0]) if args else "")))
for nasty in own.NASTY:
    pdf.write_pdf(own.everywhere(nasty), own.ATTACHED)
for event, first in sorted(seen.copy()):
    print(event, first if event == "open" else "")
"""


def test_only_the_shipped_fonts_are_opened_and_nothing_else_happens(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(sla_desktop.__file__).parents[1],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path)},
    )
    events = {tuple(line.split(" ", 1)) for line in done.stdout.splitlines()}
    files = {Path(literal_eval(first)) for event, first in events if event == "open"}
    data = {each for each in files if each.suffix not in (".py", ".pyc")}
    assert {each.parent for each in data} == {resources.path("fonts")}
    python_itself = {"import", "exec", "compile", "marshal.loads", "object.__getattr__"}
    assert {event for event, _ in events} - python_itself == {"open"}


def test_hostile_attachment_words_stay_words() -> None:
    name = "(agree) \\ <<x>> \u00e9.json"
    held = Attachment(name, "a/b(c) #/x", b"endstream endobj\n%%EOF", "(\\\u00e9")
    data = write_pdf(document(Paragraph(text("x"))), held).data
    assert list(Pdf(data).attachments()) == [(name, held.data)]
