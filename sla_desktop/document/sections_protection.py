"""Security, backup and continuity, exit."""

from sla_desktop.document.drafting import (
    capital,
    clauses,
    column,
    either,
    joined,
    lines,
    opened,
    said,
    sentence,
    small,
    table,
)
from sla_desktop.document.facts import Facts, money, often
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.protection import BackupPlan, DisasterPlan
from sla_desktop.domain.sections import ContinuitySection, ExitSection, SecuritySection


def security(section: SecuritySection, facts: Facts) -> list[Block]:
    provider, customer = facts.provider, facts.customer
    return opened(
        "These rules protect information and personal data.",
        clauses(
            (
                *(sentence(rule.text) for rule in section.rules),
                said("{} works to these standards: {}.", provider, show.listed(section.standards)),
                either(
                    section.personal_data,
                    f"{provider} processes personal data for {customer}",
                    f"{provider} does not process personal data for {customer}",
                ),
                said("Data is kept in: {}.", section.data_location),
                said("Sub-processors: {}.", section.sub_processors),
                said(
                    "{} must tell {} of a breach of security within {}.",
                    provider,
                    customer,
                    facts.dur(section.breach_notice),
                ),
                said(
                    "{} must install security patches within {}.",
                    provider,
                    facts.dur(section.patch_time),
                ),
            )
        ),
    )


def continuity(section: ContinuitySection, facts: Facts) -> list[Block]:
    return opened(
        "This section covers backup, recovery and disasters.",
        table(
            "Backup and recovery",
            (
                column("Subject", 1.6),
                column("Service", 1.2),
                column("Backup every", 1),
                column("Kept for", 1),
                column("Most data lost (RPO)", 1.1),
                column("Back within (RTO)", 1.1),
                column("Recovery test", 1.2),
                column("Last test", 1.2),
                column("After a disaster", 1.5),
            ),
            [_backup(plan, facts) for plan in section.backups],
        ),
        clauses(_disaster(section.disaster_plan, facts) if section.disaster_plan else ()),
    )


def _backup(plan: BackupPlan, facts: Facts) -> tuple[str, ...]:
    return (
        plan.subject,
        facts.of_service(plan.service),
        facts.dur(plan.interval),
        facts.dur(plan.retention),
        facts.dur(plan.recovery_point),
        facts.dur(plan.recovery_time),
        lines(capital(often(plan.tests)), "Only when ordered" if plan.tests_on_order else ""),
        facts.date(plan.last_test),
        plan.disaster_exception,
    )


def _disaster(plan: DisasterPlan, facts: Facts) -> list[str]:
    covers = plan.covers and f"for {small(plan.covers)}"
    written = either(
        plan.written,
        joined(f"{facts.provider} must keep a written disaster-recovery plan", covers),
        joined("There is no written disaster-recovery plan", covers),
    )
    return [
        written or said("The disaster-recovery plan is {}.", covers),
        said(
            "{} must add new systems to the plan within {}.",
            facts.provider,
            facts.dur(plan.new_systems_within),
        ),
        said("Tests of the plan: {}.", small(plan.tests)),
    ]


def exit_(section: ExitSection, facts: Facts) -> list[Block]:
    provider = facts.provider
    cost = joined(money(section.cost), section.cost_text, by=", ")
    hand_back = facts.dur(section.hand_back)
    return opened(
        "When this agreement ends, data and work go back in order.",
        clauses(
            (
                joined(
                    sentence(
                        f"{provider} must hand back all data",
                        hand_back and f"within {hand_back} after the end",
                    ),
                    said("Data format: {}.", small(section.data_format)),
                )
                if hand_back or section.data_format
                else "",
                joined(
                    f"{capital(provider)} must delete its copies and prove it.",
                    said("The proof: {}.", small(section.deletion_proof)),
                )
                if section.deletion_proof
                else "",
                said("{} must help with the move for up to {}.", provider, facts.dur(section.help)),
                said("The exit costs: {}.", cost),
            )
        ),
    )
