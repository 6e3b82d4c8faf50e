"""Service hours, maintenance and notice of changes (A12 A13 A18)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, lacking, place, placed, quoted, these
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import first, zone_of
from sla_desktop.domain.calendars import ServiceCalendar, overlaps, round_the_clock
from sla_desktop.domain.quantities import TimeSpan
from sla_desktop.domain.sections import ChangesSection, HoursSection, MaintenanceSection
from sla_desktop.domain.worktime import ever_open, known_zone


@rules.element("A12", HoursSection)
def hours(draft: Draft) -> Iterator[Gap]:
    """Hours; each calendar with its zone and a rule for public holidays."""
    agreement = draft.agreement
    known = placed(agreement, HoursSection, "calendars", lambda s: s.calendars)
    filled = [c for c in known if ever_open(c.row)]
    if not filled:
        yield Gap(
            "missing",
            "No hours are given: say on which days and from when to when the service is given.",
            f"{known[0].path}.bands" if known else place(agreement, HoursSection, "calendars"),
        )
        return
    yield from lacking(
        "incomplete",
        [c for c in filled if not known_zone(zone_of(agreement, c.row))],
        "zone",
        "no known time zone: name one, e.g. Europe/London.",
    )
    yield from lacking(
        "incomplete",
        [c for c in filled if not _knows_holidays(c.row)],
        "holidays",
        "no rule for public holidays: say which ones count and whether the hours apply then.",
    )
    for calendar in filled:
        yield from _claimed_twice(calendar)


def _claimed_twice(calendar: Placed[ServiceCalendar]) -> Iterator[Gap]:
    """Bands with a name of their own say what a stretch of time costs or promises: one each."""
    named = {band.id: band.name for band in calendar.row.bands}
    twice = next((one for one in overlaps(calendar.row) if all(named[b] for b in one.bands)), None)
    if twice is not None:
        hours = show.span(TimeSpan(start=twice.start, end=twice.end))
        yield Gap(
            "weak",
            f"{these([quoted(named[band]) for band in twice.bands])} both cover "
            f"{show.day_kinds((twice.day,))} {hours}: let each stretch of time belong to one.",
            f"{calendar.path}.bands.{twice.bands[1]}.hours",
        )


def _knows_holidays(calendar: ServiceCalendar) -> bool:
    if calendar.open_on_holidays or round_the_clock(calendar):
        return True
    known = calendar.holidays
    return known is not None and bool(known.country or known.rule.strip() or known.dates)


@rules.element("A13", MaintenanceSection)
def maintenance(draft: Draft) -> Iterator[Gap]:
    """Windows or none; with notice, and whether they count as downtime; the cap is judged apart."""
    agreement = draft.agreement
    section = first(agreement, MaintenanceSection)
    if section is None or not (section.none or section.windows):
        yield Gap(
            "missing",
            "No maintenance window is given: list the hours or say that there are none.",
            place(agreement, MaintenanceSection, "windows"),
        )
        return
    if section.none:
        return
    open_ = {
        "notice": "how early it is announced" if section.notice is None else "",
        "counts_as_downtime": "whether it counts as downtime"
        if section.counts_as_downtime is None
        else "",
    }
    said = [(field, words) for field, words in open_.items() if words]
    if said:
        yield Gap(
            "incomplete",
            f"For maintenance the text does not say {show.listed([words for _, words in said])}.",
            f"{section.id}.{said[0][0]}",
        )


@rules.element("A18", ChangesSection)
def changes(draft: Draft) -> Iterator[Gap]:
    """A notice time; each with its channel, and more than none."""
    agreement = draft.agreement
    listed = placed(agreement, ChangesSection, "notices", lambda s: s.notices)
    unsaid = [n for n in listed if n.row.notice is None]
    if len(unsaid) == len(listed):
        yield Gap(
            "missing",
            "Nothing says how early changes that users feel are announced: give a time.",
            f"{unsaid[0].path}.notice" if unsaid else place(agreement, ChangesSection, "notices"),
        )
        return
    yield from lacking(
        "incomplete", unsaid, "notice", "no notice time: say how early it is announced."
    )
    yield from lacking(
        "incomplete",
        [n for n in listed if not n.row.channel.strip()],
        "channel",
        "no channel: say by which way it is announced.",
    )
    yield from lacking(
        "weak",
        [n for n in listed if n.row.notice is not None and not n.row.notice.value],
        "notice",
        "a notice of nothing: give users time to prepare.",
    )
