"""Liability, disputes, ending and changing the agreement."""

from collections.abc import Iterable

from sla_desktop.document.drafting import (
    blank,
    capital,
    clause,
    clauses,
    column,
    either,
    enumerated,
    joined,
    opened,
    said,
    sentence,
    small,
    stated,
    table,
)
from sla_desktop.document.facts import Facts
from sla_desktop.document.nodes import Block
from sla_desktop.document.sections_credits import amount
from sla_desktop.domain import show
from sla_desktop.domain.protection import (
    Indemnity,
    LiabilityLimit,
    NoticeAddress,
    OutsideEvents,
    TerminationRight,
    Transfer,
)
from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import (
    AmendmentSection,
    DisputesSection,
    LiabilitySection,
    TerminationSection,
)

_NOT_LIMITED = {
    "intent": "intent",
    "gross-negligence": "gross negligence",
    "injury": "death and injury",
    "fraud": "fraud",
    "other": "cases in which the law allows no limit",
}
_STEPS = {
    "talks": "talks",
    "managers": "talks of managers",
    "mediation": "mediation",
    "expert": "expert decision",
    "arbitration": "arbitration",
    "court": "court",
}


def liability(section: LiabilitySection, facts: Facts) -> list[Block]:
    kept = show.listed([_NOT_LIMITED[case] for case in section.not_limited])
    return opened(
        "This section limits what one side owes the other.",
        clauses(
            (
                *(_indemnity(each, facts) for each in section.indemnities),
                said("Indemnities stand in {}.", section.indemnity_reference),
                *(_limit(section.limit) if section.limit else ()),
                said("The limit of liability stands in {}.", section.limit_reference),
                said("Liability is not limited for {}.", kept),
            )
        ),
        _outside_events(section.outside_events, facts) if section.outside_events else (),
    )


def _indemnity(each: Indemnity, facts: Facts) -> str:
    who, whom = facts.the(each.by, "each party"), facts.the(each.of, "the other party")
    limit = joined(amount(each.limit), each.limit_text, by=", ")
    return joined(
        sentence(f"{who} must protect {whom} against claims of third parties"),
        said("These are claims for {}.", small(each.against)),
        said("Procedure: {}.", small(each.procedure)),
        said("This duty is limited to {}.", limit),
    )


def _limit(limit: LiabilityLimit) -> list[str]:
    of = limit.percent_of and (
        f"of {small(limit.percent_of)}"
        if isinstance(limit.amount, Percent)
        else f"({limit.percent_of})"
    )
    most = joined(
        joined(amount(limit.amount), of), limit.per and f"counted per {limit.per}", by=", "
    )
    return [
        "Liability is not limited in amount." if limit.unlimited else "",
        said("In damages each side owes the other at most {}.", most),
    ]


def _outside_events(events: OutsideEvents, facts: Facts) -> list[Block]:
    lead = "Neither side answers for these events outside its control:"
    longest = facts.dur(events.longest)
    return [
        *clause(lead if events.events else ""),
        *clauses(enumerated(events.events), 1),
        *clauses(
            (
                said("The side concerned must tell the other within {}.", facts.dur(events.notice)),
                said("An outside event excuses for at most {}.", longest),
                stated("After that:", events.after_that),
            )
        ),
    ]


def disputes(section: DisputesSection, facts: Facts) -> list[Block]:
    form = {
        "written": "Notices must be in writing.",
        "text": "Notices may be given in text form; e-mail suffices.",
        "": "",
    }[section.notice_form]
    named = (
        "the law" if section.law else "",
        "the courts" if section.courts else "",
        "where notices go" if section.notices else "",
        "the form of notices" if form and not section.notices else "",
    )
    steps = "The parties settle disputes step by step."
    return opened(
        steps if section.steps else f"This section names {show.listed([n for n in named if n])}.",
        table(
            "Steps of a dispute",
            (
                column("Step", 2),
                column("Kind", 1.3),
                column("Within", 1.1),
                column("Who", 1.8),
                column("Rules", 1.4),
                column("Seat", 1),
            ),
            [
                (
                    step.name,
                    capital(_STEPS[step.kind]),
                    facts.dur(step.within),
                    step.who,
                    step.rules,
                    step.seat,
                )
                for step in section.steps
            ],
        ),
        table(
            "Addresses for notices",
            (
                column("Party", 1),
                column("Address", 2.5),
                column("E-mail", 1.8),
                column("Attention", 1.5),
            ),
            [_notice_address(each, facts) for each in section.notices],
            caption=True,
        ),
        clauses((_law(section.law), _courts(section.courts), form)),
    )


def _notice_address(each: NoticeAddress, facts: Facts) -> tuple[str, ...]:
    reach = each.address or each.email
    label = f"Address for notices of {facts.the(each.party, 'the party')}"
    return (
        facts.side(each.party),
        each.address if reach else blank(label),
        each.email,
        each.attention,
    )


def _law(law: str) -> str:
    if "law" in law.lower():
        return said("This agreement is under {}.", law)
    return said("This agreement is under the law of {}.", law)


def _courts(courts: str) -> str:
    if "court" in courts.lower():
        return said("These courts decide: {}.", courts)
    return said("The courts of {} decide.", courts)


def termination(section: TerminationSection, facts: Facts) -> list[Block]:
    return opened(
        "The parties may end this agreement as follows.",
        clauses(
            (
                *(_right(right, facts) for right in section.rights),
                stated("When this agreement ends:", section.effect),
                stated("For fees paid ahead this holds:", section.refund),
            )
        ),
    )


def _right(right: TerminationRight, facts: Facts) -> str:
    notice, cure = facts.notice(right.notice), facts.dur(right.cure)
    to_end_of = right.to_end_of and f"to the end of a {right.to_end_of}"
    mend = "and does not mend it" if right.cause == "breach" else "and it is not mended"
    cause = {
        "ordinary": "",
        "breach": "if the other side breaks a duty",
        "repeated-failure": "if levels are missed repeatedly",
        "insolvency": "if the other side is insolvent",
        "force-majeure": "if an outside event lasts too long",
        "other": "",
    }[right.cause]
    return joined(
        sentence(
            f"{facts.the(right.party, 'either party')} may end this agreement",
            notice and f"with {notice}",
            to_end_of,
            cause,
            cure and f"{mend} within {cure}",
        ),
        sentence(right.text),
    )


def amendment(section: AmendmentSection, facts: Facts) -> list[Block]:
    form = {
        "written": "A change of this agreement must be made in writing.",
        "text": "A change of this agreement must be made in text form; e-mail suffices.",
        "oral": "A change of this agreement may be agreed by word of mouth.",
        "": "",
    }[section.form]
    return opened(
        "This section says how this agreement is changed and passed on.",
        clauses(
            (
                form,
                said("{} must approve a change.", facts.people_in_sentence(section.approvers)),
                said("A change must be proposed at least {} ahead.", facts.dur(section.notice)),
                either(
                    section.provider_alone,
                    f"{facts.provider} may change this agreement alone",
                    f"{facts.provider} may not change this agreement alone",
                ),
                *(_transfer(section.transfer, facts) if section.transfer else ()),
            )
        ),
    )


def _transfer(transfer: Transfer, facts: Facts) -> Iterable[str]:
    yield {
        "no": "Neither party may transfer this agreement to others.",
        "yes": "Each party may transfer this agreement to others.",
        "with-consent": "A party may transfer this agreement only with the consent of the other.",
        "": "",
    }[transfer.allowed]
    yield said("{} must decide on a transfer.", facts.people_in_sentence(transfer.by))
