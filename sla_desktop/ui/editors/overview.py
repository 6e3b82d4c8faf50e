"""Editors of the opening sections: control, parties, purpose, term, legal status, scope."""

from collections.abc import Mapping
from typing import Any

from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.people import Contact, ContactRule, Party, Site
from sla_desktop.domain.sections_overview import Objective, ScopeItem
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.controls import NO_YES
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column, NewRow
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks

_ROLES = {
    "provider": "Provider",
    "customer": "Customer",
    "department": "Department",
    "other": "Other",
}
_FORMS = {
    "": choices.NONE,
    "entity": "Firm or other legal entity",
    "individual": "Individual",
    "internal": "Part of one firm",
}
_PURPOSES = {
    "contract-changes": "Contract changes",
    "complaints": "Complaints",
    "escalation": "Escalation",
    "reviews": "Reviews",
    "emergencies": "Emergencies",
    "operations": "Daily work",
}
_ASPECTS = {
    "users": "Users",
    "sites": "Sites",
    "countries": "Countries",
    "systems": "Systems",
    "environments": "Environments",
    "other": "Other",
}


def control(form: Form) -> None:
    add_table(
        form,
        "log",
        "Versions",
        (
            Column("version", "Version"),
            Column("date", "Date", 2),
            Column("author", "By", 2),
            Column("change", "What changed", 4),
        ),
        lambda row_id: LogEntry(id=row_id, version=""),
        explanation="Each export adds a line by itself.",
        noun="version",
    )
    form.group("This document")
    add_responsible(form, "owner", "Kept by", "Who looks after it.")
    form.line(
        "storage_place",
        "Kept in",
        "Where both sides find the newest one.",
        "contracts folder of both firms",
    )
    form.tick(
        "no_annexes",
        "There are no annexes, on purpose",
        "Then the checklist does not ask for one.",
        wide=True,
    )


def parties(form: Form) -> None:
    add_table(
        form,
        "parties",
        "Parties",
        (
            Column("role", "Role", 2, choices=_ROLES),
            Column("name", "Full legal name", 4),
            Column("label", "Called", 2),
        ),
        _party_for(form),
        explanation="Both sides with their full legal names, as in the register.",
        noun="party",
        details=_party_details,
    )
    add_table(
        form,
        "contacts",
        "Contacts",
        (
            Column("party", "Of", 2, picks=choices.parties),
            Column("purposes", "For", 3, several=_purposes),
            Column("name", "Name", 3),
            Column("role", "Role", 3),
            Column("phone", "Telephone", 2),
            Column("email", "E-mail", 3),
        ),
        lambda row_id: Contact(id=row_id),
        explanation="Whom to reach for what. One person may do it all.",
        noun="contact",
        details=_contact_details,
    )
    form.fold("What each side must keep in place", _contact_rules, "contact_rules")
    form.fold("Sponsor", _sponsor, "sponsor")


def _purposes(_agreement: Agreement) -> Mapping[Any, str]:
    return _PURPOSES


def _party_for(form: Form) -> NewRow:
    """The first two rows are the provider and the customer, whom the wording calls so."""

    def new_party(row_id: str) -> Row:
        known = paths.rows_at(form.session.agreement, form.path("parties"))
        roles = {row.role for row in known if isinstance(row, Party)}
        if "provider" not in roles:
            return Party(id="provider", role="provider", label="Provider")
        if "customer" not in roles:
            return Party(id="customer", role="customer", label="Customer")
        return Party(id=row_id, role="other")

    return new_party


def _party_details(form: Form) -> None:
    form.line(
        "address",
        "Address",
        "As in the register, with the country.",
        "1 High Street, Leeds LS1 1AA",
        wide=True,
    )
    form.line(
        "registration", "Registration number", "It tells apart firms with like names.", "HRB 12345"
    )
    form.line("email", "E-mail", "For notices.", "office@example.com")
    form.choice("form", "Legal form", _FORMS, "It decides what the signature block asks.")
    form.line("headcount", "People", "In a department or a small firm.", "7")


def _contact_details(form: Form) -> None:
    add_ticks(
        form, "purposes", "Contact for", _PURPOSES, "Each matter needs somebody on each side."
    )
    form.line("hours", "Reachable", "When this person answers.", "Monday to Friday 08:00–18:00")
    form.line("deputy", "Deputy", "Who answers in the meantime.", "Sam Field")
    form.line("chat", "Chat name", "Where you talk in a chat room.", "@sam.field")


def _contact_rules(form: Form) -> None:
    add_table(
        form,
        "contact_rules",
        "Rules on contacts",
        (
            Column("party", "Side", 2, picks=choices.parties),
            Column("text", "Contact", 5),
            Column("at_least", "At least", 1),
        ),
        lambda row_id: ContactRule(id=row_id, text=""),
        headed=False,
        noun="rule",
    )


def _sponsor(form: Form) -> None:
    add_responsible(form, "sponsor", "Sponsor", "Who decides when both teams cannot agree.")


def purpose(form: Form) -> None:
    form.area(
        "statement",
        "Purpose",
        "What the customer's business gains when the service is good.",
        "The agreement keeps the shop open for orders around the clock.",
    )
    add_table(
        form,
        "objectives",
        "Objectives",
        (Column("text", "Objective", 5), Column("metrics", "Shown by", 3, several=choices.metrics)),
        lambda row_id: Objective(id=row_id, text=""),
        explanation="Each objective is shown by at least one metric.",
        noun="objective",
        details=_objective_details,
    )


def _objective_details(form: Form) -> None:
    add_ticks(form, "metrics", "Shown by", choices.metrics, "How you will see that it is reached.")
    add_responsible(form, "owner", "Owner", "Who cares that it is reached.")
    form.line("campaign", "Campaign or goal", "If it serves one only.", "opening of the new shop")


def term(form: Form) -> None:
    form.group("Term")
    form.line("start", "Starts on", "The first day on which the levels apply.", "2027-03-01")
    form.line("length", "Length", "Or give the day it ends.", "24 months")
    form.line("end", "Ends on", "Or give its length.", "2029-02-28")
    form.yes_no("open_ended", "Runs until ended", "Then only notice ends it.")
    form.group("Renewal")
    form.yes_no("renews", "Renews by itself", "If no, it ends by itself.")
    form.line("renewal_length", "For", "How long it goes on each time.", "12 months")
    form.line("notice", "Unless ended with notice of", "Put it into your calendar.", "90 days")
    form.fold("If it is signed after the start", _late, "late_signature_note")


def _late(form: Form) -> None:
    form.line(
        "late_signature_note",
        "Note",
        "Say why, so that the early days are covered.",
        "The levels have applied since the start.",
        wide=True,
    )


def standing(form: Form) -> None:
    form.choice(
        "status",
        "This document is",
        {
            "": choices.NONE,
            "schedule": "a schedule to another contract",
            "standalone": "a contract of its own",
            "nonbinding": "a statement that does not bind",
            "charter": "an internal charter",
        },
        "It decides what follows from a miss in law.",
    )
    form.yes_no(
        "annexes_are_part", "The annexes are part of it", "Then they bind as the text does."
    )
    form.line(
        "main_agreement",
        "Main agreement",
        "The contract that this one belongs to.",
        "Master services agreement",
    )
    form.line("main_date", "Dated", "The day it was signed.", "2026-11-02")
    form.choice(
        "prevails",
        "If they differ",
        {"": choices.NONE, "main": "the main agreement wins", "sla": "this document wins"},
        "Which text counts where they contradict.",
    )
    form.fold("General terms that do not apply", _terms, "terms_excluded_of", "terms_excluded_for")


def _terms(form: Form) -> None:
    form.pick("terms_excluded_of", "Those of", choices.parties, "Whose printed terms stay out.")
    form.line(
        "terms_excluded_for", "For", "What they stay out of.", "the systems listed in the annex"
    )


def scope(form: Form) -> None:
    add_table(
        form,
        "items",
        "Applies to",
        (
            Column("aspect", "What", 2, choices=_ASPECTS),
            Column("everything", "All", 1, choices=NO_YES),
            Column("text", "Which", 6),
        ),
        lambda row_id: ScopeItem(id=row_id, aspect="users"),
        explanation="Users, sites, systems. Tick All only where you mean every one.",
        noun="line",
    )
    add_table(
        form,
        "sites",
        "Sites",
        (
            Column("name", "Site", 3),
            Column("party", "Of", 2, picks=choices.parties),
            Column("address", "Address", 4),
            Column("sizes", "Sizes", 3),
        ),
        lambda row_id: Site(id=row_id, name=""),
        explanation="Sizes with their units between semicolons: 2 floors; 1,150 m²; 62 desks.",
        noun="site",
        details=_site_details,
    )


def _site_details(form: Form) -> None:
    form.line("country", "Country", "For holidays, taxes and law.", "United Kingdom")


CONTROL = Editor("Who keeps this document, and what changed from version to version.", control)
PARTIES = Editor("Who agrees, and whom to reach for what.", parties)
PURPOSE = Editor("Why this agreement exists, in business terms.", purpose)
TERM = Editor("From when to when it applies, and how it goes on.", term)
STANDING = Editor("What this document is in law, and which paper wins.", standing)
SCOPE = Editor("To whom, where and to what the agreement applies.", scope)
