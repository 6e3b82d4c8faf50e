"""What the checks may know of the rest of the library, from its list."""

from collections.abc import Iterable

from sla_desktop.checks.library import LibraryAgreement
from sla_desktop.storage.index import Entry


def lines_of_others(entries: Iterable[Entry], agreement_id: str) -> tuple[LibraryAgreement, ...]:
    """The lines of all agreements but `agreement_id`, by id; of those that could be read."""
    lines = [e.line for e in entries if e.id != agreement_id and e.line is not None]
    return tuple(sorted(lines, key=_id))


def _id(line: LibraryAgreement) -> str:
    return line.id
