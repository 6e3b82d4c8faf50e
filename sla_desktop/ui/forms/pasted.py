"""Cells copied in a spreadsheet, as they come from the clipboard."""

import csv
import io
from collections.abc import Sequence
from itertools import islice

from sla_desktop.domain.errors import InputError

_MOST_ROWS = 1000  # more is no table that anybody reads


def pasted_cells(text: str, titles: Sequence[str]) -> list[list[str]]:
    """Rows of cells, trimmed, to go below the columns with these `titles`.

    A first row that repeats the titles is left out, and so are empty cells beyond the last
    column. Raises InputError where there are more cells than columns, or too many rows.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in _split(text.strip("\r\n"))]
    if rows and _repeats(rows[0], titles):
        del rows[0]
    if len(rows) > _MOST_ROWS:
        raise InputError(f"These are more than {_MOST_ROWS:,} rows: paste fewer at a time.")
    for row in rows:
        if any(row[len(titles) :]):
            extra = next(cell for cell in row[len(titles) :] if cell)
            raise InputError(
                f"There is no column for “{extra}”: start further left, or copy fewer columns."
            )
    return [row[: len(titles)] for row in rows]


def _split(text: str) -> list[list[str]]:
    """A cell that holds tabs, quotes or line breaks stands between quotes."""
    if text.count('"') % 2:  # not from a spreadsheet
        return [line.split("\t") for line in text.splitlines()]
    try:
        return list(islice(csv.reader(io.StringIO(text), "excel-tab"), _MOST_ROWS + 2))
    except csv.Error as error:
        raise InputError("One of the cells is far too long for a table.") from error


def _repeats(row: list[str], titles: Sequence[str]) -> bool:
    said = " ".join(row).casefold().split()
    known = " ".join(titles).casefold().split()
    return len(row) > 1 and bool(said) and said == known[: len(said)]
