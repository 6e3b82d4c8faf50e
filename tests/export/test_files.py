"""What the command line and the window export: the documents as bytes, made step by step."""

import pytest
from msgspec.structs import replace

from sla_desktop.catalogue.samples import samples
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ProseSection
from sla_desktop.export.files import Wanted, make_files
from sla_desktop.export.options import ExportOptions
from sla_desktop.reading.exports import from_docx, from_pdf
from tests.export.pictures import logo

BOTH = Wanted(docx=True, pdf=True, with_data=True)


def draft(text: str = "Work begins at eight.") -> Agreement:
    section = ProseSection(id="work", title="Work", wording=wording(text))
    return Agreement(id="a", title="T", sections=(section,), logo="logo.png")


def test_both_documents_carry_what_the_agreement_prints() -> None:
    options = ExportOptions(logo=logo(), confidentiality="Secret", page_size="Letter")
    made = make_files(draft(), replace(BOTH, options=options))
    assert made.docx is not None
    assert made.pdf is not None
    for data in (from_docx(made.docx, "x"), from_pdf(made.pdf, "x")):
        agreement, images = copyfile.decode(data, "x")
        assert list(images.items()) == [(agreement.logo, logo())]
        chosen = replace(draft(), confidentiality="Secret", page_size="Letter")
        assert replace(agreement, logo=draft().logo) == chosen


def test_a_logo_that_is_not_printed_is_not_sent() -> None:
    made = make_files(draft(), BOTH)
    assert made.docx is not None
    assert copyfile.decode(from_docx(made.docx, "x"), "x") == (replace(draft(), logo=""), {})


def test_data_stays_out_when_not_wanted() -> None:
    made = make_files(draft(), Wanted(docx=True, pdf=False, with_data=False))
    assert made.docx is not None
    assert made.pdf is None
    assert copyfile.DATA_NAMESPACE.encode() not in made.docx


def test_a_word_document_alone_shows_the_same_page_numbers() -> None:
    path = samples()[0].path
    agreement, _ = copyfile.decode(path.read_bytes(), path.name)
    both = make_files(agreement, Wanted(docx=True, pdf=True, with_data=False))
    alone = make_files(agreement, Wanted(docx=True, pdf=False, with_data=False))
    assert alone.docx == both.docx


def test_what_no_font_draws_leaves_only_the_word_document() -> None:
    made = make_files(draft("Price: \ue000."), BOTH)
    assert made.pdf is None
    assert made.refused.startswith("Only the DOCX is written, for a PDF cannot show")
    assert "\ue000" in made.refused
    assert made.docx is not None


def test_a_pdf_alone_that_cannot_be_drawn_leads_to_the_word_document() -> None:
    made = make_files(draft("Price: \ue000."), Wanted(docx=False, pdf=True, with_data=True))
    assert made.pdf is None
    assert made.refused.endswith("write them in another way or export DOCX instead.")


def test_each_step_is_told_before_it_is_done() -> None:
    told: list[str] = []
    make_files(draft(), BOTH, told.append)
    assert told == [
        "Putting the document together",
        "Laying out the pages",
        "Writing the Word document",
    ]
    told.clear()
    make_files(draft(), Wanted(docx=False, pdf=True, with_data=False), told.append)
    assert len(told) == 2


def test_a_step_may_stop_the_work() -> None:
    def stop(step: str) -> None:
        raise InterruptedError(step)

    with pytest.raises(InterruptedError):
        make_files(draft(), BOTH, stop)
