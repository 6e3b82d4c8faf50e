"""The agreement as one immutable value, and short ways to its rows."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Literal, TypeVar, cast

from sla_desktop.domain.base import Id, RefId, Row, Value
from sla_desktop.domain.calendars import ServiceCalendar, ZoneName
from sla_desktop.domain.governance import Parent, Supplier
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import Currency
from sla_desktop.domain.sections import (
    HoursSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
    Section,
    SectionBase,
    ServicesSection,
    SuppliersSection,
)
from sla_desktop.domain.services import Service
from sla_desktop.domain.support import Priority

AgreementKind = Literal[
    "customer", "service", "multilevel", "internal", "ola", "underpinning", "salesmarketing"
]
Trade = Literal[
    "it",
    "hosting",
    "software",
    "agency",
    "physical",
    "callcentre",
    "office",
    "telecom",
    "other",
]
Status = Literal["draft", "in-review", "agreed", "ended", "superseded"]
Language = Literal["en-GB", "en-US"]
INTERNAL_KINDS: frozenset[AgreementKind] = frozenset({"internal", "ola", "salesmarketing"})


class Waiver(Row, frozen=True, kw_only=True):
    """A finding kept on purpose: it lapses when `numbers` no longer match what was judged."""

    check: str  # "B05"
    objects: tuple[str, ...] = ()  # ids of the rows it names
    numbers: tuple[str, ...] = ()
    reason: str


class CustomField(Row, frozen=True, kw_only=True):
    """A value of the owner's own for ``{{id}}`` in the wording."""

    label: str = ""
    value: str = ""


class Agreement(Value, frozen=True, kw_only=True, dict=True):
    """Everything the program knows about one draft. Edits make a new one (`edits`)."""

    id: Id
    title: str
    subtitle: str = ""
    kind: AgreementKind | None = None
    trade: Trade = "other"
    level: Literal["", "corporate", "customer", "service"] = ""
    parent: Parent | None = None
    children: tuple[RefId, ...] = ()
    status: Status = "draft"
    version: str = "0.1"
    language: Language = "en-GB"
    currency: Currency = "EUR"
    zone: ZoneName = "Europe/London"
    page_size: Literal["A4", "Letter"] = "A4"
    confidentiality: str = ""
    logo: str = ""  # name of an image kept beside the agreement
    template: str = ""  # id of the template it came from
    profile: str = ""  # id of the checklist profile; empty: the template's own
    own_side: Literal["provider", "customer", ""] = ""  # which side drafts
    fields: tuple[CustomField, ...] = ()
    sections: tuple[Section, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @cached_property
    def included_by_kind(self) -> dict[type[SectionBase], list[Section]]:
        """Included sections of each kind, in order; worked out once for each value."""
        found: dict[type[SectionBase], list[Section]] = {}
        for section in self.sections:
            if section.included:
                found.setdefault(type(section), []).append(section)
        return found

    @cached_property
    def included_ids(self) -> frozenset[str]:
        """Ids of the included sections: what a reference can lead to."""
        return frozenset(section.id for section in self.sections if section.included)


S = TypeVar("S", bound=SectionBase)


def included(agreement: Agreement) -> Iterator[Section]:
    """Sections that count and print, in order."""
    return (section for section in agreement.sections if section.included)


def sections_of(agreement: Agreement, kind: type[S]) -> list[S]:
    """Included sections of one kind, in order."""
    return cast("list[S]", [*agreement.included_by_kind.get(kind, ())])


def first(agreement: Agreement, kind: type[S]) -> S | None:
    """The first included section of one kind."""
    found = agreement.included_by_kind.get(kind)
    return cast("S", found[0]) if found else None


def parties(agreement: Agreement) -> list[Party]:
    return [p for s in sections_of(agreement, PartiesSection) for p in s.parties]


def party(agreement: Agreement, party_id: str) -> Party | None:
    return next((p for p in parties(agreement) if p.id == party_id), None)


def party_by_role(agreement: Agreement, role: str) -> Party | None:
    """The first party of a role, e.g. "provider"."""
    return next((p for p in parties(agreement) if p.role == role), None)


def services(agreement: Agreement) -> list[Service]:
    return [x for s in sections_of(agreement, ServicesSection) for x in s.services]


def metrics(agreement: Agreement) -> list[Metric]:
    return [m for s in sections_of(agreement, LevelsSection) for m in s.metrics]


def metric(agreement: Agreement, metric_id: str) -> Metric | None:
    return next((m for m in metrics(agreement) if m.id == metric_id), None)


def priorities(agreement: Agreement) -> list[Priority]:
    """Priorities, most urgent first."""
    return [p for s in sections_of(agreement, PrioritiesSection) for p in s.priorities]


def suppliers(agreement: Agreement) -> list[Supplier]:
    return [x for s in sections_of(agreement, SuppliersSection) for x in s.suppliers]


def calendars(agreement: Agreement) -> list[ServiceCalendar]:
    return [c for s in sections_of(agreement, HoursSection) for c in s.calendars]


def calendar(agreement: Agreement, calendar_id: str = "") -> ServiceCalendar | None:
    """A calendar by id; with no id the agreement's default, its first one."""
    known = calendars(agreement)
    if not calendar_id:
        return known[0] if known else None
    return next((c for c in known if c.id == calendar_id), None)


def zone_of(agreement: Agreement, of: ServiceCalendar | None = None) -> str:
    """IANA zone of a calendar, the agreement's where it names none."""
    return of.zone if of and of.zone else agreement.zone


@lru_cache(maxsize=1)
def section_kinds() -> dict[str, type[SectionBase]]:
    """Section type by its tag, e.g. "levels"."""
    return {str(kind.__struct_config__.tag): kind for kind in Section.__args__}
