"""Definitions, signatures and annexes."""

import unicodedata

from sla_desktop.document.drafting import (
    blank,
    capital,
    clause,
    column,
    inlines,
    joined,
    lines,
    opened,
    said,
    table,
)
from sla_desktop.document.facts import Facts
from sla_desktop.document.nodes import Block, Signature, SignatureBlock
from sla_desktop.document.sections_services import component_tables
from sla_desktop.document.wording import table as worded_table
from sla_desktop.domain.governance import Signatory, Term
from sla_desktop.domain.sections import AnnexSection, GlossarySection, SignaturesSection

_LABELS = ("Signature", "Name", "Position", "Place", "Date")


def glossary(section: GlossarySection, facts: Facts) -> list[Block]:
    return opened(
        "Words in this table have this meaning throughout the agreement.",
        table(
            "Definitions",
            (column("Term", 1), column("Meaning", 3)),
            [
                (term.term, lines(term.definition, term.source and f"Source: {term.source}"))
                for term in sorted(section.terms, key=_alphabetical)
            ],
            header_column=True,
        ),
    )


def _alphabetical(term: Term) -> tuple[str, str]:
    """By letter without accents and case, as a reader looks a word up."""
    plain = unicodedata.normalize("NFKD", term.term.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters.lstrip("“‘\"'«( "), term.term


def signatures(section: SignaturesSection, facts: Facts) -> list[Block]:
    """The blocks, one a signatory; a party that signs without one gets empty lines."""
    named = {signatory.party for signatory in section.signatories}
    others = [Signatory(id=party, party=party) for party in facts.signing if party not in named]
    blocks = tuple(_signature(each, facts) for each in (*section.signatories, *others))
    notes = table(
        "Signatories",
        (column("For", 1), column("Name", 1.5), column("E-mail", 2), column("Note", 2.5)),
        [
            (facts.side(each.party), each.name, each.email, each.note)
            for each in section.signatories
            if each.email or each.note
        ],
    )
    signing = [SignatureBlock("", blocks, _LABELS)] if blocks else []
    return opened("The parties sign this agreement through these persons.", notes, signing)


def _signature(each: Signatory, facts: Facts) -> Signature:
    party = facts.the(each.party, "the party")
    same = party == facts.full_names.get(each.party)
    return Signature(
        role=capital(facts.roles[each.party]) if same else f"For {party}",
        party=inlines(facts.full_names.get(each.party) or blank(f"Name of {party}")),
        name=each.name,
        position=each.title,
        place=each.place,
        date=facts.date(each.date),
    )


def annex(section: AnnexSection, facts: Facts) -> list[Block]:
    listed = facts.components.get(section.components_of, ())
    version = section.version and f"version {section.version}"
    outer = joined(section.reference, version, by=", ")
    return [
        *component_tables(listed, facts),
        *(block for each in section.tables for block in worded_table(each)),
        *clause(said("This annex is the document {}.", outer)),
    ]
