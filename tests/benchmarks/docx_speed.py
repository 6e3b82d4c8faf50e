"""The DOCX writer, given the page map, on documents of about 5, 45 and 270 pages, and its memory.

Beside it in the same run: python-docx as its documentation shows it, and pandoc if installed.
"""
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

import io
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import docx
from docx.document import Document as Opened
from figures import heading, median, row, times
from stock_writers import pandoc

from sla_desktop.document.nodes import Blank, Clause, Document, Heading, Inlines, Listing, Table
from sla_desktop.document.nodes import Paragraph as Words
from sla_desktop.export.docx import write_docx
from sla_desktop.export.pdf import layout_pages
from tests.export.docs import ATTACHMENT, long

_ALONE = """
import resource
from sla_desktop.export.docx import write_docx
from tests.export.docs import ATTACHMENT, long
document = long(118)
write_docx(document, ATTACHMENT, {getattr(block, "id", ""): 1 for block in document.blocks})
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
WHOLE = ((1, 15, ""), (19, 9, ""), (118, 7, "<= 300 ms"))


def main() -> None:
    heading("DOCX writer")
    maps = {sections: layout_pages(long(sections)) for sections, _, _ in WHOLE}
    per_page = [_row(sections, maps[sections], rounds, bar) for sections, rounds, bar in WHOLE]
    print(f"time a page grows by a factor of {per_page[-1] / per_page[0]:.2f} from first to last")
    _print_memory()
    row("beside it: plain python-docx", times(lambda: naive(long(118)), 1), "")
    convert = pandoc(long(118))
    if convert:
        row("beside it: pandoc from Markdown", times(convert, 1), "")
    else:
        print("beside it: pandoc is not installed")


def _row(sections: int, pages: dict[str, int], rounds: int, bar: str) -> float:
    """Prints a row; the median time a page in milliseconds."""
    written = long(sections)
    size = len(write_docx(written, ATTACHMENT, pages)) / 1000
    taken = times(lambda: write_docx(written, ATTACHMENT, pages), rounds)
    row(f"{pages['']} pages, {size:.0f} kB", taken, bar)
    return median(taken) / pages[""]


def _print_memory() -> None:
    if sys.platform != "win32":
        alone = [sys.executable, "-c", _ALONE]
        folder = Path(__file__).resolve().parents[2]
        done = subprocess.run(alone, check=True, capture_output=True, text=True, cwd=folder)
        print(f"peak memory of a process that writes the last {done.stdout.strip()} MB (<= 130 MB)")


def naive(document: Document) -> bytes:
    """The same words through python-docx as its documentation shows it, without the fields."""
    opened = docx.Document()
    for block in document.blocks:
        match block:
            case Heading():
                opened.add_heading(_plain(block.content), block.level)
            case Clause() | Words():
                paragraph = opened.add_paragraph()
                for each in block.content:
                    paragraph.add_run("" if isinstance(each, Blank) else each.text)
            case Listing():
                for item in block.items:
                    opened.add_paragraph(_plain(item.content), style="List Bullet")
            case Table():
                _naive_table(opened, block)
            case _:
                opened.add_paragraph()
    stream = io.BytesIO()
    opened.save(stream)
    return stream.getvalue()


def _naive_table(opened: Opened, block: Table) -> None:
    table = opened.add_table(rows=1 + len(block.rows), cols=len(block.columns))
    for at, column in enumerate(block.columns):
        table.cell(0, at).text = column.title
    for row_at, cells in enumerate(block.rows, 1):
        for at, cell in enumerate(cells):
            table.cell(row_at, at).text = "\n".join(_plain(each) for each in cell.paragraphs)


def _plain(content: Inlines) -> str:
    return "".join("" if isinstance(each, Blank) else each.text for each in content)


if __name__ == "__main__":
    main()
