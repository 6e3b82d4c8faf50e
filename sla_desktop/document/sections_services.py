"""What is delivered: services, deliverables, tasks, components, assumptions, limits, exclusions."""

from collections.abc import Iterable

from sla_desktop.document.drafting import (
    blank,
    capital,
    card,
    clause,
    clauses,
    column,
    joined,
    lines,
    opened,
    reference,
    said,
    sentence,
    table,
)
from sla_desktop.document.facts import Facts, in_cell, money, money_per, often, percent, yes_no
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.sections import (
    AssumptionsSection,
    ChangesSection,
    ComponentsSection,
    ExclusionsSection,
    ServicesSection,
    WorkloadSection,
)
from sla_desktop.domain.services import (
    Assumption,
    Component,
    Deliverable,
    Exclusion,
    Service,
    WorkLimit,
    WorkloadLimit,
    ZoneTask,
)


def services(section: ServicesSection, facts: Facts) -> list[Block]:
    overview = table(
        "Services",
        (
            column("Service", 1.5),
            column("In short", 2.5),
            column("Category", 1),
            column("For", 1.3),
            column("Owner", 1.3),
            column("Hours", 1.3),
        ),
        [
            (
                service.name,
                service.summary,
                service.category,
                service.users,
                facts.person(service.owner),
                facts.name("calendar", service.calendar),
            )
            for service in section.services
        ],
    )
    details = [block for service in section.services for block in _details(service, facts)]
    return opened(
        sentence(facts.provider, "must deliver the services below"),
        overview,
        details,
        _deliverables(section.deliverables, facts),
        _tasks(section.tasks, facts),
    )


def _details(service: Service, facts: Facts) -> list[Block]:
    price = money(service.unit_price)
    rows = (
        ("What", service.what),
        ("Where", service.where),
        ("When", service.when),
        ("How", service.how),
        ("Steps", lines(*(f"{at}. {step}" for at, step in enumerate(service.process, 1)))),
        ("Unit of service", capital(service.unit)),
        ("Price", price and joined(price, f"per {service.unit}" if service.unit else "a unit")),
        ("Resources", service.resources),
        ("Standard applied", service.standard),
        ("Maintenance included", yes_no(service.maintenance_included)),
        ("Critical", yes_no(service.critical)),
    )
    variants = table(
        f"{service.name}: other circumstances",
        (
            column("Circumstance", 2),
            column("Time band", 1.2),
            column("Hours", 1.2),
            column("Turnaround", 1.2),
            column("Price", 1, "right"),
        ),
        [
            (
                variant.circumstance,
                facts.name("band", variant.band),
                facts.name("calendar", variant.calendar),
                facts.dur(variant.turnaround),
                money(variant.price),
            )
            for variant in service.variants
        ],
        caption=True,
    )
    return [*card(service.name, rows), *variants]


def _deliverables(deliverables: Iterable[Deliverable], facts: Facts) -> list[Block]:
    return table(
        "Deliverables",
        (
            column("Deliverable", 1.5),
            column("Service", 1.2),
            column("Content", 2),
            column("Form and route", 1.6),
            column("Recipient", 1.2),
            column("How often", 1.2),
            column("Due", 2),
            column("Accepted when", 2),
        ),
        [
            (
                item.name,
                facts.of_service(item.service),
                item.content,
                lines(item.format, item.template and f"Template: {item.template}", item.route),
                facts.person(item.recipient),
                capital(often(item.frequency)),
                _due(facts.dur(item.due), item.due_after),
                item.acceptance,
            )
            for item in deliverables
        ],
        caption=True,
    )


def _due(due: str, after: str) -> str:
    return capital(joined(due and f"within {due}", after and f"after {after}"))


def _tasks(tasks: Iterable[ZoneTask], facts: Facts) -> list[Block]:
    return table(
        "Tasks by zone",
        (
            column("Zone", 1.4),
            column("Task", 2),
            column("How often", 2),
            column("Service", 1.2),
            column("Note", 1.5),
        ),
        [
            (
                task.zone if task.zones is None else f"{task.zone} ({task.zones:,})",
                task.task,
                capital(often(task.frequency)),
                facts.of_service(task.service),
                task.note,
            )
            for task in tasks
        ],
        caption=True,
    )


def components(section: ComponentsSection, facts: Facts) -> list[Block]:
    """The list, or where it stands when an annex prints it."""
    annex = facts.annexes.get(section.id, "") or section.listed_in
    own = [] if section.id in facts.annexes else component_tables(section.components, facts)
    listed = (
        "{} also lists components."
        if own
        else "{} lists the components on which the services rest."
    )
    return opened(
        "The services rest on these components.", own, clause(said(listed, reference(annex)))
    )


def component_tables(components: Iterable[Component], facts: Facts) -> list[Block]:
    """What the components are, and what is booked for each."""
    found = list(components)
    what = table(
        "Components",
        (
            column("Component", 1.6),
            column("Purpose", 2),
            column("Service", 1.2),
            column("Version", 1.5),
            column("Environment", 1.1),
            column("Production", 1),
            column("Owner", 1.2),
            column("Supported until", 1.2),
        ),
        [
            (
                c.name,
                c.purpose,
                facts.of_service(c.service),
                c.version,
                c.environment,
                yes_no(c.production),
                c.owner,
                facts.date(c.supported_until),
            )
            for c in found
        ],
    )
    booked = table(
        "Booked for each component",
        (
            column("Component", 1.4),
            column("Fee", 1.2, "right"),
            column("Upkeep included", 1.1),
            column("Availability", 1.5),
            column("Monitored object", 1.9),
            column("Text that must appear", 1.5),
            column("Version updates", 1.1),
        ),
        [row for c in found if any((row := _booked(c, facts))[1:])],
        caption=True,
    )
    return [*what, *booked]


def _booked(component: Component, facts: Facts) -> tuple[str, ...]:
    metric = facts.metrics.get(component.metric)
    level = lines(metric.name, metric.target) if metric else ""
    updates = {True: "Automatic", False: "Not automatic", None: ""}[component.automatic_updates]
    return (
        component.name,
        money_per(component.fee, component.fee_period),
        facts.dur(component.upkeep),
        lines(level, "No target" if component.no_target else ""),
        component.monitored_url,
        component.expected_text and f"“{component.expected_text}”",
        updates,
    )


def assumptions(section: AssumptionsSection, facts: Facts) -> list[Block]:
    return opened(
        "The service levels rest on these assumptions.",
        table(
            "Assumptions",
            (
                column("Assumption", 2.5),
                column("Depends on", 1.3),
                column("Owner", 1.2),
                column("If it does not hold", 2),
            ),
            [
                (
                    item.text,
                    joined(
                        _depends_on(item, facts), facts.name("supplier", item.supplier), by=": "
                    ),
                    facts.person(item.owner),
                    item.effect,
                )
                for item in section.assumptions
            ],
        ),
    )


def _depends_on(item: Assumption, facts: Facts) -> str:
    return {
        "customer": in_cell(facts.customer),
        "third-party": "Third party",
        "service": "Another service",
        "": "",
    }[item.depends_on]


def workload(section: WorkloadSection, facts: Facts) -> list[Block]:
    made_for = "Price and service levels are made for this amount of work."
    return opened(
        made_for if section.limits else "These limits apply to work.",
        table(
            "Workload",
            (
                column("Measure", 1.8),
                column("Service", 1.2),
                column("Lowest", 1, "right"),
                column("Expected", 1, "right"),
                column("Highest", 1, "right"),
                column("Unit", 1),
                column("Per", 0.8),
                column("Growth a year", 1, "right"),
                column("Outside the limits", 2),
            ),
            [_workload(limit, facts) for limit in section.limits],
        ),
        clauses(_work_limit(limit, facts) for limit in section.work_limits),
    )


def _workload(limit: WorkloadLimit, facts: Facts) -> tuple[str, ...]:
    numbers = [
        "" if number is None else show.decimal_text(number)
        for number in (limit.lower, limit.expected, limit.upper)
    ]
    if not any(numbers):
        numbers[-1] = blank(f"Highest number, {limit.measure}")
    return (
        limit.measure,
        facts.of_service(limit.service),
        *numbers,
        limit.unit,
        limit.period or "",
        percent(limit.growth),
        limit.consequence,
    )


def _work_limit(limit: WorkLimit, facts: Facts) -> str:
    within, rest = facts.dur(limit.within), facts.dur(limit.rest)
    return joined(
        sentence(limit.text),
        sentence(
            f"{facts.provider} may limit one person’s work to {facts.dur(limit.at_most)}",
            f"in any {within}" if within else "at a time",
            rest and f"with up to {rest} of rest after it",
        ),
    )


def exclusions(section: ExclusionsSection, facts: Facts) -> list[Block]:
    return opened(
        "This section says what the services leave out.",
        table(
            "Exclusions",
            (
                column("Not included", 2),
                column("Category", 1),
                column("Reason", 2),
                column("Instead", 2),
                column("Price", 1, "right"),
            ),
            [
                (_excluded(x), x.category, x.reason, x.alternative, money(x.price))
                for x in section.exclusions
            ],
        ),
        clause("Nothing is left out of the services." if section.none else ""),
    )


def _excluded(exclusion: Exclusion) -> str:
    above = exclusion.above
    return joined(exclusion.name, f"over {show.quantity(above)}" if above else "")


def changes(section: ChangesSection, facts: Facts) -> list[Block]:
    return opened(
        sentence(facts.provider, "must announce changes that users feel"),
        table(
            "Notice of changes",
            (
                column("Change", 2.5),
                column("Announced", 1.5),
                column("By", 1.3),
                column("Measured", 1),
                column("Target", 1, "right"),
                column("Minimum", 1, "right"),
            ),
            [
                (
                    notice.change,
                    _ahead(facts.dur(notice.notice)),
                    notice.channel,
                    yes_no(notice.measured),
                    percent(notice.target),
                    percent(notice.minimum),
                )
                for notice in section.notices
            ],
        ),
    )


def _ahead(notice: str) -> str:
    return notice and f"At least {notice} ahead"
