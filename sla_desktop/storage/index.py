"""The list of agreements: a narrow index, checked against the files and rebuilt from them."""

import contextlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from sla_desktop.checks.library import LibraryAgreement
from sla_desktop.storage.content import Summary
from sla_desktop.storage.envelope import LIMIT, BadEnvelopeError, Header, seal, unseal
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.fileops import FileOps, Stamp
from sla_desktop.storage.wholefile import write_whole

INDEX_FILE = "sla-desktop-index"


NO_LINE = Raw(b"null")


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the list. With a `problem` (a sentence) the rest is what was known before."""

    id: str
    title: str
    parties: tuple[str, ...] = ()
    line: Raw = NO_LINE  # JSON: what the checks of other agreements may know; read when asked for
    kind: str = ""
    status: str = ""
    score: int | None = None
    changed: datetime | None = None
    generation: int = 0
    problem: str = ""


class Row(Struct, frozen=True):
    """An entry and the stamp of the file that it was read from."""

    stamp: Stamp
    entry: Entry


def entry_of(agreement_id: str, header: Header, summary: Summary) -> Entry:
    """The line for a file that was read."""
    return Entry(
        id=agreement_id,
        title=summary.title,
        parties=summary.parties,
        line=raw_line(summary.line),
        kind=summary.kind,
        status=summary.status,
        score=summary.score,
        changed=header.saved,
        generation=header.generation,
    )


def raw_line(line: LibraryAgreement | None) -> Raw:
    """What the checks may know, as the list keeps it."""
    return Raw(msgspec.json.encode(line))


def read_index(path: Path, ops: FileOps) -> dict[str, Row]:
    """The rows by id; none when the index is missing or not what was written."""
    try:
        _, body = unseal(ops.read(path, LIMIT), INDEX_FILE)
        return msgspec.json.decode(body, type=dict[str, Row])
    except (OSError, BadEnvelopeError, msgspec.MsgspecError):
        return {}


def write_index(path: Path, rows: Mapping[str, Row], ops: FileOps) -> None:
    """Keep the rows for next time; if that fails, the next list is only slower."""
    header = Header(format=INDEX_FILE, schema=1, generation=1, saved=ops.now())
    with contextlib.suppress(StoreError):
        _, data = seal(header, msgspec.json.encode(rows))
        write_whole(path, data, replace=True, ops=ops)
