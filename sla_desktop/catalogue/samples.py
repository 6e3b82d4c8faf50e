"""Finished agreements of made-up firms, shipped as copies to open and try."""

from pathlib import Path

from msgspec import Struct

from sla_desktop import resources
from sla_desktop.domain.copyfile import SUFFIX

_TITLES = {
    "managed-it-support": "Managed IT Support Agreement",
    "linux-operations": "Operation of Linux servers for a web shop",
    "office-cleaning": "Office cleaning",
    "sales-marketing": "Leads and their follow-up",
}


class Sample(Struct, frozen=True):
    """One shipped agreement: `path` is its copy file."""

    id: str
    title: str
    path: Path


def samples() -> list[Sample]:
    """All samples in the order they are offered."""
    return [
        Sample(name, title, resources.path("samples", f"{name}{SUFFIX}"))
        for name, title in _TITLES.items()
    ]
