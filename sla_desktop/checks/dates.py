"""Dates that fit each other and the term (B35)."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import placed, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.hollow_times import hollow_times
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, sections_of
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import (
    AmendmentSection,
    ChangesSection,
    ChargesSection,
    ContinuitySection,
    CreditsSection,
    DisputesSection,
    DutiesSection,
    EscalationSection,
    ExitSection,
    FunnelSection,
    LevelsSection,
    LiabilitySection,
    PrioritiesSection,
    ReportsSection,
    SecuritySection,
    ServicesSection,
    SignaturesSection,
    SuppliersSection,
    SupportSection,
    TerminationSection,
    TermSection,
)
from sla_desktop.domain.term import after, last_day

_SOON = Duration(value=Decimal(12), unit="month")
_CAUSES = {
    "ordinary": "no special cause",
    "breach": "a breach",
    "repeated-failure": "repeated failure",
    "insolvency": "insolvency",
    "force-majeure": "an outside event",
    "other": "another cause",
}
_WITH_TIMES = (
    CreditsSection,
    PrioritiesSection,
    DutiesSection,
    SupportSection,
    EscalationSection,
    ChangesSection,
    ServicesSection,
    SecuritySection,
    ContinuitySection,
    ExitSection,
    ChargesSection,
    LiabilitySection,
    DisputesSection,
    AmendmentSection,
    FunnelSection,
)
_A_DAY = dt.date(2024, 1, 1)  # any: lengths are compared from it where there is no start


@rules.check(
    "B35",
    "error",
    TermSection,
    ReportsSection,
    SignaturesSection,
    SuppliersSection,
    LevelsSection,
    TerminationSection,
    *_WITH_TIMES,
    sources=("FitSM-4 SLA template", "IT Process Wiki checklist for SLAs and OLAs"),
)
def dates(draft: Draft) -> Iterator[Fault]:
    """Start before end, reviews ahead and in the term, reports after their period."""
    agreement = draft.agreement
    term = first(agreement, TermSection)
    end = last_day(term) if term and not term.open_ended else None
    if term is not None:
        yield from _start_and_end(agreement, term)
        yield from _notice(term)
        yield from _renewal(term)
        yield from _rights(agreement, term)
        yield from _signed(agreement, term)
    yield from _reviews(draft, end)
    yield from _reports(agreement)
    yield from _suppliers(draft, term, end)
    yield from hollow_times(draft)
    if term is not None:
        yield from _readjusted(agreement, term, end)


def _start_and_end(agreement: Agreement, term: TermSection) -> Iterator[Fault]:
    if term.start and term.end and not term.open_ended and term.start >= term.end:
        start, end = show.date(term.start), show.date(term.end)
        yield fault(
            "error",
            f"The agreement starts on {start} and ends on {end}: the end must lie after the start.",
            f"{term.id}.end",
            numbers=(start, end),
            worked=(f"Start: {start}", f"End: {end}"),
            weakens=("A06",),
        )


def _notice(term: TermSection) -> Iterator[Fault]:
    """Notice must be shorter than what it ends."""
    end = None if term.open_ended else last_day(term)
    begin = term.start or _A_DAY
    noticed = term.notice and after(begin, term.notice)
    if term.notice is None or noticed is None:
        return
    notice = show.duration(term.notice)
    if term.start and end and term.start < end and noticed > end:
        yield _too_long(term, notice, f"the term to {show.date(end)}")
    elif term.renews and term.renewal_length:
        renewed = after(begin, term.renewal_length)
        if renewed is not None and noticed >= renewed:
            yield _too_long(term, notice, f"a renewal of {show.duration(term.renewal_length)}")


def _too_long(term: TermSection, notice: str, what: str) -> Fault:
    return fault(
        "warning",
        f"Notice of {notice} is as long as {what}, or longer: nobody can give it in time.",
        f"{term.id}.notice",
        numbers=(notice, what),
        worked=(f"Notice: {notice}", f"It must be shorter than {what}"),
        weakens=("A06",),
    )


def _renewal(term: TermSection) -> Iterator[Fault]:
    """A renewal is no longer than what it renews."""
    begin = term.start or _A_DAY
    whole = last_day(term) if term.start else term.length and after(begin, term.length)
    renewed = term.renewal_length and after(begin, term.renewal_length)
    if term.renews and term.renewal_length and whole and renewed and (renewed - whole).days > 1:
        shown = show.duration(term.renewal_length)
        yield fault(
            "warning",
            f"The agreement renews for {shown} at a time, longer than its first term: shorten it.",
            f"{term.id}.renewal_length",
            numbers=(shown,),
            worked=(f"First term: to {show.date(whole)}", f"Each renewal: {shown}"),
            weakens=("A06",),
        )


def _rights(agreement: Agreement, term: TermSection) -> Iterator[Fault]:
    """A right to end that takes as long as the term can never be used in it."""
    end = None if term.open_ended else last_day(term)
    if term.start is None or end is None or end <= term.start:
        return
    for right in placed(agreement, TerminationSection, "rights", lambda s: s.rights):
        for field, word in (("notice", "notice"), ("cure", "time to mend it")):
            length: Duration | None = getattr(right.row, field)
            over = length and after(term.start, length)
            if length is not None and (over is None or over > end):
                shown = show.duration(length)
                yield fault(
                    "warning",
                    f"The right to end for {_CAUSES[right.row.cause]} has a {word} of {shown}, as "
                    f"long as the term to {show.date(end)}, or longer: it can never be used.",
                    f"{right.path}.{field}",
                    objects=(right.row.id,),
                    numbers=(field, shown),
                    worked=(f"Term: to {show.date(end)}", f"{word.capitalize()}: {shown}"),
                    weakens=("A59",),
                )


def _signed(agreement: Agreement, term: TermSection) -> Iterator[Fault]:
    if term.start is None or term.late_signature_note.strip():
        return
    listed = placed(agreement, SignaturesSection, "signatories", lambda s: s.signatories)
    for signatory in listed:
        date = signatory.row.date
        if date is not None and date > term.start and not signatory.row.note.strip():
            signed, start = show.date(date), show.date(term.start)
            who = quoted(signatory.row.name or signatory.row.party)
            yield fault(
                "warning",
                f"{who} signs on {signed}, after the start on {start}: say that the agreement "
                "applies from its start all the same.",
                f"{signatory.path}.date",
                objects=(signatory.row.id,),
                numbers=(signed, start),
                worked=(f"Start: {start}", f"Signed: {signed}"),
                weakens=("A61b",),
            )


def _reviews(draft: Draft, end: dt.date | None) -> Iterator[Fault]:
    today = draft.context.today
    for review in placed(draft.agreement, ReportsSection, "reviews", lambda s: s.reviews):
        date = review.row.next_date
        if date is None:
            continue
        if date < today:
            why = "which is past: set the next date"
        elif end is not None and date > end:
            why = f"after the agreement ends on {show.date(end)}: set an earlier date"
        else:
            continue
        yield fault(
            "error",
            f"The review {quoted(review.row.title)} is set for {show.date(date)}, {why}.",
            f"{review.path}.next_date",
            objects=(review.row.id,),
            numbers=(show.date(date), show.date(end) if end else ""),
            worked=(
                f"Today: {show.date(today)}",
                f"Review: {show.date(date)}",
                f"End: {show.date(end) if end else 'open'}",
            ),
            weakens=("A46",),
        )


def _reports(agreement: Agreement) -> Iterator[Fault]:
    for report in placed(agreement, ReportsSection, "reports", lambda s: s.reports):
        if report.row.due is not None and not report.row.due.value:
            yield fault(
                "error",
                f"The report {quoted(report.row.title)} is due {_shown(report.row.due)} after its "
                "period: give it at least a day.",
                f"{report.path}.due",
                objects=(report.row.id,),
                numbers=(_shown(report.row.due),),
                worked=(f"Due after the period: {_shown(report.row.due)}",),
                weakens=("A45",),
            )


def _shown(length: Duration) -> str:
    return show.duration(length)


def _suppliers(draft: Draft, term: TermSection | None, end: dt.date | None) -> Iterator[Fault]:
    """A supplier's contract with a fixed end lasts as long as the current term."""
    soon = after(draft.context.today, _SOON) or dt.date.max
    for supplier in placed(draft.agreement, SuppliersSection, "suppliers", lambda s: s.suppliers):
        over = supplier.row.contract_end
        if over is None or supplier.row.renews:
            continue
        said = f"The contract with {quoted(supplier.row.name)} ends on {show.date(over)}"
        if end is not None and over < end:
            yield fault(
                "warning",
                f"{said}, before this agreement does on {show.date(end)}: extend it or plan for "
                "another supplier.",
                f"{supplier.path}.contract_end",
                objects=(supplier.row.id,),
                numbers=(show.date(over), show.date(end)),
                worked=(f"{show.date(over)} is before {show.date(end)}",),
                weakens=("A49",),
            )
        elif term is not None and term.open_ended and over <= soon:
            yield fault(
                "information",
                f"{said}, within a year, while this agreement is open-ended.",
                f"{supplier.path}.contract_end",
                objects=(supplier.row.id,),
                numbers=(show.date(over),),
                worked=(f"Ends: {show.date(over)}", f"A year from today: {show.date(soon)}"),
                weakens=(),
            )


def _readjusted(agreement: Agreement, term: TermSection, end: dt.date | None) -> Iterator[Fault]:
    """Levels are set for good after the bed-in and within the term."""
    for card in metric_cards(agreement):
        past = card.row.baseline
        if past is None or past.readjust is None:
            continue
        over = term.start and past.bed_in and after(term.start, past.bed_in)
        yield from _set_when(
            quoted(card.row.name),
            past.readjust,
            term.start,
            over,
            end,
            f"{card.path}.baseline.readjust",
            card.row.id,
        )
    for section in sections_of(agreement, ReportsSection):
        if section.change and section.change.readjust:
            yield from _set_when(
                "The levels",
                section.change.readjust,
                term.start,
                None,
                end,
                f"{section.id}.change.readjust",
                section.id,
            )


def _set_when(
    name: str,
    date: dt.date,
    start: dt.date | None,
    over: dt.date | None,
    end: dt.date | None,
    field: str,
    owner: str,
) -> Iterator[Fault]:
    shown = show.date(date)
    if end is not None and date > end:
        why = f"after the agreement ends on {show.date(end)}"
    elif over is not None and date < over:
        why = f"before the bed-in is over on {show.date(over)}"
    elif start is not None and date < start:
        why = f"before the start on {show.date(start)}"
    else:
        return
    yield fault(
        "warning",
        f"{name}: set for good on {shown}, {why}: choose another date.",
        field,
        objects=(owner,),
        numbers=(shown, why),
        worked=(
            f"Start: {show.date(start) if start else 'open'}",
            f"Set for good: {shown}, {why}",
        ),
        weakens=("A24",) if "baseline" in field else ("A47",),
    )
