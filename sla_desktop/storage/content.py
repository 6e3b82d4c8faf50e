"""From the body of an agreement's file to the agreement, and the summary that lists show."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sla_desktop.checks.library import LibraryAgreement, line_of
from sla_desktop.domain.agreement import Agreement, parties
from sla_desktop.domain.codec import from_plain
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse
from sla_desktop.storage.envelope import BadEnvelopeError, Header, is_sealed
from sla_desktop.storage.errors import DamagedError
from sla_desktop.storage.migrations import MIGRATIONS, Migration, migrate, schema_after
from sla_desktop.storage.opened import BadContentError, Form, judge
from sla_desktop.storage.tables import Tables, checked, plain_of

LIBRARY_FILE = "sla-desktop-library"


class Content(Struct, frozen=True):
    """One file's content: as tables, and as the value they hold."""

    tables: Tables
    agreement: Agreement


class Summary(Struct, frozen=True, kw_only=True):
    """What a list shows of an agreement, kept beside it so that lists need not read it all.

    Files of earlier programs have no `line`.
    """

    title: str
    parties: tuple[str, ...] = ()
    line: LibraryAgreement | None = None  # what the checks of other agreements may know
    kind: str = ""
    status: str = ""
    score: int | None = None  # 0–100, where the caller judged it
    label: str = ""  # of a version
    moment: datetime | None = None  # of a version


class _Narrow(Struct):
    summary: dict[str, Summary]


def form(migrations: Sequence[Migration] = MIGRATIONS) -> Form:
    """The form of library files and versions."""
    return Form(LIBRARY_FILE, schema_after(migrations))


def reader(
    migrations: Sequence[Migration] = MIGRATIONS,
) -> Callable[[Header, bytes], Content]:
    """A function from header and body to content that raises BadContentError."""

    def read(header: Header, body: bytes) -> Content:
        try:
            tables = migrate(checked(parse(body, "")), header.schema, migrations)
            return Content(tables, from_plain(plain_of(tables), ""))
        except InputError as error:
            raise BadContentError("has content this program cannot read") from error

    return read


def summary_of(
    agreement: Agreement, score: int | None, label: str = "", moment: datetime | None = None
) -> Summary:
    """The summary to keep with an agreement."""
    return Summary(
        title=agreement.title,
        parties=tuple(party.name for party in parties(agreement) if party.name),
        line=line_of(agreement),
        kind=agreement.kind or "",
        status=agreement.status,
        score=score,
        label=label,
        moment=moment,
    )


def summary_in(_header: Header, body: bytes) -> Summary:
    """The summary in a body, without reading the rest; raises BadContentError."""
    try:
        (summary,) = msgspec.json.decode(body, type=_Narrow).summary.values()
    except (ValueError, RecursionError) as error:
        raise BadContentError("has no summary") from error
    return summary


def plain_summary(summary: Summary) -> dict[str, Any]:
    """The summary as the document that is stored."""
    return msgspec.to_builtins(summary)


def is_library_file(data: bytes) -> bool:
    """Whether ``data`` is, by its header, a file of the library or one of its versions."""
    return is_sealed(data, LIBRARY_FILE)


def agreement_in(data: bytes, path: Path) -> Agreement:
    """The agreement in a library file read from anywhere; raises DamagedError or NewerError."""
    try:
        return judge(path, data, form(), reader()).content.agreement
    except (BadEnvelopeError, BadContentError) as error:
        raise DamagedError(
            f"“{path}” {error}: open an earlier version or ask for a new copy."
        ) from error
