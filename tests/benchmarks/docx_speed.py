"""Time of the DOCX writer on a document of about 270 pages, beside python-docx used plainly.

python tests/benchmarks/docx_speed.py [--no-naive] [--times N]
"""
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import docx
from docx.document import Document as Opened

from sla_desktop.document.nodes import Blank, Clause, Document, Heading, Inlines, Listing, Table
from sla_desktop.document.nodes import Paragraph as Words
from sla_desktop.export.docx import write_docx
from tests.export.docs import ATTACHMENT, long


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a way of writing: median and 95th percentile in milliseconds, size."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--no-naive", action="store_true", help="only the product's own writer")
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args(arguments)
    document = long()
    pages = {block.id: at for at, block in enumerate(document.blocks) if isinstance(block, Heading)}
    _print("docx, ~270 pages", options.times, lambda: write_docx(document, ATTACHMENT, pages))
    if not options.no_naive:
        _print("docx, ~270 pages, plain python-docx", 1, lambda: naive(document))


def _print(name: str, times: int, write: Callable[[], bytes]) -> None:
    seconds: list[float] = []
    size = 0
    for _ in range(times):
        start = time.perf_counter()
        size = len(write())
        seconds.append(time.perf_counter() - start)
    median = statistics.median(seconds)
    late = sorted(seconds)[min(len(seconds) - 1, round(len(seconds) * 0.95))]
    print(f"{name}: median {median * 1e3:.0f} ms, p95 {late * 1e3:.0f} ms, {size / 1e3:.0f} kB")


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
    for row_at, row in enumerate(block.rows, 1):
        for at, cell in enumerate(row):
            table.cell(row_at, at).text = "\n".join(_plain(each) for each in cell.paragraphs)


def _plain(content: Inlines) -> str:
    return "".join("" if isinstance(each, Blank) else each.text for each in content)


if __name__ == "__main__":
    main()
