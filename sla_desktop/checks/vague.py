"""Words and sentences that leave a duty, target, definition or credit open (B27)."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.catalogue.lexicon import Entry, lexicon
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.effort import promises
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import own_names
from sla_desktop.checks.registry import rules
from sla_desktop.checks.sentences import sentence_faults
from sla_desktop.checks.texts import BINDING, Text, all_prose
from sla_desktop.domain.agreement import Agreement, first, sections_of
from sla_desktop.domain.sections import CreditsSection, DisputesSection

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(
    r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$", re.IGNORECASE
)
_ROUND_THE_CLOCK = re.compile(r"\b24\s*[/x×]\s*7\b", re.IGNORECASE)  # no measure of anything
_NEAR = 6  # words
_REACH = 200  # characters that hold so many words
_EXCERPT = 60  # characters
_SENTENCE_END = re.compile(r"[.!?;]\s+|\n")
# There "unverzüglich" is defined by law (§ 121 BGB, § 1 ABGB practice): without culpable delay.
_LAW_KNOWS_DELAY = re.compile(r"german|austria|deutsch|österreich", re.IGNORECASE)
_DELAY = frozenset({"without delay", "without undue delay"})


class _Hit(Struct, frozen=True):
    """A vague word in a text, and the finding it makes."""

    text: Text
    entry: Entry
    start: int
    end: int
    near_number: bool
    fault: Fault


@rules.check(
    "B27",
    "warning",
    sources=(
        "Femmer et al. on requirements smells",
        "Ambiguous terms after Wiegers",
        "Public guidance on contract drafting",
    ),
)
def vague_words(draft: Draft) -> Iterator[Fault]:
    """Each vague word of a binding text once, milder where a number stands near."""
    agreement = draft.agreement
    known_delay = _law_knows_delay(agreement)
    remedies = any(section.schedules for section in sections_of(agreement, CreditsSection))
    promised = frozenset(promise.path for promise in promises(draft))
    names = draft.memory.of(_vague_names, draft.tables)
    for hits in draft.memory.each(_hits, all_prose(draft)):
        for hit in hits:
            if _told_elsewhere(hit, remedies, promised):
                continue
            if any(_within(name, hit) for name in names):
                continue
            if hit.entry.word in _DELAY and hit.near_number:
                continue
            if known_delay and hit.entry.word in _DELAY:
                yield replace(hit.fault, severity="information")
            else:
                yield hit.fault
    for found in draft.memory.each(sentence_faults, all_prose(draft)):
        yield from found


def _told_elsewhere(hit: _Hit, remedies: bool, promised: frozenset[str]) -> bool:
    """A guarantee has a remedy; an effort where a result is promised is another check's."""
    group = hit.entry.group.id
    return (remedies and group == "guarantee") or (group == "effort" and hit.text.path in promised)


def _vague_names(agreement: Agreement) -> list[str]:
    """Names that have a vague word in them."""
    return [n for n in own_names(agreement) if not _lower_words(n).isdisjoint(lexicon().words)]


def _law_knows_delay(agreement: Agreement) -> bool:
    disputes = first(agreement, DisputesSection)
    return bool(disputes and _LAW_KNOWS_DELAY.search(disputes.law))


def _lower_words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _within(name: str, hit: _Hit) -> bool:
    """Whether the word is a part of a name, written as the name is."""
    text, at = hit.text.text, hit.text.text.find(name)
    while at >= 0:
        if at <= hit.start and hit.end <= at + len(name):
            return True
        at = text.find(name, at + 1)
    return False


def _hits(found: tuple[Text, ...]) -> tuple[_Hit, ...]:
    known = lexicon()
    return tuple(
        hit
        for text in found
        if text.role in BINDING and not text.words.isdisjoint(known.words)
        for hit in _of_text(text, known.entries)
    )


def _of_text(text: Text, known: Mapping[str, tuple[Entry, ...]]) -> Iterator[_Hit]:
    """The longest word at each place, each word once, in order."""
    spans = [
        (start, end, entry)
        for word in known.keys() & text.words
        for entry in known[word]
        if entry.words <= text.words
        if not entry.group.roles or text.role in entry.group.roles
        for start, end in entry.spans(text.text)
    ]
    seen: set[str] = set()
    for start, end, entry in sorted(spans, key=lambda span: span[0]):
        inside = any(a <= start and end <= b and b - a > end - start for a, b, _ in spans)
        if not inside and entry.word not in seen:
            seen.add(entry.word)
            near = _near_number(text.text, start, end)
            yield _Hit(text, entry, start, end, near, _fault(text, entry, start, end, near))


def _near_number(text: str, start: int, end: int) -> bool:
    before = _WORD.findall(_ROUND_THE_CLOCK.sub(" ", text[max(0, start - _REACH) : start]))[-_NEAR:]
    after = _WORD.findall(_ROUND_THE_CLOCK.sub(" ", text[end : end + _REACH]))[:_NEAR]
    return any(map(_NUMBER.match, [*before, *after]))


def _fault(text: Text, entry: Entry, start: int, end: int, near: bool) -> Fault:
    word, sentence = text.text[start:end], _sentence(text.written, start, end)
    shown = sentence if len(sentence) <= _EXCERPT else _cut(text.written, start, end)
    return fault(
        "information" if near else entry.group.severity,
        f"“{word}” in “{shown}” leaves it open: {entry.group.ask}",
        text.path,
        objects=(text.owner,),
        numbers=(word.lower(), sentence),
    )


def _sentence(text: str, start: int, end: int) -> str:
    before = [mark.end() for mark in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    whole = text[before[-1] if before else 0 : after.start() if after else len(text)]
    return " ".join(whole.split()).rstrip(".")


def _cut(text: str, start: int, end: int) -> str:
    """A few words around the word."""
    room = (_EXCERPT - (end - start)) // 2
    begin, finish = max(0, start - room), min(len(text), end + room)
    part = text[begin:finish]
    if begin:
        part = "…" + part.partition(" ")[2]
    if finish < len(text):
        part = part.rpartition(" ")[0] + "…"
    return " ".join(part.split())
