import datetime as dt
from typing import Any

import pytest

from sla_desktop.domain.digest import content_digest
from sla_desktop.domain.governance import LogEntry, Parent, Review
from sla_desktop.domain.people import CONTACT_PURPOSES, Contact, Party, Site
from sla_desktop.domain.sections import (
    ControlSection,
    Objective,
    PartiesSection,
    PurposeSection,
    ReportsSection,
    ScopeItem,
    ScopeSection,
    StandingSection,
    TermSection,
)
from tests.checks.builders import (
    PROVIDER,
    both,
    days,
    found,
    gaps,
    levels,
    made,
    make,
    months,
    said,
    sec,
    teams,
    uptime,
)

START = dt.date(2027, 3, 1)
LOG = (LogEntry(id="one", version="0.1", author="J. Hill"),)


def control(**fields: object) -> ControlSection:
    return sec(ControlSection, **{"owner": PROVIDER, "log": LOG, **fields})


# A01


def test_document_without_title_or_version_is_missing() -> None:
    assert found("A01", control(), title=" ", version="") == [
        ("missing", "title"),
        ("missing", "version"),
    ]


def test_document_without_owner_or_log_is_incomplete() -> None:
    assert found("A01") == [("incomplete", "control"), ("incomplete", "control")]
    assert found("A01", control(owner=None, log=())) == [
        ("incomplete", "control.owner"),
        ("incomplete", "control.log"),
    ]


def test_new_content_under_an_exported_version_is_weak() -> None:
    exported = make(control())
    mark = content_digest(exported)
    noted = control(exported_version="0.1", exported_digest=mark)
    assert found("A01", noted) == []
    assert found("A01", noted, subtitle="new") == [("weak", "version")]
    assert found("A01", noted, subtitle="new", version="0.2") == []


def test_controlled_document_is_complete() -> None:
    assert found("A01", control()) == []


# A02


def test_kind_not_chosen_is_missing() -> None:
    assert found("A02", kind=None) == [("missing", "kind")]


def test_several_levels_without_a_neighbour_are_incomplete() -> None:
    assert found("A02", kind="multilevel") == [("incomplete", "parent.title")]
    assert found("A02", kind="multilevel", parent=Parent()) == [("incomplete", "parent.title")]
    assert found("A02", kind="multilevel", parent=Parent(title="Corporate terms")) == []
    assert found("A02", kind="multilevel", children=("child",)) == []


def test_own_level_of_one_customer_in_an_agreement_for_all_is_weak() -> None:
    own = levels(uptime(object="shop of Elm Ltd"), uptime(id="all", name="Uptime of all"))
    assert found("A02", both(), own, kind="service") == [("weak", "levels.metrics.uptime.object")]
    assert found("A02", both(), own, kind="customer") == []


# A03


def test_one_named_party_is_missing_the_other() -> None:
    people = (
        Party(id="provider", name="Ash Ltd", role="provider"),
        Party(id="customer", role="customer"),
    )
    assert found("A03", both(parties=people)) == [("missing", "parties.parties.customer.name")]
    assert "“Ash Ltd”" in said("A03", both(parties=people[:1]))
    assert found("A03", both(parties=people[:1])) == [("missing", "parties.parties")]


def test_party_without_address_is_incomplete() -> None:
    people = (
        Party(id="provider", name="Ash Ltd", role="provider"),
        Party(id="customer", name="Elm Ltd", role="customer"),
    )
    assert found("A03", both(parties=people)) == [
        ("incomplete", "parties.parties.provider.address")
    ]
    assert "“Ash Ltd” and “Elm Ltd” have no address" in said("A03", both(parties=people))


def test_departments_of_one_firm_need_no_address_and_no_other_role() -> None:
    assert found("A03", teams(), kind="internal") == []


def test_two_parties_of_one_role_are_incomplete() -> None:
    people = (
        Party(id="one", name="Ash Ltd", role="provider", address="Leeds"),
        Party(id="two", name="Elm Ltd", role="provider", address="Leeds"),
    )
    assert found("A03", both(parties=people)) == [("incomplete", "parties.parties.two.role")]


@pytest.mark.parametrize("name", ["[Customer]", "TBD", "Company Name", "xxx", "{{customer}}"])
def test_placeholder_for_a_name_is_weak(name: str) -> None:
    people = (
        Party(id="provider", name="Ash Ltd", role="provider", address="Leeds"),
        Party(id="customer", name=name, role="customer", address="Leeds"),
    )
    assert found("A03", both(parties=people)) == [("weak", "parties.parties.customer.name")]


def test_two_parties_of_one_name_are_weak() -> None:
    people = (
        Party(id="provider", name="Ash Ltd", role="provider", address="Leeds"),
        Party(id="customer", name="ASH  Ltd.", role="customer", address="Leeds"),
    )
    assert found("A03", both(parties=people)) == [("weak", "parties.parties.customer.name")]


def test_example_shop_is_a_name() -> None:
    people = (
        Party(id="provider", name="Nordlicht Betrieb GmbH", role="provider", address="Berlin"),
        Party(id="customer", name="Example Shop GmbH", role="customer", address="Berlin"),
    )
    assert found("A03", both(parties=people)) == []


# A04


def contact(party: str, **fields: object) -> Contact:
    plain: dict[str, Any] = {
        "id": party,
        "party": party,
        "purposes": CONTACT_PURPOSES,
        "phone": "020 7946 0011",
    }
    return made(Contact, plain, fields)


def test_side_without_contact_is_missing() -> None:
    one = both(contacts=(contact("provider"),))
    assert found("A04", one) == [("missing", "parties.contacts")]
    assert "“Elm Ltd”" in said("A04", one)


def test_purpose_without_telephone_or_mail_is_incomplete() -> None:
    half = (
        contact("provider", purposes=CONTACT_PURPOSES[:3]),
        contact("customer", phone="", email=" "),
    )
    assert found("A04", both(contacts=half)) == [("incomplete", "parties.contacts")]
    assert "“Ash Ltd” has none for reviews or emergencies" in said("A04", both(contacts=half))


def test_one_person_for_every_purpose_is_complete() -> None:
    people = (contact("provider"), contact("customer", phone="", email="sam@example.com"))
    assert found("A04", both(contacts=people)) == []


def test_teams_need_no_emergency_contact() -> None:
    people = (
        contact("marketing", purposes=CONTACT_PURPOSES[:4]),
        contact("sales", purposes=CONTACT_PURPOSES[:4]),
    )
    section = PartiesSection(
        id="parties", title="Parties", parties=teams().parties, contacts=people
    )
    assert found("A04", section, kind="salesmarketing") == []
    assert found("A04", section, kind="internal") == [("incomplete", "parties.contacts")]


# A05


def test_no_goal_is_missing() -> None:
    assert found("A05", sec(PurposeSection)) == [("missing", "purpose.objectives")]


def test_goal_with_a_metric_is_complete() -> None:
    goals = (Objective(id="orders", text="The shop takes orders", metrics=("uptime",)),)
    assert found("A05", sec(PurposeSection, objectives=goals), levels(uptime())) == []


# A06


def test_no_start_is_missing() -> None:
    assert found("A06", sec(TermSection, end=START)) == [("missing", "term.start")]


def test_no_end_is_incomplete() -> None:
    assert found("A06", sec(TermSection, start=START)) == [("incomplete", "term.end")]
    assert found("A06", sec(TermSection, start=START, length=months(24))) == []
    assert found("A06", sec(TermSection, start=START, end=START)) == []


def test_open_end_needs_a_date_for_its_review() -> None:
    term = sec(TermSection, start=START, open_ended=True)
    review = Review(id="yearly", title="Yearly review")
    dated = Review(id="yearly", title="Yearly review", next_date=START)
    assert found("A06", term) == [("incomplete", "reports")]
    assert found("A06", term, sec(ReportsSection, reviews=(review,))) == [
        ("incomplete", "reports.reviews.yearly.next_date")
    ]
    assert found("A06", term, sec(ReportsSection, reviews=(dated,))) == []


def test_renewal_without_notice_is_weak() -> None:
    term = sec(TermSection, start=START, end=START, renews=True)
    assert found("A06", term) == [("weak", "term.notice")]


def test_renewal_with_notice_is_complete() -> None:
    term = sec(TermSection, start=START, length=months(24), renews=True, notice=days(90))
    assert found("A06", term) == []


# A07


def test_no_legal_status_is_missing() -> None:
    assert found("A07", sec(StandingSection)) == [("missing", "standing.status")]


def test_schedule_without_main_agreement_and_precedence_is_incomplete() -> None:
    assert found("A07", sec(StandingSection, status="schedule")) == [
        ("incomplete", "standing.main_agreement"),
        ("incomplete", "standing.prevails"),
    ]


def test_contract_and_placed_schedule_are_complete() -> None:
    schedule = sec(
        StandingSection, status="schedule", main_agreement="Service agreement", prevails="main"
    )
    assert found("A07", sec(StandingSection, status="standalone")) == []
    assert found("A07", schedule) == []


# A08


def scope(*items: ScopeItem, **fields: object) -> ScopeSection:
    return sec(ScopeSection, items=items, **fields)


def test_scope_without_a_line_is_missing() -> None:
    assert found("A08", scope(ScopeItem(id="a", aspect="users", text=" "))) == [
        ("missing", "scope.items")
    ]


def test_scope_without_users_and_sites_is_incomplete() -> None:
    systems = scope(ScopeItem(id="a", aspect="systems", text="production servers"))
    assert found("A08", systems) == [("incomplete", "scope.items")]
    assert "users and sites" in said("A08", systems)


def test_scope_of_all_is_complete() -> None:
    assert found("A08", scope(ScopeItem(id="a", aspect="other", everything=True))) == []
    users = ScopeItem(id="a", aspect="users", everything=True)
    assert found("A08", scope(users, sites=(Site(id="leeds", name="Leeds"),))) == []


def test_open_list_in_the_scope_is_weak() -> None:
    users = ScopeItem(id="a", aspect="users", text="staff in Leeds, York etc.")
    sites = ScopeItem(id="b", aspect="sites", text="both offices")
    assert found("A08", scope(users, sites)) == [("weak", "scope.items.a.text")]


def test_gaps_carry_the_names_of_the_draft() -> None:
    assert [g.message for g in gaps("A03", make(both(parties=both().parties[:1])))] == [
        "Only “Ash Ltd” is named: give the name of the other party."
    ]
