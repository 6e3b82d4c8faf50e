"""What the checks may know of the rest of the library, from its list."""

from collections.abc import Iterable

import msgspec

from sla_desktop.checks.library import LibraryAgreement
from sla_desktop.storage.index import Entry

_line = msgspec.json.Decoder(LibraryAgreement | None)


def lines_of_others(entries: Iterable[Entry], agreement_id: str) -> tuple[LibraryAgreement, ...]:
    """The lines of all agreements but `agreement_id`, by id; of those that could be read."""
    known = [entry.line for entry in entries if entry.id != agreement_id]
    lines = [_line.decode(line) for line in known]
    return tuple(sorted((line for line in lines if line is not None), key=_id))


def _id(line: LibraryAgreement) -> str:
    return line.id
