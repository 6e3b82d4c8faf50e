"""What a rule may see: the sections it says it reads, the day it is judged on, and a memory."""

import datetime as dt
from collections.abc import Callable, Sequence
from operator import is_
from typing import Any, TypeVar, TypeVarTuple, Unpack

from msgspec import Struct

from sla_desktop.checks.library import LibraryAgreement
from sla_desktop.domain.agreement import Agreement

T = TypeVar("T")
V = TypeVar("V")
Values = TypeVarTuple("Values")
_DRAFTS_KEPT = 30


class Context(Struct, frozen=True):
    """What the agreement itself does not know: today, and the rest of the library."""

    today: dt.date
    library: tuple[LibraryAgreement, ...] = ()


class _Kept(Struct):
    values: tuple[Any, ...]
    result: Any
    last_used: int  # number of the draft


class _KeptList(Struct):
    values: list[Any]  # they live on here, so no other value has their identity
    results: list[Any]
    last_used: int  # number of the draft


class Memory:
    """Results kept by the identity of the values they were worked out from.

    An unchanged section is the same object in the next draft, so its result is still right.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], _Kept] = {}
        self._lists: dict[Callable[..., Any], _KeptList] = {}
        self._draft = 0

    def of(self, work: Callable[[Unpack[Values]], T], *values: *Values) -> T:
        """``work(*values)``, remembered while all the values live on in the draft."""
        key = (work, *map(id, values))
        kept = self._kept.get(key)
        if kept is None or not all(map(is_, kept.values, values)):
            kept = self._kept[key] = _Kept(values, work(*values), self._draft)
        kept.last_used = self._draft
        return kept.result

    def each(self, work: Callable[[V], T], values: Sequence[V]) -> list[T]:
        """``work`` of each value, remembered for those that were there the last time.

        For one `work` always the whole list: of the draft's sections, or what was made from them.
        """
        before = self._lists.get(work)
        if before is None:
            before = self._lists[work] = _KeptList([], [], self._draft)
        before.last_used = self._draft
        if len(before.values) == len(values) and all(map(is_, before.values, values)):
            return before.results
        known = dict(zip(map(id, before.values), before.results, strict=True))
        before.results = [known[id(v)] if id(v) in known else work(v) for v in values]
        before.values = [*values]
        return before.results

    def next_draft(self) -> None:
        """Counts drafts; now and then drops what none of the last thirty asked for.

        Not at once: a rule whose sections did not change is not run, and asks for nothing.
        """
        self._draft += 1
        if self._draft % _DRAFTS_KEPT == 0:
            oldest = self._draft - _DRAFTS_KEPT
            self._kept = {k: kept for k, kept in self._kept.items() if kept.last_used >= oldest}
            self._lists = {k: kept for k, kept in self._lists.items() if kept.last_used >= oldest}


class Draft(Struct, frozen=True):
    """An agreement cut down to the sections a rule reads."""

    agreement: Agreement
    context: Context
    memory: Memory
    wordless: Agreement | None = None

    @property
    def tables(self) -> Agreement:
        """The same without wording and titles: the same object while only these are typed."""
        return self.agreement if self.wordless is None else self.wordless
