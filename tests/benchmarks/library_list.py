"""How long a library of 1,000 agreements takes to list."""

import tempfile
from pathlib import Path

import msgspec
from figures import heading, row, times
from save_latency import agreement_of

from sla_desktop.storage.library import Library

COUNT = 1000
SIZE = 20_000  # bytes each: with the index, the time does not depend on it


def fill(folder: Path, count: int) -> None:
    sample = agreement_of(SIZE)
    with Library(folder) as library:
        for number in range(count):
            named = msgspec.structs.replace(sample, id=f"sla-{number}", title=f"No. {number}")
            library.add(named)
            library.close(named.id)


def main() -> None:
    heading(f"Library of {COUNT:,} agreements")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, COUNT)

        def entries() -> int:
            return len(Library(folder).list())

        row("list without index: every file read once", times(entries, 1), "")
        row("list", times(entries, 30), "<= 100 ms")
        assert entries() == COUNT


if __name__ == "__main__":
    main()
