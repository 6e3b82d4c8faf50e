"""What a rule may see: the sections it says it reads, the day it is judged on, and a memory."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement

T = TypeVar("T")
V = TypeVar("V")


class LibraryParty(Struct, frozen=True):
    """A party named in another agreement of the library."""

    name: str
    label: str = ""
    entity: bool = True


class Context(Struct, frozen=True):
    """What the agreement itself does not know: today, and the names in the rest of the library."""

    today: dt.date
    library: tuple[LibraryParty, ...] = ()


class Memory:
    """Results kept by the identity of the value they were worked out from.

    An unchanged section is the same object in the next draft, so its result is still right.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, int], tuple[object, Any]] = {}
        self._used: set[tuple[Any, int]] = set()

    def of(self, work: Callable[[V], T], value: V) -> T:
        """``work(value)``, remembered while `value` lives on in the draft."""
        key = (work, id(value))
        self._used.add(key)
        kept = self._kept.get(key)
        if kept is not None and kept[0] is value:
            return kept[1]
        result = work(value)
        self._kept[key] = (value, result)
        return result

    def forget_unused(self) -> None:
        """Drops what was not asked for since the last call."""
        self._kept = {key: self._kept[key] for key in self._used}
        self._used = set()


class Draft(Struct, frozen=True):
    """An agreement cut down to the sections a rule reads."""

    agreement: Agreement
    context: Context
    memory: Memory
