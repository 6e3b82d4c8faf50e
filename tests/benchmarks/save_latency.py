"""How long a save of 200 KB takes until it is acknowledged, beside one bare durable write."""

import os
import tempfile
from itertools import count
from pathlib import Path

import msgspec
from figures import heading, p95, row, times

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import ProseSection
from sla_desktop.domain.text import Paragraph, Run
from sla_desktop.storage.library import Library

SIZE = 200_000  # bytes of the stored file
TURNS = 30
ROUNDS = 10  # of each kind in one turn, so that both meet the same disk
BAR = 5.0  # ms above the bare write, 95th percentile
WORDS = "The provider restores the service within the agreed time and reports every month. "


def agreement_of(size: int, agreement_id: str = "bench") -> Agreement:
    """An agreement whose JSON has about ``size`` bytes, in sections of thirty paragraphs."""
    paragraph = Paragraph(runs=(Run(text=WORDS * 2), Run(text=WORDS, bold=True)))
    each = len(msgspec.json.encode(paragraph)) * 30
    sections = tuple(
        ProseSection(id=f"s{number}", title=f"Section {number}", wording=(paragraph,) * 30)
        for number in range(max(1, round(size / each)))
    )
    return Agreement(id=agreement_id, title="Benchmark", kind="customer", sections=sections)


def bare_write(path: Path, data: bytes) -> None:
    """Write, fsync and replace: what any durable save has to pay."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def measure(folder: Path) -> tuple[list[float], list[float], int]:
    """Milliseconds of saves and of bare writes of the same bytes, and how many bytes."""
    start = agreement_of(SIZE)
    number = count()
    saves: list[float] = []
    bare: list[float] = []
    with Library(folder) as library:
        library.add(start)

        def save() -> None:
            library.save(msgspec.structs.replace(start, title=f"Benchmark {next(number)}"))

        data = (folder / "agreements" / start.id / "agreement.json").read_bytes()
        for _ in range(TURNS):
            saves += times(save, ROUNDS)
            bare += times(lambda: bare_write(folder / "bare", data), ROUNDS)
    return saves, bare, len(data)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        saves, bare, size = measure(Path(folder))
    heading(f"Store, {size / 1000:.0f} KB")
    row("save acknowledged", saves, f"p95 <= {p95(bare) + BAR:.1f} ms (bare + {BAR:.0f})")
    row("bare write, fsync and replace of the same bytes", bare, "")


if __name__ == "__main__":
    main()
