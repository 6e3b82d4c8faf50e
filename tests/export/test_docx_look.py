"""What an owner chooses of an export's look, and what it does to the DOCX."""

import io

import docx
import pytest
from msgspec.structs import replace

from sla_desktop.document.nodes import Block, Document, Paragraph, TitleBlock
from sla_desktop.export.docx import write_docx
from sla_desktop.export.files import Wanted, make_files
from sla_desktop.export.look import LOOK, Look
from sla_desktop.export.options import ExportOptions, look_of
from tests.export.docs import LABELS, document, sample, text
from tests.export.docx_read import Read, q, read, style_of, text_of, value
from tests.export.pictures import logo
from tests.export.test_files import draft

EMU = 12700
TITLE = TitleBlock("Managed IT support agreement", "", ())
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def with_logo(data: bytes, *blocks: Block) -> Read:
    return read(document(*blocks), look=look_of(ExportOptions(logo=data), "Harbour (UK) & Co"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_stands_above_the_title_with_words_for_who_cannot_see_it(kind: str) -> None:
    opened = with_logo(logo(kind), TITLE)
    first, second = opened.paragraphs()[:2]
    assert [style_of(first), style_of(second)] == ["Logo", "Title"]
    assert next(first.iter(DRAWING)).get("descr") == "Logo of Harbour (UK) & Co"
    assert opened.archive.read(f"word/media/logo.{kind.lower()}") == logo(kind)


@pytest.mark.parametrize("size", [(1000, 100), (100, 1000)])
def test_a_logo_keeps_its_proportions_within_its_room(size: tuple[int, int]) -> None:
    extent = next(with_logo(logo(size=size), TITLE).body.iter(EXTENT))
    width, height = (int(extent.attrib[side]) / EMU for side in ("cx", "cy"))
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert width <= LOOK.logo_room[0] + 0.01
    assert height <= LOOK.logo_room[1] + 0.01


def test_a_logo_goes_through_other_programs() -> None:
    look = look_of(ExportOptions(logo=logo()), "Firm")
    opened = docx.Document(io.BytesIO(write_docx(sample("DRAFT"), look=look)))
    assert len(opened.inline_shapes) == 1


def test_without_a_logo_or_a_title_there_is_no_picture() -> None:
    assert [style_of(each) for each in read(document(TITLE)).paragraphs()] == ["Title"]
    assert not [name for name in read(sample()).archive.namelist() if "media" in name]
    assert list(with_logo(logo(), Paragraph(text("a"))).body.iter(EXTENT)) == []


def test_a_title_without_a_subtitle_leaves_the_same_space() -> None:
    title = read(document(TITLE)).paragraphs("Title")[0]
    assert value(title, "w:pPr/w:spacing", "after") == str(20 * round(LOOK.subtitle.after))
    below = read(document(replace(TITLE, subtitle="for everyone"))).paragraphs("Title")[0]
    assert below.find(q("w:pPr/w:spacing")) is None


def test_the_accent_colour_dresses_headings_and_grounds() -> None:
    look = look_of(ExportOptions(accent="0f766e"), "")
    styles = read(sample(), look=look).archive.read("word/styles.xml").decode()
    for color in ("0F766E", "E9F3F2", "F3F8F8"):
        assert color in styles
    assert Look().accent_color not in styles


def test_all_choices_reach_the_document() -> None:
    options = ExportOptions(
        page_size="Letter",
        accent="7A1F2B",
        logo=logo(),
        confidentiality="For the parties only",
        draft_mark=False,
    )
    made = make_files(draft(), Wanted(True, False, False, options))
    assert made.docx
    opened = Read(made.docx)
    size = opened.body.find(q("w:sectPr/w:pgSz"))
    assert size is not None
    assert (size.get(q("w:w")), size.get(q("w:h"))) == ("12240", "15840")
    assert "For the parties only" in text_of(opened.part("word/footer1.xml"))
    assert b"PowerPlusWaterMarkObject" not in opened.archive.read("word/header1.xml")
    plain = make_files(draft(), Wanted(True, False, False))
    assert plain.docx
    assert b"PowerPlusWaterMarkObject" in Read(plain.docx).archive.read("word/header1.xml")


def test_the_header_follows_the_title_as_it_is_changed_in_word() -> None:
    header = read(sample()).part("word/header1.xml")
    codes = [str(each.text).strip() for each in header.iter(q("w:instrText"))]
    assert codes == ['STYLEREF "Agreement Title"']
    assert text_of(header).startswith(LABELS.header_left)
    title = read(sample()).paragraphs("Title")[0]
    assert value(title, "w:r/w:rPr/w:rStyle") == "AgreementTitle"


def without_a_field(tested: Document) -> bool:
    return not list(read(tested).part("word/header1.xml").iter(q("w:instrText")))


def test_a_header_that_says_something_else_stays_as_it_is() -> None:
    assert without_a_field(document(replace(TITLE, title="Another")))
    assert without_a_field(document(Paragraph(text("words"))))
    silent = replace(document(replace(TITLE, title="")), labels=replace(LABELS, header_left=""))
    assert without_a_field(silent)
