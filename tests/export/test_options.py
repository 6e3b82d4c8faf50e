"""What an owner chooses of an export's look, and what it does to the PDF."""

import io
from collections.abc import Callable
from typing import Any, cast

import pytest
from msgspec.structs import replace

from sla_desktop.document.guidance import with_guidance
from sla_desktop.document.nodes import Clause, Heading, Paragraph, Run, TitleBlock
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import ProseSection, Section, TermSection
from sla_desktop.export.docx_inline import plain
from sla_desktop.export.files import Wanted, make_files
from sla_desktop.export.look import LOOK
from sla_desktop.export.options import ExportOptions, dressed, look_of, prepared
from sla_desktop.export.pdf import write_pdf
from sla_desktop.export.pictures import read_picture
from tests.export.docs import document, sample, text
from tests.export.pdf_read import Pdf
from tests.export.pictures import logo
from tests.export.struct_read import File
from tests.export.test_files import draft

Image = pytest.importorskip("PIL.Image")


def test_without_choices_an_export_is_as_the_agreement_says() -> None:
    options = ExportOptions()
    assert prepared(draft(), options) == draft()
    assert dressed(document(watermark="DRAFT"), draft(), options) == document(watermark="DRAFT")
    assert look_of(options, "Firm") == LOOK


def test_paper_and_confidentiality_are_those_chosen() -> None:
    options = ExportOptions(page_size="Letter", confidentiality="For the parties only")
    made = make_files(draft(), Wanted(False, True, False, options))
    assert made.pdf
    pdf = Pdf(made.pdf)
    assert pdf.pages[0].get_size() == (612, 792)
    assert "For the parties only" in pdf.page_text(0)


def test_no_confidentiality_line_can_be_chosen() -> None:
    agreement = replace(draft(), confidentiality="Confidential")
    assert prepared(agreement, ExportOptions(confidentiality="")).confidentiality == ""


def test_the_draft_mark_can_be_left_out() -> None:
    unmarked = ExportOptions(draft_mark=False)
    assert dressed(document(watermark="DRAFT"), draft(), unmarked).watermark == ""


def test_guidance_is_printed_only_where_wanted() -> None:
    agreement = Agreement(
        id="a",
        title="T",
        sections=(TermSection(id="term", title="Term"), ProseSection(id="own", title="Own")),
    )
    made = document(
        Heading("term", 1, "1", text("Term")),
        Clause("term.1", 2, "1.1", text("words")),
        Heading("own", 1, "2", text("Own")),
    )
    assert dressed(made, agreement, ExportOptions()) == made
    guided = dressed(made, agreement, ExportOptions(guidance=True)).blocks
    assert [block for block in guided if block not in made.blocks] == [guided[1]]
    assert isinstance(guided[1], Paragraph)
    assert guided[1].note == "guidance"
    assert "Says when the agreement starts" in plain(guided[1].content)


def test_every_kind_of_section_has_guidance_or_prints_what_its_owner_writes() -> None:
    for kind in set(section_kinds()) - {"prose", "control"}:
        section = cast("Section", section_kinds()[kind](id="own", title="Own"))
        heading = document(Heading("own", 1, "1", text("Own"))).blocks
        agreement = Agreement(id="a", title="T", sections=(section,))
        assert len(with_guidance(heading, agreement)) == 2, kind


def test_the_accent_colour_dresses_headings_and_grounds() -> None:
    look = look_of(ExportOptions(accent="0f766e"), "")
    assert look.accent_color == "0F766E"
    assert (look.header_tint, look.guidance_tint) == ("E9F3F2", "F3F8F8")
    content = next(iter(File(write_pdf(sample(), look=look).data).pages().values()))
    assert b"0.0588 0.463 0.431 rg" in content
    assert b"0.122 0.22 0.392 rg" not in content


@pytest.mark.parametrize("color", ["FFFF00", "FFFFFF", "7FFFD4"])
def test_an_accent_colour_too_pale_to_read_is_made_darker(color: str) -> None:
    shown = look_of(ExportOptions(accent=color), "").accent_color
    red, green, blue = (int(shown[at : at + 2], 16) for at in (0, 2, 4))
    assert shown != color
    assert 0.3 * red + 0.6 * green + 0.1 * blue < 130


@pytest.mark.parametrize("color", ["", "red", "#123456", "12345", "12345G", "１２３４５６"])
def test_what_is_no_colour_is_refused_with_a_remedy(color: str) -> None:
    with pytest.raises(InputError, match="is no colour: write two digits"):
        look_of(ExportOptions(accent=color), "")


@pytest.mark.parametrize(
    ("kind", "mode", "saved"),
    [
        ("PNG", "RGB", {}),
        ("PNG", "L", {}),
        ("PNG", "1", {}),
        ("PNG", "P", {}),
        ("JPEG", "RGB", {"quality": 95}),
        ("JPEG", "L", {}),
        ("JPEG", "RGB", {"progressive": True}),
    ],
)
def test_a_logo_is_drawn_above_the_title(kind: str, mode: str, saved: dict[str, Any]) -> None:
    look = look_of(ExportOptions(logo=logo(kind, mode, **saved)), "Harbour")
    data = write_pdf(document(TitleBlock("Title", "", ())), look=look).data
    pdf = Pdf(data)
    page = pdf.pages[0].render(scale=2).to_pil().convert("RGB")
    scale = 2 * LOOK.logo_room[1] / 20
    left, top = 2 * LOOK.margin, 2 * LOOK.margin
    red = page.getpixel((int(left + 10 * scale), int(top + 10 * scale)))
    blue = page.getpixel((int(left + 50 * scale), int(top + 10 * scale)))
    wanted = Image.open(io.BytesIO(logo(kind, mode, **saved))).convert("RGB")
    for shown, at in ((red, (10, 10)), (blue, (50, 10))):
        assert all(abs(a - b) < 12 for a, b in zip(shown, wanted.getpixel(at), strict=True))
    assert pdf.place(0, "Title").top > LOOK.margin + LOOK.logo_room[1]


def test_a_logo_keeps_its_proportions_within_its_room() -> None:
    for size in ((1000, 100), (100, 1000)):
        look = look_of(ExportOptions(logo=logo(size=size)), "")
        written = File(write_pdf(document(TitleBlock("T", "", ())), look=look).data)
        content = next(iter(written.pages().values()))
        width, height = (float(each) for each in content.split(b" cm /P1")[0].split()[-6:-2:3])
        assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
        assert width <= LOOK.logo_room[0]
        assert height <= LOOK.logo_room[1]


def test_a_logo_is_described_to_who_cannot_see_it() -> None:
    look = look_of(ExportOptions(logo=logo()), "Harbour (UK)")
    tree = File(write_pdf(document(TitleBlock("T", "", ())), look=look).data).structure()
    figure = next(each for each in tree.walk() if each.role == "Figure")
    assert rb"/Alt(Logo of Harbour \(UK\))" in figure.body
    assert b"/BBox[" in figure.body
    assert look_of(ExportOptions(logo=logo()), "").logo == read_picture(logo(), "Logo")


def test_a_logo_does_not_stand_alone_at_the_end_of_a_page() -> None:
    look = look_of(ExportOptions(logo=logo()), "")
    filler = Paragraph((Run("\n".join("line" for _ in range(48))),))
    written = write_pdf(document(filler, TitleBlock("Title", "", ())), look=look).data
    pages = list(File(written).pages().values())
    assert [b"/P1 Do" in each for each in pages] == [False, True]


def interlaced() -> bytes:
    data = bytearray(logo())
    data[28] = 1
    return bytes(data)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: b"", "not a PNG or JPEG"),
        (lambda: b"GIF89a", "not a PNG or JPEG"),
        (lambda: b"<svg/>", "not a PNG or JPEG"),
        (lambda: logo()[:20], "not a PNG or JPEG"),
        (lambda: logo()[:40], "not a PNG or JPEG"),
        (lambda: logo("JPEG")[:30], "not a PNG or JPEG"),
        (lambda: b"\xff\xd8\xff\xe0\x00\x02" + b"\0" * 50, "not a PNG or JPEG"),
        (lambda: logo("JPEG", "CMYK"), "not a PNG or JPEG"),
        (lambda: logo(mode="RGBA"), "see-through"),
        (lambda: logo(mode="LA"), "see-through"),
        (lambda: logo(mode="P", transparency=0), "see-through"),
        (interlaced, "see-through or interlaced"),
        (lambda: logo(size=(4001, 2)), "larger than 4,000 by 4,000"),
        (lambda: logo(size=(2, 4001)), "larger than 4,000 by 4,000"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused_with_a_remedy(
    made: Callable[[], bytes], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        read_picture(made())


def test_every_beginning_of_a_picture_is_read_or_refused() -> None:
    for data in (logo(), logo("JPEG"), logo(mode="P")):
        for end in range(len(data)):
            try:
                read_picture(data[:end])
            except InputError:
                continue


def test_an_agreement_of_few_pages_is_set_small_in_the_colours_of_the_firm() -> None:
    small = look_of(ExportOptions(accent="0f766e"), "", compact=True)
    assert small.body.size < LOOK.body.size
    assert small.accent_color == look_of(ExportOptions(accent="0f766e"), "").accent_color
