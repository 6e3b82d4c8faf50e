"""Abbreviations and terms that a reader must know (B38)."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sla_desktop.catalogue.lexicon import lexicon
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import Text, all_prose, all_texts

_WORD = re.compile(r"\w+")
# What stands before is looked at after the capital, so that the search can leap to capitals.
_ABBREVIATION = re.compile(r"[A-Z](?<![\w&.-].)[A-Z0-9&]{0,6}[A-Z](?=s?(?![\w&-]))")
_ROMAN = re.compile(r"[IVXLC]+")
_BRACKETED = re.compile(r"\(\s*(?:the\s+)?[“\"]?([A-Z][\w&]*?)s?[”\"]?\s*\)")
_EXPLAINED = re.compile(r"(?<![\w&-])([A-Z][A-Z0-9&]*[A-Z])s?\s+\(")
# Two to four capitalised words that do not start a sentence.
_TERM = re.compile(r"[A-Z](?<=[a-z,;]\s.)[a-z]+(?:\s[A-Z][a-z]+){1,3}(?![\w-]|\s[A-Z0-9])")
_LAW = frozenset({"act", "regulation", "regulations", "directive", "code", "law", "convention"})
_GERMAN = re.compile(r"\b(?:der|die|das|und|nicht|wird|werden|für|mit|von)\b")
_OFTEN = 2


class _Use(Struct, frozen=True):
    word: str
    path: str
    owner: str


class _Terms(Struct, frozen=True):
    """Abbreviations and capitalised terms of a section in order of use, and what it explains."""

    abbreviations: tuple[_Use, ...]
    terms: tuple[_Use, ...]
    explained: frozenset[str]


class _Labels(Struct, frozen=True):
    """Names and headings of a section: their words, and all of them in lower case."""

    words: frozenset[str]
    lower: str


@rules.check(
    "B38", "warning", sources=("Studies of copy-and-paste errors in contracts", "Drafting manuals")
)
def undefined_terms(draft: Draft) -> Iterator[Fault]:
    """Abbreviations and capitalised terms that are used again and again but explained nowhere."""
    found = draft.memory.each(_terms, all_prose(draft))
    named = draft.memory.each(_labels, all_texts(draft))
    known = lexicon().abbreviations.union(
        *(one.explained for one in found), *(one.words for one in named)
    )
    for use, count in _often(u for one in found for u in one.abbreviations):
        if use.word not in known:
            yield fault(
                "information",
                f"{quoted(use.word)} stands here {count} times and is explained nowhere: add it "
                "to the definitions.",
                use.path,
                objects=(use.owner,),
                numbers=(use.word,),
            )
    for use, count in _often(u for one in found for u in one.terms):
        if not any(use.word.lower() in one.lower for one in named):
            yield fault(
                "warning",
                f"{quoted(use.word)} is written like a defined term {count} times but defined "
                "nowhere: define it or write it small.",
                use.path,
                objects=(use.owner,),
                numbers=(use.word,),
            )


def _often(uses: Iterator[_Use]) -> Iterator[tuple[_Use, int]]:
    """The first use of each word that is used often, with the number of its uses."""
    first: dict[str, _Use] = {}
    counts: Counter[str] = Counter()
    for use in uses:
        first.setdefault(use.word, use)
        counts[use.word] += 1
    yield from ((first[word], count) for word, count in counts.items() if count >= _OFTEN)


def _terms(found: tuple[Text, ...]) -> _Terms:
    abbreviations: list[_Use] = []
    terms: list[_Use] = []
    explained: set[str] = set()
    for text in found:
        shorts = _ABBREVIATION.findall(text.text)
        abbreviations += [
            _Use(word, text.path, text.owner) for word in shorts if not _ROMAN.fullmatch(word)
        ]
        if shorts:
            explained.update(_BRACKETED.findall(text.text), _EXPLAINED.findall(text.text))
        longs = _TERM.findall(text.text)
        if longs and len(_GERMAN.findall(text.text)) < _OFTEN:
            terms += [_Use(t, text.path, text.owner) for t in map(_singular, longs) if _is_term(t)]
    return _Terms(tuple(abbreviations), tuple(terms), frozenset(explained))


def _singular(term: str) -> str:
    return " ".join(term.split()).removesuffix("s")


def _is_term(term: str) -> bool:
    return term.split()[-1].lower() not in _LAW


def _labels(found: tuple[Text, ...]) -> _Labels:
    named = [text.text for text in found if text.role == "label"]
    return _Labels(
        frozenset(word for name in named for word in _WORD.findall(name)),
        "\n".join(" ".join(name.split()) for name in named).lower(),
    )
