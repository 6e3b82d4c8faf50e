"""Firms named in the rest of the library, for the check that finds them in a copied text."""

from collections.abc import Iterable

from sla_desktop.checks.draft import LibraryParty
from sla_desktop.storage.index import Entry


def firms_elsewhere(entries: Iterable[Entry], agreement_id: str) -> tuple[LibraryParty, ...]:
    """Firms that are parties of other agreements than `agreement_id`, by name."""
    firms = {
        (firm.name, firm.label)
        for entry in entries
        if entry.id != agreement_id
        for firm in entry.firms
    }
    return tuple(LibraryParty(name=name, label=label) for name, label in sorted(firms))
