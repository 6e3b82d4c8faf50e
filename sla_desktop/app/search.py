"""Finding and replacing words in all sections: in texts, in wording, and in typed values as shown.

Names of fields such as ``{{customer.name}}`` are no words: they are neither found nor changed.
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from sla_desktop.domain import edits, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.edits import Edit
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.fields import FIELD
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
)
from sla_desktop.domain.text import Run, normal_runs, runs_text

Step = str | int  # a field, the id of a row, or an index where things have no id
Steps = tuple[Step, ...]
_SHOWN = (
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
    Decimal,
    dt.date,
)
_NO_WORDS: dict[type[Struct], tuple[str, ...]] = {  # names and marks, chosen elsewhere
    Agreement: ("zone", "template", "profile", "logo", "children", "waivers", "parent"),
}
_SPACE = "[ \u00a0]"


class Query(Struct, frozen=True):
    """What to look for."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """As a regular expression; a space also finds one that does not break."""
        source = re.escape(self.words).replace("\\ ", _SPACE)
        if self.whole_words:
            source = rf"(?<!\w){source}(?!\w)"
        return re.compile(source, re.NOFLAG if self.match_case else re.IGNORECASE)


class Text(Struct, frozen=True):
    """A text of the agreement; `typed` stands for a value that is shown so, e.g. "99.9 %"."""

    steps: Steps
    text: str
    typed: bool = False

    @property
    def section(self) -> str:
        """Id of its section, "" where it belongs to the whole agreement."""
        return str(self.steps[1]) if self.steps[0] == "sections" and len(self.steps) > 1 else ""

    @property
    def path(self) -> str:
        """Path of its field; a text in wording has that of the wording."""
        named: list[str] = []
        for step in self.steps:
            if isinstance(step, int):
                break
            named.append(step)
        return ".".join(named)

    @property
    def block(self) -> int | None:
        """Which block of the wording it is, None elsewhere."""
        match self.steps:
            case ("sections", _, "wording", int() as block, *_):
                return block
            case _:
                return None


class Hit(Struct, frozen=True):
    """The words found, from character `start` to `end` of a text."""

    text: Text
    start: int
    end: int


class Replacing(Struct, frozen=True):
    """An edit that replaces, how many places it changes, and those it has to leave."""

    edit: Edit
    changed: int
    left: int  # typed values that the new words make no sense for


def texts(agreement: Agreement) -> Iterator[Text]:
    """Every text in the order of the sections, the agreement's own first."""
    yield from _texts(agreement, (), str)


def find(agreement: Agreement, query: Query) -> tuple[Hit, ...]:
    """Every place with the words; none for no words."""
    if not query.words.strip():
        return ()
    pattern = query.pattern()
    return tuple(hit for text in texts(agreement) for hit in _hits(text, pattern))


def replace_hits(agreement: Agreement, hits: tuple[Hit, ...], words: str) -> Replacing:
    """The edit that puts `words` in the place of `hits`, which `find` gave for `agreement`."""
    by_text: dict[Steps, list[Hit]] = {}
    for hit in hits:
        by_text.setdefault(hit.text.steps, []).append(hit)
    steps: list[Edit] = []
    left = 0
    draft = agreement
    for found in by_text.values():
        edit = _replacement(found, words)
        try:
            draft = edit(draft)
        except InputError:
            left += len(found)
            continue
        steps.append(edit)
    return Replacing(edits.chain(*steps), len(hits) - left, left)


def _texts(value: Any, steps: Steps, kind: Any) -> Iterator[Text]:
    if isinstance(value, str):
        if value and _is_words(kind):
            yield Text(steps, value)
    elif isinstance(value, _SHOWN):
        yield Text(steps, show.anything(value), typed=True)
    elif isinstance(value, Struct):
        skipped = _NO_WORDS.get(type(value), ())
        for name, inner in _inner_types(type(value)):
            if name not in skipped:
                yield from _texts(getattr(value, name), (*steps, name), inner)
    elif isinstance(value, tuple):
        yield from _in_tuple(cast("tuple[Any, ...]", value), steps, kind)


def _in_tuple(items: tuple[Any, ...], steps: Steps, kind: Any) -> Iterator[Text]:
    if items and isinstance(items[0], Run):
        yield Text(steps, runs_text(cast("tuple[Run, ...]", items)))
        return
    inner = (*get_args(kind), str)[0]
    for at, item in enumerate(items):
        step = item.id if isinstance(item, Row) and not _is_block(steps) else at
        yield from _texts(item, (*steps, step), inner)


def _is_block(steps: Steps) -> bool:
    """Blocks of wording are counted: only some have an id."""
    return len(steps) == 3 and steps[2] == "wording"


def _is_words(kind: Any) -> bool:
    """Whether a field of this type holds words, not an id, a code or one of a few choices."""
    if kind is str:
        return True
    if get_origin(kind) is Annotated:
        base, *marks = get_args(kind)
        coded = any(isinstance(mark, Meta) and mark.pattern is not None for mark in marks)
        return base is str and not coded
    return False


@cache
def _inner_types(kind: type[Struct]) -> tuple[tuple[str, Any], ...]:
    return tuple((info.name, info.type) for info in fields(kind))


def _hits(text: Text, pattern: re.Pattern[str]) -> Iterator[Hit]:
    names = [match.span() for match in FIELD.finditer(text.text)] if "{{" in text.text else []
    for match in pattern.finditer(text.text):
        start, end = match.span()
        if not any(start < behind and end > before for before, behind in names):
            yield Hit(text, start, end)


def _replacement(hits: list[Hit], words: str) -> Edit:
    """The edit of one text."""
    text = hits[0].text
    if text.typed:
        return edits.set_text(text.path, _replaced(text.text, hits, words))

    def apply(agreement: Agreement) -> Agreement:
        changed = _put(agreement, text.steps, hits, words)
        assert isinstance(changed, Agreement)
        return changed

    return apply


def _put(here: Any, steps: Steps, hits: list[Hit], words: str) -> Any:
    """`here` with the words replaced in the text that `steps` lead to."""
    if not steps:
        if isinstance(here, str):
            return _replaced(here, hits, words)
        return _replaced_runs(cast("tuple[Run, ...]", here), hits, words)
    step, rest = steps[0], steps[1:]
    if isinstance(here, tuple):
        items = cast("tuple[Any, ...]", here)
        at = step if isinstance(step, int) else [item.id for item in items].index(step)
        return (*items[:at], _put(items[at], rest, hits, words), *items[at + 1 :])
    return replace(here, **{str(step): _put(getattr(here, str(step)), rest, hits, words)})


def _replaced(text: str, hits: list[Hit], words: str) -> str:
    for hit in reversed(hits):
        text = text[: hit.start] + words + text[hit.end :]
    return text


def _replaced_runs(runs: tuple[Run, ...], hits: list[Hit], words: str) -> tuple[Run, ...]:
    """New words look like the first letter of those they replace."""
    for hit in reversed(hits):
        first = next(_cut(runs, hit.start, hit.end))
        new = replace(first, text=words)
        behind = _cut(runs, hit.end, len(runs_text(runs)))
        runs = normal_runs((*_cut(runs, 0, hit.start), new, *behind))
    return runs


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    """The stretch of `runs` between two characters."""
    at = 0
    for run in runs:
        part = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if part:
            yield replace(run, text=part)
