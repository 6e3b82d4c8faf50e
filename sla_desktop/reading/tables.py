"""Tables from outside, as CSV or XLSX: lines of cells with their numbers, limits first.

Nothing is guessed: a formula, an error value, a torn quote or a line too long is refused with its
number, and then the whole table is.
"""

import csv
import datetime as dt
import io
import stat
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from sla_desktop.domain.errors import InputError

Cell = str | Decimal | dt.datetime  # "" is an empty one; moments carry no zone
MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 50_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
_SHOWN = 3  # faults that fit one line
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_DELIMITERS = (",", ";", "\t")


class UnreadableTableError(InputError):
    """The table cannot be taken; `faults` has one sentence for each thing that is wrong."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        more = len(self.faults) - _SHOWN
        tail = f" And {more} more like {'these' if more > 1 else 'this'}." if more > 0 else ""
        super().__init__(f"“{name}”: {' '.join(self.faults[:_SHOWN])}{tail}")


class Line(Struct, frozen=True):
    """One line of cells and where it starts in the file."""

    number: int
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A table with its heading; no line is longer than the heading."""

    name: str
    heading: Line
    lines: tuple[Line, ...]
    decimal_comma: bool = False  # cells are parted by semicolons


def table_bytes(path: Path) -> bytes:
    """The bytes of a file with a table. Raises UnreadableTableError or OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a device or pipe may never end
        raise UnreadableTableError(path.name, ["This is no file: give a .csv or .xlsx file."])
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def read_table(data: bytes, name: str) -> Table:
    """The table in a CSV file, or on the first sheet of an XLSX file.

    Raises UnreadableTableError.
    """
    if len(data) > MAX_BYTES:
        most = MAX_BYTES // 1024 // 1024
        raise UnreadableTableError(name, [f"The file is larger than {most} MB: split it."])
    if data.startswith(_OLD_EXCEL):
        raise UnreadableTableError(
            name, ["This is an old Excel file or a protected one: save it as .xlsx or .csv."]
        )
    if data.startswith(b"PK\x03\x04"):
        from sla_desktop.reading.workbook import workbook_lines

        return _checked(name, workbook_lines(data, name), decimal_comma=False)
    text = _text(data, name)
    delimiter = _delimiter(text)
    return _checked(name, _csv_lines(text, delimiter, name), decimal_comma=delimiter == ";")


def _text(data: bytes, name: str) -> str:
    """CSV has no mark of its encoding: UTF-8 or UTF-16 where it says so, else that of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise UnreadableTableError(name, ["This is no table: give a .csv or .xlsx file."])
    return text


def _delimiter(text: str) -> str:
    """What parts the cells: said in the first line by Excel, else what the heading has most of."""
    first = text.lstrip().split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and first[4:5] in _DELIMITERS:
        return first[4]
    return max(_DELIMITERS, key=first.count)


def _csv_lines(text: str, delimiter: str, name: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableTableError(
                name,
                [f"Line {start}: a quotation mark is opened or closed in the wrong place."],
            ) from error
        if cells is None:
            return
        if not (start == 1 and cells and cells[0].strip().lower() == "sep="):
            yield Line(start, tuple(cell.strip() for cell in cells))
        start = reader.line_num + 1


def _checked(name: str, lines: Iterator[Line], *, decimal_comma: bool) -> Table:
    """The table of these lines without the empty ones, or all that is wrong with them."""
    heading: Line | None = None
    kept: list[Line] = []
    faults: list[str] = []
    for line in lines:
        cells = _without_tail(line.cells)
        if not cells:
            continue
        if heading is None:
            heading = Line(line.number, cells)
            faults += _cell_faults(heading, heading)
            continue
        if len(kept) == MAX_LINES:
            raise UnreadableTableError(
                name, [f"There are more than {MAX_LINES:,} lines: split the file, e.g. by month."]
            )
        faults += _cell_faults(line, heading)
        kept.append(Line(line.number, cells))
    if heading is None:
        faults.append("The table is empty: its first line names the columns.")
    if faults or heading is None:
        raise UnreadableTableError(name, faults)
    return Table(name, heading, tuple(kept), decimal_comma)


def _without_tail(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    last = len(cells)
    while last and cells[last - 1] == "":
        last -= 1
    return tuple(cells[:last])


def _cell_faults(line: Line, heading: Line) -> Iterator[str]:
    """What is wrong with the cells of a line, whatever the columns mean."""
    cells = _without_tail(line.cells)
    most = MAX_COLUMNS if line is heading else len(heading.cells)
    if len(cells) > most:
        of = f"more than {most}" if line is heading else f"{len(cells)} cells, the heading {most}"
        yield f"Line {line.number} has {of}{' columns' if line is heading else ''}."
        return
    for column, cell in enumerate(cells):
        if not isinstance(cell, str):
            continue
        name = column_name(heading, column)
        if cell.startswith("="):
            yield f"Line {line.number}: {name} holds a formula: put its value in its place."
        elif len(cell) > MAX_CELL:
            yield f"Line {line.number}: {name} is longer than {MAX_CELL:,} letters."


def column_name(heading: Line, column: int) -> str:
    """A column as it is called in the file: “start”."""
    return f"“{heading.cells[column]}”" if heading.cells[column] else f"column {column + 1}"
