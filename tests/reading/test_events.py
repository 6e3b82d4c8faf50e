"""Events from CSV and XLSX: taken whole, or refused with a sentence for each bad line."""

import datetime as dt
import io
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import PrioritiesSection, ServicesSection
from sla_desktop.domain.services import Service
from sla_desktop.domain.support import Priority
from sla_desktop.reading import tables
from sla_desktop.reading.events import COLUMNS, Imported, read_events
from sla_desktop.reading.tables import UnreadableTableError

HEADING = ",".join(COLUMNS)
AGREEMENT = Agreement(
    id="sla",
    title="SLA",
    zone="Europe/Berlin",
    sections=(
        ServicesSection(
            id="services",
            title="Services",
            services=(Service(id="shop", name="Web shop"), Service(id="mail", name="E-mail")),
        ),
        PrioritiesSection(
            id="priorities", title="Priorities", priorities=(Priority(id="p1", name="P1"),)
        ),
    ),
)
OUTAGE = "outage,shop,2027-06-05T10:00,2027-06-05T10:43,,,,,"


def read(*lines: str, heading: str = HEADING, agreement: Agreement = AGREEMENT) -> Imported:
    text = "\n".join([heading, *lines])
    return read_events(text.encode(), "june.csv", agreement)


def faults(*lines: str, **more: Any) -> tuple[str, ...]:
    with pytest.raises(UnreadableTableError) as caught:
        read(*lines, **more)
    assert "\n" not in str(caught.value)
    return caught.value.faults


def at(hour: int, minute: int = 0, day: int = 5) -> dt.datetime:
    return dt.datetime(2027, 6, day, hour, minute, tzinfo=dt.UTC)


def test_each_kind_is_read_in_the_zone_of_the_agreement() -> None:
    found = read(
        OUTAGE,
        "maintenance,,2027-06-06T02:00+00:00,2027-06-06T06:00Z,,,,,",
        "ticket,mail,,,p1,2027-06-07T09:00,2027-06-07 09:30,05.06.2028 10:00,",
        "outage,Web Shop,2027-06-08T10:00:00.5,2027-06-08T11:00,,,,,25 %",
    )
    first, second = found.events.outages
    assert (first.start, first.end, first.subject) == (at(8), at(8, 43), "shop")
    assert first.affected == 1
    assert second.affected == Fraction(1, 4)
    assert second.start.microsecond == 500_000
    assert found.events.maintenance[0].start == at(2, day=6)
    (ticket,) = found.events.tickets
    assert (ticket.priority, ticket.subject) == ("p1", "mail")
    assert (ticket.answered, ticket.fixed and ticket.fixed.year) == (at(7, 30, day=7), 2028)
    assert found.notes == ()


def test_columns_may_stand_in_any_order_and_unused_ones_be_left_out() -> None:
    found = read("2027-06-05T10:00,outage,2027-06-05T11:00", heading="Start, KIND ,end")
    assert found.events.outages[0].end == at(9)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("type,from,to", "“type” is no column of events: write kind,service"),
        ("kind,start,end,anwsered", "“anwsered” is no column of events"),
        ("kind,start,start", "the column “start” stands twice"),
        ("start,end", "the column “kind” is missing"),
    ],
)
def test_a_wrong_heading_is_named(heading: str, words: str) -> None:
    (fault,) = faults("x", heading=heading)
    assert fault.startswith("Line 1: ")
    assert words in fault


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("outtage,,2027-06-05T10:00,2027-06-05T11:00", "“outtage” is no kind of event"),
        ("outage,,2027-06-05T10:00", "“end” is empty, but an outage needs it"),
        ("ticket,,,,P1", "“reported” is empty, but a ticket needs it"),
        ("outage,,2027-06-05T11:00,2027-06-05T10:00", "the end comes before the start"),
        ("outage,,2027-06-05T11:00,2028-07-05T10:00", "lasts longer than a year"),
        ("ticket,,,,P1,2027-06-05T11:00,2027-06-05T10:00", "answered before it was reported"),
        ("ticket,,,,P1,2027-06-05T11:00,,2027-06-05T10:00", "fixed before it was reported"),
        ("ticket,,,,P9,2027-06-05T11:00", "no priority “P9”: it has P1"),
        ("outage,fax,2027-06-05T10:00,2027-06-05T11:00", "no service “fax”: write one of Web shop"),
        ("outage,,yesterday,2027-06-05T11:00", "“start” is “yesterday”, which is not a moment"),
        ("outage,,2027-06-31T10:00,2027-07-05T11:00", "which is not a moment"),
        ("outage,,31.06.2027 10:00,2027-07-05T11:00", "which is not a moment"),
        ("outage,,2027-06-05,2027-06-05T11:00", "“start” is a day without a time"),
        ("outage,,1927-06-05T10:00,2027-06-05T11:00", "lies in the year 1927"),
        ("outage,,2027-03-28T02:30,2027-03-28T04:00", "02:30 on 28 March 2027, which the clocks"),
        ("outage,,2027-10-31T02:30,2027-10-31T04:00", "add +02:00 for the first or +01:00"),
        (f"{OUTAGE[:-1]},half", "“affected” is “half”: write a share"),
        (f"{OUTAGE[:-1]},101", "write a share from 0 % to 100 %"),
        (f"{OUTAGE[:-1]},NaN", "write a share from 0 % to 100 %"),
        (f"{OUTAGE[:-1]},0.5", "which can mean 50.0 % or 0.5 %: add the sign"),
        ("=outage,,2027-06-05T10:00", "“kind” holds a formula"),
        (f"{OUTAGE},,,x", "Line 2 has 12 cells, the heading 9."),
        (f"outage,{'x' * 2001},2027-06-05T10:00,2027-06-05T11:00", "longer than 2,000 letters"),
    ],
)
def test_a_bad_line_is_named_with_its_number(line: str, words: str) -> None:
    (fault,) = faults(line)
    assert fault.startswith("Line 2")
    assert words in fault


def test_moments_that_come_twice_are_taken_with_their_offset() -> None:
    found = read("outage,,2027-10-31T02:30+02:00,2027-10-31T02:30+01:00")
    assert found.events.outages[0].end - found.events.outages[0].start == dt.timedelta(hours=1)


def test_a_ticket_needs_no_priority() -> None:
    assert read("ticket,,,,,2027-06-07T09:00").events.tickets[0].priority == ""


def test_one_bad_line_refuses_the_whole_file_and_all_are_named() -> None:
    bad = "outage,,2027-06-05T11:00,2027-06-05T10:00"
    assert len(faults(OUTAGE, bad, OUTAGE, bad)) == 2
    with pytest.raises(UnreadableTableError, match=r"And 2 more like these\.$"):
        read(*[bad] * 5)
    with pytest.raises(UnreadableTableError, match=r"And 1 more like this\.$"):
        read(*[bad] * 4)


def test_line_numbers_follow_the_file_over_quoted_line_breaks_and_empty_lines() -> None:
    quoted = 'outage,"Web\nshop",2027-06-05T10:00,2027-06-05T11:00'
    assert faults(quoted, "", ",,,", "flood")[-1].startswith("Line 6: “flood”")
    assert read(quoted).events.outages[0].subject == "shop"


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_delimiters_and_encodings_are_known(delimiter: str, encoding: str) -> None:
    line = f"{OUTAGE[:-1]},25,5 %".split(",", 8)
    text = "\r\n".join([HEADING.replace(",", delimiter), delimiter.join(line)])
    found = read_events(text.encode(encoding), "x.csv", AGREEMENT)
    assert found.events.outages[0].affected == Fraction("0.255")


def test_windows_letters_and_excels_own_first_line_are_known() -> None:
    text = f"sep=;\r\n{HEADING.replace(',', ';')}\r\nticket;;;;dringend für\xe9"
    with pytest.raises(UnreadableTableError, match="Line 3: “reported” is empty"):
        read_events(text.encode("cp1252"), "x.csv", AGREEMENT)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The table is empty"),
        (b"\n\n,,\n", "The table is empty"),
        (b'kind,start\noutage,"2027', "Line 2: a quotation mark"),
        (b"kind\0,start", "This is no table"),
        (b"\xd0\xcf\x11\xe0 and so on", "old Excel file"),
        (b"PK\x03\x04 and so on", "The workbook is damaged"),
        (b"x" * (tables.MAX_BYTES + 1), "larger than 20 MB"),
        (("," * 70).encode() + b"x", "more than 60 columns"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableTableError) as caught:
        read_events(data, "x.csv", AGREEMENT)
    assert words in str(caught.value)


def test_lines_are_taken_up_to_the_most_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tables.MAX_LINES == 50_000
    monkeypatch.setattr(tables, "MAX_LINES", 20)
    assert len(read(*[OUTAGE] * 20).events.outages) == 20
    (fault,) = faults(*[OUTAGE] * 21)
    assert fault == "There are more than 20 lines: split the file, e.g. by month."


def test_only_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_bytes(b"kind")
    assert tables.table_bytes(path) == b"kind"
    with pytest.raises(UnreadableTableError, match="This is no file"):
        tables.table_bytes(tmp_path)


def test_overlaps_and_cells_without_use_are_noted() -> None:
    found = read(
        OUTAGE,
        "outage,web shop,2027-06-05T10:30,2027-06-05T10:50,P1,,,,",
        "outage,shop,2027-06-05T10:45,2027-06-05T10:46,,,,,",
        "outage,mail,2027-06-05T10:30,2027-06-05T10:50,P1,,,,",
    )
    assert found.notes == (
        "“priority” says nothing of an outage and was not used (lines 3, 5).",
        "2 outages overlap an earlier one: each minute counts once.",
    )
    one = read(OUTAGE, f"{OUTAGE[:-4]}P1,,,,")
    assert one.notes[0].endswith("(line 3).")
    assert one.notes[1] == "1 outage overlaps an earlier one: each minute counts once."
    many = read(*[f"{OUTAGE[:-4]}P1,,,," for _ in range(5)])
    assert many.notes[-1].startswith("4 outages overlap")


def test_an_agreement_without_services_and_priorities_takes_every_name() -> None:
    bare = Agreement(id="a", title="A", zone="Europe/Berlin")
    assert read(OUTAGE, agreement=bare).events.outages[0].subject == "shop"
    (ticket,) = read("ticket,,,,P7,2027-06-05T11:00", agreement=bare).events.tickets
    assert ticket.priority == "P7"


def workbook(*rows: tuple[Any, ...], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    for cell, shown in (formats or {}).items():
        sheet[cell].number_format = shown
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_gives_moments_numbers_and_percentages() -> None:
    data = workbook(
        COLUMNS,
        ("outage", "shop", dt.datetime(2027, 6, 5, 10), "2027-06-05T10:43", *[None] * 4, 0.5),
        (None,),
        ("outage", None, dt.datetime(2027, 6, 6, 10), dt.datetime(2027, 6, 6, 11), *[None] * 4, 40),
        formats={"I2": "0%"},
    )
    found = read_events(data, "june.xlsx", AGREEMENT).events.outages
    assert [one.affected for one in found] == [Fraction(1, 2), Fraction(2, 5)]
    assert found[0].start == at(8)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("=A1", "Line 2: “start” holds a formula"),
        ("#N/A", "Line 2: “start” holds a formula"),
        (46000.5, "Line 2: “start” is “46000.5”, which is not a moment"),
        (True, "Line 2: “start” is “yes”"),
        (dt.date(1905, 1, 1), "Line 2: “start” lies in the year 1905"),
    ],
)
def test_cells_of_a_workbook_that_are_no_moment_are_named(cell: Any, words: str) -> None:
    data = workbook(COLUMNS, ("outage", "", cell, dt.datetime(2027, 6, 6, 11), False))
    with pytest.raises(UnreadableTableError, match=words):
        read_events(data, "june.xlsx", AGREEMENT)


def test_a_package_that_is_no_workbook_or_unpacks_to_too_much_is_refused() -> None:
    def packed(**members: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in members.items():
                package.writestr(name.replace("__", "/") + ".xml", data)
        return out.getvalue()

    for data, words in (
        (packed(word__document=b"x"), "This is no workbook"),
        (packed(xl__workbook=b"x", big=b"0" * (81 * 1024 * 1024)), "unpacks to far more"),
        (packed(xl__workbook=b"x"), "The workbook is damaged"),
    ):
        with pytest.raises(UnreadableTableError) as caught:
            read_events(data, "x.xlsx", AGREEMENT)
        assert words in str(caught.value)


def test_a_workbook_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_LINES", 20)
    data = workbook(COLUMNS[:1], *[("outage",)] * 21)
    with pytest.raises(UnreadableTableError, match="more than 20 lines"):
        read_events(data, "x.xlsx", AGREEMENT)


def test_a_day_of_a_workbook_is_its_midnight() -> None:
    data = workbook(COLUMNS, ("outage", "", dt.date(2027, 6, 5), dt.date(2027, 6, 6)))
    (outage,) = read_events(data, "june.xlsx", AGREEMENT).events.outages
    assert outage.end - outage.start == dt.timedelta(days=1)
