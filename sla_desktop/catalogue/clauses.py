"""Named pieces of an agreement, written once in `resources/clauses` and used by the templates.

An object with ``"use": "NAME"`` stands for the clause of that name, its other members laid over
it: objects field by field, rows by their ``id``, anything else replaced; ``null`` takes a member
out and ``"drop": true`` a row. Among the items of a list, a clause that is itself a list stands
for all its items. A clause may use others.
"""

from collections.abc import Mapping
from functools import cache, reduce
from typing import Any, Literal, TypeGuard

import msgspec
from msgspec import Struct

from sla_desktop import resources
from sla_desktop.catalogue.elements import broken, read_shipped
from sla_desktop.catalogue.open_fields import TemplateField
from sla_desktop.domain.agreement import CustomField, Trade
from sla_desktop.domain.credits import Claim, CreditSchedule, Remedies, RepeatedFailure
from sla_desktop.domain.duties import Duty, Relief
from sla_desktop.domain.governance import LevelChange, Report, Review, Term
from sla_desktop.domain.markup import wording
from sla_desktop.domain.metrics import AvailabilityDefinition, ClockRules, Metric, MetricRoles
from sla_desktop.domain.people import Contact
from sla_desktop.domain.protection import Fee, OutsideEvents, Rule, TerminationRight
from sla_desktop.domain.sections import PrioritiesSection, Section
from sla_desktop.domain.services import Exclusion
from sla_desktop.domain.support import EscalationStep, RequestRoute
from sla_desktop.domain.text import RichText

ClauseKind = Literal[
    "section", "sections", "wording", "fields", "metric", "clock", "roles", "priorities",
    "schedule", "repeated", "remedies", "claim", "availability", "duties", "reliefs", "routes",
    "steps", "contacts", "exclusions", "rules", "terms", "reports", "reviews", "change",
    "rights", "fees", "events", "own-fields",
]  # fmt: skip
_TYPES: Mapping[ClauseKind, Any] = {
    "section": Section,
    "sections": tuple[Section, ...],
    "wording": RichText,
    "fields": tuple[TemplateField, ...],
    "metric": Metric,
    "clock": ClockRules,
    "roles": MetricRoles,
    "priorities": PrioritiesSection,
    "schedule": CreditSchedule,
    "repeated": tuple[RepeatedFailure, ...],
    "remedies": Remedies,
    "claim": Claim,
    "availability": AvailabilityDefinition,
    "duties": tuple[Duty, ...],
    "reliefs": tuple[Relief, ...],
    "routes": tuple[RequestRoute, ...],
    "steps": tuple[EscalationStep, ...],
    "contacts": tuple[Contact, ...],
    "exclusions": tuple[Exclusion, ...],
    "rules": tuple[Rule, ...],
    "terms": tuple[Term, ...],
    "reports": tuple[Report, ...],
    "reviews": tuple[Review, ...],
    "change": LevelChange,
    "rights": tuple[TerminationRight, ...],
    "fees": tuple[Fee, ...],
    "events": OutsideEvents,
    "own-fields": tuple[CustomField, ...],
}


class Clause(Struct, frozen=True, forbid_unknown_fields=True):
    """One named piece: `value` is plain data of the type that `kind` names.

    With a `name` it is offered to be put into any agreement, in the trades named or in all.
    """

    kind: ClauseKind
    value: Any
    name: str = ""
    about: str = ""
    trades: tuple[Trade, ...] = ()


@cache
def clauses() -> Mapping[str, Clause]:
    """Every clause by name, with what it uses put in and its type proved. Raises CatalogueError."""
    files: dict[str, str] = {}
    raw: dict[str, Clause] = {}
    for path in sorted(resources.path("clauses").glob("*.json")):
        for name, clause in read_shipped(dict[str, Clause], "clauses", path.name).items():
            if name in raw:
                raise broken(path.name, f"the clause “{name}” stands in {files[name]} too")
            raw[name], files[name] = clause, path.name
    return {name: _proved(name, raw, files[name]) for name in raw}


def _proved(name: str, raw: Mapping[str, Clause], file: str) -> Clause:
    clause = raw[name]
    value = _Expansion(raw, file).value(clause.value, name, (name,))
    try:
        typed(clause.kind, value)
    except (msgspec.ValidationError, ValueError) as error:
        raise broken(file, f"the clause “{name}”: {error}") from error
    return msgspec.structs.replace(clause, value=value)


def typed(kind: ClauseKind, value: Any) -> Any:
    """The value that plain data of one kind of clause describes."""
    plain = as_blocks(value) if kind == "wording" else with_blocks(value)
    return msgspec.convert(plain, _TYPES[kind])


def expanded(value: Any, file: str) -> Any:
    """Plain data of the shipped `file` with every clause it uses put in. Raises CatalogueError."""
    return _Expansion(clauses(), file).value(value, "", ())


class _Expansion:
    """Puts clauses in; `file` and the place say what is wrong, `inside` guards against circles."""

    def __init__(self, known: Mapping[str, Clause], file: str) -> None:
        self._known = known
        self._file = file

    def value(self, value: Any, place: str, inside: tuple[str, ...]) -> Any:
        if _is_list(value):
            return self._items(value, place, inside)
        if not _is_object(value):
            return value
        own = {
            key: self.value(item, _at(place, key), inside)
            for key, item in value.items()
            if key != "use"
        }
        if "use" not in value:
            return own
        used = self._clause(value["use"], place, inside)
        if own and _is_list(used):
            raise broken(self._file, f"at {place}: the clause is a list, lay rows over it by id")
        return _laid_over(used, own) if own else used

    def _items(self, items: list[Any], place: str, inside: tuple[str, ...]) -> list[Any]:
        result: list[Any] = []
        given: set[str] = set()  # rows of clauses: a later row of the same id is laid over them
        for number, item in enumerate(items, start=1):
            found = self.value(item, _at(place, _id(item) or str(number)), inside)
            if _is_list(found):
                result += found
                given |= {_id(row) for row in found} - {""}
            elif _id(found) in given:
                result = _with_row(result, found)
            else:
                result.append(found)
        return result

    def _clause(self, name: Any, place: str, inside: tuple[str, ...]) -> Any:
        if name not in self._known:
            raise broken(self._file, f"at {place}: there is no clause “{name}”")
        if name in inside:
            raise broken(self._file, f"at {place}: the clause “{name}” uses itself")
        return self.value(self._known[name].value, place, (*inside, name))


def _laid_over(base: Any, over: Any) -> Any:
    """`over` where it says something, `base` elsewhere."""
    if _is_object(base) and _is_object(over):
        both = {key: _laid_over(base[key], item) for key, item in over.items() if key in base}
        return {key: item for key, item in {**base, **over, **both}.items() if item is not None}
    if _are_rows(base) and _are_rows(over):
        return reduce(_with_row, over, base)
    return over


def _with_row(rows: list[Any], row: Any) -> list[Any]:
    """`rows` with `row` laid over the one of its id, added where there is none, or taken out."""
    at = next((i for i, known in enumerate(rows) if _id(known) == _id(row)), len(rows))
    new = [] if row.get("drop") else [_laid_over(rows[at], row) if at < len(rows) else row]
    return [*rows[:at], *new, *rows[at + 1 :]]


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _are_rows(value: Any) -> TypeGuard[list[Any]]:
    return _is_list(value) and bool(value) and all(_id(item) for item in value)


def _id(item: Any) -> str:
    return str(item.get("id", "")) if _is_object(item) else ""


def _at(place: str, step: str) -> str:
    return f"{place}.{step}" if place else step


def with_blocks(value: Any) -> Any:
    """Plain data in which the short notation of every ``wording`` stands as blocks."""
    if _is_object(value):
        return {
            key: as_blocks(item) if key == "wording" else with_blocks(item)
            for key, item in value.items()
        }
    return [with_blocks(item) for item in value] if _is_list(value) else value


def as_blocks(value: str | list[str]) -> Any:
    """Notation, as one text or a list of paragraphs, as plain blocks."""
    paragraphs = [value] if isinstance(value, str) else value
    return msgspec.to_builtins(wording("\n\n".join(paragraphs)))
