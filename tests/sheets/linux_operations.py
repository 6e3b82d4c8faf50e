"""Sheet 1: a small firm operates the Linux servers of a web shop."""

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.edits import Edit, add_section, chain, set_text, set_value
from sla_desktop.domain.governance import Signatory
from sla_desktop.domain.parse import duration
from sla_desktop.domain.people import ContactRule, Party
from sla_desktop.domain.protection import DisasterPlan, NoticeAddress
from sla_desktop.domain.sections import (
    AnnexSection,
    ComponentsSection,
    ContinuitySection,
    DisputesSection,
    DutiesSection,
    LiabilitySection,
    PartiesSection,
    ScopeItem,
    ScopeSection,
    ServicesSection,
    SignaturesSection,
    StandingSection,
)
from sla_desktop.domain.services import (
    Component,
    Service,
)
from tests.sheets import linux_levels
from tests.sheets.linux_levels import LEVELS, RESPONSE
from tests.sheets.writing import euro, rows


def build() -> Agreement:
    """The agreement of the sheet, from an empty one by edits alone."""
    edit = chain(
        set_text("title", "Operation of Linux servers for a web shop"),
        set_text("kind", "customer"),
        set_text("trade", "hosting"),
        set_text("currency", "EUR"),
        set_text("zone", "Europe/Berlin"),
        _parties(),
        _standing_and_scope(),
        _services(),
        _systems(),
        linux_levels.hours(),
        linux_levels.emergencies(),
        linux_levels.availability(),
        linux_levels.maintenance(),
        linux_levels.money(),
        _duties(),
        _closing(),
    )
    return edit(Agreement(id="linux-operations", title=""))


def _parties() -> Edit:
    return chain(
        add_section(PartiesSection(id="parties", title="Parties")),
        rows(
            "parties.parties",
            Party(
                id="provider",
                name="Nordlicht Betrieb GmbH",
                label="Provider",
                role="provider",
                form="entity",
                address="Berlin",
            ),
            Party(
                id="customer",
                name="Example Shop GmbH",
                label="Customer",
                role="customer",
                form="entity",
                address="Berlin",
            ),
        ),
        rows(
            "parties.contact_rules",
            ContactRule(
                id="technical",
                text="technical contact with mobile number and chat name, "
                "replaced without delay when absent",
                at_least=1,
            ),
        ),
    )


def _standing_and_scope() -> Edit:
    return chain(
        add_section(StandingSection(id="standing", title="Standing of this agreement")),
        set_value("standing.annexes_are_part", True),
        set_value("standing.terms_excluded_of", "provider"),
        set_text("standing.terms_excluded_for", "the systems listed in the annex"),
        add_section(ScopeSection(id="scope", title="Scope")),
        rows(
            "scope.items",
            ScopeItem(id="systems", aspect="systems", text="The systems listed in the annex"),
        ),
    )


def _services() -> Edit:
    return chain(
        add_section(ServicesSection(id="services", title="Services")),
        rows(
            "services.services",
            Service(
                id="operation",
                name="Operation of Linux servers",
                summary="Operation of the Linux servers of a web shop",
            ),
        ),
    )


def _systems() -> Edit:
    """The annex with two made-up systems: one with an availability target, one without."""
    return chain(
        add_section(ComponentsSection(id="components", title="Systems")),
        rows(
            "components.components",
            Component(
                id="shop",
                name="shop",
                purpose="Web shop",
                production=True,
                fee=euro("50.00"),
                upkeep=duration("30 min"),
                metric="availability-3",
                monitored_url="https://shop.example.com/",
                expected_text="Example Shop",
                automatic_updates=True,
            ),
            Component(
                id="test",
                name="shop-test",
                purpose="Trial of new versions",
                production=False,
                fee=euro("50.00"),
                upkeep=duration("30 min"),
                no_target=True,
                automatic_updates=False,
            ),
        ),
        set_value("components.listed_in", "annex"),
    )


def _duties() -> Edit:
    return chain(
        add_section(DutiesSection(id="duties", title="The Customer’s part")),
        rows(
            "duties.duties",
            Duty(
                id="certificates",
                party="customer",
                text="hand over its own certificates",
                due=duration("30 days"),
                due_before=True,
                due_event="they expire",
            ),
            Duty(
                id="access",
                party="customer",
                text="keep admin access to the hosting accounts working",
                effect="targets-suspended",
                metrics=(RESPONSE, *LEVELS),
            ),
            Duty(
                id="passwords",
                party="customer",
                text="report a loss of passwords as an emergency",
                at_any_hour=True,
            ),
        ),
    )


def _closing() -> Edit:
    return chain(
        add_section(ContinuitySection(id="continuity", title="Disaster recovery")),
        set_value(
            "continuity.disaster_plan",
            DisasterPlan(
                written=True,
                covers="systems with an availability target",
                new_systems_within=duration("2 weeks"),
                tests="only when ordered",
            ),
        ),
        add_section(LiabilitySection(id="liability", title="Liability")),
        add_section(DisputesSection(id="disputes", title="Law and notices")),
        set_text("disputes.law", "Germany"),
        set_text("disputes.notice_form", "text"),
        rows(
            "disputes.notices",
            NoticeAddress(id="provider", party="provider"),
            NoticeAddress(id="customer", party="customer"),
        ),
        add_section(SignaturesSection(id="signatures", title="Signatures")),
        rows(
            "signatures.signatories",
            Signatory(id="provider", party="provider"),
            Signatory(id="customer", party="customer"),
        ),
        add_section(AnnexSection(id="annex", title="List of systems", components_of="components")),
    )
