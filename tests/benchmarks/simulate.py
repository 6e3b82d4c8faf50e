"""A year of 10,000 events run through each sample with levels that events can tell of."""

import datetime as dt
from pathlib import Path

from figures import heading, row, times

from sla_desktop.catalogue.samples import samples
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement, priorities
from sla_desktop.reading.events import COLUMNS, read_events
from sla_desktop.simulate.events import Events, Maintenance, Outage, Ticket
from sla_desktop.simulate.verdict import simulate

YEAR = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
_EVENTS = 10_000
_MINUTES = 525_600


def main() -> None:
    heading("Simulation, a year of 10,000 events")
    for sample in samples():
        agreement = _agreement(sample.path)
        events = a_year(agreement)
        taken = times(lambda a=agreement, e=events: simulate(a, e, dt.date(2027, 12, 1)), 15)
        row(f"verdict on twelve months, {sample.path.stem}", taken, "<= 200 ms")
    agreement = _agreement(samples()[0].path)
    data = _csv(a_year(agreement))
    row("reading them from CSV", times(lambda: read_events(data, "year.csv", agreement), 5), "")


def _agreement(path: Path) -> Agreement:
    return copyfile.decode(path.read_bytes(), path.name)[0]


def a_year(agreement: Agreement) -> Events:
    """Outages, maintenance and tickets spread over a year, the same each time."""
    names = [one.id for one in priorities(agreement)] or [""]
    outages: list[Outage] = []
    works: list[Maintenance] = []
    tickets: list[Ticket] = []
    for number in range(_EVENTS):
        start = YEAR + dt.timedelta(minutes=number * 7919 % _MINUTES)
        spread = number * 104_729 % 10_000
        if number % 10 < 4:
            outages.append(Outage(start, start + dt.timedelta(seconds=spread % 900)))
        elif number % 100 == 4:
            works.append(Maintenance(start, start + dt.timedelta(minutes=spread % 240)))
        else:
            answered = start + dt.timedelta(minutes=spread % 600)
            fixed = answered + dt.timedelta(minutes=spread)
            tickets.append(Ticket(start, answered, fixed, names[number % len(names)]))
    return Events(tuple(outages), tuple(works), tuple(tickets))


def _csv(events: Events) -> bytes:
    lines = [",".join(COLUMNS)]
    for kind, rows in (("outage", events.outages), ("maintenance", events.maintenance)):
        lines += [f"{kind},,{one.start.isoformat()},{one.end.isoformat()},,,,," for one in rows]
    lines += [
        f"ticket,,,,{one.priority},{one.reported.isoformat()},"
        f"{one.answered and one.answered.isoformat()},{one.fixed and one.fixed.isoformat()},"
        for one in events.tickets
    ]
    return "\n".join(lines).encode()


if __name__ == "__main__":
    main()
