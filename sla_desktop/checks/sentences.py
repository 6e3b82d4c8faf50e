"""Sentences that a reader can take in two ways: too long, two duties, nobody who acts (B27)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.texts import BINDING, Text

MOST_WORDS = 25
_EXCERPT = 60  # characters
_SENTENCE_END = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?;:]\s+|\n")
_WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*%?|%|[£€$]")
_DUTY = re.compile(r"\b(?:must|shall)\b(?!\s+be\s+(?:paid|due)\b)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:that|which|who|if|when|where|what|than)\s+(?:\w+\s+){0,4}$", re.IGNORECASE
)
_ACTED = (
    r"(?:provided|monitored|handled|reviewed|informed|notified|told|maintained|performed"
    r"|delivered|updated|checked|tested|repaired|replaced|measured|reported|recorded|supplied"
    r"|carried\s+out|ensured|managed|supported|escalated|installed|answered|cleaned)"
)
_NOBODY = re.compile(rf"\b(?:must|shall|will)\s+(?:\w+\s+)?be\s+{_ACTED}\b", re.IGNORECASE)
_BY_SOMEBODY = re.compile(r"\bby\s+(?!\d|then\b|the\s+end\b|e-?mail\b|phone\b)", re.IGNORECASE)


def sentence_faults(found: tuple[Text, ...]) -> tuple[Fault, ...]:
    """What is to be asked about the sentences of binding texts."""
    return tuple(
        one
        for text in found
        if text.role in BINDING
        for sentence in sentences(text.text)
        for one in _of_sentence(text, sentence)
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon, a semicolon and a line end one too."""
    return [" ".join(part.split()) for part in _SENTENCE_END.split(text) if part.strip()]


def _of_sentence(text: Text, sentence: str) -> Iterator[Fault]:
    count = len(_WORD.findall(sentence))
    if count > MOST_WORDS:
        yield _asked(
            text,
            sentence,
            f"{_cut(sentence)} has {count} words: make two sentences of it, of at most "
            f"{MOST_WORDS} words each.",
            f"{count} words > {MOST_WORDS}",
        )
    if len(duties_in(sentence)) > 1:
        yield _asked(
            text,
            sentence,
            f"{_cut(sentence)} holds {len(duties_in(sentence))} duties: write one duty in each "
            "sentence, so that each can be met or missed alone.",
            f"Duties: {len(duties_in(sentence))}",
        )
    acted = nobody_acts(sentence)
    if acted:
        yield _asked(
            text,
            sentence,
            f"“{acted}” in {_cut(sentence)} names nobody: by whom?",
            f"Nobody is named before or after “{acted}”",
        )


def duties_in(sentence: str) -> list[str]:
    """The verbs of duty in a sentence, but for those in a clause that only describes."""
    return [
        hit[0] for hit in _DUTY.finditer(sentence) if not _ASIDE.search(sentence[: hit.start()])
    ]


def nobody_acts(sentence: str) -> str:
    """The verb of a duty in the passive that no actor is named for; "" where there is none."""
    hit = _NOBODY.search(sentence)
    return "" if hit is None or _BY_SOMEBODY.search(sentence) else hit[0]


def _asked(text: Text, sentence: str, message: str, worked: str) -> Fault:
    return fault(
        "information",
        message,
        text.path,
        objects=(text.owner,),
        numbers=(worked, sentence),
        worked=(worked,),
    )


def _cut(sentence: str) -> str:
    if len(sentence) <= _EXCERPT:
        return f"“{sentence}”"
    return f"“{sentence[:_EXCERPT].rpartition(' ')[0]}…”"
