"""Pages as pictures, and attachments; damaged files are told as such."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sla_desktop.export.pdf import write_pdf
from sla_desktop.reading.pdf import PdfPages, UnreadablePdfError, attachment
from tests.export.docs import ATTACHMENT, long

DATA = write_pdf(long(2), ATTACHMENT).data


def test_a_page_is_drawn_as_wide_as_wanted() -> None:
    pages = PdfPages(DATA)
    picture = pages.picture(0, 300)
    pages.close()
    assert (picture.width, picture.height) == (300, 425)
    assert len(picture.pixels) == picture.stride * picture.height
    assert set(picture.pixels[:4]) == {255}  # white paper
    assert min(picture.pixels) < 128  # with something dark on it


def test_many_threads_may_draw_and_read_at_once() -> None:
    pages = PdfPages(DATA)
    with ThreadPoolExecutor(4) as pool:
        drawn = [pool.submit(pages.picture, 0, 200) for _ in range(8)]
        read = [pool.submit(attachment, DATA, ATTACHMENT.name) for _ in range(8)]
    assert len({each.result().pixels for each in drawn}) == 1
    assert {each.result() for each in read} == {ATTACHMENT.data}
    pages.close()


def test_an_attachment_is_found_by_its_name() -> None:
    assert attachment(DATA, "other.json") is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and then nothing"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePdfError):
        PdfPages(data)
    with pytest.raises(UnreadablePdfError):
        attachment(data, "x")
