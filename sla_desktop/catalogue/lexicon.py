"""Words that leave a promise open, each with the question to ask, as shipped data.

An exception is a pattern that makes a word harmless where it covers it, e.g. “at most” for “most”.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta, Struct

from sla_desktop.catalogue.elements import Text, broken, read_shipped

_FILE = "lexicon.json"
_WORD = re.compile(r"\w+")
_AROUND = 80  # characters that an exception may reach beyond its word


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind. `roles` limits them to texts of these roles, none means every one."""

    id: Annotated[str, Meta(pattern="^[a-z-]+$")]
    title: Text
    ask: Text
    severity: Literal["warning", "information"]
    words: Annotated[tuple[Text, ...], Meta(min_length=1)]
    on: bool = True
    roles: tuple[Literal["duty", "target", "definition", "credit"], ...] = ()


class _Data(Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[Group, ...]
    exceptions: dict[str, tuple[str, ...]]
    abbreviations: tuple[Text, ...]
    qualifiers: tuple[Text, ...]


class Entry(Struct, frozen=True):
    """A word or phrase, the words it is made of, and the patterns that make it harmless."""

    word: str
    words: frozenset[str]
    group: Group
    exceptions: tuple[str, ...]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the word stands in `text` and no exception covers it."""
        found = (hit.span() for hit in _word_pattern(self.word).finditer(text))
        return [span for span in found if not self._harmless(text, *span)]

    def _harmless(self, text: str, start: int, end: int) -> bool:
        begin = max(0, start - _AROUND)
        near = text[begin : end + _AROUND]
        return any(
            begin + hit.start() <= start and end <= begin + hit.end()
            for pattern in self.exceptions
            for hit in _exception(pattern).finditer(near)
        )


# Compiled when first met: most words stand in no agreement.
@cache
def _word_pattern(word: str) -> re.Pattern[str]:
    """Starts with a set of letters, which the search can leap to; what stands before comes next."""
    first, rest = word[0], word[1:]
    spaced = r"\s+".join(re.escape(part) for part in rest.split(" ")).replace(r"\s+%", r"\s*%")
    return re.compile(rf"[{first.lower()}{first.upper()}](?<![\w-].)(?i:{spaced})(?![\w-])")


@cache
def _exception(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)


class Lexicon(Struct, frozen=True):
    """Entries by their first word in lower case, for texts that hold that word at all.

    `abbreviations` need no definition; `qualifiers` are words of place, time and size.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    words: frozenset[str]
    abbreviations: frozenset[str]
    qualifiers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon without the groups that are off. Raises CatalogueError."""
    data = read_shipped(_Data, "catalogue", _FILE)
    known = [word for group in data.groups for word in group.words]
    if twice := [word for word in known if known.count(word) > 1]:
        raise broken(_FILE, f"the word “{twice[0]}” stands there twice")
    if unknown := [word for word in data.exceptions if word not in known]:
        raise broken(_FILE, f"there is no word “{unknown[0]}” for its exceptions")
    entries: dict[str, tuple[Entry, ...]] = {}
    for group in data.groups:
        for word in group.words if group.on else ():
            parts = _WORD.findall(word.lower())
            if not parts:
                raise broken(_FILE, f"“{word}” is no word")
            exceptions = data.exceptions.get(word, ())
            entry = Entry(word, frozenset(parts), group, exceptions)
            entries[parts[0]] = (*entries.get(parts[0], ()), entry)
    return Lexicon(
        entries=entries,
        words=frozenset(entries),
        abbreviations=frozenset(data.abbreviations),
        qualifiers=frozenset(data.qualifiers),
    )
