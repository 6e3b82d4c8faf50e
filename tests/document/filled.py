"""An agreement in which every field of every section has a value of its own, made by the types."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from sla_desktop.document.printed import PRIVATE
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import CreditModel, CreditSchedule
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
)
from sla_desktop.domain.sections import (
    AnnexSection,
    ComponentsSection,
    CreditsSection,
    PartiesSection,
    ProseSection,
    Section,
    ServicesSection,
)
from sla_desktop.domain.services import Service
from sla_desktop.domain.text import Paragraph, Run

Path = tuple[str | int, ...]

_EVENTS = ("fixed-sum", "days-of-fee", "points")
_LADDERS = ("percent-tiers", "points")
_PAID = tuple(m for m in get_args(CreditModel) if m not in ("redo", "improvement-plan"))
# Details of a credit schedule that only some models have.
USED_BY: dict[str, tuple[str, ...]] = {
    "basis": _PAID,
    "fee": _PAID,
    "cap": _PAID,
    "outside_caps": _PAID,
    "tiers": _LADDERS,
    "silent_zone_stated": _LADDERS,
    "per_event": ("fixed-sum",),
    "per_priority": _EVENTS,
    "item": ("item-price", "redo", "fixed-sum"),
    "service": ("item-price",),
    "multiple": ("downtime-multiple",),
    "unit_price": ("downtime-multiple", "item-price"),
    "per_time": ("downtime-multiple",),
    "days": ("days-of-fee",),
    "points": ("points",),
    "at_risk": ("at-risk-pool",),
    "pool": ("at-risk-pool",),
    "allocation": ("at-risk-pool",),
    "delay": ("delay-steps",),
}

# Where a reference points: rows are called by their struct, sections by their kind.
_POINTS_TO = {
    "by": "provider",
    "of": "customer",
    "party": "provider",
    "terms_excluded_of": "customer",
    "funded_by": "provider",
    "service": "service",
    "services": "service",
    "metric": "metric",
    "metrics": "metric",
    "overrides": "metric",
    "calendar": "servicecalendar",
    "bands": "servicecalendar",
    "band": "band",
    "priority": "priority",
    "per_priority": "priority",
    "fee": "fee",
    "on": "fee",
    "supplier": "supplier",
    "suppliers": "supplier",
    "contact": "contact",
    "customer_contact": "contact",
    "channels": "channel",
    "availability": "availabilitydefinition",
    "reliefs": "relief",
    "duty": "duty",
    "role": "racirole",
    "listed_in": "annex",
    "components_of": "components",
    "agreement": "parent-agreement",
    "children": "child-agreement",
    "linked": "linked-agreement",
    "after": "supportingagreement",
}


class _Filler:
    """Makes values of any type; each has a number of its own in it."""

    def __init__(self) -> None:
        self._count = 6000  # as percent above the numbers of clauses

    def next(self) -> int:
        self._count += 1
        return self._count

    def struct(self, kind: type[Struct], /, **given: Any) -> Any:
        values: dict[str, Any] = {}
        for info in fields(kind):
            if info.name in given:
                values[info.name] = given[info.name]
            elif info.name == "overrides":
                values["overrides"] = ("metric",)
            elif info.name == "id":
                values["id"] = kind.__name__.lower()
            else:
                values[info.name] = self.value(info.type, info.name)
        return kind(**values)

    def value(self, kind: Any, name: str) -> Any:
        made = self._of_number(kind) or self._of_struct(kind)
        if made is not None:
            return made
        origin = get_origin(kind)
        if origin is Annotated:
            return self._annotated(kind, name)
        if origin in (Union, UnionType):
            return self._union(get_args(kind), name)
        if origin is tuple:
            return (self.value(get_args(kind)[0], name),)
        if origin is Literal:
            return get_args(kind)[-1] or get_args(kind)[0]
        if kind is bool:
            return True
        if kind is int:
            return self.next()
        assert kind is str, (kind, name)
        return f"text{self.next()}x"

    def _of_number(self, kind: Any) -> Any:
        number = self.next()
        makers: dict[Any, Any] = {
            Decimal: Decimal(number),
            dt.date: dt.date(2030, 1, 1) + dt.timedelta(days=number),
            Duration: Duration(value=Decimal(number), unit="h"),
            Percent: Percent(value=Decimal(number) / 100),
            Money: Money(amount=Decimal(number), currency="EUR"),
            Quantity: Quantity(value=Decimal(number), unit=f"unit{number}x"),
            Range: Range(low=Decimal(number), high=Decimal(number + 5000)),
            TimeSpan: TimeSpan(start=number % 700, end=700 + number % 700),
            Frequency: Frequency(per="month", times=number, note=f"text{number}x"),
        }
        return makers.get(kind)

    def _of_struct(self, kind: Any) -> Any:
        if kind is Paragraph:
            return Paragraph(runs=(Run(text=f"text{self.next()}x"),))
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self.struct(kind)
        return None

    def _annotated(self, kind: Any, name: str) -> Any:
        base, *notes = get_args(kind)
        meta = next((note for note in notes if isinstance(note, Meta)), Meta())
        if name == "currency":
            return "EUR"
        if meta.pattern:
            return _POINTS_TO[name]
        return meta.le if base is int and meta.le and meta.le < 10 else self.value(base, name)

    def _union(self, kinds: tuple[Any, ...], name: str) -> Any:
        literals = [kind for kind in kinds if get_origin(kind) is Literal]
        if literals:
            return get_args(literals[0])[-1]
        return self.value(next(kind for kind in kinds if kind is not type(None)), name)


def filled_agreement() -> Agreement:
    """Every section kind once, the components twice: listed here and printed by the annex."""
    filler = _Filler()
    sections: list[Section] = []
    for kind in get_args(Section):
        tag = kind.__struct_config__.tag
        given: dict[str, Any] = {"id": tag, "depth": 0, "included": True}
        if kind is PartiesSection:
            given["parties"] = tuple(_party(filler, role) for role in ("provider", "customer"))
        if kind is ServicesSection:
            given["services"] = tuple(_service(filler, name) for name in ("service", "other"))
        if kind is CreditsSection:
            given["schedules"] = tuple(_schedule(filler, model) for model in get_args(CreditModel))
        sections.append(filler.struct(kind, **given))
    here = filler.struct(ComponentsSection, id="components-here", depth=0, listed_in="other-annex")
    outer = filler.struct(AnnexSection, id="other-annex", depth=0, components_of="")
    field = ProseSection(id="with-field", title="x", wording=(_said("{{customfield}}"),))
    return filler.struct(
        Agreement,
        id="filled",
        title=filler.value(str, "title"),
        kind="customer",
        language="en-GB",
        zone="Europe/Berlin",
        sections=(*sections, here, outer, field),
    )


def _party(filler: _Filler, role: str) -> Any:
    kind = next(get_args(info.type)[0] for info in fields(PartiesSection) if info.name == "parties")
    return filler.struct(kind, id=role, role=role, form="entity")


def _service(filler: _Filler, row_id: str) -> Any:
    return filler.struct(Service, id=row_id)


def _schedule(filler: _Filler, model: CreditModel) -> Any:
    """What the model has no use for is empty: details of other models never print."""
    unused = {name: None for name, models in USED_BY.items() if model not in models}
    empty = {info.name: info.default for info in fields(CreditSchedule) if info.name in unused}
    return filler.struct(CreditSchedule, id=f"schedule-{model}", model=model, **empty)


def _said(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text),))


class Leaf(Struct, frozen=True):
    """A field that holds no struct; `private` where it or what it stands in never prints."""

    path: Path
    holder: type[Struct]
    name: str
    type: Any
    value: Any
    private: bool

    @property
    def text(self) -> str:
        return ".".join(str(step) for step in self.path)


def leaves(value: Any, path: Path = (), private: bool = False) -> Iterator[Leaf]:
    """Every leaf of `value`, in order."""
    for info in fields(value):
        inner = getattr(value, info.name)
        here = (*path, info.name)
        hidden = private or info.name in PRIVATE.get(type(value), ())
        rows = [r for r in inner if isinstance(r, Struct)] if isinstance(inner, tuple) else []
        if isinstance(inner, Struct):
            yield from leaves(inner, here, hidden)
        elif rows:
            for at, row in enumerate(rows):
                yield from leaves(row, (*here, at), hidden)
        else:
            yield Leaf(here, type(value), info.name, info.type, inner, hidden)


def changed(value: Any, path: Path, new: Any) -> Any:
    """`value` with the leaf at `path` replaced."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        inner = changed(value[step], tuple(rest), new)
        return (*value[:step], inner, *value[step + 1 :])
    return replace(value, **{step: changed(getattr(value, step), tuple(rest), new)})


def others(kind: Any, value: Any) -> list[Any]:
    """Other values that the type allows: every other choice, another number or text."""
    choices = [choice for choice in _choices(kind) if choice != value]
    if choices:
        return choices
    match value:
        case bool():
            return [not value]
        case int() | Decimal():
            return [value + 1]
        case dt.date():
            return [value + dt.timedelta(days=1)]
        case str():
            return ["customer" if value == "provider" else f"{value}z"]
        case _:
            return [()]


def _choices(kind: Any) -> list[Any]:
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if get_origin(kind) in (Union, UnionType, Annotated):
        return [choice for part in get_args(kind) for choice in _choices(part)]
    return []
