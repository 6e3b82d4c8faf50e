"""Exact words in the place of a vague one that the checklist found."""

import re
from functools import cache

from msgspec import Struct

from sla_desktop.app.search import Hit, Text, replace_hits, texts
from sla_desktop.app.standing import full_path
from sla_desktop.catalogue.lexicon import Group, lexicon
from sla_desktop.checks.finding import Finding
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import Edit

_VAGUE_WORDS = "B27"
_MAY_GO = frozenset({"archaic", "absolute", "effort"})  # groups whose word can just be left out


class VagueWord(Struct, frozen=True):
    """A vague word where it stands; `start` and `end` are those of its sentence."""

    hit: Hit
    group: Group
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word as it is written."""
        return self.hit.text.text[self.hit.start : self.hit.end]

    @property
    def may_go(self) -> bool:
        """Whether no word at all is an answer."""
        return self.group.id in _MAY_GO

    def sentence(self, answer: str) -> str:
        """Its sentence with the answer in the place of the word."""
        text = self.hit.text.text
        hit, words = _put(self.hit, answer)
        return (text[self.start : hit.start] + words + text[hit.end : self.end]).strip()


def is_vague(finding: Finding) -> bool:
    """Whether a finding is about one vague word."""
    return _group(finding) is not None


def vague_word(agreement: Agreement, finding: Finding) -> VagueWord | None:
    """The word of a finding in the draft; None where it is not there any more."""
    group = _group(finding)
    if group is None:
        return None
    word, sentence = (_loose(part) for part in finding.numbers)
    path = full_path(agreement, finding.field)
    for text in texts(agreement):
        found = sentence.search(text.text) if text.path == path and not text.typed else None
        at = word.search(text.text, found.start(), found.end()) if found else None
        if found and at:
            hit = Hit(text, at.start(), at.end())
            return VagueWord(hit, group, found.start(), _with_stop(text, found.end()))
    return None


def make_exact(agreement: Agreement, vague: VagueWord, answer: str) -> Edit:
    """Puts the answer in the place of the word; none takes the word out."""
    hit, words = _put(vague.hit, answer)
    return replace_hits(agreement, (hit,), words).edit


def _group(finding: Finding) -> Group | None:
    if finding.id != _VAGUE_WORDS or len(finding.numbers) != 2:
        return None
    return _groups().get(" ".join(finding.numbers[0].split()))


@cache
def _groups() -> dict[str, Group]:
    known = (entry for entries in lexicon().entries.values() for entry in entries)
    return {entry.word.lower(): entry.group for entry in known}


def _loose(words: str) -> re.Pattern[str]:
    """The words whatever blanks are between them; never a part of a word."""
    inner = r"\s*".join(re.escape(part) for part in words.split())
    return re.compile(rf"(?<!\w){inner}(?!\w)" if words[:1].isalnum() else inner, re.IGNORECASE)


def _with_stop(text: Text, end: int) -> int:
    return end + 1 if text.text[end : end + 1] == "." else end


def _put(hit: Hit, answer: str) -> tuple[Hit, str]:
    """What is replaced by what: a capital stays one, no blank is left over."""
    text, start, end = hit.text.text, hit.start, hit.end
    words = answer.strip()
    capital = text[start : start + 1].isupper()
    if not words and text[end : end + 1] == " ":
        end += 1
        if capital:  # the next letter begins the sentence
            words, end = text[end : end + 1].upper(), end + 1
    elif not words and text[start - 1 : start] == " ":
        start -= 1
    elif capital:
        words = words[:1].upper() + words[1:]
    return Hit(hit.text, start, end), words
