"""A promise with a consequence is no mere effort (B28)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import normal, placed, quoted, sides
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import with_consequence
from sla_desktop.checks.registry import rules
from sla_desktop.checks.taken_back import taken_back
from sla_desktop.checks.texts import Text, prose, texts
from sla_desktop.domain.agreement import Agreement, first, sections_of
from sla_desktop.domain.sections import (
    CreditsSection,
    DutiesSection,
    LevelsSection,
    LiabilitySection,
    PartiesSection,
    PrioritiesSection,
    StandingSection,
)

# Verbs and phrases of trying; the noun "target" is none.
_EFFORT = re.compile(
    r"\b(?:aim(?:s|ing)?|tr(?:y|ies|ying)|striv(?:e|es|ing)|endeavou?r(?:s|ing)?"
    r"|seek(?:s|ing)?|intend(?:s|ing)?|targets?|attempts?)\s+to\b"
    r"|\bwork(?:s|ing)?\s+towards?\b"
    r"|\b(?:best|(?:commercially\s+)?reasonable)\s+(?:efforts?|endeavou?rs?)\b"
    r"|\baims?\s+(?:for|at)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;\n]+")


class Promise(Struct, frozen=True):
    """A sentence that obliges the provider to a level: where it stands and for which metric."""

    path: str
    metric: str
    name: str
    text: str


@rules.check(
    "B28",
    "error",
    LevelsSection,
    CreditsSection,
    DutiesSection,
    StandingSection,
    PartiesSection,
    LiabilitySection,
    PrioritiesSection,
    words=True,
    weakens=("A07",),
    sources=(
        "Tech Help Direct service level agreement",
        "Common Paper SLA 2.0",
        "Practice articles on targets and obligations",
    ),
)
def promise_or_effort(draft: Draft) -> Iterator[Fault]:
    """What costs money or the contract is promised, not aimed at; remedies need a binding text."""
    agreement = draft.agreement
    yield from _nonbinding(agreement)
    yield from _only_goals(draft)
    for promise in promises(draft):
        hit = _EFFORT.search(promise.text)
        if hit:
            yield fault(
                "warning",
                f"{quoted(promise.name)} costs money or the contract when missed, but the text "
                f"only says {quoted(hit[0])}: write what must be reached.",
                promise.path,
                objects=(promise.metric,),
                numbers=(hit[0].lower(), promise.text.strip()),
                worked=(f"The sentence: {promise.text.strip()}",),
                weakens=("A30",),
            )


def _only_goals(draft: Draft) -> Iterator[Fault]:
    """Words that make goals of the levels, while money or the contract hangs on them."""
    if not with_consequence(draft.agreement):
        return
    for one in taken_back(draft, "not-binding"):
        yield fault(
            "error",
            f"{quoted(one.sentence)}, but credits or rights hang on the levels: choose one.",
            one.path,
            objects=(one.owner,),
            numbers=(one.sentence,),
            worked=(one.sentence, "Levels with a credit or a right to end: there are some"),
        )


def promises(draft: Draft) -> list[Promise]:
    """The sentences that promise the metrics with a credit or a right to end."""
    agreement = draft.agreement
    weighty = with_consequence(agreement)
    cards = [card for card in metric_cards(agreement) if card.row.id in weighty]
    found: list[Promise] = []
    for card in cards:
        for field in ("obligation", "definition"):
            text = getattr(card.row, field)
            found.append(Promise(f"{card.path}.{field}", card.row.id, card.row.name, text))
    provider = sides(agreement)[0].parties
    names = {card.row.id: card.row.name for card in cards}
    for duty in placed(agreement, DutiesSection, "duties", lambda s: s.duties):
        tied = [one for one in duty.row.metrics if one in names]
        if tied and duty.row.party in provider:
            path = f"{duty.path}.text"
            found.append(Promise(path, tied[0], names[tied[0]], duty.row.text))
    for section in sections_of(agreement, LevelsSection):
        wording = draft.memory.of(_wording, section)
        for metric_id, name in names.items():
            found += _naming(wording, metric_id, name)
    return found


def _wording(section: LevelsSection) -> tuple[Text, ...]:
    return tuple(t for t in prose(texts(section)) if t.path.endswith(".wording"))


def _naming(wording: tuple[Text, ...], metric_id: str, name: str) -> Iterator[Promise]:
    """Sentences of the wording that name a metric."""
    words = frozenset(normal(name).split())
    for text in wording:
        if words and words <= text.words:
            for sentence in _SENTENCE.findall(text.text):
                if normal(name) in normal(sentence):
                    yield Promise(text.path, metric_id, name, sentence)


def _nonbinding(agreement: Agreement) -> Iterator[Fault]:
    standing = first(agreement, StandingSection)
    if standing is None or standing.status != "nonbinding":
        return
    credits = sections_of(agreement, CreditsSection)
    remedies = {
        "credits": any(section.schedules for section in credits),
        "rights for repeated failure": any(section.repeated for section in credits),
        "an indemnity": any(s.indemnities for s in sections_of(agreement, LiabilitySection)),
    }
    named = [words for words, given in remedies.items() if given]
    if named:
        yield fault(
            "error",
            f"The agreement says that it binds nobody, but it gives {' and '.join(named)}: choose "
            "one.",
            f"{standing.id}.status",
            numbers=tuple(named),
            worked=("Status: not binding", f"Given all the same: {', '.join(named)}"),
        )
