"""Reports, reviews and changing levels; third parties."""

from collections.abc import Iterable

from sla_desktop.document.drafting import (
    capital,
    clauses,
    column,
    lines,
    opened,
    said,
    small,
    stated,
    table,
)
from sla_desktop.document.facts import Facts, often
from sla_desktop.document.nodes import Block
from sla_desktop.domain.governance import LevelChange, Report, Review
from sla_desktop.domain.sections import ReportsSection, SuppliersSection


def reports(section: ReportsSection, facts: Facts) -> list[Block]:
    return opened(
        "The parties report on the service levels and review them together.",
        _reports(section.reports, facts),
        _reviews(section.reviews, facts),
        clauses(_change(section.change, facts) if section.change else ()),
    )


def _reports(reports: Iterable[Report], facts: Facts) -> list[Block]:
    return table(
        "Reports",
        (
            column("Report", 1.5),
            column("Contents", 2.4),
            column("How often", 1.2),
            column("Due", 1.5),
            column("Made by", 1.3),
            column("Goes to", 1.5),
            column("Route", 1.2),
        ),
        [
            (
                report.title,
                _contents(report, facts),
                capital(often(report.frequency)),
                _due(facts.dur(report.due)),
                facts.person(report.made_by),
                lines(*(facts.person(person) for person in report.recipients)),
                report.route,
            )
            for report in reports
        ],
    )


def _due(due: str) -> str:
    return due and f"Within {due} after the period"


def _contents(report: Report, facts: Facts) -> str:
    raw = {True: "with access to the raw data", False: "without the raw data", None: ""}
    found = (
        report.contents,
        "all service levels" if report.all_metrics else "",
        facts.listed("metric", report.metrics),
        raw[report.raw_data],
        report.source and f"from {report.source}",
    )
    return lines(*(capital(text) for text in found))


def _reviews(reviews: Iterable[Review], facts: Facts) -> list[Block]:
    of = {"service": "The service", "document": "This agreement"}
    return table(
        "Reviews",
        (
            column("Review", 1.6),
            column("Of", 1.1),
            column("How often", 1.2),
            column("Next on", 1.2),
            column("Attended by", 1.8),
            column("On the basis of", 1.6),
        ),
        [
            (
                review.title,
                of[review.of],
                capital(often(review.frequency)),
                facts.date(review.next_date),
                lines(*(facts.person(person) for person in review.attendees)),
                review.inputs,
            )
            for review in reviews
        ],
        caption=True,
    )


def _change(change: LevelChange, facts: Facts) -> list[str]:
    approvers = facts.people_in_sentence(change.approvers)
    return [
        said("Levels may be changed upon: {}.", small(change.trigger)),
        said("A change may be proposed by {}.", small(change.proposer)),
        said("The proposal must be made at least {} ahead.", facts.dur(change.notice)),
        said("{} must approve the change.", approvers),
        stated("The change takes effect as follows:", change.effective),
        stated("For adding or dropping a level this holds:", change.add_or_drop),
        said("The parties must adjust the levels on {}.", facts.date(change.readjust)),
    ]


def suppliers(section: SuppliersSection, facts: Facts) -> list[Block]:
    """Names and parts only: what stands between the provider and its suppliers is private."""
    return opened(
        "Third parties deliver parts of the services.",
        table(
            "Third parties",
            (
                column("Third party", 1.5),
                column("Part of the service", 2.5),
                column("Service", 1.5),
            ),
            [(s.name, s.part, facts.of_service(*s.services)) for s in section.suppliers],
        ),
        table(
            "Levels that several third parties influence",
            (
                column("Level", 1.4),
                column("Third parties", 1.5),
                column("How the cause is found", 2),
                column("Joint review", 1.5),
                column("Outside effects", 1.5),
            ),
            [
                (
                    facts.name("metric", shared.metric),
                    facts.listed("supplier", shared.suppliers),
                    shared.cause_rule,
                    shared.joint_review,
                    shared.outside_effects,
                )
                for shared in section.shared
            ],
            caption=True,
        ),
    )
