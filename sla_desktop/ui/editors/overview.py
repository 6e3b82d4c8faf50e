"""Editors of the opening sections: control, parties, purpose, term, legal status, scope."""

from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.people import Contact, ContactRule, Party, Site
from sla_desktop.domain.sections_overview import Objective, ScopeItem
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks

_ROLES = {
    "provider": "Provider",
    "customer": "Customer",
    "department": "Department",
    "other": "Other",
}
_FORMS = {
    "": "Not said",
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
    form.group()
    add_responsible(form, "owner", "Kept by", "Who looks after this document.")
    form.line(
        "storage_place",
        "Kept in",
        "Where the agreed version is stored.",
        "contracts folder of both firms",
        wide=True,
    )
    form.tick("no_annexes", "There are no annexes on purpose", "Say so, or add annex sections.")
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
        _log_entry,
        noun="version",
    )


def _log_entry(row_id: str) -> LogEntry:
    return LogEntry(id=row_id, version="")


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
        _party,
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
            Column("name", "Name", 3),
            Column("role", "Role", 3),
            Column("phone", "Telephone", 2),
            Column("email", "E-mail", 3),
        ),
        _contact,
        explanation="Each side needs somebody for the five purposes below; one person may do all.",
        noun="contact",
        details=_contact_details,
    )
    add_table(
        form,
        "contact_rules",
        "What each side must keep in place",
        (
            Column("party", "Side", 2, picks=choices.parties),
            Column("text", "Contact", 5),
            Column("at_least", "At least", 1),
        ),
        _contact_rule,
        noun="rule",
    )
    form.group("Sponsor")
    add_responsible(form, "sponsor", "Sponsor", "Who decides when both teams cannot.")


def _party(row_id: str) -> Party:
    return Party(id=row_id, role="other")


def _party_details(form: Form) -> None:
    form.choice("form", "Legal form", _FORMS)
    form.line("registration", "Registration number", "As in the register.", "HRB 12345")
    form.line("address", "Address", "", "1 High Street, Leeds LS1 1AA", wide=True)
    form.line("email", "E-mail", "", "office@example.com")
    form.line("headcount", "People", "For a department or a small firm.", "7")


def _contact(row_id: str) -> Contact:
    return Contact(id=row_id)


def _contact_details(form: Form) -> None:
    form.group()
    add_ticks(form, "purposes", "Contact for", _PURPOSES)
    form.line("hours", "Reachable", "", "Monday to Friday 08:00–18:00")
    form.line("deputy", "Deputy", "Who answers when this person is away.")
    form.line("chat", "Chat name")


def _contact_rule(row_id: str) -> ContactRule:
    return ContactRule(id=row_id, text="")


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
        (Column("text", "Objective", 4), Column("campaign", "Campaign or goal", 2)),
        _objective,
        explanation="Each objective is shown by at least one metric.",
        noun="objective",
        details=_objective_details,
    )


def _objective(row_id: str) -> Objective:
    return Objective(id=row_id, text="")


def _objective_details(form: Form) -> None:
    add_ticks(form, "metrics", "Shown by", choices.metrics)
    add_responsible(form, "owner", "Owner")


def term(form: Form) -> None:
    form.group("Term")
    form.line("start", "Starts on", "The first day on which the levels apply.", "2027-03-01")
    form.line("end", "Ends on", "Leave empty where it runs on.", "2029-02-28")
    form.line("length", "Length", "", "24 months")
    form.yes_no("open_ended", "Runs until ended")
    form.group("Renewal")
    form.yes_no("renews", "Renews by itself")
    form.line("renewal_length", "For", "How long each renewal lasts.", "12 months")
    form.line("notice", "Unless ended with", "Notice before the term ends.", "90 days")
    form.line(
        "late_signature_note",
        "If it is signed after the start",
        "Say why, so that the early days are covered.",
        wide=True,
    )


def standing(form: Form) -> None:
    form.choice(
        "status",
        "This document is",
        {
            "": "Not said",
            "schedule": "a schedule to another contract",
            "standalone": "a contract of its own",
            "nonbinding": "a statement that does not bind",
            "charter": "an internal charter",
        },
        "What a court would make of it.",
    )
    form.choice(
        "prevails",
        "If they differ",
        {"": "Not said", "main": "the main agreement wins", "sla": "this document wins"},
    )
    form.line("main_agreement", "Main agreement", "", "Master services agreement")
    form.line("main_date", "of", "", "2026-11-02")
    form.yes_no("annexes_are_part", "The annexes are part of it")
    form.pick("terms_excluded_of", "General terms that do not apply", choices.parties)
    form.line("terms_excluded_for", "for", "", "the systems listed in the annex")


def scope(form: Form) -> None:
    add_table(
        form,
        "items",
        "Applies to",
        (
            Column("aspect", "What", 2, choices=_ASPECTS),
            Column("everything", "All", 1, choices={False: "No", True: "All"}),
            Column("text", "Which", 5),
        ),
        _scope_item,
        explanation="Users, sites, systems. Choose All only where you mean every one.",
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
            Column("country", "Country", 2),
        ),
        _site,
        noun="site",
        details=_site_details,
    )


def _scope_item(row_id: str) -> ScopeItem:
    return ScopeItem(id=row_id, aspect="users")


def _site(row_id: str) -> Site:
    return Site(id=row_id, name="")


def _site_details(form: Form) -> None:
    form.line(
        "sizes",
        "Sizes",
        "Separate several with a semicolon.",
        "2 floors; 1,150 m²; 62 desks",
        wide=True,
    )


CONTROL = Editor("Who keeps this document, and what changed from version to version.", control)
PARTIES = Editor("Who agrees, and whom to reach for what.", parties)
PURPOSE = Editor("Why this agreement exists, in business terms.", purpose)
TERM = Editor("From when to when it applies, and how it goes on.", term)
STANDING = Editor("What this document is in law, and which paper wins.", standing)
SCOPE = Editor("To whom, where and to what the agreement applies.", scope)
