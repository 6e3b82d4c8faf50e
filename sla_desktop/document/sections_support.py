"""Channels, valid reports, requests and complaints; escalation and critical failures."""

from collections.abc import Iterable

from sla_desktop.document.drafting import (
    capital,
    clause,
    clauses,
    column,
    duty,
    either,
    enumerated,
    joined,
    lines,
    opened,
    said,
    sentence,
    small,
    table,
    through,
)
from sla_desktop.document.facts import Facts, in_cell, percent, yes_no
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.sections import EscalationSection, SupportSection
from sla_desktop.domain.support import (
    CriticalPlan,
    EscalationStep,
    ReportRule,
    RequestRoute,
)

_KINDS = {
    "phone": "phone",
    "email": "e-mail",
    "chat": "chat",
    "portal": "portal",
    "remote": "remote access",
    "on-site": "on site",
    "other": "",
}


def support(section: SupportSection, facts: Facts) -> list[Block]:
    return opened(
        sentence(facts.customer, "may reach support through these channels"),
        table(
            "Support channels",
            (
                column("Channel", 1.3),
                column("Kind", 1),
                column("Address", 2),
                column("Hours", 1.4),
                column("Outside these hours", 1.6),
                column("Terms", 1.8),
                column("Depends on the service", 1),
            ),
            [
                (
                    channel.name,
                    capital(_KINDS[channel.kind]),
                    channel.address,
                    facts.name("calendar", channel.calendar),
                    channel.out_of_hours,
                    channel.terms,
                    yes_no(channel.depends_on_service),
                )
                for channel in section.channels
            ],
        ),
        clauses(_report_rule(section.report_rule, facts) if section.report_rule else ()),
        _routes(section.routes, facts),
    )


def _report_rule(rule: ReportRule, facts: Facts) -> list[str]:
    names = [name for channel in rule.channels if (name := facts.name("channel", channel))]
    joint = "and" if rule.all_required else "or"
    channels = show.listed(names, joint)
    if rule.all_required and len(names) > 1:
        channels = f"{'both' if len(names) == 2 else 'all of'} {channels}"
    return [
        said("A report counts as received only when made through {}.", channels),
        _fallback(rule, len(names)),
        said("A report must hold: {}.", small(rule.content)),
        said("The time band follows from {}.", small(rule.band_decided_by)),
    ]


def _fallback(rule: ReportRule, channels: int) -> str:
    one = "the other suffices" if channels == 2 else "the others suffice"
    say = "The report must then say that it is down." if rule.must_say_so else ""
    if rule.one_suffices_when_down:
        return joined(f"If one of these channels is down, {one}.", say)
    return "A report must say when one of these channels is down." if rule.must_say_so else ""


def _routes(routes: Iterable[RequestRoute], facts: Facts) -> list[Block]:
    return table(
        "Requests, complaints and suggestions",
        (
            column("Kind", 1),
            column("How", 2),
            column("Contact", 1.5),
            column("Acknowledged within", 1.3),
            column("Answered within", 1.3),
        ),
        [
            (
                capital(route.kind),
                route.how,
                facts.name("contact", route.contact),
                facts.dur(route.acknowledge),
                facts.dur(route.answer),
            )
            for route in routes
        ],
        caption=True,
    )


def escalation(section: EscalationSection, facts: Facts) -> list[Block]:
    return opened(
        "Unsolved reports go up these steps.",
        table(
            "Escalation",
            (
                column("Priority", 1),
                column("When", 1.8),
                column("Kind", 1),
                column(in_cell(facts.provider), 1.6),
                column(in_cell(facts.customer), 1.6),
                column("Action", 1.8),
            ),
            [_step(step, facts) for step in section.steps],
        ),
        _critical(section.critical, facts) if section.critical else (),
    )


def _step(step: EscalationStep, facts: Facts) -> tuple[str, ...]:
    priority = facts.name("priority", step.priority)
    return (
        priority or ("" if step.priority else "Every priority"),
        capital(_trigger(step, facts)),
        capital(step.kind or ""),
        _actor(step.provider, facts.provider, step.contact, facts),
        _actor(step.customer, facts.customer, step.customer_contact, facts),
        step.action,
    )


def _actor(person: Responsible | None, side: str, contact: str, facts: Facts) -> str:
    """Role and contact under the heading of their side, each said once."""
    role = facts.person(person)
    if person and person.role and facts.the(person.party) == side:
        role = person.role
    name = facts.name("contact", contact)
    return lines(capital(role), name if name.casefold() != role.casefold() else "")


def _trigger(step: EscalationStep, facts: Facts) -> str:
    share = percent(step.trigger_share)
    after = joined(facts.dur(step.trigger), share and f"{share} of the resolution time", by=" or ")
    match step.trigger_event:
        case "elapsed":
            return after and f"after {after}"
        case "not-answered":
            return f"not answered after {after}" if after else "not answered"
        case "breach-expected":
            return joined("when a breach is expected", after and f"after {after}", by=", ")
        case _:
            return joined("when a level is missed", after and f"after {after}", by=", ")


def _critical(plan: CriticalPlan, facts: Facts) -> list[Block]:
    provider, customer = facts.provider, facts.customer
    update = facts.every(plan.update_every)
    notify = facts.dur(plan.notify_within)
    tell = notify or plan.channel
    return [
        *clause(said("A failure is critical when this happens: {}.", small(plan.trigger))),
        *clause(
            said("{} must then take these first actions:", provider) if plan.first_actions else ""
        ),
        *clauses(enumerated(plan.first_actions), 1),
        *clauses(
            (
                said("{} leads the response.", facts.who(plan.owner)),
                sentence(
                    f"{provider} must tell {customer}",
                    notify and f"within {notify}",
                    through(plan.channel),
                )
                if tell
                else "",
                said("{} must report progress {}.", provider, update),
                duty(provider, plan.workaround),
                said(
                    "{} must report the cause within {}.",
                    provider,
                    facts.dur(plan.cause_report_due),
                ),
                either(
                    plan.warns_before_breach,
                    f"{provider} must warn {customer} when a missed level is expected",
                    f"{provider} need not warn {customer} before a level is missed",
                ),
            )
        ),
    ]
