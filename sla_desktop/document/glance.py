"""Key terms at a glance: one table a reader can act on; each row only where there is a value."""

from collections.abc import Iterable

from sla_desktop.document.credit_terms import model_text, pays, tiers_of
from sla_desktop.document.drafting import capital, card, joined, lines
from sla_desktop.document.facts import Facts, level, money, percent
from sla_desktop.document.nodes import Block
from sla_desktop.document.sections_charges import what_for
from sla_desktop.document.sections_credits import amount, of_fees
from sla_desktop.document.sections_hours import days_text, stretch
from sla_desktop.document.sections_priorities import at_the_latest
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar, round_the_clock
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    TerminationSection,
    TermSection,
)
from sla_desktop.domain.support import Priority
from sla_desktop.domain.term import last_day

_MOST = 3  # of a kind; the rest stands in its section


def glance(agreement: Agreement, facts: Facts) -> list[Block]:
    """One table of two columns."""
    names = [service.name for service in parts.services(agreement)]
    return card(
        "Key terms at a glance",
        (
            ("Service", _few(names, ", ")),
            ("Hours", _hours(agreement)),
            ("Main levels", _targets(agreement, facts)),
            ("Response", _responses(agreement, facts)),
            ("Credits", _credits(agreement, facts)),
            ("Fee", _fees(agreement)),
            ("Term", _term(agreement, facts)),
            ("Notice", _notice(agreement, facts)),
        ),
    )


def _few(texts: list[str], by: str) -> str:
    shown = texts[:_MOST] if len(texts) <= _MOST + 1 else [*texts[:_MOST], "and more, see below"]
    return by.join(texts if len(texts) == _MOST + 1 else shown)


def _hours(agreement: Agreement) -> str:
    """The hours of the only calendar; of several each by its name."""
    calendars = parts.calendars(agreement)
    shown = [(c.name, joined(_open(c), f"({parts.zone_of(agreement, c)})")) for c in calendars]
    if len(shown) < 2:
        return "".join(capital(hours) for _, hours in shown)
    return _few([joined(name, hours, by=": ") for name, hours in shown], "\n")


def _open(calendar: ServiceCalendar) -> str:
    return "at all hours" if round_the_clock(calendar) else _bands(calendar)


def _bands(calendar: ServiceCalendar) -> str:
    bands = [f"{days_text(band.days)} {stretch(band.hours)}" for band in calendar.bands]
    return _few(bands, "; ") or "not stated"


def _targets(agreement: Agreement, facts: Facts) -> str:
    metrics = [m for m in parts.metrics(agreement) if not m.reported_only]
    critical = [m for m in metrics if m.critical] or metrics
    texts = [text for metric in critical if (text := _target(metric, facts))]
    return _few(texts, "\n")


def _target(metric: Metric, facts: Facts) -> str:
    """What binds, and the target where it is another."""
    due = level(metric, metric.target if metric.minimum is None else metric.minimum, facts)
    share = percent(metric.share_minimum or metric.share)
    if not due:
        return ""
    single = not share and isinstance(metric.target, Duration)  # holds for each case
    window = f"in every {show.window(metric.window)}" if metric.window and not single else ""
    binding = joined(due, share and f"in {share} of cases", window)
    return f"{metric.name}: {joined(binding, _goal(metric, facts))}"


def _goal(metric: Metric, facts: Facts) -> str:
    """ "(target 99.9 %)", where something else binds."""
    reach = metric.target if metric.minimum not in (None, metric.target) else None
    share = metric.share if metric.share_minimum not in (None, metric.share) else None
    goal = joined(facts.measure(reach), f"in {percent(share)} of cases" if share else "")
    return goal and f"(target {goal})"


def _responses(agreement: Agreement, facts: Facts) -> str:
    texts = [text for each in parts.priorities(agreement) if (text := _response(each, facts))]
    return _few(texts, "\n")


def _response(priority: Priority, facts: Facts) -> str:
    """Booked times of a priority, each once where bands differ."""
    booked = [times for times in priority.times if times.booked]
    answers = _either(_time(t.response, t.response_minimum, facts) for t in booked)
    fixes = _either(_time(t.resolution, t.resolution_minimum, facts) for t in booked)
    times = joined(
        answers and f"response within {answers}",
        fixes and f"resolution within {fixes}",
        by=", ",
    )
    unbooked = [facts.name("band", times.band) for times in priority.times if not times.booked]
    without = show.listed([f"“{band}”" for band in unbooked if band])
    return times and f"{priority.name}: {joined(times, without and f'none in {without}', by='; ')}"


def _time(time: Duration | None, limit: Duration | None, facts: Facts) -> str:
    """ "4 hours (at the latest 8 hours)"."""
    bound = at_the_latest(facts.dur(limit))
    return joined(facts.dur(time), bound and f"({bound})" if time else bound)


def _either(texts: Iterable[str]) -> str:
    return show.listed([text for text in dict.fromkeys(texts) if text], "or")


def _credits(agreement: Agreement, facts: Facts) -> str:
    section = parts.first(agreement, CreditsSection)
    if section is None:
        return ""
    caps = section.caps
    most = joined(
        of_fees(caps.month, "of a month") if caps else "",
        of_fees(caps.year, "of a year") if caps else "",
        by=" and ",
    )
    return lines(
        "No credits" if section.none else "",
        _few([_credit(schedule, facts) for schedule in section.schedules], "\n"),
        most and f"At most {most}{_but(section.schedules)}",
    )


def _but(schedules: Iterable[CreditSchedule]) -> str:
    """That a limit does not hold for all credits."""
    outside = any(each.outside_caps and pays(each) for each in schedules)
    return ", except credits outside these limits" if outside else ""


def _credit(schedule: CreditSchedule, facts: Facts) -> str:
    """The span of the ladder, or the model in words."""
    steps = list(dict.fromkeys(amount(tier.credit) for tier in tiers_of(schedule)))
    span = f"{steps[0]} to {steps[-1]}" if len(steps) > 1 else "".join(steps)
    names = facts.listed("metric", schedule.metrics)
    return joined(names, span or model_text(schedule), by=": ")


def _fees(agreement: Agreement) -> str:
    section = parts.first(agreement, ChargesSection)
    fees = [fee for fee in section.fees if fee.amount] if section else []
    texts = [
        f"{fee.name}: {money(fee.amount)} {'' if fee.per == 'once' else 'per '}{what_for(fee)}"
        for fee in fees
    ]
    return _few(texts, "\n")


def _term(agreement: Agreement, facts: Facts) -> str:
    term = parts.first(agreement, TermSection)
    if term is None or term.start is None:
        return ""
    last = facts.date(last_day(term))
    renewal = facts.dur(term.renewal_length)
    return joined(
        f"From {facts.date(term.start)}",
        last and f"to {last}",
        ", open-ended" if term.open_ended else "",
        ", renews" if term.renews else "",
        renewal and f"for {renewal} at a time",
    ).replace(" ,", ",")


def _notice(agreement: Agreement, facts: Facts) -> str:
    term = parts.first(agreement, TermSection)
    notice = facts.dur(term.notice) if term else ""
    rights = [
        f"{facts.dur(right.notice)} to end it ({facts.the(right.party, 'either party')})"
        for section in parts.sections_of(agreement, TerminationSection)
        for right in section.rights
        if right.cause == "ordinary" and right.notice
    ]
    return lines(
        notice and f"{notice} before the term ends, to stop a renewal", *dict.fromkeys(rights)
    )
