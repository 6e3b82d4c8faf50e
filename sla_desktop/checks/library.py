"""What the checks may know of another agreement of the library: one narrow line each.

The line is made when the agreement is saved and kept with the library's list, so that a check
across the library never reads another agreement.
"""

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.checks.elements_base import normal
from sla_desktop.domain.agreement import (
    Agreement,
    calendar,
    calendars,
    metrics,
    parties,
    priorities,
    services,
)
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Duration, Measure, Percent


class LibraryFirm(Struct, frozen=True):
    """A firm that is a party there."""

    name: str
    label: str = ""


class LibraryLevel(Struct, frozen=True):
    """What a metric promises there; `key` is the same for the same metric elsewhere.

    No `services`: it holds for all of them.
    """

    key: str
    name: str
    services: tuple[str, ...] = ()
    target: Measure | None = None
    minimum: Measure | None = None
    direction: Direction | None = None
    calendar: ServiceCalendar | None = None
    availability: bool = False


class LibraryTimes(Struct, frozen=True):
    """The times of one priority there, in the calendar they run in."""

    priority: str
    response: Duration | None = None
    resolution: Duration | None = None
    calendar: ServiceCalendar | None = None


class LibraryAgreement(Struct, frozen=True):
    """Another agreement of the library."""

    id: str
    title: str = ""
    kind: str = ""
    level: str = ""
    parent: str = ""  # id
    children: tuple[str, ...] = ()
    firms: tuple[LibraryFirm, ...] = ()
    levels: tuple[LibraryLevel, ...] = ()
    times: tuple[LibraryTimes, ...] = ()


def line_of(agreement: Agreement) -> LibraryAgreement:
    """What the rest of the library may know of `agreement`."""
    return LibraryAgreement(
        id=agreement.id,
        title=agreement.title,
        kind=agreement.kind or "",
        level=agreement.level,
        parent=agreement.parent.agreement if agreement.parent else "",
        children=agreement.children,
        firms=tuple(
            LibraryFirm(party.name, party.label)
            for party in parties(agreement)
            if party.name and party.form == "entity"
        ),
        levels=tuple(level_of(agreement, metric) for metric in metrics(agreement)),
        times=tuple(_times(agreement)),
    )


def level_of(agreement: Agreement, metric: Metric) -> LibraryLevel:
    """A metric as another agreement may know it."""
    own = metric.clock.calendar if metric.clock else ""
    timed = isinstance(metric.target or metric.minimum, Duration)
    return LibraryLevel(
        key=_key(agreement, metric),
        name=metric.name,
        services=_services(agreement, metric),
        target=metric.target,
        minimum=metric.minimum,
        direction=metric.direction,
        calendar=_plain(calendar(agreement, own)) if timed else None,
        availability=metric.measure == "availability" and isinstance(metric.target, Percent),
    )


def _services(agreement: Agreement, metric: Metric) -> tuple[str, ...]:
    names = {service.id: service.name for service in services(agreement)}
    return tuple(sorted(normal(names.get(one, one)) for one in metric.services))


def _key(agreement: Agreement, metric: Metric) -> str:
    """What makes two metrics one: object, measure, priority, band, statistic.

    Ids differ between agreements, so rows are known by their names; what has no kind of measure
    of its own is known by its name.
    """
    names = {priority.id: priority.name for priority in priorities(agreement)}
    names |= {band.id: band.name for one in calendars(agreement) for band in one.bands}
    parts = (
        metric.object,
        metric.name if metric.measure == "other" else metric.measure,
        names.get(metric.priority, metric.priority),
        names.get(metric.band, metric.band),
        metric.statistic,
    )
    return "|".join(map(normal, parts))


def _times(agreement: Agreement) -> list[LibraryTimes]:
    return [
        LibraryTimes(
            priority=priority.name,
            response=times.response,
            resolution=None if times.no_resolution else times.resolution,
            calendar=_plain(calendar(agreement, priority.calendar)),
        )
        for priority in priorities(agreement)
        for times in priority.times[:1]
        if times.booked
    ]


def _plain(opening: ServiceCalendar | None) -> ServiceCalendar | None:
    """A calendar without the dates of its holidays: a comparison needs hours and rule alone."""
    if opening is None or opening.holidays is None:
        return opening
    return replace(opening, holidays=replace(opening.holidays, dates=()))
