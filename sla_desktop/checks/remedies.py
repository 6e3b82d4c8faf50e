"""Remedies that do not contradict each other (B43)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.checks.taken_back import taken_back
from sla_desktop.checks.texts import Text, prose, texts
from sla_desktop.domain.agreement import included, sections_of
from sla_desktop.domain.sections import (
    CreditsSection,
    LiabilitySection,
    TerminationSection,
)

_SENTENCE = re.compile(r"[^.!?;\n]+")
# Sentences that keep every other right for the same failure.
_KEEPS = re.compile(
    r"without prejudice to (?:any |its |the |all )*(?:other )?(?:rights?|remed|claims?)"
    r"|in addition to (?:any |all |its |the )*other (?:rights?|remed|claims?)"
    r"|(?:other|further|all) (?:rights?|remed(?:y|ies)|claims?)[^.;]{0,40}"
    r"\b(?:remain|stay|unaffected|not affected|reserved)"
    r"|(?:may|can) (?:also |still )?claim (?:further |additional )?damages",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:sole(?: and exclusive)?|exclusive|only)\s+(?:remed(?:y|ies)|claims?|rights?)\b",
    re.IGNORECASE,
)
_CARVED = re.compile(
    r"\b(?:terminat|end the|ending|intent|wilful|fraud|death|injur|indemni|gross negligence)",
    re.IGNORECASE,
)
_ALSO_KEPT = {"damages": "damages for the same failure", "all": "all other rights"}


@rules.check(
    "B43",
    "error",
    CreditsSection,
    LiabilitySection,
    TerminationSection,
    words=True,
    weakens=("A44",),
    sources=("Society for Computers & Law on service credits", "KWM on service credits"),
)
def remedies_agree(draft: Draft) -> Iterator[Fault]:
    """Credits are one thing in law, and either the only remedy or not."""
    agreement = draft.agreement
    if any(section.schedules for section in sections_of(agreement, CreditsSection)):
        for one in taken_back(draft, "waived"):
            yield fault(
                "error",
                f"{quoted(one.sentence)}, but the agreement gives credits: choose one.",
                one.path,
                objects=(one.owner,),
                numbers=(one.sentence,),
                worked=(one.sentence, "Credits: agreed"),
            )
    for section in sections_of(agreement, CreditsSection):
        chosen = section.remedies
        if chosen is None:
            continue
        path = f"{section.id}.remedies"
        if len(set(chosen.nature)) > 1:
            yield fault(
                "error",
                "Credits are called both a price adjustment and agreed damages: choose one.",
                f"{path}.nature",
                numbers=chosen.nature,
                worked=(
                    "A price adjustment pays for less service; agreed damages make good a loss.",
                    "Both at once: a court must guess whether other claims remain.",
                ),
            )
        kept = [words for right, words in _ALSO_KEPT.items() if right in chosen.kept_rights]
        if chosen.exclusive and kept:
            yield fault(
                "error",
                f"Credits are the only remedy, but the customer keeps {' and '.join(kept)}: choose "
                "one.",
                f"{path}.kept_rights",
                numbers=tuple(kept),
                worked=("Only remedy: yes", f"Kept besides: {', '.join(kept)}"),
            )
        if chosen.exclusive is not None:
            yield from _in_words(draft, chosen.exclusive)


def _in_words(draft: Draft, exclusive: bool) -> Iterator[Fault]:
    """Sentences that say the opposite of the answer."""
    pattern = _KEEPS if exclusive else _ONLY
    for section in included(draft.agreement):
        for text in draft.memory.of(prose, draft.memory.of(texts, section)):
            for sentence in _against(text, pattern):
                said = "the only remedy" if exclusive else "not the only remedy"
                yield fault(
                    "error",
                    f"Credits are {said}, but the text says {quoted(sentence)}: change one.",
                    text.path,
                    objects=(text.owner,),
                    numbers=(sentence,),
                    worked=(f"Only remedy: {'yes' if exclusive else 'no'}", sentence),
                )


def _against(text: Text, pattern: re.Pattern[str]) -> Iterator[str]:
    for sentence in _SENTENCE.findall(text.text):
        if pattern.search(sentence) and not _CARVED.search(sentence):
            yield " ".join(sentence.split())
