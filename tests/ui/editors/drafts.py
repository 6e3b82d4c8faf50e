"""Drafts that the tests of the editors work on."""

from decimal import Decimal

from sla_desktop.domain import edits, parse
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.copyfile import decode
from sla_desktop.domain.credits import CreditSchedule, CreditTier
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import (
    CreditsSection,
    DutiesSection,
    LevelsSection,
    PartiesSection,
    ScopeSection,
    TermSection,
)
from sla_desktop.domain.sections_overview import ScopeItem
from sla_desktop.resources import path


def small() -> Agreement:
    """Two parties, three duties, two metrics, a credit with a hole in its ladder."""
    return Agreement(
        id="draft",
        title="Care",
        currency="GBP",
        sections=(
            PartiesSection(
                id="parties",
                title="Parties",
                parties=(
                    Party(id="provider", role="provider", name="North Ltd", label="Provider"),
                    Party(id="customer", role="customer", name="Shop Ltd", label="Customer"),
                ),
            ),
            TermSection(id="term", title="Term"),
            ScopeSection(id="scope", title="Scope", items=(ScopeItem(id="who", aspect="users"),)),
            DutiesSection(
                id="duties",
                title="Duties",
                duties=(
                    Duty(id="a", party="provider", text="answer"),
                    Duty(id="b", party="customer", text="report", due=parse.duration("1 h")),
                    Duty(id="c", party="customer", text="pay"),
                ),
            ),
            LevelsSection(
                id="levels",
                title="Levels",
                metrics=(Metric(id="uptime", name="Uptime"), Metric(id="reply", name="Reply")),
            ),
            CreditsSection(
                id="credits",
                title="Credits",
                schedules=(
                    CreditSchedule(
                        id="down",
                        metrics=("uptime",),
                        model="percent-tiers",
                        tiers=(_tier("low", "95 to 98.9", 10), _tier("high", "99 to 99.9", 5)),
                    ),
                ),
            ),
        ),
    )


def _tier(row_id: str, results: str, credit: int) -> CreditTier:
    percent = Percent(value=Decimal(credit))
    return CreditTier(id=row_id, range=parse.interval(results), credit=percent)


def sample(name: str) -> Agreement:
    """A shipped sample."""
    data = path("samples", f"{name}.sladraft").read_bytes()
    return decode(data, name)[0]


def with_text(agreement: Agreement, where: str, text: str) -> Agreement:
    """A draft with a text typed into a field."""
    return edits.set_text(where, text)(agreement)
