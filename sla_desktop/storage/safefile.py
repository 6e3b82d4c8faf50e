"""One sealed file with its earlier generations beside it: opened whole or recovered, saved safely.

Beside ``agreement.json`` stand ``g*.json`` (generations), ``agreement.json.*.tmp`` (a save under
way or cut off) and ``agreement.corrupt-1.json`` (a damaged file put aside, never deleted).
"""

import contextlib
import itertools
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from sla_desktop.storage.durable import discard, patiently, put_new
from sla_desktop.storage.envelope import LIMIT, LIMIT_BODY, BadEnvelopeError, Header, seal
from sla_desktop.storage.errors import (
    ChangedOnDiskError,
    DamagedError,
    ExistsError,
    NotFoundError,
    NotSavedError,
    NotYetSafeError,
    StoreError,
    not_saved,
    reason,
    unreadable,
)
from sla_desktop.storage.fileops import FileOps
from sla_desktop.storage.generations import Generation, expendable, generation_name, generations
from sla_desktop.storage.opened import BadContentError, Form, Opened, Recovery, Saved, judge

T = TypeVar("T")


class SafeFile(Generic[T]):
    """Reads and writes one file; ``accept`` turns a body into content or raises BadContentError."""

    def __init__(
        self, path: Path, form: Form, accept: Callable[[Header, bytes], T], ops: FileOps
    ) -> None:
        self.path = path
        self._form = form
        self._accept = accept
        self._ops = ops
        self._known: bytes | None = None  # the whole file as last read or written here
        self._header: Header | None = None  # of `_known`; None while that is damaged
        self._count = 0
        self._generations: list[Generation] = []
        self._put_aside_at: Path | None = None

    def create(self) -> None:
        """Get ready for the first save of a file that must not be there, nor anything of it."""
        names = self._names()
        if self.path.name in names or generations(names):
            raise ExistsError(f"“{self.path}” exists already: open it instead.")
        self._adopt(None, None, names)

    def open(self, *, read_only: bool = False) -> Opened[T]:
        """The file's content, or the newest good earlier state; ``read_only`` changes no file."""
        names = self._names()
        try:
            data = self._read(self.path)
        except FileNotFoundError:
            return self._recover("is missing", None, names, read_only)
        except OSError as error:
            raise unreadable(self.path, error) from error
        try:
            opened = judge(self.path, data, self._form, self._accept)
        except (BadEnvelopeError, BadContentError) as error:
            return self._recover(str(error), data, names, read_only)
        self._adopt(data, opened.header, names)
        if not read_only:
            self._clear(names)
        return opened

    def write(self, body: bytes) -> Saved:
        """Save a new body; returns when it has reached the drive.

        Raises NotSavedError or ChangedOnDiskError (the file is as before), or NotYetSafeError.
        """
        header = Header(
            format=self._form.name,
            schema=self._form.schema,
            generation=self._count + 1,
            saved=self._ops.now(),
        )
        if len(body) > LIMIT_BODY:
            raise NotSavedError(
                f"“{self.path}” was not saved (it would pass {LIMIT // 1024 // 1024} MB): "
                "shorten the agreement."
            )
        return self._commit(header, body)

    # opening

    def _names(self) -> list[str]:
        try:
            return self._ops.names(self.path.parent)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotFoundError(f"“{self.path}” is not there: choose one from the list.") from error
        except OSError as error:
            raise unreadable(self.path, error) from error

    def _read(self, path: Path) -> bytes:
        return patiently(self._ops, lambda: self._ops.read(path, LIMIT))

    def _adopt(self, data: bytes | None, header: Header | None, names: Iterable[str]) -> None:
        self._known = data
        self._header = header
        self._generations = generations(names)
        counts = [generation.count for generation in self._generations]
        self._count = max([*counts, header.generation if header else 0])

    def _left_overs(self, names: Iterable[str]) -> list[Path]:
        pattern = re.compile(re.escape(self.path.name) + r"\.\d+-\d+\.tmp")
        return [self.path.with_name(name) for name in names if pattern.fullmatch(name)]

    def _clear(self, names: Iterable[str]) -> None:
        for path in self._left_overs(names):
            discard(self._ops, path)

    def _recover(
        self, problem: str, data: bytes | None, names: list[str], read_only: bool
    ) -> Opened[T]:
        source, found, sound = self._newest_good(problem, data, names)
        recovery = Recovery(
            file=self.path,
            problem=problem,
            source=source,
            saved=found.header.saved,
            damaged=data is not None,
        )
        self._adopt(data, None, names)
        self._count = max(self._count, found.header.generation) + 1  # the lost file had that one
        if not read_only:
            recovery = self._heal(recovery, found.header, sound)
            if not recovery.unhealed:
                self._clear(names)
        header = self._header or found.header  # the first, once healed
        return Opened(content=found.content, header=header, recovery=recovery)

    def _newest_good(
        self, problem: str, data: bytes | None, names: list[str]
    ) -> tuple[Path, Opened[T], bytes]:
        """Path, content and bytes of the newest sound state besides the file itself."""
        left_overs = filter(None, map(self._sound, self._left_overs(names)))
        kept = generations(names)
        earlier = filter(None, (self._sound(self.path.with_name(item.name)) for item in kept))
        found = [*left_overs, *itertools.islice(earlier, 1)]
        if found:
            return max(found, key=lambda item: item[1].header.generation)
        if data is None and not kept:
            raise NotFoundError(f"“{self.path}” is not there: choose one from the list.")
        raise DamagedError(
            f"“{self.path}” {problem} and no earlier state beside it is readable: "
            "bring the folder back from a backup."
        )

    def _sound(self, path: Path) -> tuple[Path, Opened[T], bytes] | None:
        try:
            data = self._read(path)
            return path, judge(path, data, self._form, self._accept), data
        except (OSError, BadEnvelopeError, BadContentError):
            return None

    def _heal(self, recovery: Recovery, header: Header, sound: bytes) -> Recovery:
        """Put the recovered state in the file's place; the damaged one is moved aside."""
        body = sound.partition(b"\n")[2]
        renumbered = msgspec.structs.replace(header, generation=self._count + 1)
        try:
            self._commit(renumbered, body)
        except StoreError as error:
            recovery = msgspec.structs.replace(recovery, unhealed=str(error))
        return msgspec.structs.replace(recovery, put_aside=self._put_aside_at)

    # saving

    def _commit(self, header: Header, body: bytes) -> Saved:
        header, data = seal(header, body)
        there = self._check_unchanged()
        temporary = self.path.with_name(
            f"{self.path.name}.{header.generation}-{self._ops.process()}.tmp"
        )
        try:
            self._put_temporary(temporary, data)
            warnings = self._make_room() if there else []
            patiently(self._ops, lambda: self._ops.replace(temporary, self.path))
        except OSError as error:
            discard(self._ops, temporary)
            raise not_saved(self.path, error) from error
        self._known, self._header, self._count = data, header, header.generation
        self._sync_folder()
        warnings += self._prune()
        return Saved(generation=header.generation, saved=header.saved, warnings=tuple(warnings))

    def _check_unchanged(self) -> bool:
        """Whether the file is there; it must then be what was last read or written here."""
        try:
            there = self._read(self.path)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise not_saved(self.path, error) from error
        if there != self._known:
            raise ChangedOnDiskError(
                f"“{self.path}” was changed by another program since it was opened: "
                "keep this draft as a conflict copy, then open the file again."
            )
        return True

    def _put_temporary(self, temporary: Path, data: bytes) -> None:
        try:
            put_new(self._ops, temporary, data)
        except FileExistsError:  # left by a failed save of this process: it could not be removed
            self._ops.remove(temporary)
            put_new(self._ops, temporary, data)

    def _make_room(self) -> list[str]:
        """Keep the file under another name before it is replaced; what failed, as sentences."""
        if self._header is None:
            self._put_aside()
            return []
        count, saved = self._header.generation, self._header.saved
        name = generation_name(count, saved, self._header.sha256)
        try:
            self._keep(self.path.with_name(name))
        except OSError as error:
            return [
                f"The state before this save of “{self.path}” could not be kept ({reason(error)}): "
                "the save itself is in order."
            ]
        self._generations = [*generations([name]), *self._generations]
        return []

    def _put_aside(self) -> None:
        names = self._ops.names(self.path.parent)
        free = (self.path.with_stem(f"{self.path.stem}.corrupt-{n}") for n in itertools.count(1))
        aside = next(path for path in free if path.name not in names)
        patiently(self._ops, lambda: self._ops.replace(self.path, aside))
        self._put_aside_at = aside

    def _keep(self, target: Path) -> None:
        with contextlib.suppress(FileExistsError):  # same name, same content: an earlier try
            try:
                self._ops.link(self.path, target)
            except FileExistsError:
                raise
            except OSError:  # a file system without links
                put_new(self._ops, target, self._known or b"")

    def _sync_folder(self) -> None:
        try:
            self._ops.sync_folder(self.path.parent)
        except OSError as error:
            raise NotYetSafeError(
                f"“{self.path}” is written, but the disk did not confirm it ({reason(error)}): "
                "it will be saved again."
            ) from error

    def _prune(self) -> list[str]:
        """Remove earlier states that may go: only after a save, so the newest one is sound."""
        for generation in expendable(self._generations):
            try:
                self._ops.remove(self.path.with_name(generation.name))
            except FileNotFoundError:
                pass
            except OSError as error:
                return [f"An old state of “{self.path}” could not be removed ({reason(error)})."]
            self._generations.remove(generation)
        return []
