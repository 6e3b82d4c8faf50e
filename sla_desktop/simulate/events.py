"""What happened: outages, maintenance and tickets, and which promise each of them concerns."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement, metrics, priorities, sections_of, services
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import ComponentsSection
from sla_desktop.domain.services import Component
from sla_desktop.domain.worktime import zone_info


class Outage(Struct, frozen=True):
    """A stretch in which a service was down; `affected` is the share of users that felt it."""

    start: dt.datetime  # aware, as all moments here
    end: dt.datetime
    subject: str = ""  # service, component or object by name or id; empty: everything
    affected: Fraction = Fraction(1)


class Maintenance(Struct, frozen=True):
    """An announced stretch of maintenance in which the service was not available."""

    start: dt.datetime
    end: dt.datetime
    subject: str = ""


class Ticket(Struct, frozen=True):
    """A report with its priority (id or name) and the moments it was answered and fixed."""

    reported: dt.datetime
    answered: dt.datetime | None = None
    fixed: dt.datetime | None = None
    priority: str = ""
    subject: str = ""


class Events(Struct, frozen=True):
    """All that happened, in any order; overlapping outages are counted once."""

    outages: tuple[Outage, ...] = ()
    maintenance: tuple[Maintenance, ...] = ()
    tickets: tuple[Ticket, ...] = ()


def first_moment(events: Events) -> dt.datetime | None:
    """When the first of them began."""
    starts = [
        *(one.start for one in events.outages),
        *(one.start for one in events.maintenance),
        *(one.reported for one in events.tickets),
    ]
    return min(starts, default=None)


def last_moment(events: Events) -> dt.datetime | None:
    """When the last of them ended."""
    ends = [
        *(one.end for one in events.outages),
        *(one.end for one in events.maintenance),
        *(m for t in events.tickets for m in (t.reported, t.answered, t.fixed) if m),
    ]
    return max(ends, default=None)


def local_date(instant: dt.datetime, zone: str) -> dt.date:
    return instant.astimezone(zone_info(zone)).date()


def spelled(text: str) -> str:
    """A name as it is compared: "Web shop " is "web shop"."""
    return " ".join(text.split()).casefold()


def known_subjects(agreement: Agreement) -> tuple[str, ...]:
    """What an event can be said to concern: services, components, objects of metrics."""
    names = [row.name for row in (*services(agreement), *_components(agreement))]
    names += [one.object for one in metrics(agreement)]
    return tuple(dict.fromkeys(name for name in names if name))


def subject_ids(agreement: Agreement) -> dict[str, str]:
    """What an event can concern, by id and by name as they are compared."""
    rows = [*services(agreement), *_components(agreement)]
    words = {spelled(one.object): one.object for one in metrics(agreement) if one.object}
    words |= {spelled(row.name): row.id for row in rows if row.name}
    return words | {spelled(row.id): row.id for row in rows}


def concerns(agreement: Agreement, metric: Metric) -> Callable[[str], bool]:
    """Whether a subject is part of what a metric covers; no subject means everything."""
    known = services(agreement)
    own = [one for one in known if not metric.services or one.id in metric.services]
    ids = {one.id for one in own}
    parts = [
        part
        for part in _components(agreement)
        if (part.metric == metric.id if part.metric else not part.service or part.service in ids)
    ]
    names = [word for row in (*own, *parts) for word in (row.id, row.name)]
    covered = {spelled(word) for word in (*names, metric.object) if word}
    everything = not known_subjects(agreement)
    return lambda subject: everything or not subject or spelled(subject) in covered


def _components(agreement: Agreement) -> list[Component]:
    return [c for s in sections_of(agreement, ComponentsSection) for c in s.components]


def priority_ids(agreement: Agreement) -> dict[str, str]:
    """Ids of the priorities by id and by name, as they are compared."""
    return {spelled(word): one.id for one in priorities(agreement) for word in (one.name, one.id)}
