"""A disk in memory that logs every operation and can be cut off from power at any of them."""

import itertools
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sla_desktop.storage.fileops import Stamp
from tests.storage.faults import SteadyOps

Names = dict[Path, int]  # path: number of the file that has it; folders have numbers too
FOLDER = b"<folder>"
_MOST_AT_ONCE = 4096


class Change(Struct, frozen=True):
    """One change of names: `gone` and `given` happen together."""

    folder: Path
    gone: Path | None = None
    given: tuple[Path, int] | None = None


class State(Struct):
    """What is on the disk: for sure, and what the system has only in memory."""

    names: Names
    pending: list[Change]
    safe: dict[int, bytes]  # content that was synced
    fresh: dict[int, bytes]  # content as programs see it


class SimDisk(SteadyOps):
    """Files in memory. After each operation the state is put into `states`."""

    def __init__(self, names: Names | None = None, files: dict[int, bytes] | None = None) -> None:
        super().__init__()
        self._sure: Names = dict(names or {})
        self._names: Names = dict(names or {})
        self._pending: list[Change] = []
        self._safe: dict[int, bytes] = dict(files or {})
        self._files: dict[int, bytes] = dict(files or {})
        self._next = max(self._files, default=0) + 1
        self.states: list[State] = []

    def _done(self) -> None:
        state = State(dict(self._sure), [*self._pending], dict(self._safe), dict(self._files))
        self.states.append(state)

    def _change(self, change: Change) -> None:
        apply(self._names, change)
        self._pending.append(change)
        self._done()

    def _number(self, path: Path) -> int:
        if path not in self._names:
            raise FileNotFoundError(2, "not there", str(path))
        return self._names[path]

    def put(self, path: Path, data: bytes) -> None:
        """Set a file from outside, safely on disk; not logged."""
        self._files[self._next] = self._safe[self._next] = data
        self._names[path] = self._sure[path] = self._next
        self._next += 1

    def read(self, path: Path, limit: int) -> bytes:
        return self._files[self._number(path)][: limit + 1]

    def create(self, path: Path, mode: int) -> int:
        if path in self._names:
            raise FileExistsError(17, "exists", str(path))
        self._number(path.parent)
        number, self._next = self._next, self._next + 1
        self._files[number] = self._safe[number] = b""
        self._change(Change(path.parent, given=(path, number)))
        return number

    def write(self, descriptor: int, data: memoryview) -> int:
        taken = bytes(data[:_MOST_AT_ONCE])
        self._files[descriptor] += taken
        self._done()
        return len(taken)

    def sync(self, descriptor: int) -> None:
        self._safe[descriptor] = self._files[descriptor]
        self._done()

    def close(self, descriptor: int) -> None:
        self._done()

    def replace(self, source: Path, target: Path) -> None:
        number = self._number(source)
        self._change(Change(target.parent, gone=source, given=(target, number)))

    def link(self, source: Path, target: Path) -> None:
        if target in self._names:
            raise FileExistsError(17, "exists", str(target))
        self._change(Change(target.parent, given=(target, self._number(source))))

    def remove(self, path: Path) -> None:
        self._number(path)
        self._change(Change(path.parent, gone=path))

    def make_folder(self, path: Path) -> None:
        if path in self._names or path == path.parent:
            raise FileExistsError(17, "exists", str(path))
        if path.parent != path.parent.parent:
            self._number(path.parent)
        number, self._next = self._next, self._next + 1
        self._files[number] = self._safe[number] = FOLDER
        self._change(Change(path.parent, given=(path, number)))

    def sync_folder(self, path: Path) -> None:
        for change in self._pending:
            if change.folder == path:
                apply(self._sure, change)
        self._pending = [change for change in self._pending if change.folder != path]
        self._done()

    def names(self, path: Path) -> list[str]:
        if path != path.parent:
            self._number(path)
        return sorted(name.name for name in self._names if name.parent == path)

    def stamp(self, path: Path) -> Stamp:
        number = self._number(path)
        return Stamp(0, len(self._files[number]), number)


def apply(names: Names, change: Change) -> None:
    if change.gone:
        names.pop(change.gone, None)
    if change.given:
        path, number = change.given
        names[path] = number


def after_power_cut(state: State) -> Iterator[SimDisk]:
    """Every disk that a power cut can leave of a state.

    Any of the pending changes of names may be missing; content that was not synced may be there,
    missing, zeroed or cut short.
    """
    unsure = [n for n, data in state.fresh.items() if state.safe[n] != data]
    for chosen in itertools.product([True, False], repeat=len(state.pending)):
        names = dict(state.names)
        for change, happened in zip(state.pending, chosen, strict=True):
            if happened:
                apply(names, change)
        reachable = {path: n for path, n in names.items() if _has_folder(path, names)}
        kinds = _KINDS if set(unsure) & set(reachable.values()) else ("whole",)
        for kind in kinds:
            files = {
                n: _left_of(data, kind) if n in unsure else data for n, data in state.fresh.items()
            }
            yield SimDisk(reachable, files)


_KINDS = ("whole", "missing", "zeros", "cut 512", "cut 4096")


def _has_folder(path: Path, names: Names) -> bool:
    return path.parent == path.parent.parent or path.parent in names


def _left_of(data: bytes, kind: str) -> bytes:
    lengths = {"whole": len(data), "missing": 0, "zeros": 0, "cut 512": 512, "cut 4096": 4096}
    kept = data[: lengths[kind]]
    return kept.ljust(len(data), b"\0") if kind == "zeros" else kept
