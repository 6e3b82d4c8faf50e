"""What a written DOCX holds, read back."""

import io
import zipfile
from xml.etree.ElementTree import Element

import docx
import pytest

from sla_desktop.document.nodes import (
    Clause,
    Contents,
    Document,
    Heading,
    Inlines,
    PageLabels,
    Paragraph,
    Reference,
)
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.docx import write_docx
from sla_desktop.export.look import Look, TextStyle
from sla_desktop.reading.exports import from_docx
from tests.export.docs import ATTACHMENT, LABELS, document, hostile, long, sample, text
from tests.export.docx_read import Read, q, read, text_of, value

# Orders of the schema, as far as the writer uses them.
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc "
    "outlineLvl",
    "w:rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs u rtl lang",
    "w:tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "w:tcPr": "tcW gridSpan tcBorders shd tcMar vAlign",
    "w:sdtPr": "alias id showingPlcHdr docPartObj text",
    "w:style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr "
    "tblStylePr",
    "w:lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
    "w:settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
}
XML_PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/header1.xml",
    "word/footer1.xml",
)


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


@pytest.mark.parametrize("name", XML_PARTS)
@pytest.mark.parametrize("tested", [sample("DRAFT"), hostile()], ids=["sample", "hostile"])
def test_children_stand_in_the_order_of_the_schema(tested: Document, name: str) -> None:
    root = read(tested, pages={"": 3}).part(name)
    for parent, children in ORDER.items():
        order = children.split()
        for element in root.iter(q(parent)):
            places = [order.index(local(child)) for child in element]
            assert places == sorted(places), (parent, [local(child) for child in element])


def test_the_same_values_give_the_same_bytes() -> None:
    first = write_docx(sample("DRAFT"), ATTACHMENT, {"": 5})
    assert first == write_docx(sample("DRAFT"), ATTACHMENT, {"": 5})
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_file_tells_neither_a_person_nor_a_time() -> None:
    opened = read(sample())
    core = {local(each): each.text for each in opened.part("docProps/core.xml")}
    assert core == {
        "title": "Managed IT support agreement",
        "subject": "Service level agreement between Harbour Systems Ltd and Wren & Marlow LLP",
        "creator": "Harbour Systems Ltd",
        "language": "en-GB",
        "version": "1.2",
        "identifier": "sla-0042",
    }
    app = {local(each): each.text for each in opened.part("docProps/app.xml")}
    assert app["Application"] == "SLA Desktop"
    assert set(app) == {"Application", "AppVersion"}


def test_word_is_not_made_to_ask_anything() -> None:
    opened = read(sample())
    settings = opened.part("word/settings.xml")
    assert settings.find(q("w:updateFields")) is None
    modes = {
        each.get(q("w:name")): each.get(q("w:val")) for each in settings.iter(q("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"
    assert not any(each.get(q("w:dirty")) for each in opened.body.iter(q("w:fldChar")))


@pytest.mark.parametrize("tested", [sample("DRAFT"), hostile(), long(2)])
def test_python_docx_opens_it(tested: Document) -> None:
    opened = docx.Document(io.BytesIO(write_docx(tested, ATTACHMENT)))
    assert getattr(opened.paragraphs[0].style, "name", "") == "Title"
    assert opened.core_properties.title == clean_line(tested.title)[:255]


def test_an_empty_document_is_a_document() -> None:
    assert read(document()).texts() == []


def test_fonts_sizes_and_paper_come_from_the_look() -> None:
    look = Look(docx_font="Arial", body=TextStyle(12, 16), text_color="111111")
    tested = Document("t", "s", "a", "de-DE", "1", "x", (), LABELS, page_size="Letter")
    opened = Read(write_docx(tested, look=look))
    styles = opened.part("word/styles.xml")
    defaults = "w:docDefaults/w:rPrDefault/w:rPr/"
    assert value(styles, defaults + "w:rFonts", "ascii") == "Arial"
    assert value(styles, defaults + "w:sz") == "24"
    assert value(styles, defaults + "w:color") == "111111"
    assert value(styles, defaults + "w:lang") == "de-DE"
    assert value(opened.body, "w:sectPr/w:pgSz", "w") == "12240"
    assert value(opened.body, "w:sectPr/w:pgMar", "left") == "1417"


def test_headings_are_real_and_keep_their_outline_level_without_a_number() -> None:
    opened = read(sample())
    assert opened.texts("Heading1")[:2] == ["Definitions", "Service levels"]
    assert opened.texts("UnnumberedHeading1") == ["Background", "Schedule 1: Service hours"]
    levels = {
        style.get(q("w:styleId")): value(style, "w:pPr/w:outlineLvl")
        for style in opened.part("word/styles.xml").iter(q("w:style"))
    }
    for level in (1, 2, 3):
        assert levels[f"Heading{level}"] == levels[f"UnnumberedHeading{level}"] == str(level - 1)
    assert levels["Clause2"] is None


def test_every_style_that_is_used_is_defined() -> None:
    opened = read(sample())
    defined = {
        each.get(q("w:styleId")) for each in opened.part("word/styles.xml").iter(q("w:style"))
    }
    used = {
        each.get(q("w:val"))
        for name in XML_PARTS
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next")
        for each in opened.part(name).iter(q(tag))
    }
    assert used <= defined


def bookmarks(opened: Read) -> dict[str, str]:
    """Text that each bookmark encloses, by its name."""
    found: dict[str, str] = {}
    for paragraph in opened.paragraphs():
        children = list(paragraph)
        for at, each in enumerate(children):
            if each.tag == q("w:bookmarkStart"):
                ends = [n for n, e in enumerate(children) if e.tag == q("w:bookmarkEnd")]
                name = each.attrib[q("w:name")]
                assert name not in found
                found[name] = "".join(text_of_run(e) for e in children[at : ends[0]])
    return found


def text_of_run(element: Element) -> str:
    wrapped = Element("p")
    wrapped.append(element)
    return text_of(wrapped)


@pytest.mark.parametrize("tested", [sample(), hostile(), long(2)])
def test_every_field_and_link_leads_somewhere(tested: Document) -> None:
    opened = read(tested)
    names = bookmarks(opened)
    targets = [code.split()[1] for code in opened.instructions() if "REF " in code]
    targets += [each.attrib[q("w:anchor")] for each in opened.body.iter(q("w:hyperlink"))]
    assert targets
    assert set(targets) <= set(names)
    assert all(len(name) <= 40 and name[0] in "_abcdefghijklmnopqrstuvwxyz" for name in names)


def test_ids_of_bookmarks_and_controls_are_their_own() -> None:
    opened = read(sample())
    marks = [each.get(q("w:id")) for each in opened.body.iter(q("w:bookmarkStart"))]
    controls = [value(each, "w:id") for each in opened.body.iter(q("w:sdtPr"))]
    assert len(set(marks + controls)) == len(marks + controls)


def referring(content: Inlines) -> Element:
    """The paragraph that refers, in a document with sections counted, typed and unnumbered."""
    opened = read(
        document(
            Heading("one", 1, "1", text("First")),
            Clause("two", 2, "1.1", text("lead")),
            Clause("a", 4, "(a)", text("item")),
            Clause("i", 5, "(i)", text("part")),
            Heading("annex", 1, "A", text("Annex")),
            Clause("annex.1", 2, "A.1", text("typed")),
            Heading("plain", 1, "", text("Schedule")),
            Paragraph(content),
        )
    )
    return opened.paragraphs("Normal")[-1]


@pytest.mark.parametrize(
    ("printed", "target", "fields"),
    [
        ("1.1", "two", ["REF _Ref100001 \\n \\h"]),
        ("clause 1.1", "two", ["REF _Ref100001 \\n \\h"]),
        ("(a)", "a", ["REF _Ref100002 \\n \\h"]),
        ("1.1(a)", "a", ["REF _Ref100001 \\n \\h", "REF _Ref100002 \\n \\h"]),
        (
            "1.1(a)(i)",
            "i",
            [f"REF _Ref10000{at} \\n \\h" for at in (1, 2, 3)],
        ),
        ("Annex A", "annex", ["REF _Ref100004 \\h"]),
        ("A.1", "annex.1", ["REF _Ref100005 \\h"]),
        ("Schedule", "plain", ["REF _Ref100006 \\h"]),
        ("First", "one", ["REF _Ref100000 \\h"]),
        ("the schedule below", "plain", []),
        ("Annex", "annex", []),
        ("gone", "nowhere", []),
    ],
)
def test_a_reference_is_live_where_word_would_print_the_same(
    printed: str, target: str, fields: list[str]
) -> None:
    paragraph = referring((Reference(printed, target),))
    codes = [str(each.text).strip() for each in paragraph.iter(q("w:instrText"))]
    assert codes == fields
    assert text_of(paragraph) == printed


def test_a_reference_that_cannot_be_live_is_a_link() -> None:
    linked = referring((Reference("the schedule below", "plain"),))
    assert linked.find(q("w:hyperlink")) is not None
    assert referring((Reference("gone", "nowhere"),)).find(q("w:hyperlink")) is None


def test_a_typed_number_is_what_its_bookmark_holds() -> None:
    opened = read(document(Clause("x", 2, "B.7", text("words")), Clause("y", 2, "", text("more"))))
    assert list(bookmarks(opened).values()) == ["B.7", "more"]
    assert opened.texts("Clause2") == ["B.7\twords", "more"]


def test_contents_are_there_before_word_counts() -> None:
    opened = read(sample(), pages={"definitions": 3, "measuring": 4})
    assert opened.texts("TOC1")[:3] == ["Background\t", "1\tDefinitions\t3", "2\tService levels\t"]
    assert opened.texts("TOC2") == ["2.1\tHow it is measured\t4", "Zone\t"]
    assert ' TOC \\o "1-2" \\h \\z \\u '.strip() in opened.instructions()
    gallery = value(opened.body, "w:sdt/w:sdtPr/w:docPartObj/w:docPartGallery")
    assert gallery == "Table of Contents"


def test_no_contents_without_headings() -> None:
    opened = read(document(Contents("Contents"), Paragraph(text("words"))))
    assert opened.texts() == ["words"]


def test_header_and_footer_count_pages() -> None:
    opened = read(sample(), pages={"": 12})
    assert text_of(opened.part("word/header1.xml")) == LABELS.header_left + LABELS.header_right
    footer = opened.part("word/footer1.xml")
    assert text_of(footer).endswith("Confidential" + "Page 1 of 12")
    codes = [str(each.text).strip() for each in footer.iter(q("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_labels_take_braces_as_they_are() -> None:
    labels = PageLabels("", "", "", "", "{pages} {x} {page}{")
    tested = Document("t", "s", "a", "en-GB", "1", "x", (), labels)
    assert text_of(read(tested).part("word/footer1.xml")) == "1 {x} 1{"


def test_a_watermark_is_printed_only_when_there_is_one() -> None:
    drafted = read(sample("DRAFT & <b>")).archive.read("word/header1.xml").decode()
    assert 'string="DRAFT &amp; &lt;b&gt;"' in drafted
    assert "pict" not in read(sample()).archive.read("word/header1.xml").decode()


def test_the_attachment_comes_back_also_after_another_program_saved() -> None:
    written = write_docx(sample(), ATTACHMENT)
    assert from_docx(written, "x.docx") == ATTACHMENT.data
    saved = io.BytesIO()
    docx.Document(io.BytesIO(written)).save(saved)
    assert from_docx(saved.getvalue(), "x.docx") == ATTACHMENT.data
    part = read(sample(), attachment=ATTACHMENT).part("customXml/item1.xml")
    assert (part.get("name"), part.get("mediaType")) == ("agreement.json", "application/json")


def test_nothing_is_attached_unasked() -> None:
    assert not [name for name in read(sample()).archive.namelist() if "customXml/" in name]
