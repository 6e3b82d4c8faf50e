"""One promise, one value: cards against each other and the table, wording against them (B48)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from sla_desktop.checks.draft import Draft, Memory
from sla_desktop.checks.elements_base import Placed, normal, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import priorities, promised
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import BINDING, Text, all_prose
from sla_desktop.checks.values import values_in
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Clock, Duration, Measure, Percent, Range, TimeUnit
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    EscalationSection,
    MaintenanceSection,
    ReportsSection,
    Section,
    SupportSection,
)
from sla_desktop.domain.support import Priority
from sla_desktop.domain.worktime import SECONDS_IN

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d+[^.!?\n]*)*")
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,4})?)\s*(?:%|per\s?cent\b|percent\b)")
_TIME = re.compile(
    r"(?<![\w.,:/-])(\d{1,4}(?:\.\d{1,2})?)[\s-]*(business\s+|working\s+)?"
    r"(minutes?|mins?|hours?|hrs?|days?|weeks?)\b",
    re.IGNORECASE,
)
_UNITS: dict[str, TimeUnit] = {"m": "min", "h": "h", "d": "day", "w": "week"}
_ANSWERS = frozenset(
    {"answer", "answers", "answered", "respond", "responds", "response", "fix", "fixes", "fixed"}
    | {"resolve", "resolves", "resolved", "resolution", "repaired", "restored", "restore"}
)
_BESIDE = (
    CreditsSection,
    AvailabilitySection,
    EscalationSection,
    SupportSection,
    MaintenanceSection,
    ReportsSection,
)
_OWN_TIMES = ("response", "resolution", "update")


class _Sentence(Struct, frozen=True):
    """A sentence of wording with numbers in it."""

    path: str
    owner: str
    text: str
    normal: str
    words: frozenset[str]
    percents: tuple[Decimal, ...]
    times: tuple[Duration, ...]


class _Named(NamedTuple):
    """A metric or priority, how it is named in a sentence, and the values it may carry there.

    A sentence names a priority for many reasons; only one on answers and fixes must fit its times.
    """

    shown: str
    name: str
    words: frozenset[str]
    percents: frozenset[Decimal]
    times: frozenset[tuple[Clock, Decimal]]
    wants: str  # "percent", "time" or "" where nothing is promised
    priority: bool = False


@rules.check(
    "B48",
    "error",
    sources=("Web service contract research on contradictions", "Published service agreements"),
)
def one_value(draft: Draft) -> Iterator[Fault]:
    """The same promise has one value on its cards, in the table of priorities and in words."""
    yield from draft.memory.of(_in_fields, draft.tables)
    promises = draft.memory.of(_Promises, draft.memory, draft.tables)
    said = draft.memory.each(_sentences, all_prose(draft))
    for found in draft.memory.each(promises.against, said):
        yield from found


def _in_fields(agreement: Agreement) -> tuple[Fault, ...]:
    return (*_twice(agreement), *_card_and_table(agreement))


class _Promises:
    """Every promise of an agreement by a word of its name."""

    def __init__(self, memory: Memory, agreement: Agreement) -> None:
        self._by_word: dict[str, list[_Named]] = {}
        for one in _named(memory, agreement):
            self._by_word.setdefault(min(one.words), []).append(one)

    def against(self, sentences: tuple[_Sentence, ...]) -> tuple[Fault, ...]:
        """The sentences that give a promise another number."""
        return tuple(
            fault
            for sentence in sentences
            for fault in _says_otherwise(self._named_in(sentence), sentence)
        )

    def _named_in(self, sentence: _Sentence) -> list[_Named]:
        words = self._by_word.keys() & sentence.words
        return [one for w in words for one in self._by_word[w] if _names(one, sentence)]


def _key(metric: Metric) -> tuple[object, ...]:
    """What makes two cards one promise; without a priority or object the name counts too."""
    own = metric.clock.calendar if metric.clock else ""
    told_apart = metric.measure == "availability" or (
        metric.measure in _OWN_TIMES and (metric.priority or metric.by_priority)
    )
    return (
        tuple(sorted(metric.services)),
        normal(metric.object),
        metric.measure,
        metric.priority,
        metric.by_priority,
        metric.band,
        metric.statistic,
        own,
        "" if told_apart else normal(metric.name),
    )


def _twice(agreement: Agreement) -> Iterator[Fault]:
    known: dict[tuple[object, ...], Placed[Metric]] = {}
    for card in metric_cards(agreement):
        if card.row.target is None and card.row.minimum is None:
            continue
        before = known.setdefault(_key(card.row), card)
        for field in ("target", "minimum"):
            one, two = getattr(before.row, field), getattr(card.row, field)
            if before is not card and one is not None and two is not None and one != two:
                yield _two_values(before, card, field, one, two)


def _two_values(
    before: Placed[Metric], card: Placed[Metric], field: str, one: Measure, two: Measure
) -> Fault:
    shown = show.measure(one), show.measure(two)
    return fault(
        "error",
        f"{quoted(card.row.name)} and {quoted(before.row.name)} promise the same with two {field}s,"
        f" {shown[1]} and {shown[0]}: keep one, or name the system or service each is for.",
        f"{card.path}.{field}",
        objects=(before.row.id, card.row.id),
        numbers=(field, *shown),
        worked=(
            f"{quoted(before.row.name)}: {field} {shown[0]}",
            f"{quoted(card.row.name)}: {field} {shown[1]}",
            "Same service, object, measure, priority and calendar",
        ),
    )


def _card_and_table(agreement: Agreement) -> Iterator[Fault]:
    """A card for one priority against the priority's own row."""
    rows = {priority.row.id: priority for priority in priorities(agreement)}
    for card in metric_cards(agreement):
        priority = rows.get(card.row.priority)
        target = card.row.target
        if priority is None or not isinstance(target, Duration):
            continue
        given = _table_time(priority.row, card.row)
        if given is not None and not _same(given, target):
            here, there = show.duration(target), show.duration(given)
            yield fault(
                "error",
                f"{quoted(card.row.name)} promises {here}, the table of priorities {there} for "
                f"{priority.row.name}: choose one.",
                f"{card.path}.target",
                objects=(card.row.id, priority.row.id),
                numbers=(here, there),
                worked=(f"Card: {here}", f"Table: {there}"),
            )


def _table_time(priority: Priority, metric: Metric) -> Duration | None:
    for times in priority.times:
        if times.band == metric.band or len(priority.times) == 1:
            response, fix = promised(times)
            found = {"response": response, "resolution": fix, "update": times.update_every}
            return found.get(metric.measure)
    return None


def _same(one: Duration, two: Duration) -> bool:
    return _exact(one) == _exact(two)


def _exact(length: Duration) -> tuple[Clock, Decimal]:
    """Business days are no business hours: they keep a size of their own."""
    return length.clock, length.value * SECONDS_IN[length.unit]


def _named(memory: Memory, agreement: Agreement) -> Iterator[_Named]:
    """Metrics and priorities by the words they are named by, with every value of their own."""
    shared = _joined([memory.of(_values_of, part) for part in _shared(agreement)])
    rows = {priority.row.id: priority.row for priority in priorities(agreement)}
    of_row = {row.id: memory.of(_values_of, row) for row in rows.values()}
    cards = [(card.row, memory.of(_values_of, card.row)) for card in metric_cards(agreement)]
    for metric, own in cards:
        words = frozenset(normal(metric.name).split())
        of = of_row.values() if metric.by_priority else [of_row.get(metric.priority)]
        known = [own, shared, *(one for one in of if one is not None)]
        if len(words) > 1 or (words and metric.name[:1].isupper() and len(metric.name) > 5):
            yield _all_of(metric.name, words, known, _wants(metric))
    for row in rows.values():
        words = frozenset(normal(row.name).split())
        if words:
            known = [
                own for metric, own in cards if metric.priority == row.id or metric.by_priority
            ]
            known += [of_row[row.id], shared]
            yield _all_of(row.name, words, known, "time")._replace(priority=True)


def _shared(agreement: Agreement) -> list[Section]:
    """The sections whose numbers may stand beside any promise: credits, escalation, reports …"""
    return [section for section in agreement.sections if isinstance(section, _BESIDE)]


class _Values(NamedTuple):
    percents: frozenset[Decimal]
    times: frozenset[tuple[Clock, Decimal]]


def _joined(found: list[_Values]) -> _Values:
    return _Values(
        frozenset[Decimal]().union(*(one.percents for one in found)),
        frozenset[tuple[Clock, Decimal]]().union(*(one.times for one in found)),
    )


def _values_of(value: Struct) -> _Values:
    """Every percentage and length of time in a value."""
    inside = values_in(value)
    ends = [end for one in inside if isinstance(one, Range) for end in (one.low, one.high)]
    shares = [one.value for one in inside if isinstance(one, Percent)]
    return _Values(
        frozenset(value.normalize() for value in (*shares, *ends) if value is not None),
        frozenset(_exact(one) for one in inside if isinstance(one, Duration)),
    )


def _all_of(name: str, words: frozenset[str], own: list[_Values], wants: str) -> _Named:
    joined = _joined(own)
    return _Named(name, normal(name), words, joined.percents, joined.times, wants)


def _wants(metric: Metric) -> str:
    if metric.by_priority or isinstance(metric.target or metric.minimum, Duration):
        return "time"
    return "percent" if isinstance(metric.target or metric.minimum, Percent) else ""


def _sentences(running: tuple[Text, ...]) -> tuple[_Sentence, ...]:
    return tuple(
        sentence
        for text in running
        if text.role in BINDING and any(character.isdigit() for character in text.text)
        for sentence in _of_text(text)
    )


def _of_text(text: Text) -> Iterator[_Sentence]:
    for hit in _SENTENCE.finditer(text.text):
        said = hit[0]
        percents = tuple(Decimal(p).normalize() for p in _PERCENT.findall(said) if Decimal(p))
        times = tuple(_length(*found) for found in _TIME.findall(said) if Decimal(found[0]))
        if percents or times:
            plain = normal(said)
            words = frozenset(plain.split())
            yield _Sentence(text.path, text.owner, said, plain, words, percents, times)


def _length(number: str, business: str, unit: str) -> Duration:
    clock: Clock = "business" if business else "clock"
    return Duration(value=Decimal(number), unit=_UNITS[unit[0].lower()], clock=clock)


def _names(one: _Named, sentence: _Sentence) -> bool:
    said = one.words <= sentence.words and f" {one.name} " in f" {sentence.normal} "
    return said and (not one.priority or not sentence.words.isdisjoint(_ANSWERS))


def _says_otherwise(named: list[_Named], sentence: _Sentence) -> Iterator[Fault]:
    """A sentence that names one promise and gives a number that is none of its own."""
    if len({one.name for one in named if one.priority}) > 1:
        return
    for one in named:
        strange = _strange(one, sentence)
        if strange:
            said = " ".join(sentence.text.split())
            own = ", ".join(f"{show.decimal_text(value)} %" for value in sorted(one.percents))
            yield fault(
                "warning",
                f"The wording gives {strange} for {quoted(one.shown)}, which its fields do not: "
                f"{quoted(said)}. Change one, or put in the field.",
                sentence.path,
                objects=(sentence.owner,),
                numbers=(one.shown, strange),
                worked=(
                    f"In words: {strange}",
                    f"In the fields: {own}" if one.wants == "percent" else "In the fields: others",
                ),
            )


def _strange(one: _Named, sentence: _Sentence) -> str:
    """The first number of the sentence that is none of the promise's; "" if there is none."""
    if one.wants == "percent":
        found = [f"{show.decimal_text(p)} %" for p in sentence.percents if p not in one.percents]
    elif one.wants == "time":
        found = [show.duration(t) for t in sentence.times if not _known(t, one.times)]
    else:
        found = []
    return found[0] if found else ""


def _known(length: Duration, own: frozenset[tuple[Clock, Decimal]]) -> bool:
    """Whether a length in words is one of the fields'; a bare one may be of either clock."""
    seconds = length.value * SECONDS_IN[length.unit]
    if (length.clock, seconds) in own:
        return True
    return length.clock == "clock" and ("business", seconds) in own
