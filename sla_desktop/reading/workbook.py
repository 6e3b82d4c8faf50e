"""XLSX through openpyxl: values and moments of the first sheet, formulas named as such."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sla_desktop.reading.tables import MAX_COLUMNS, Cell, Line, UnreadableTableError

_MOST_UNPACKED = 80 * 1024 * 1024
_MOST_MEMBERS = 1_000


def workbook_lines(data: bytes, name: str) -> Iterator[Line]:
    """The lines of the first sheet. Raises UnreadableTableError."""
    _check_package(data, name)
    try:
        yield from _lines(data)
    except Exception as error:  # whatever a damaged workbook makes the library raise
        raise UnreadableTableError(
            name, ["The workbook is damaged: open it, and save it anew as .xlsx or .csv."]
        ) from error


def _check_package(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise UnreadableTableError(
            name, ["The workbook is damaged: save it anew as .xlsx or .csv."]
        ) from error
    if not any(member.filename == "xl/workbook.xml" for member in members):
        raise UnreadableTableError(name, ["This is no workbook: give a .csv or .xlsx file."])
    unpacked = sum(member.file_size for member in members)
    if unpacked > _MOST_UNPACKED or len(members) > _MOST_MEMBERS:
        raise UnreadableTableError(
            name, ["The workbook unpacks to far more than a table: save the sheet as .csv."]
        )


def _lines(data: bytes) -> Iterator[Line]:
    import openpyxl

    book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
        for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), 1):
            yield Line(number, tuple(_cell(cell) for cell in row))
    finally:
        book.close()


def _cell(cell: Any) -> Cell:
    value: Any = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _number(value, str(cell.number_format))
        case dt.datetime():
            return value
        case _:
            return f"= {value}" if cell.data_type in ("f", "e") else str(value).strip()


def _number(value: int | float, shown_as: str) -> Cell:
    """A number as it reads on the sheet: 0.5 shown as a percentage is "50 %"."""
    number = Decimal(str(value))
    return f"{(number * 100).normalize():f} %" if "%" in shown_as else number
