"""The PDF writer on a section and on documents of about 5, 45 and 270 pages, and its memory."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from figures import heading, median, row, times

from sla_desktop.document.nodes import Document
from sla_desktop.export.pdf import layout_pages, write_pdf
from tests.export.docs import ATTACHMENT, document, long, section

WHOLE = ((1, 15, ""), (19, 9, ""), (118, 7, "<= 900 ms"))


def main() -> None:
    heading("PDF writer")
    start = time.perf_counter()
    write_pdf(document(*section(1)))
    row("one section, the first time in a process", [(time.perf_counter() - start) * 1000], "")
    _row("one section", document(*section(1)), 30, "<= 20 ms")
    per_page = [_row("document", long(sections), rounds, bar) for sections, rounds, bar in WHOLE]
    growth = per_page[-1] / per_page[0]
    print(f"time a page grows by a factor of {growth:.2f} from the first to the last (<= 1.2)")
    row("layout alone, last document", times(lambda: layout_pages(long(118)), 5), "")
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory of this process {peak:.0f} MB (<= 130 MB)")


def _row(what: str, written: Document, rounds: int, bar: str) -> float:
    """Prints a row; the median time a page in milliseconds."""
    pages = write_pdf(written).pages[""]
    taken = times(lambda: write_pdf(written, ATTACHMENT), rounds)
    row(f"{what}, {pages} pages", taken, bar)
    return median(taken) / pages


if __name__ == "__main__":
    main()
