"""Parties, purpose, term, standing and scope."""

from sla_desktop.document.drafting import (
    blank,
    capital,
    card,
    clause,
    clauses,
    column,
    duty,
    either,
    inlines,
    joined,
    lines,
    opened,
    possessive,
    said,
    sentence,
    small,
    table,
)
from sla_desktop.document.facts import (
    Facts,
    count,
    in_sentence,
    name_or_blank,
    short_name,
)
from sla_desktop.document.nodes import Block, Paragraph
from sla_desktop.domain import show
from sla_desktop.domain.people import Contact, ContactRule, Party
from sla_desktop.domain.sections import (
    PartiesSection,
    PurposeSection,
    ScopeSection,
    StandingSection,
    TermSection,
)
from sla_desktop.domain.term import last_day

_ABREAST = 3  # parties that stand side by side as columns; more stand one below the other
_ROLES = {
    "provider": "Provider",
    "customer": "Customer",
    "department": "Department",
    "other": "Further party",
}
_FORMS = {
    "entity": "Legal entity",
    "individual": "Natural person",
    "internal": "Part of one company",
    "": "",
}
_PURPOSES = {
    "contract-changes": "changes to the agreement",
    "complaints": "complaints",
    "escalation": "escalation",
    "reviews": "reviews",
    "emergencies": "emergencies",
    "operations": "daily operation",
}
_ASPECTS = {
    "users": "Users",
    "sites": "Sites",
    "countries": "Countries",
    "systems": "Systems",
    "environments": "Environments",
    "other": "Other",
}


def parties(section: PartiesSection, facts: Facts) -> list[Block]:
    contacts = [_contact(contact, facts) for contact in section.contacts]
    return opened(
        "This agreement is made between these parties.",
        _compact_parties(section, facts) if facts.compact else _parties(section.parties),
        table(
            "Contacts",
            (
                column("Party", 1),
                column("For", 1.6),
                column("Contact", 1.5),
                column("Reached by", 2),
                column("When", 1.2),
                column("Deputy", 1.2),
            ),
            contacts,
            caption=True,
        ),
        clauses(_contact_rule(rule, facts) for rule in section.contact_rules),
        clause(said("The sponsor of this agreement is {}.", facts.who(section.sponsor))),
    )


def _compact_parties(section: PartiesSection, facts: Facts) -> list[Block]:
    """What the title block does not say of the parties: what they are called here."""
    called = [
        f"{name_or_blank(party)} (“{in_sentence(party)}”)"
        if in_sentence(party) != party.name
        else party.name
        for party in section.parties
        if party.id in facts.signing
    ]
    others = tuple(party for party in section.parties if party.id not in facts.signing)
    return [
        *clause(said("This agreement is made between {}.", show.listed(called))),
        *(_parties(others) if others else []),
    ]


def _parties(found: tuple[Party, ...]) -> list[Block]:
    titles = (
        "Name",
        "Called here",
        "Role",
        "Legal form",
        "Registration",
        "Address",
        "E-mail",
        "People",
    )
    named = any(in_sentence(party) != party.name for party in found)
    known = [_party(party, named=named) for party in found]
    if len(found) <= _ABREAST:
        heads = [column("", 1), *(column(capital(short_name(p)), 2.4) for p in found)]
        rows = [(title, *(each[at] for each in known)) for at, title in enumerate(titles)]
        filled = [row for row in rows if any(row[1:])]
        return table("The parties", heads, filled, header_column=True)
    heads = [column("Party", 1.2), *(column(title, 1.5) for title in titles)]
    named = [(short_name(p), *each) for p, each in zip(found, known, strict=True)]
    return table("The parties", heads, named)


def _party(party: Party, *, named: bool) -> tuple[str, ...]:
    """`named`: some party is not called by its name."""
    internal = party.role == "department" or party.form == "internal"
    return (
        name_or_blank(party),
        f"“{in_sentence(party)}”" if party.label and named else "",
        "" if party.role == party.label.casefold() else _ROLES[party.role],
        _FORMS[party.form],
        party.registration,
        party.address or ("" if internal else blank(f"Address of {in_sentence(party)}")),
        party.email,
        count(party.headcount),
    )


def _contact(contact: Contact, facts: Facts) -> tuple[str, ...]:
    purposes = show.listed([_PURPOSES[purpose] for purpose in contact.purposes])
    person = lines(contact.name, contact.role)
    whose = facts.the(contact.party, "the party")
    reach = lines(
        contact.phone and f"Phone {contact.phone}",
        contact.email,
        contact.chat and f"Chat {contact.chat}",
    )
    return (
        facts.side(contact.party),
        capital(purposes),
        person or blank(f"Contact of {whose}"),
        reach or blank(f"Phone or e-mail, contact of {whose}"),
        contact.hours,
        contact.deputy,
    )


def _contact_rule(rule: ContactRule, facts: Facts) -> str:
    who = facts.the(rule.party, "each party")
    if rule.at_least is None:
        return duty(who, rule.text)
    return sentence(who, f"must keep at least {rule.at_least}", small(rule.text))


def purpose(section: PurposeSection, facts: Facts) -> list[Block]:
    statement: list[Block] = [Paragraph(inlines(t)) for t in section.statement.split("\n") if t]
    outcomes = table(
        "Outcomes",
        (column("Outcome", 3), column("Owner", 1.5), column("Shown by", 2), column("Campaign", 1)),
        [
            (o.text, facts.person(o.owner), facts.listed("metric", o.metrics), o.campaign)
            for o in section.objectives
        ],
    )
    return [*statement, *opened("The parties want to reach these outcomes.", outcomes)]


def term(section: TermSection, facts: Facts) -> list[Block]:
    notice = facts.dur(section.notice)
    length = facts.dur(section.renewal_length)
    ends = {True: "open, no fixed date", False: "fixed", None: ""}[section.open_ended]
    last = facts.date(last_day(section))
    renewal = joined("does not renew by itself" if section.renews is False else "", length)
    table_says = not section.renews  # else the clause does
    return opened(
        "This agreement runs as follows.",
        card(
            "Term",
            (
                ("Start", facts.date(section.start) or blank("Start date")),
                ("Length", facts.dur(section.length)),
                ("End", joined(last, f"({ends})" if last and ends else capital(ends))),
                ("Renewal", capital(renewal) if table_says else ""),
                ("Notice", f"{notice} before the term ends" if notice and table_says else ""),
            ),
            caption=False,
        ),
        clause(_renewal(section, facts)),
        clause(sentence(section.late_signature_note)),
    )


def _renewal(section: TermSection, facts: Facts) -> str:
    if not section.renews:
        return ""
    notice, length = facts.dur(section.notice), facts.dur(section.renewal_length)
    return sentence(
        "This agreement renews",
        length and f"for {length} at a time",
        "unless a party gives notice",
        notice and f"at least {notice}",
        "before the term ends",
    )


def standing(section: StandingSection, facts: Facts) -> list[Block]:
    date = facts.date(section.main_date)
    main = joined(section.main_agreement, date and f"of {date}") or "the main agreement"
    status = {
        "schedule": f"This agreement is a schedule to {main}.",
        "standalone": "This agreement is a contract of its own.",
        "nonbinding": "This agreement states intentions and is not binding in law.",
        "charter": "This agreement is an internal charter and creates no claims in law.",
        "": "",
    }[section.status]
    named = main if section.main_agreement or section.main_date else ""
    other = "" if section.status == "schedule" else said("The main agreement is {}.", named)
    prevails = {
        "main": f"Where the two differ, {main} prevails.",
        "sla": f"Where this agreement and {main} differ, this agreement prevails.",
        "": "",
    }[section.prevails]
    terms = ""
    if section.terms_excluded_of:
        owner = possessive(facts.the(section.terms_excluded_of, "the party"))
        terms = sentence(
            f"{owner} general terms do not apply",
            section.terms_excluded_for and f"to {small(section.terms_excluded_for)}",
        )
    return opened(
        "This is the legal standing of this agreement.",
        clauses(
            (
                status,
                other,
                prevails,
                either(
                    section.annexes_are_part,
                    "The annexes are part of this agreement",
                    "The annexes inform and are not part of this agreement",
                ),
                terms,
            )
        ),
    )


def scope(section: ScopeSection, facts: Facts) -> list[Block]:
    items = [
        (
            _ASPECTS[i.aspect],
            joined(
                "All" if i.everything else "", i.text if i.everything else capital(i.text), by=": "
            ),
        )
        for i in section.items
    ]
    sites = [
        (
            site.name,
            facts.side(site.party),
            joined(site.address, site.country, by=", "),
            show.listed([show.quantity(size) for size in site.sizes]),
        )
        for site in section.sites
    ]
    return opened(
        "This agreement applies to the following.",
        card("Scope", items, caption=False),
        table(
            "Sites",
            (column("Site", 1.5), column("Party", 1), column("Address", 2), column("Size", 1.5)),
            sites,
            caption=True,
        ),
    )
