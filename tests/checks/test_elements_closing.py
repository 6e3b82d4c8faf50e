from typing import Any

from sla_desktop.domain.governance import Signatory, Term
from sla_desktop.domain.sections import (
    AnnexSection,
    ControlSection,
    GlossarySection,
    SignaturesSection,
)
from tests.checks.builders import both, found, made, said, sec

# A61a


def glossary(*terms: str, definition: str = "means this") -> GlossarySection:
    listed = tuple(
        Term(id=f"t{at}", term=term, definition=definition) for at, term in enumerate(terms)
    )
    return sec(GlossarySection, terms=listed)


def test_fewer_than_three_terms_are_missing() -> None:
    assert found("A61a", glossary("Day", "Month")) == [("missing", "glossary.terms")]
    assert "has 2 of at least three terms" in said("A61a", glossary("Day", "Month"))


def test_term_without_definition_is_incomplete() -> None:
    assert found("A61a", glossary("Day", "Month", "Outage", definition=" ")) == [
        ("incomplete", "glossary.terms.t0.definition")
    ]


def test_term_defined_twice_is_weak() -> None:
    assert found("A61a", glossary("Day", "Month", "day")) == [("weak", "glossary.terms.t2.term")]


def test_three_terms_are_complete() -> None:
    assert found("A61a", glossary("Day", "Month", "Outage")) == []


# A61b


def signatures(*parties: str, **fields: Any) -> SignaturesSection:
    blocks = tuple(
        made(Signatory, {"id": p, "party": p, "name": "Jane Hill", "title": "director"}, fields)
        for p in parties
    )
    return sec(SignaturesSection, signatories=blocks)


def test_side_without_signature_block_is_missing_it() -> None:
    assert found("A61b", both(), signatures("provider")) == [("missing", "signatures.signatories")]
    assert "“Elm Ltd”" in said("A61b", both(), signatures("provider"))


def test_block_without_name_or_position_is_incomplete() -> None:
    empty = signatures("provider", "customer", name="", title=" ")
    assert found("A61b", both(), empty) == [
        ("incomplete", "signatures.signatories.provider.name"),
        ("incomplete", "signatures.signatories.provider.title"),
    ]
    assert "The signature block of “Ash Ltd” and the signature block of “Elm Ltd” have no name" in (
        said("A61b", both(), empty)
    )
    assert "The signature block of “provider” and" in said("A61b", empty)


def test_filled_blocks_are_complete() -> None:
    assert found("A61b", both(), signatures("provider", "customer")) == []


# A61c


def test_neither_annex_nor_the_word_that_there_is_none_is_missing() -> None:
    assert found("A61c", sec(ControlSection)) == [("missing", "control.no_annexes")]


def test_empty_annex_is_incomplete() -> None:
    assert found("A61c", sec(AnnexSection)) == [("incomplete", "annex.reference")]
    assert "“Annex” has no content" in said("A61c", sec(AnnexSection))


def test_filled_annex_or_none_is_complete() -> None:
    assert found("A61c", sec(AnnexSection, reference="Price list, version 2")) == []
    assert found("A61c", sec(AnnexSection, components_of="systems")) == []
    assert found("A61c", sec(ControlSection, no_annexes=True)) == []
