"""Past results from CSV or XLSX: a column of values, oldest first, with their periods."""

import re
from decimal import Decimal

from msgspec import Struct

from sla_desktop.domain.base import number
from sla_desktop.domain.errors import InputError
from sla_desktop.reading.tables import Cell, Line, Table, UnreadableTableError, read_table
from sla_desktop.simulate.events import spelled

VALUE_NAMES = ("value", "result", "values", "results")
PERIOD_NAMES = ("period", "month", "week", "quarter", "year", "date")
_MOST = 1_000
_THOUSANDS = re.compile(r"^-?\d{1,3}(,\d{3})+(\.\d+)?$")


class History(Struct, frozen=True):
    """Results of past periods, as they stand in the file."""

    values: tuple[Decimal, ...]
    periods: tuple[str, ...]


def read_history(data: bytes, name: str) -> History:
    """The history in a file. Raises UnreadableTableError with a sentence for each bad line."""
    table = read_table(data, name)
    lines = table.lines
    value, period = _columns(table)
    if len(table.heading.cells) == 1 and _looks_like_number(table.heading.cells[0], table):
        lines, value, period = (table.heading, *table.lines), 0, None
    elif value is None:
        raise UnreadableTableError(
            name,
            [f"Line {table.heading.number}: no column is called “value”: write period,value."],
        )
    if len(lines) > _MOST:
        raise UnreadableTableError(name, [f"There are more than {_MOST:,} periods: keep the last."])
    faults: list[str] = []
    values: list[Decimal] = []
    for line in lines:
        try:
            values.append(_value(_at(line, value), decimal_comma=table.decimal_comma))
        except InputError as error:
            faults.append(f"Line {line.number}: {error}")
    if not lines:
        faults.append("There is no period below the heading.")
    if faults:
        raise UnreadableTableError(name, faults)
    periods = tuple("" if period is None else str(_at(line, period)) for line in lines)
    return History(tuple(values), periods)


def _columns(table: Table) -> tuple[int | None, int | None]:
    names = [spelled(str(cell)) for cell in table.heading.cells]
    value = next((at for at, name in enumerate(names) if name in VALUE_NAMES), None)
    period = next((at for at, name in enumerate(names) if name in PERIOD_NAMES), None)
    return value, period


def _at(line: Line, column: int) -> Cell:
    return line.cells[column] if column < len(line.cells) else ""


def _looks_like_number(cell: Cell, table: Table) -> bool:
    try:
        _value(cell, decimal_comma=table.decimal_comma)
    except InputError:
        return False
    return True


def _value(cell: Cell, *, decimal_comma: bool) -> Decimal:
    """A number with or without a sign of percent; a comma is read as the file's cells say."""
    if isinstance(cell, Decimal):
        return number(cell)
    text = str(cell).replace("\u00a0", "").replace(" ", "").removesuffix("%")
    if not text:
        raise InputError("The value is empty: write a number or leave the line out.")
    if not decimal_comma and _THOUSANDS.match(text):
        text = text.replace(",", "")
    return number(text.replace(",", "."))
