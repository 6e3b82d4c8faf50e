"""The PDF writer on a section and on documents of about 5, 45 and 270 pages, and its memory.

Beside it in the same run: stock reportlab with a table of contents, and LibreOffice if installed.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from figures import heading, median, row, times
from stock_writers import libre_office, stock_reportlab

from sla_desktop.document.nodes import Document
from sla_desktop.export.pdf import layout_pages, write_pdf
from tests.export.docs import ATTACHMENT, document, long, section

WHOLE = ((1, 15, "", ""), (19, 9, "", ""), (118, 7, "<= 900 ms", "<= 1600 ms"))


def main() -> None:
    heading("PDF writer")
    start = time.perf_counter()
    write_pdf(document(*section(1)), tagged=False)
    row("one section, the first time in a process", [(time.perf_counter() - start) * 1000], "")
    _row("one section, untagged", document(*section(1)), 30, "<= 20 ms", tagged=False)
    for tagged, what in ((False, "untagged"), (True, "tagged PDF/A-3b")):
        per_page = [
            _row(what, long(sections), rounds, archive if tagged else plain, tagged=tagged)
            for sections, rounds, plain, archive in WHOLE
        ]
        growth = per_page[-1] / per_page[0]
        print(f"time a page grows by a factor of {growth:.2f} from first to last (<= 1.2)")
    row("layout alone, last document", times(lambda: layout_pages(long(118)), 5), "")
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory of this process {peak:.0f} MB (<= 130 MB)")
    row("beside it: stock reportlab", times(lambda: stock_reportlab(long(118)), 1), "")
    convert = libre_office(long(118))
    if convert:
        row("beside it: LibreOffice, from our DOCX", times(convert, 1), "")


def _row(what: str, written: Document, rounds: int, bar: str, *, tagged: bool) -> float:
    """Prints a row; the median time a page in milliseconds."""
    result = write_pdf(written, ATTACHMENT, tagged=tagged)
    pages, size = result.pages[""], len(result.data) / 1000
    taken = times(lambda: write_pdf(written, ATTACHMENT, tagged=tagged), rounds)
    row(f"{what}, {pages} pages, {size:.0f} kB", taken, bar)
    return median(taken) / pages


if __name__ == "__main__":
    main()
