"""Cards of several levels: what they share is printed once, each card holds the differences."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sla_desktop.document.drafting import card, column, table
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show

Row = tuple[str, str]  # what, and its value
_ONE_TABLE = 4  # aspects that still make good columns
_FEWEST = 4  # rows that make a card of their own worth its caption


class Named(Struct, frozen=True):
    """A level and all that its card says."""

    name: str
    rows: tuple[Row, ...]


def cards(levels: Sequence[Named]) -> list[Block]:
    """A card a level; before them what all share, and what the levels of a group share."""
    if len(levels) < 2:
        return _own(levels, "")
    common = _shared(levels)
    groups = _groups([_without(level, common) for level in levels])
    blocks = card("All service levels", common)
    if all(len(group) == 1 for group in groups):
        return [*blocks, *_own([group[0] for group in groups], "Each service level")]
    return [*blocks, *(block for group in groups for block in _group(group))]


def _group(group: Sequence[Named]) -> list[Block]:
    if len(group) == 1:
        return _own(group, "")
    shared = _shared(group)
    names = show.listed([f"“{level.name}”" for level in group])
    own = _own([_without(level, shared) for level in group], "Where these levels differ")
    return [*card(names, shared), *own]


def _own(levels: Sequence[Named], about: str) -> list[Block]:
    """A card a level, or one table for several where each has but little to say."""
    titles = list(dict.fromkeys(title for level in levels for title, _ in level.rows))
    if len(levels) > 1 and len(titles) <= _ONE_TABLE:
        heads = (column("Level", 1.5), *(column(title, 1.5) for title in titles))
        named = [(level.name, dict(level.rows)) for level in levels if level.rows]
        rows = [(name, *(known.get(title, "") for title in titles)) for name, known in named]
        return table(about, heads, rows, caption=True)
    return [block for level in levels for block in card(level.name, level.rows)]


def _groups(levels: Iterable[Named]) -> list[list[Named]]:
    """Levels that share much, in the order of their first; a level joins where that saves most."""
    groups: list[list[Named]] = []
    for level in levels:
        gains = [_saved([*group, level]) - _saved(group) for group in groups]
        best = max(gains, default=0)
        if best > 0:
            groups[gains.index(best)].append(level)
        else:
            groups.append([level])
    return groups


def _saved(group: Sequence[Named]) -> int:
    """Rows less than with a card each, over those that are not worth a card."""
    shared = len(_shared(group)) if len(group) > 1 else 0
    return (len(group) - 1) * shared - _FEWEST + 1 if shared >= _FEWEST else 0


def _shared(levels: Sequence[Named]) -> tuple[Row, ...]:
    first, *others = levels
    known = [set(level.rows) for level in others]
    return tuple(row for row in first.rows if all(row in rows for rows in known))


def _without(level: Named, rows: tuple[Row, ...]) -> Named:
    return Named(level.name, tuple(row for row in level.rows if row not in rows))
