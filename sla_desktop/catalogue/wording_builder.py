"""Questions that make a vague sentence exact, and the sentence that follows from the answers.

One duty a sentence: who must do what, to which number, by when in which calendar, measured how.
"""

import re

from msgspec import Struct

from sla_desktop.catalogue.lexicon import Group
from sla_desktop.domain import show
from sla_desktop.domain.quantities import Duration, Measure

_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)


class Question(Struct, frozen=True):
    """One thing to ask; `part` is the field of `DutyParts` that holds the answer."""

    part: str
    ask: str
    example: str


class DutyParts(Struct, frozen=True):
    """The answers: what a sentence of duty is made of. What is empty is left out."""

    who: str  # "Provider"
    does: str  # "answer each report of a critical fault"
    level: Measure | None = None
    at_least: bool = True  # the level is a floor, else a ceiling
    within: Duration | None = None
    calendar: str = ""  # "support hours"
    after: str = ""  # "it counts as received"
    measured: str = ""  # "the ticket system"


QUESTIONS = (
    Question("who", "Who must do it?", "Provider"),
    Question("does", "What must be done?", "answer each report of a critical fault"),
    Question("level", "To which number, and of what unit?", "99.9 %"),
    Question("within", "Within how many minutes, hours or days?", "30 minutes"),
    Question("calendar", "In which calendar do they run?", "support hours"),
    Question("after", "From which moment?", "the report counts as received"),
    Question("measured", "Whose figures show it?", "the ticket system"),
)


def open_questions(parts: DutyParts) -> tuple[Question, ...]:
    """The questions that still have no answer; a clock time needs no calendar."""
    return tuple(q for q in QUESTIONS if _open(parts, q.part))


def _open(parts: DutyParts, part: str) -> bool:
    if part == "level":
        return parts.level is None and parts.within is None
    if part == "within":
        return parts.within is None and parts.level is None
    if part == "calendar":
        return _needs_calendar(parts) and not parts.calendar.strip()
    if part == "after":
        return parts.within is not None and not parts.after.strip()
    return not getattr(parts, part).strip()


def _needs_calendar(parts: DutyParts) -> bool:
    return parts.within is not None and parts.within.clock == "business"


def duty_sentence(parts: DutyParts) -> str:
    """ "The Provider must answer each report within 30 minutes after …, measured by …"."""
    who = parts.who.strip()
    text = f"{who if _ARTICLE.match(who) else f'the {who}'} must {parts.does.strip()}"
    if parts.level is not None:
        text += f" to {'at least' if parts.at_least else 'at most'} {show.measure(parts.level)}"
    if parts.within is not None:
        text += f" within {show.duration(parts.within)}"
        if parts.calendar.strip():
            text += f" of {parts.calendar.strip()}"
        if parts.after.strip():
            text += f" after {parts.after.strip()}"
    if parts.measured.strip():
        text += f", as measured by {parts.measured.strip()}"
    return text[:1].upper() + text[1:] + "."


def exact_words(group: Group, answer: Measure | str) -> str:
    """What stands in place of a vague word: "within 4 hours" for a time, else the answer."""
    if isinstance(answer, Duration) and group.id == "vague-time":
        return f"within {show.duration(answer)}"
    return answer.strip() if isinstance(answer, str) else show.measure(answer)


def reworded(sentence: str, word: str, answer: str) -> str:
    """The sentence with the first `word` replaced; the capital at the start stays."""
    hit = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", sentence, re.IGNORECASE)
    if hit is None:
        return sentence
    new = answer[:1].upper() + answer[1:] if hit[0][:1].isupper() else answer
    return sentence[: hit.start()] + new + sentence[hit.end() :]
