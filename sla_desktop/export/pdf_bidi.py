"""The one door to python-bidi: in which direction each character of a paragraph runs."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from bidi import algorithm

_ALGORITHM: Any = algorithm  # it comes without types
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_KNOWN = frozenset(("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "B", "S", "WS", "ON"))
_SKIPPED = "\u200b"  # a character that the algorithm takes no notice of


def runs_right_to_left(text: str) -> bool:
    """Whether anything in `text` may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def directions(text: str) -> tuple[int, list[int]]:
    """The level of a paragraph and of each of its characters: odd ones run from right to left."""
    known = "".join(
        each if unicodedata.bidirectional(each) in _KNOWN else _SKIPPED for each in text
    )
    base: int = _ALGORITHM.get_base_level(known)
    storage = _ALGORITHM.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    _ALGORITHM.get_embedding_levels(known, storage)
    characters: list[dict[str, Any]] = storage["chars"]
    _ALGORITHM.explicit_embed_and_overrides(storage)
    _ALGORITHM.resolve_weak_types(storage, False)
    _ALGORITHM.resolve_neutral_types(storage, False)
    _ALGORITHM.resolve_implicit_levels(storage, False)
    levels: list[int] = []
    for each in characters:
        skipped = each["ch"] == _SKIPPED
        levels.append((levels[-1] if levels else base) if skipped else each["level"])
    return base, levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Positions of the parts of a line from left to right, by the level of each."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = reversed(order[start:stop])
            start = stop + 1
    return order
