"""Indemnity, liability, disputes, termination, amendment (A56–A60)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import (
    Placed,
    clock_days,
    is_internal,
    lacking,
    place,
    placed,
    plain,
    sides,
    sides_without,
    these,
)
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, sections_of
from sla_desktop.domain.protection import DisputeStep, TerminationRight
from sla_desktop.domain.quantities import Amount, Duration, Money
from sla_desktop.domain.sections import (
    AmendmentSection,
    ChargesSection,
    CreditsSection,
    DisputesSection,
    LiabilitySection,
    PartiesSection,
    StandingSection,
    TerminationSection,
    TermSection,
)
from sla_desktop.domain.term import last_day
from sla_desktop.simulate.fees import monthly_total

_FEWEST_STEPS = 2


@rules.element("A56", LiabilitySection, StandingSection)
def indemnity(draft: Draft) -> Iterator[Gap]:
    """An indemnity or where it stands; how a claim is handled."""
    agreement = draft.agreement
    listed = placed(agreement, LiabilitySection, "indemnities", lambda s: s.indemnities)
    section = first(agreement, LiabilitySection)
    referred = section is not None and bool(section.indemnity_reference.strip())
    if not referred and not any(i.row.against.strip() for i in listed):
        standing = first(agreement, StandingSection)
        alone = standing is not None and standing.status == "standalone"
        yield Gap(
            "missing",
            "Nothing says who protects whom against claims of others: "
            + ("ask a lawyer for a clause." if alone else "add it or name the main contract."),
            place(agreement, LiabilitySection, "indemnities"),
        )
        return
    yield from lacking(
        "incomplete",
        [i for i in listed if not i.row.procedure.strip()],
        "procedure",
        "no procedure: say who is told, how soon, and who conducts the defence.",
        named=_an_indemnity,
    )


def _an_indemnity(row: object) -> str:
    return "the indemnity"


@rules.element("A57", LiabilitySection, CreditsSection, ChargesSection)
def liability(draft: Draft) -> Iterator[Gap]:
    """A limit or where it stands, with what it leaves untouched; notice of outside events."""
    agreement = draft.agreement
    section = first(agreement, LiabilitySection)
    limit = section.limit if section else None
    referred = section is not None and bool(section.limit_reference.strip())
    given = limit is not None and (limit.unlimited or limit.amount is not None)
    if not given and not referred:
        yield Gap(
            "missing",
            "No limit of liability is stated: enter it, or name the contract that sets it.",
            place(agreement, LiabilitySection, "limit"),
        )
    events = section.outside_events if section else None
    if section is not None and not referred and (events is None or events.notice is None):
        yield Gap(
            "incomplete",
            "Nothing says how soon an outside event, e.g. a strike or flood, must be reported.",
            f"{section.id}.outside_events.notice",
        )
    if section is None or limit is None:
        return
    if limit.unlimited and _uncapped_credits(agreement):
        yield Gap(
            "weak",
            "Neither liability nor the credits have a limit: set at least one.",
            f"{section.id}.limit",
        )
    least = monthly_total(agreement)
    if limit.amount is not None and not limit.unlimited and _next_to_nothing(limit.amount, least):
        yield Gap(
            "weak",
            plain(
                f"The limit of liability, {show.measure(limit.amount)}, is less than a month's "
                "fee: a court may not accept so little."
            ),
            f"{section.id}.limit.amount",
        )
    if limit.amount is not None and not limit.unlimited and not section.not_limited:
        yield Gap(
            "weak",
            "The limit does not say what it leaves untouched, e.g. intent or injury: without that "
            "it may be void.",
            f"{section.id}.not_limited",
        )


def _next_to_nothing(limit: Amount, month: Fraction | None) -> bool:
    if isinstance(limit, Money):
        return not limit.amount or (month is not None and Fraction(limit.amount) < month)
    return not limit.value


def _uncapped_credits(agreement: Agreement) -> bool:
    return any(
        s.schedules and (s.caps is None or not (s.caps.month or s.caps.year))
        for s in sections_of(agreement, CreditsSection)
    )


@rules.element("A58", DisputesSection)
def disputes(draft: Draft) -> Iterator[Gap]:
    """Two steps; each with its days, and the law; arbitration with rules and seat."""
    agreement = draft.agreement
    section = first(agreement, DisputesSection)
    steps = placed(agreement, DisputesSection, "steps", lambda s: s.steps)
    if len(steps) < _FEWEST_STEPS:
        count = "Only one step" if steps else "No step"
        yield Gap(
            "missing",
            f"{count} for settling a dispute is listed: say who talks first, and what follows.",
            place(agreement, DisputesSection, "steps"),
        )
    yield from lacking(
        "incomplete",
        [s for s in steps if s.row.within is None and s.row.kind not in ("arbitration", "court")],
        "within",
        "no time: say within how many days it ends.",
    )
    if section is not None and not section.law.strip() and not is_internal(agreement):
        yield Gap(
            "incomplete",
            "The governing law is not named: say which country's law applies.",
            f"{section.id}.law",
        )
    yield from lacking(
        "weak",
        [s for s in steps if _open_arbitration(s.row)],
        "rules",
        "no rules or no seat: name both, else the arbitration may fail.",
    )


def _open_arbitration(step: DisputeStep) -> bool:
    return step.kind == "arbitration" and not (step.rules.strip() and step.seat.strip())


@rules.element("A59", TerminationSection, TermSection, PartiesSection)
def termination(draft: Draft) -> Iterator[Gap]:
    """A period of notice; rights of both sides; a notice that still fits into the term."""
    agreement = draft.agreement
    rights = placed(agreement, TerminationSection, "rights", lambda s: s.rights)
    term = first(agreement, TermSection)
    renewal_notice = term is not None and term.notice is not None
    if not any(r.row.notice is not None for r in rights):
        yield Gap(
            "missing",
            "No notice to end the agreement is given: say who may end it and with what notice.",
            place(agreement, TerminationSection, "rights"),
        )
        return
    for_either = renewal_notice or any(not r.row.party for r in rights)
    if not for_either:
        ids = {r.row.party for r in rights}
        out = [side.name for side in sides(agreement) if not side.parties & ids]
        if out:
            yield Gap(
                "incomplete",
                f"Nothing says how {these(out, 'or')} may end the agreement: add that right.",
                place(agreement, TerminationSection, "rights"),
            )
    else:
        yield from _one_sided(agreement, rights)
    if term is not None:
        yield from _too_long(term, rights, draft.context.today)


def _one_sided(agreement: Agreement, rights: list[Placed[TerminationRight]]) -> Iterator[Gap]:
    """A right to end with notice or for breach that only one side has."""
    for cause, words in (("ordinary", "with notice"), ("breach", "for a breach")):
        given = [right.row.party for right in rights if right.row.cause == cause]
        out = [side.name for side in sides(agreement) if not side.parties & set(given)]
        if given and "" not in given and out:
            yield Gap(
                "weak",
                f"Nothing lets {these(out, 'or')} end the agreement {words}, as the other side "
                "may: give both that right.",
                place(agreement, TerminationSection, "rights"),
            )


def _too_long(
    term: TermSection, rights: list[Placed[TerminationRight]], today: dt.date
) -> Iterator[Gap]:
    end = last_day(term)
    if end is None or term.renews or term.open_ended:
        return
    left = (end - max(today, term.start or today)).days + 1
    for right in rights:
        notice = right.row.notice
        if right.row.cause == "ordinary" and notice and left > 0 and _days(notice) > left:
            yield Gap(
                "weak",
                plain(
                    f"The notice of {show.duration(notice)} is longer than what is left of the "
                    f"term, {left} days."
                ),
                f"{right.path}.notice",
            )


def _days(notice: Duration) -> int:
    return int(clock_days(notice))


@rules.element("A60", AmendmentSection, PartiesSection)
def amendment(draft: Draft) -> Iterator[Gap]:
    """A rule for amendments; who approves on each side; whether it can be transferred."""
    agreement = draft.agreement
    section = first(agreement, AmendmentSection)
    if section is None or not (section.form or section.approvers or section.notice):
        yield Gap(
            "missing",
            "Nothing says how the agreement is amended: say in which form and who approves.",
            place(agreement, AmendmentSection, "form"),
        )
    if section is None:
        return
    out = sides_without(agreement, section.approvers)
    if out:
        yield Gap(
            "incomplete",
            f"Nobody from {these(out, 'or')} approves amendments: name a role.",
            f"{section.id}.approvers",
        )
    if not is_internal(agreement) and (section.transfer is None or not section.transfer.allowed):
        yield Gap(
            "incomplete",
            "Nothing says whether the agreement can be transferred: no, yes, or with consent.",
            f"{section.id}.transfer.allowed",
        )
    if section.form == "oral":
        yield Gap(
            "weak",
            "Amendments need no writing, so nobody can show what was agreed: ask for text form.",
            f"{section.id}.form",
        )
    if section.provider_alone:
        yield Gap(
            "weak",
            "The provider alone may change the agreement: let both sides approve.",
            f"{section.id}.provider_alone",
        )
