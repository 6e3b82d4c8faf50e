"""Past results from CSV and XLSX."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from sla_desktop.reading.history import read_history
from sla_desktop.reading.tables import UnreadableTableError


def values(text: str) -> tuple[Decimal, ...]:
    return read_history(text.encode(), "history.csv").values


def refused(text: str) -> str:
    with pytest.raises(UnreadableTableError) as caught:
        read_history(text.encode(), "history.csv")
    return str(caught.value)


def test_a_column_of_values_with_its_periods() -> None:
    found = read_history(b"Period,Result\n2027-01,99.9 %\n2027-02,98\n", "h.csv")
    assert found.values == (Decimal("99.9"), Decimal(98))
    assert found.periods == ("2027-01", "2027-02")
    assert read_history(b"value\n1\n", "h.csv").periods == ("",)


def test_a_lone_column_needs_no_heading() -> None:
    assert values("91\n93\n\n88") == (91, 93, 88)


def test_commas_are_read_as_the_file_means_them() -> None:
    assert values("value\n99\u00a0%\n") == (99,)
    assert values('period,value\nx,"1,234.5"\ny,"99,5"') == (Decimal("1234.5"), Decimal("99.5"))
    assert values("period;value\nx;1,234") == (Decimal("1.234"),)


def test_bad_values_are_named_with_their_line() -> None:
    text = refused("period,value\nx,abc\ny\nz,1e999")
    assert "Line 2: “abc” is not a number" in text
    assert "Line 3: The value is empty" in text
    assert "Line 4: " in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2", "no column is called “value”"),
        ("a\n1", "no column is called “value”"),
        ("value\n", "no period below the heading"),
        ("value\n" + "1\n" * 1001, "more than 1,000 periods"),
    ],
)
def test_what_is_no_history_is_refused(text: str, words: str) -> None:
    assert words in refused(text)


def test_a_workbook_gives_its_numbers() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (("month", "value"), ("January", 99.95), ("February", 0.5)):
        sheet.append(row)
    sheet["B3"].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    found = read_history(out.getvalue(), "h.xlsx")
    assert found.values == (Decimal("99.95"), Decimal(50))
