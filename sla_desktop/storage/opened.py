"""What opening and saving a sealed file answers, and the judgement of its content."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from sla_desktop.storage.envelope import Header, unseal
from sla_desktop.storage.errors import NewerError

T = TypeVar("T")


class BadContentError(ValueError):
    """What is wrong with a body whose envelope is whole, as a predicate."""


class Form(Struct, frozen=True):
    """What kind of file is expected and which schema this program writes."""

    name: str
    schema: int


class Recovery(Struct, frozen=True, kw_only=True):
    """An earlier state was opened instead of the file: tell the owner which and why."""

    file: Path
    problem: str
    source: Path
    saved: datetime
    damaged: bool = True  # else the file was missing
    put_aside: Path | None = None
    unhealed: str = ""  # why the recovered state is not on disk as the file itself yet

    def __str__(self) -> str:
        kept = f"; the damaged file is kept as “{self.put_aside.name}”" if self.put_aside else ""
        return (
            f"“{self.file}” {self.problem}: you are looking at what was saved on "
            f"{self.saved:%Y-%m-%d at %H:%M} UTC (“{self.source.name}”){kept}."
        )


class Opened(Struct, Generic[T], frozen=True, kw_only=True):
    """The content of a file, its header, and how it was recovered if it was."""

    content: T
    header: Header
    recovery: Recovery | None = None


class Saved(Struct, frozen=True, kw_only=True):
    """A save that reached the drive. Warnings are sentences about earlier states, not about it."""

    generation: int
    saved: datetime
    warnings: tuple[str, ...] = ()


def judge(path: Path, data: bytes, form: Form, accept: Callable[[Header, bytes], T]) -> Opened[T]:
    """The content if the file is sound.

    Raises BadEnvelopeError or BadContentError (a predicate), or NewerError (a sentence).
    """
    header, body = unseal(data, form.name)
    if header.schema > form.schema:
        raise NewerError(
            f"“{path}” was saved by a newer version of SLA Desktop ({header.app}): "
            "update the program to open it."
        )
    return Opened(content=accept(header, body), header=header)
