"""What sections need to know of each other: names by id, and how values read in this agreement.

Equal facts and the same section give the same section body, so bodies can be kept by identity.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace as with_changes

from sla_desktop.document.bounds import Bound, bounds
from sla_desktop.document.drafting import blank, capital, possessive
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    Measure,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
)
from sla_desktop.domain.sections import (
    AnnexSection,
    AvailabilitySection,
    ChargesSection,
    ComponentsSection,
    DutiesSection,
    HoursSection,
    PartiesSection,
    PrioritiesSection,
    SectionBase,
    SupportSection,
)
from sla_desktop.domain.services import Component
from sla_desktop.domain.support import Rate

# Labels that take an article even where the firm's own name holds the word.
_COMMON = frozenset({"agency", "company", "firm", "provider", "customer", "client", "supplier"})

COMPACT = "onepage"  # the profile of agreements that print on few pages


class MetricFact(Struct, frozen=True):
    """What other sections say of a metric."""

    name: str
    unit: str
    higher: bool
    target: str
    minimum: str
    bounds: tuple[Bound, ...]  # what binds: of its results, of the share of cases
    windows: str  # what its results are counted in: "calendar months"
    performer: str  # who must reach it


class Facts(Struct, frozen=True):
    """The header of a composition. Names are by kind of row ("service") and id."""

    language: str
    currency: str
    zone: str
    unmarked: Literal["clock", "business", ""]  # what a bare "hour" or "day" means
    parties: Mapping[str, str]  # id → as in a sentence: "the Provider", "Sales"
    provider: str
    customer: str
    promising: str  # who must reach a level of no known owner
    owners: Mapping[str, str]  # id of a service → of the party that owns it
    names: Mapping[str, Mapping[str, str]]
    metrics: Mapping[str, MetricFact]
    unit_prices: Mapping[str, Money]  # of services
    units: Mapping[str, str]  # of services
    components: Mapping[str, tuple[Component, ...]]  # by id of their section
    annexes: Mapping[str, str]  # id of a components section → of the annex that prints it
    priorities: str  # id of their section
    full_names: Mapping[str, str]  # of parties, empty where not known
    roles: Mapping[str, str]  # of parties
    signing: tuple[str, ...]  # parties that make the agreement, not others it names
    compact: bool  # few pages: nothing is said twice, and what can stand in one table does

    def the(self, party_id: str, other: str = "") -> str:
        """A party within a sentence; `other` for none."""
        return self.parties.get(party_id, other)

    def side(self, party_id: str) -> str:
        """A party in a table cell: "Provider"."""
        return in_cell(self.the(party_id))

    def name(self, kind: str, row_id: str) -> str:
        return self.names[kind].get(row_id, "")

    def quoted(self, kind: str, ids: Iterable[str]) -> str:
        """Within a sentence: "“a”, “b” and “c”"."""
        return show.listed([f"“{name}”" for name in self.all_of(kind, ids)])

    def listed(self, kind: str, ids: Iterable[str]) -> str:
        """ "a, b and c"."""
        return show.listed(self.all_of(kind, ids))

    def all_of(self, kind: str, ids: Iterable[str]) -> list[str]:
        """The names of the rows that are known."""
        return [name for row_id in ids if (name := self.name(kind, row_id))]

    def of_service(self, *service_ids: str) -> str:
        """The services of a row in a table; nothing where there is only one in all."""
        several = len(self.names["service"]) > 1
        return self.listed("service", service_ids) if several else ""

    def performer(self, metric: Metric) -> str:
        """Who must reach a level: the owners of its services, where all are known."""
        owners = [self.the(self.owners.get(service, "")) for service in metric.services]
        known = owners and all(owners)
        return show.listed(list(dict.fromkeys(owners))) if known else self.promising

    def who(self, person: Responsible | None) -> str:
        """Within a sentence: "the Customer's IT manager"."""
        if person is None:
            return ""
        party = self.the(person.party)
        if party and person.role:
            return f"{possessive(party)} {person.role}"
        return party or with_article(person.role)

    def person(self, person: Responsible | None) -> str:
        """In a table cell: "IT manager (Customer)"."""
        if person is None:
            return ""
        party = self.side(person.party)
        role = capital(person.role)
        return f"{role} ({party})" if party and role else role or party

    def people_in_sentence(self, persons: Iterable[Responsible]) -> str:
        return show.listed([text for person in persons if (text := self.who(person))])

    def dur(self, value: Duration | None) -> str:
        """ "4 business hours", "30 calendar days"; "30 days" where the agreement defines them."""
        if value is None:
            return ""
        text = show.duration(value)
        if value.clock == "business":
            return text
        if value.unit == "day" and self.unmarked != "clock":
            return text.replace("day", "calendar day")
        if value.unit == "h" and self.unmarked == "business":
            return text.replace("hour", "clock hour")
        return text

    def every(self, value: Duration | None) -> str:
        """ "every hour", "every 30 minutes"."""
        text = self.dur(value)
        return text and f"every {text.removeprefix(f'1{show.NBSP}')}"

    def notice(self, value: Duration | None) -> str:
        """ "30 days’ notice"."""
        text = self.dur(value)
        return text and f"{possessive(text)} notice"

    def measure(self, value: Measure | Money | None) -> str:
        if isinstance(value, Duration):
            return self.dur(value)
        return "" if value is None else show.measure(value)

    def date(self, value: dt.date | None) -> str:
        return "" if value is None else show.date(value, self.language)


def with_article(role: str) -> str:
    """A role within a sentence: "the managing director"."""
    named = role.partition(" ")[0].lower() in ("the", "a", "an", "both", "each", "either")
    return role if named or not role else f"the {role}"


def in_cell(party: str) -> str:
    """A party as in a sentence ("the Provider") for a table: "Provider"."""
    return capital(party.removeprefix("the "))


def money(value: Money | None) -> str:
    return "" if value is None else show.money(value)


def money_per(value: Money | None, period: str) -> str:
    """ "€50.00 a month", which breaks before the "a" only."""
    return f"{show.money(value)} a{show.NBSP}{period}" if value else ""


def percent(value: Percent | None) -> str:
    return "" if value is None else show.percent(value)


def rate(value: Rate | None) -> str:
    """ "100.00 per started 60 minutes"."""
    if value is None:
        return ""
    return f"{show.money(value.amount)} per started {show.duration(value.per_started)}"


def often(value: Frequency | None) -> str:
    return "" if value is None else show.frequency(value)


def yes_no(value: bool | None) -> str:
    return "" if value is None else "Yes" if value else "No"


def count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def level(metric: Metric, value: Measure | None, facts: Facts) -> str:
    """A level with its direction: "at least 99.9 %"; the border belongs to it unless strict."""
    text = facts.measure(value)
    if not text or metric.direction is None:
        return text
    higher = metric.direction == "higher"
    number = value.value if value else 0
    if (higher and text.startswith("100\u00a0%")) or (not higher and number == 0):
        return text  # nothing lies beyond it
    if metric.strict:
        return f"{'more' if higher else 'less'} than {text}"
    return f"at {'least' if higher else 'most'} {text}"


def says_unit(metric: Metric) -> bool:
    """Whether the sentence on the metric's duty says what its percentage is of."""
    told = metric.by_priority or metric.obligation or metric.reported_only
    return isinstance(metric.target, Percent) and metric.unit.startswith("%") and not told


def short_name(party: Party) -> str:
    """The name a party goes by in the text: its label, else its name, else its role."""
    return party.label or party.name or capital(party.role)


def in_sentence(party: Party) -> str:
    """ "the Provider"; departments and proper names take no article."""
    label = short_name(party)
    word = label.casefold()
    proper = party.role == "department" or word in party.name.casefold()
    return label if proper and word not in _COMMON else f"the {label}"


def name_or_blank(party: Party) -> str:
    return party.name or blank(f"Name of {in_sentence(party)}")


def facts_of(agreement: Agreement) -> Facts:
    """The facts of an agreement."""
    parties = parts.parties(agreement)
    hours = parts.first(agreement, HoursSection)
    facts = Facts(
        language=agreement.language,
        currency=agreement.currency,
        zone=agreement.zone,
        unmarked=hours.unmarked_time if hours else "",
        parties={party.id: in_sentence(party) for party in parties},
        provider=_side(agreement, parties, "provider"),
        customer=_side(agreement, parties, "customer"),
        promising=_promising(agreement, parties),
        owners={s.id: s.owner.party for s in parts.services(agreement) if s.owner},
        names=_names(agreement),
        metrics={},
        unit_prices={s.id: s.unit_price for s in parts.services(agreement) if s.unit_price},
        units={s.id: s.unit for s in parts.services(agreement)},
        annexes={
            s.components_of: s.id
            for s in parts.sections_of(agreement, AnnexSection)
            if s.components_of
        },
        priorities=_first_id(agreement, PrioritiesSection),
        full_names={party.id: party.name for party in parties},
        roles={party.id: party.role for party in parties},
        signing=_signing(agreement, parties),
        compact=agreement.profile == COMPACT,
        components={s.id: s.components for s in parts.sections_of(agreement, ComponentsSection)},
    )
    known = {m.id: _metric_fact(m, facts) for m in parts.metrics(agreement)}
    return with_changes(facts, metrics=known)


def _first_id(agreement: Agreement, kind: type[SectionBase]) -> str:
    section = parts.first(agreement, kind)
    return section.id if section else ""


def _side(agreement: Agreement, parties: list[Party], role: str) -> str:
    """The party of a role. Among departments the first serves the second, but for teams with one
    goal, where each serves the other."""
    found = next((party for party in parties if party.role == role), None)
    if found:
        return in_sentence(found)
    if agreement.kind == "salesmarketing":
        return "the responsible team" if role == "provider" else "the other team"
    at = 0 if role == "provider" else 1
    departments = [party for party in parties if party.role == "department"]
    return in_sentence(departments[at]) if len(departments) > 1 else f"the {capital(role)}"


def _promising(agreement: Agreement, parties: list[Party]) -> str:
    """Of teams with one goal each has its own part, so without an owner nobody can be named."""
    if agreement.kind == "salesmarketing" and all(party.role != "provider" for party in parties):
        return "the parties"
    return _side(agreement, parties, "provider")


def _signing(agreement: Agreement, parties: list[Party]) -> tuple[str, ...]:
    """Provider and customer; departments within one company; all where there are none of these."""
    roles = {"provider", "customer"}
    if agreement.kind in parts.INTERNAL_KINDS or roles.isdisjoint(party.role for party in parties):
        roles.add("department")
    return tuple(p.id for p in parties if p.role in roles) or tuple(p.id for p in parties)


def _metric_fact(metric: Metric, facts: Facts) -> MetricFact:
    return MetricFact(
        metric.name,
        _unit(metric),
        metric.direction != "lower",
        level(metric, metric.target, facts),
        level(metric, metric.minimum, facts),
        bounds(metric),
        _windows(metric.window),
        facts.performer(metric),
    )


def _windows(window: MeasureWindow | None) -> str:
    if window is None or window.rolling or window.count != 1:
        return ""
    return f"{show.window(window)}s"


def _unit(metric: Metric) -> str:
    """What stands behind a bare result: "%", "business hours", "points"."""
    match metric.target or metric.minimum:
        case Percent():
            return "%"
        case Duration(unit=unit, clock=clock):
            return show.unit_words(unit, clock)
        case Quantity(unit=unit) if unit:
            return unit
        case _:
            return metric.unit


def _names(agreement: Agreement) -> dict[str, dict[str, str]]:
    sections = parts.sections_of
    calendars = parts.calendars(agreement)
    rows: dict[str, Iterable[Row]] = {
        "service": parts.services(agreement),
        "metric": parts.metrics(agreement),
        "priority": parts.priorities(agreement),
        "calendar": calendars,
        "band": [band for calendar in calendars for band in calendar.bands],
        "supplier": parts.suppliers(agreement),
        "fee": [f for s in sections(agreement, ChargesSection) for f in s.fees],
        "channel": [c for s in sections(agreement, SupportSection) for c in s.channels],
        "contact": [c for s in sections(agreement, PartiesSection) for c in s.contacts],
        "duty": [d for s in sections(agreement, DutiesSection) for d in s.duties],
        "relief": [r for s in sections(agreement, DutiesSection) for r in s.reliefs],
        "definition": [d for s in sections(agreement, AvailabilitySection) for d in s.definitions],
        "annex": sections(agreement, AnnexSection),
    }
    return {kind: {row.id: _row_name(kind, row) for row in found} for kind, found in rows.items()}


def _row_name(kind: str, row: Row) -> str:
    """How other sections call a row."""
    for field in _CALLED.get(kind, ("name",)):
        if text := str(getattr(row, field)):
            return text
    return ""


_CALLED: dict[str, tuple[str, ...]] = {
    "contact": ("name", "role"),
    "duty": ("text",),
    "relief": ("event",),
    "annex": ("title",),
    "definition": ("name", "id"),
    "band": ("name", "id"),
}
