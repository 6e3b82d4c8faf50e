"""The PDF of a document, read back: text, places, pages, links, fonts, attachment."""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

import sla_desktop
from sla_desktop.document.nodes import (
    Attachment,
    Clause,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Reference,
    Run,
)
from sla_desktop.export.pdf import PdfResult, layout_pages, write_pdf
from tests.export.docs import (
    ATTACHMENT,
    LABELS,
    document,
    long,
    prose,
    sample,
    text,
)
from tests.export.pdf_read import Pdf, folded, opened


@pytest.fixture(scope="module")
def written() -> PdfResult:
    return write_pdf(sample(), ATTACHMENT)


@pytest.fixture(scope="module")
def pdf(written: PdfResult) -> Pdf:
    return Pdf(written.data)


@pytest.fixture(scope="module")
def book() -> tuple[Document, PdfResult, Pdf]:
    """A document whose contents alone fill several pages."""
    made = long(30)
    result = write_pdf(made)
    return made, result, Pdf(result.data)


def test_every_word_of_the_document_is_on_its_pages_in_order(pdf: Pdf) -> None:
    whole = folded("".join(pdf.texts()))
    at = 0
    for words in (
        "Service level agreement, version 1.2, 1 December 2026",
        "Represented by",
        "Credit ladder from 99.9 % down",
        "2.1 How it is measured",  # the contents
        "Background The Provider looks after",
        "Priority 1 The service is down for everyone. No way around it.",
        "P1 response 15 min 30 min month",
        "2.1.1 Availability is the share of service minutes without an Outage, as defined",
        "(a) of maintenance announced five business days ahead;",
        "(i) the leased line of its carrier; or",
        "as the Provider's probe on site shows.",
        "Guidance: agree a ladder without gaps.",
        "1. as a deduction from the next invoice: (a) in full, or",
        "– by metric.",
        "Credits are no penalty.",
        "For the Provider Harbour Systems Ltd For the Customer Wren & Marlow LLP",
        "Ada Harbour",
        "Schedule 1: Service hours",
    ):
        assert folded(words) in whole[at:], words
        at = whole.index(folded(words), at)


def test_words_of_one_paragraph_have_spaces_across_its_lines() -> None:
    shown = " ".join(opened(Paragraph(text(prose(1, 80)))).text().split())
    assert prose(1, 80) in shown


def test_the_pages_are_those_of_the_headings(written: PdfResult, pdf: Pdf) -> None:
    for name, title in (
        ("background", "Background"),
        ("levels", "Service levels"),
        ("credits", "Service credits"),
        ("schedule", "Schedule 1: Service hours"),
    ):
        assert title in pdf.body(written.pages[name] - 1) or any(
            line.endswith(title) for line in pdf.body(written.pages[name] - 1)
        )
    assert written.pages[""] == len(pdf.pages)


def test_layout_alone_gives_the_same_pages(written: PdfResult) -> None:
    assert layout_pages(sample()) == written.pages


def test_every_page_tells_its_number_and_the_total(
    book: tuple[Document, PdfResult, Pdf],
) -> None:
    _, result, pdf = book
    told = [re.findall(r"Page (\d+) of (\d+)", each) for each in pdf.texts()]
    total = str(result.pages[""])
    assert told == [[(str(page), total)] for page in range(1, len(pdf.pages) + 1)]
    assert len(pdf.pages) > 60


def test_contents_over_several_pages_name_the_pages_of_the_headings(
    book: tuple[Document, PdfResult, Pdf],
) -> None:
    made, result, pdf = book
    listed = [each for each in made.blocks if isinstance(each, Heading) and each.level <= 2]
    first = min(result.pages[each.id] for each in listed)
    entries = [line for page in range(1, first - 1) for line in pdf.body(page)]
    assert first > 3
    assert entries[0] == "Contents"
    wanted = [
        f"{each.number} {''.join(run.text for run in each.content if isinstance(run, Run))} "
        f"{result.pages[each.id]}"
        for each in listed
    ]
    assert entries[1:] == wanted
    for each in listed:
        assert any(
            line.startswith(f"{each.number} ") for line in pdf.body(result.pages[each.id] - 1)
        )


def test_contents_lead_to_the_headings(book: tuple[Document, PdfResult, Pdf]) -> None:
    made, result, pdf = book
    listed = [each for each in made.blocks if isinstance(each, Heading) and each.level <= 2]
    first = min(result.pages[each.id] for each in listed)
    links = [target for page in range(1, first - 1) for target in pdf.links(page)]
    assert links == [result.pages[each.id] - 1 for each in listed]


def test_contents_of_a_document_without_headings_are_left_out() -> None:
    assert "Contents" not in opened(Contents("Contents"), Paragraph(text("words"))).text()


def test_a_long_contents_entry_wraps_before_the_page_numbers() -> None:
    pdf = opened(Contents("Contents"), Heading("h", 1, "1", text(prose(1, 40))))
    entry = next(line for line in pdf.body(0) if line.endswith(" 1"))
    assert not entry.startswith("1 ")
    assert len(pdf.links(0)) == 1


def test_references_lead_to_their_clause_and_unknown_ones_are_plain() -> None:
    pdf = opened(
        Paragraph((Run("see "), Reference("2.2(a)", "x"), Run(" or "), Reference("9", "gone"))),
        PageBreak(),
        Clause("x", 4, "(a)", text("here")),
    )
    assert pdf.links(0) == [1]
    assert "see 2.2(a) or 9" in pdf.text()


def test_headings_clauses_and_tables_are_named_places(written: PdfResult, pdf: Pdf) -> None:
    for name in ("credits", "x1", "targets", "signing"):
        assert pdf.named(name) == written.pages[name] - 1
    assert pdf.named("nothing") == -1


def test_bookmarks_show_number_title_and_nesting(written: PdfResult, pdf: Pdf) -> None:
    assert pdf.bookmarks() == [
        (level, title, written.pages[name] - 1)
        for level, title, name in (
            (0, "Background", "background"),
            (0, "1 Definitions", "definitions"),
            (0, "2 Service levels", "levels"),
            (1, "2.1 How it is measured", "measuring"),
            (2, "2.3.1 Probes", "detail"),
            (0, "3 Service credits", "credits"),
            (0, "4 Signatures", "signatures"),
            (0, "Schedule 1: Service hours", "schedule"),
            (1, "Zone", "zone"),
        )
    ]


def test_a_heading_level_that_skips_one_still_has_a_bookmark() -> None:
    pdf = opened(Heading("a", 3, "", text("deep")), Heading("b", 1, "", text("top")))
    assert [(level, title) for level, title, _ in pdf.bookmarks()] == [(0, "deep"), (0, "top")]


def test_properties_tell_the_document_and_the_program_alone(written: PdfResult, pdf: Pdf) -> None:
    told = pdf.file.get_metadata_dict()
    program = f"SLA Desktop {sla_desktop.__version__}"
    assert told["Title"] == "Managed IT support agreement"
    assert told["Subject"].startswith("Service level agreement between")
    assert told["Author"] == "Harbour Systems Ltd"
    assert (told["Creator"], told["Producer"]) == (program, program)
    assert (told["CreationDate"], told["ModDate"]) == ("", "")
    assert b"/Lang(en-GB)" in written.data
    assert b"/DisplayDocTitle true" in written.data


def test_the_attachment_comes_out_as_it_went_in(written: PdfResult, pdf: Pdf) -> None:
    assert list(pdf.attachments()) == [("agreement.json", ATTACHMENT.data)]
    assert b"/AFRelationship/Source" in written.data
    assert b"/AF[" in written.data
    assert b"/Subtype/application#2Fjson" in written.data


def test_without_an_attachment_there_is_none() -> None:
    data = write_pdf(sample()).data
    assert list(Pdf(data).attachments()) == []
    assert b"/AF" not in data


@pytest.mark.skipif(not shutil.which("pdfdetach"), reason="poppler is not installed")
def test_another_reader_takes_the_attachment_out(tmp_path: Path) -> None:
    held = Attachment("agreement.json", "application/json", os.urandom(100_000), "data")
    (tmp_path / "a.pdf").write_bytes(write_pdf(sample(), held).data)
    subprocess.run(
        ["pdfdetach", "-saveall", "-o", str(tmp_path), str(tmp_path / "a.pdf")], check=True
    )
    assert (tmp_path / "agreement.json").read_bytes() == held.data


def test_every_font_is_embedded_and_only_those_used(pdf: Pdf) -> None:
    fonts = pdf.fonts()
    assert fonts.missing == set()
    assert fonts.embedded == {"Carlito", "Carlito-Bold", "Carlito-Italic"}


def test_symbols_come_from_another_embedded_font() -> None:
    symbols = "\u2713 \u2610 \u26a0 \U0001f600"
    pdf = opened(Paragraph((Run(symbols), Run("\u2713", bold=True, italic=True))))
    assert pdf.fonts().embedded == {"Carlito", "DejaVuSans", "DejaVuSans-Bold"}
    assert symbols in pdf.text()


def test_more_than_256_characters_of_a_font_come_out_as_they_went_in() -> None:
    many = "".join(map(chr, (*range(0x21, 0x7F), *range(0xAE, 0x250))))
    assert folded(many) in folded(opened(Paragraph(text(many))).text())


def test_the_same_document_is_the_same_file_in_every_process(tmp_path: Path) -> None:
    code = (
        "import hashlib; from tests.export.docs import ATTACHMENT, sample;"
        "from sla_desktop.export.pdf import write_pdf;"
        "print(hashlib.sha256(write_pdf(sample('DRAFT'), ATTACHMENT).data).hexdigest())"
    )
    root = Path(sla_desktop.__file__).parents[1]
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(printed) == 1


def test_documents_written_side_by_side_do_not_mix() -> None:
    documents = [sample(), long(3), sample("DRAFT"), long(2)] * 3
    alone = [write_pdf(each).data for each in documents[:4]] * 3
    with ThreadPoolExecutor(4) as pool:
        together = [result.data for result in pool.map(write_pdf, documents)]
    assert together == alone


def test_documents_that_differ_have_different_identifiers() -> None:
    def identifier(data: bytes) -> bytes:
        found = re.search(rb"/ID\s*\[(\S+)", data)
        assert found
        return found[1]

    first = write_pdf(document(Paragraph(text("a")))).data
    second = write_pdf(document(Paragraph(text("b")))).data
    assert identifier(first) != identifier(second)


def test_labels_stand_in_header_and_footer_of_every_page(pdf: Pdf) -> None:
    for page in range(len(pdf.pages)):
        lines = pdf.lines(page)
        assert lines[0] == f"{LABELS.header_left} {LABELS.header_right}"
        assert lines[-1].startswith(f"{LABELS.footer_left} {LABELS.footer_middle} Page")


def test_without_header_labels_there_is_no_header() -> None:
    labels = replace(LABELS, header_left="", header_right="", page_of="{page}/{pages}")
    pdf = opened(Paragraph(text("words")), labels=labels)
    assert pdf.lines(0)[0] == "words"
    assert pdf.lines(0)[-1].endswith("1/1")


def test_long_labels_wrap_and_the_text_gives_way() -> None:
    labels = replace(LABELS, header_left=prose(1, 60), footer_left=prose(2, 60))
    pdf = opened(Paragraph(text("words " * 2000)), labels=labels)
    header_end = pdf.place(0, prose(1, 60).split()[30]).top
    assert pdf.place(0, "words").top > header_end
    assert pdf.place(0, "words").top > opened(Paragraph(text("words"))).place(0, "words").top


def test_the_paper_may_be_american() -> None:
    pdf = opened(Paragraph(text("words")), page_size="Letter")
    assert pdf.pages[0].get_size() == (612, 792)


def test_a_watermark_lies_on_every_page_and_is_there_only_when_asked_for(pdf: Pdf) -> None:
    marked = Pdf(write_pdf(sample("DRAFT")).data)
    assert all("DRAFT" in each for each in marked.texts())
    assert all("DRAFT" not in each for each in pdf.texts())
