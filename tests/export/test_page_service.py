"""Pages for the preview: the whole, or one section as it stands in the whole."""

import io
import subprocess
import sys

import pytest
from msgspec.structs import replace

from sla_desktop.catalogue.samples import samples
from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Heading
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ProseSection
from sla_desktop.export import page_service
from sla_desktop.export.laid import (
    Answer,
    Answers,
    Failed,
    Laid,
    Nothing,
    Order,
    Refused,
    Spot,
    frame,
)
from sla_desktop.export.options import ExportOptions
from sla_desktop.export.page_service import PageService, part_of, serve
from tests.export.pdf_read import Pdf


def prose(name: str, text: str) -> ProseSection:
    return ProseSection(id=name, title=name.title(), wording=wording(text))


def draft(*sections: ProseSection) -> Agreement:
    return Agreement(id="a", title="T", sections=sections or (prose("work", "We work."),))


def sample() -> Agreement:
    path = samples()[0].path
    return copyfile.decode(path.read_bytes(), path.name)[0]


def laid(answer: Answer) -> Laid:
    assert isinstance(answer, Laid)
    return answer


def body(pdf: Pdf, page: int) -> list[str]:
    """The lines of a page without header and footer."""
    return pdf.lines(page)[1:-1]


def test_the_whole_tells_where_headings_stand() -> None:
    whole = laid(PageService().answer(Order(7, sample())))
    pdf = Pdf(whole.data)
    assert (whole.number, whole.count, whole.section) == (7, len(pdf.pages), "")
    assert whole.size == (595.3, 841.9)
    composed = compose(sample())
    sections = [b.id for b in composed.blocks if isinstance(b, Heading) and "." not in b.id]
    for name in sections:
        spot = whole.spots[name]
        assert 0 <= spot.page < whole.count
        assert 0 < spot.top < whole.size[1]
    places = [(whole.spots[name].page, whole.spots[name].top) for name in sections]
    assert places == sorted(places)


def test_a_section_alone_reads_as_in_the_whole() -> None:
    service = PageService()
    whole = laid(service.answer(Order(1, sample())))
    read = Pdf(whole.data)
    for section in sample().sections:
        if section.id not in whole.spots:
            continue
        part = laid(service.answer(Order(2, sample(), section.id)))
        assert part.section == section.id
        own = {name for name in whole.spots if name.startswith(f"{section.id}.")}
        assert own <= part.spots.keys()
        there, here = whole.spots[section.id], part.spots[section.id]
        title = section.title.split(":")[-1].strip()
        assert title in "\n".join(body(read, there.page))
        assert title in "\n".join(body(Pdf(part.data), here.page))


def test_a_section_alone_stands_on_its_page_with_what_is_around_it() -> None:
    service = PageService()
    long = "\n\n".join(f"Clause {n} says what is done." for n in range(60))
    full = draft(prose("first", long), prose("second", "One line."), prose("third", long))
    whole = laid(service.answer(Order(1, full)))
    part = laid(service.answer(Order(2, full, "second")))
    page = whole.spots["second"].page
    assert page > 0
    assert body(Pdf(part.data), 0)[:30] == body(Pdf(whole.data), page)[:30]
    assert part.spots["second"].top == pytest.approx(whole.spots["second"].top)


def test_a_section_alone_has_no_page_number() -> None:
    part = laid(PageService().answer(Order(1, draft(), "work")))
    assert "Page" not in Pdf(part.data).text()


def test_before_any_whole_a_section_begins_its_page() -> None:
    composed = compose(draft(prose("first", "A."), prose("second", "B."), prose("third", "C.")))
    part = part_of(composed, "second", {})
    assert part is not None
    assert part.blocks[0] == next(
        b for b in composed.blocks if isinstance(b, Heading) and b.id == "second"
    )
    assert part_of(composed, "second", {"first": Spot(0, 1.0), "second": Spot(0, 2.0)}) != part


def test_a_section_that_does_not_print_is_nothing() -> None:
    assert PageService().answer(Order(4, draft(), "gone")) == Nothing(4)


def test_what_no_font_draws_is_refused_with_its_sentence() -> None:
    answer = PageService().answer(Order(5, draft(prose("work", "Price: \ue000."))))
    assert isinstance(answer, Refused)
    assert answer.number == 5
    assert "\ue000" in answer.sentence


def test_pages_have_the_look_that_was_chosen() -> None:
    options = ExportOptions(page_size="Letter", confidentiality="For us alone", draft_mark=False)
    for section in ("", "work"):
        page = laid(PageService().answer(Order(1, draft(), section, options)))
        assert page.size == (612, 792)
        assert "For us alone" in Pdf(page.data).text()
        assert "DRAFT" not in Pdf(page.data).text()


def test_a_look_that_cannot_be_is_refused_with_its_sentence() -> None:
    answer = PageService().answer(Order(7, draft(), options=ExportOptions(accent="red")))
    assert isinstance(answer, Refused)
    assert "is no colour" in answer.sentence


def test_a_fault_comes_back_with_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_document: object, **_form: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(page_service, "write_pdf", fail)
    answer = PageService().answer(Order(6, draft()))
    assert isinstance(answer, Failed)
    assert "KeyError: 'lost'" in answer.trace


def test_orders_are_answered_until_the_stream_ends() -> None:
    sent = [Order(1, draft()), Order(2, draft(), "work"), Order(3, draft(), "gone")]
    source, target = io.BytesIO(b"".join(frame(order) for order in sent)), io.BytesIO()
    serve(source, target)
    answers = Answers().feed(target.getvalue())
    assert {(type(each), each.number) for each in answers} == {(Laid, 1), (Laid, 2), (Nothing, 3)}


def test_answers_are_put_together_from_any_pieces() -> None:
    sent: list[Answer] = [Nothing(1), Refused(2, "No.")]
    data = b"".join(frame(each) for each in sent)
    answers = Answers()
    assert [got for at in range(len(data)) for got in answers.feed(data[at : at + 1])] == sent


def test_the_process_serves_and_ends_with_its_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", page_service.__name__],
        input=frame(Order(1, draft())),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [type(each) for each in Answers().feed(done.stdout)] == [Laid]


def test_each_draft_is_laid_out_as_it_is_now() -> None:
    service = PageService()
    first, second = prose("first", "Old words."), prose("second", "Same words.")
    drafts = [
        draft(first, second),
        draft(prose("first", "New words."), second),
        draft(second),
        replace(draft(first, second), title="Other"),
    ]
    for number, each in enumerate(drafts):
        fresh = PageService().answer(Order(number, each))
        assert laid(service.answer(Order(number, each))).data == laid(fresh).data


def test_an_agreement_crosses_whole() -> None:
    source, target = io.BytesIO(frame(Order(1, sample()))), io.BytesIO()
    serve(source, target)
    (answer,) = Answers().feed(target.getvalue())
    assert laid(answer).data == laid(PageService().answer(Order(1, sample()))).data
