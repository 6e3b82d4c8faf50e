"""Sentences that take back in words what the fields promise (for B28 B31 B43 B52 B53)."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.texts import BINDING, Text, prose, texts
from sla_desktop.domain.agreement import included
from sla_desktop.domain.sections import (
    CreditsSection,
    LevelsSection,
    LiabilitySection,
    PrioritiesSection,
    StandingSection,
    SuppliersSection,
    SupportSection,
)

How = Literal["not-binding", "suspended", "waived", "automatic", "suppliers"]

_SENTENCE = re.compile(r"[^.!?;\n]+")
_SECTIONS = (
    LevelsSection,
    PrioritiesSection,
    CreditsSection,
    SupportSection,
    SuppliersSection,
    StandingSection,
    LiabilitySection,
)
_LEVELS = r"(?:targets?|minimums?|levels?|times?|promises?|limits?)"
_PATTERNS: dict[How, re.Pattern[str]] = {
    "not-binding": re.compile(
        rf"\b{_LEVELS}\b[^.;]{{0,40}}\b(?:(?:do|does|are|is)\s+not\s+bind(?:ing)?|bind\s+nobody"
        r"|(?:are|is)\s+(?:only\s+)?(?:goals?|aims?|intentions?)\s+only|for\s+information\s+only)\b",
        re.IGNORECASE,
    ),
    "suspended": re.compile(
        rf"\b{_LEVELS}\b[^.;]{{0,20}}\b(?:(?:do|does|shall|will)\s+not\s+apply|(?:is|are)\s+suspended)"
        r"\s+(?:when|whenever|if|while|where)\b[^.;]{0,30}\b(?:provider|supplier|contractor)\b",
        re.IGNORECASE,
    ),
    "waived": re.compile(
        r"\b(?:customer|client)\b[^.;]{0,20}\b(?:waives?|gives?\s+up|forfeits?|renounces?"
        r"|has\s+no\s+claims?)\b",
        re.IGNORECASE,
    ),
    "automatic": re.compile(
        r"\bautomatic(?:ally\s+sent)?\s+(?:reply|replies|response|acknowledge?ment|confirmation"
        r"|message)s?\s+(?:counts?|is|are|shall\s+count|suffices?|constitutes?)\b(?!\s+(?:not|no)\b)",
        re.IGNORECASE,
    ),
    "suppliers": re.compile(
        r"\bnot\s+(?:be\s+)?(?:liable|responsible|answer(?:able)?)\s+for\s+(?:its|the|any|his)?\s*"
        r"(?:own\s+)?(?:suppliers?|sub-?contractors?|agents?)\b",
        re.IGNORECASE,
    ),
}
_WORDS = frozenset(
    {"bind", "binding", "goals", "aims", "intentions", "information", "apply", "suspended"}
    | {"waives", "waive", "gives", "forfeits", "renounces", "claims", "claim", "automatic"}
    | {"liable", "responsible", "answerable", "answer"}
)


class TakenBack(Struct, frozen=True):
    """A sentence that takes a promise back, and in which way."""

    how: How
    path: str
    owner: str
    sentence: str


def taken_back(draft: Draft, *ways: How) -> Iterator[TakenBack]:
    """Such sentences in the sections on levels, credits, support and law."""
    for section in included(draft.agreement):
        if isinstance(section, _SECTIONS):
            running = draft.memory.of(prose, draft.memory.of(texts, section))
            for one in draft.memory.of(_in_texts, running):
                if one.how in ways:
                    yield one


def _in_texts(running: tuple[Text, ...]) -> tuple[TakenBack, ...]:
    return tuple(one for text in running for one in _in_text(text))


def _in_text(text: Text) -> Iterator[TakenBack]:
    if text.words.isdisjoint(_WORDS) or text.role not in (*BINDING, "other"):
        return
    for sentence in _SENTENCE.findall(text.text):
        for how, pattern in _PATTERNS.items():
            if pattern.search(sentence):
                yield TakenBack(how, text.path, text.owner, " ".join(sentence.split()))
