"""Outages, maintenance and tickets from CSV or XLSX: all of them or none, faults by line."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement, priorities
from sla_desktop.domain.worktime import zone_info
from sla_desktop.reading.moments import BadMomentError, moment
from sla_desktop.reading.tables import Cell, Line, Table, UnreadableTableError, read_table
from sla_desktop.simulate.events import (
    Events,
    Maintenance,
    Outage,
    Ticket,
    known_subjects,
    priority_ids,
    spelled,
    subject_ids,
)

COLUMNS = (
    "kind",
    "service",
    "start",
    "end",
    "priority",
    "reported",
    "answered",
    "fixed",
    "affected",
)
_USED = {
    "outage": {"service", "start", "end", "affected"},
    "maintenance": {"service", "start", "end"},
    "ticket": {"service", "priority", "reported", "answered", "fixed"},
}
_A = {"outage": "an outage", "maintenance": "maintenance", "ticket": "a ticket"}
_NEEDED = {"outage": ("start", "end"), "maintenance": ("start", "end"), "ticket": ("reported",)}
_LONGEST = dt.timedelta(days=366)
_HEADING = ",".join(COLUMNS)


class Imported(Struct, frozen=True):
    """The events of a file, and what there is to know about them."""

    events: Events
    notes: tuple[str, ...] = ()


class _BadLineError(ValueError):
    """What is wrong with a line, as a sentence without its number."""


def read_events(data: bytes, name: str, agreement: Agreement) -> Imported:
    """The events in a file. Raises UnreadableTableError with a sentence for each bad line."""
    return events_of(read_table(data, name), agreement)


def events_of(table: Table, agreement: Agreement) -> Imported:
    """The events of a table, e.g. one that was typed. Raises UnreadableTableError."""
    columns = _columns(table)
    zone_info(agreement.zone)
    reader = _Reader(agreement, columns)
    for line in table.lines:
        reader.add(line)
    if reader.faults:
        raise UnreadableTableError(table.name, reader.faults)
    return reader.imported()


def _columns(table: Table) -> dict[str, int]:
    """Where each column stands. Raises UnreadableTableError."""
    names = [spelled(str(cell)) for cell in table.heading.cells]
    faults = [
        f"Line {table.heading.number}: “{cell}” is no column of events: write {_HEADING}."
        for cell, name in zip(table.heading.cells, names, strict=True)
        if name not in COLUMNS
    ]
    double = sorted({name for name in names if names.count(name) > 1})
    faults += [f"Line {table.heading.number}: the column “{name}” stands twice." for name in double]
    if "kind" not in names and not faults:
        faults.append(f"Line {table.heading.number}: the column “kind” is missing.")
    if faults:
        raise UnreadableTableError(table.name, faults[:1] if "kind" not in names else faults)
    return {name: names.index(name) for name in names}


class _Reader:
    """Takes line after line and keeps what is wrong with them."""

    def __init__(self, agreement: Agreement, columns: dict[str, int]) -> None:
        self.faults: list[str] = []
        self._agreement = agreement
        self._columns = columns
        self._priorities = priority_ids(agreement)
        self._subjects = subject_ids(agreement)
        self._unused: dict[tuple[str, str], list[int]] = {}
        self._outages: list[Outage] = []
        self._maintenance: list[Maintenance] = []
        self._tickets: list[Ticket] = []
        self._kinds: dict[str, Callable[[Line, str], None]] = {
            "outage": self._outage,
            "maintenance": self._works,
            "ticket": self._ticket,
        }

    def add(self, line: Line) -> None:
        try:
            self._add(line)
        except (_BadLineError, BadMomentError) as error:
            self.faults.append(f"Line {line.number}: {error}.")

    def _add(self, line: Line) -> None:
        kind = spelled(str(self._cell(line, "kind")))
        if kind not in self._kinds:
            raise _BadLineError(
                f"“{kind}” is no kind of event: write outage, maintenance or ticket"
            )
        for column in _NEEDED[kind]:
            if self._cell(line, column) == "":
                raise _BadLineError(f"“{column}” is empty, but {_A[kind]} needs it")
        for column in self._columns:
            if column not in _USED[kind] | {"kind"} and self._cell(line, column) != "":
                self._unused.setdefault((kind, column), []).append(line.number)
        self._kinds[kind](line, self._subject(line))

    def _cell(self, line: Line, column: str) -> Cell:
        at = self._columns.get(column, len(line.cells))
        return line.cells[at] if at < len(line.cells) else ""

    def _moment(self, line: Line, column: str) -> dt.datetime | None:
        cell = self._cell(line, column)
        if cell == "":
            return None
        try:
            return moment(cell, self._agreement.zone)
        except BadMomentError as error:
            raise BadMomentError(f"“{column}” {error}") from error

    def _subject(self, line: Line) -> str:
        """The id of what a line concerns; any name where the agreement has none of its own."""
        subject = str(self._cell(line, "service"))
        if not subject or not self._subjects:
            return subject
        found = self._subjects.get(spelled(subject))
        if found is None:
            names = ", ".join(known_subjects(self._agreement)[:6])
            raise _BadLineError(
                f"the agreement has no service “{subject}”: write one of {names}, or nothing"
            )
        return found

    def _stretch(self, line: Line) -> tuple[dt.datetime, dt.datetime]:
        start, end = self._moment(line, "start"), self._moment(line, "end")
        assert start is not None
        assert end is not None
        if end < start:
            raise _BadLineError("the end comes before the start")
        if end - start > _LONGEST:
            raise _BadLineError("it lasts longer than a year: correct start or end")
        return start, end

    def _outage(self, line: Line, subject: str) -> None:
        start, end = self._stretch(line)
        share = _share(self._cell(line, "affected"))
        self._outages.append(Outage(start, end, subject, share))

    def _works(self, line: Line, subject: str) -> None:
        start, end = self._stretch(line)
        self._maintenance.append(Maintenance(start, end, subject))

    def _ticket(self, line: Line, subject: str) -> None:
        reported, answered, fixed = (
            self._moment(line, column) for column in ("reported", "answered", "fixed")
        )
        assert reported is not None
        for name, end in (("answered", answered), ("fixed", fixed)):
            if end is not None and end < reported:
                raise _BadLineError(f"it was {name} before it was reported")
        self._tickets.append(Ticket(reported, answered, fixed, self._priority(line), subject))

    def _priority(self, line: Line) -> str:
        """The id of a priority; any name where the agreement has none of its own."""
        word = str(self._cell(line, "priority"))
        if not word or not self._priorities:
            return word
        found = self._priorities.get(spelled(word))
        if found is None:
            names = ", ".join(one.name for one in priorities(self._agreement))
            raise _BadLineError(f"the agreement has no priority “{word}”: it has {names}")
        return found

    def imported(self) -> Imported:
        notes = [
            f"“{column}” says nothing of {_A[kind]} and was not used ({_lines(numbers)})."
            for (kind, column), numbers in self._unused.items()
        ]
        overlapping = _overlapping(self._outages)
        if overlapping:
            many = "outages overlap" if overlapping > 1 else "outage overlaps"
            notes.append(f"{overlapping} {many} an earlier one: each minute counts once.")
        events = Events(tuple(self._outages), tuple(self._maintenance), tuple(self._tickets))
        return Imported(events, tuple(notes))


def _lines(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:3])
    more = f" and {len(numbers) - 3} more" if len(numbers) > 3 else ""
    return f"line{'s' if len(numbers) > 1 else ''} {shown}{more}"


def _overlapping(outages: list[Outage]) -> int:
    """How many outages begin while an earlier one of the same subject lasts."""
    until: dict[str, dt.datetime] = {}
    count = 0
    for one in sorted(outages, key=lambda outage: outage.start):
        last = until.get(one.subject)
        count += last is not None and one.start < last
        until[one.subject] = one.end if last is None else max(last, one.end)
    return count


def _share(cell: Cell) -> Fraction:
    """The share of users an outage is felt by: "50 %" or 50; nothing means all."""
    if cell == "":
        return Fraction(1)
    text = str(cell).replace("\u00a0", " ").strip()
    signed = text.endswith("%")
    try:
        value = Decimal(text.removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 <= value <= 100:
        raise _BadLineError(f"“affected” is “{text[:40]}”: write a share from 0 % to 100 %")
    if 0 < value <= 1 and not signed:
        raise _BadLineError(
            f"“affected” is {text}, which can mean {value * 100:f} % or {text} %: add the sign"
        )
    return Fraction(value) / 100
