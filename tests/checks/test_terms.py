"""B38: words that nobody explains."""

import pytest

from sla_desktop.domain.governance import Term
from sla_desktop.domain.sections import (
    GlossarySection,
    Section,
    ServicesSection,
)
from sla_desktop.domain.services import Service
from tests.checks.crosscheck_builders import faults, make, only, sec, written


def found(text: str, *more: Section) -> list[str]:
    return [one.numbers[0] for one in faults("B38", make(written(text), *more))]


def test_b38_an_abbreviation_used_twice_wants_an_explanation() -> None:
    fault = only("B38", make(written("The RTO holds. Another RTO does not.")))
    assert fault.severity == "information"
    assert fault.message == (
        "“RTO” stands here 2 times and is explained nowhere: add it to the definitions."
    )
    assert fault.field == "duties.wording"


@pytest.mark.parametrize(
    "text",
    [
        "The RTO holds.",
        "VAT and VAT and VAT",
        "the recovery time objective (RTO); the RTO",
        "the RTO (recovery time); the RTO",
        "part II and part II",
        "marked “RTO” and “RTO”",
        "P1 and P1",
    ],
)
def test_b38_is_quiet_about_known_and_single_ones(text: str) -> None:
    assert found(text) == []


def test_b38_plurals_and_definitions_are_known() -> None:
    glossary = sec(GlossarySection, terms=(Term(id="r", term="RTO"),))
    assert found("RTOs, and the RTO") == ["RTO"]
    assert found("the RTO and the RTO", glossary) == []


def test_b38_a_capitalised_pair_is_a_term() -> None:
    text = "pays a Service Credit, and the Service Credits are set off"
    fault = only("B38", make(written(text)))
    assert fault.severity == "warning"
    assert fault.message == (
        "“Service Credit” is written like a defined term 2 times but defined nowhere: define it "
        "or write it small."
    )


@pytest.mark.parametrize(
    "text",
    [
        "pays a Service Credit",
        "Service Credits are paid. Service Credits end.",
        "under the Data Protection Act, and the Data Protection Act",
        "der Vertrag und die Frist gelten, die Neue Frist und die Neue Frist",
    ],
)
def test_b38_is_quiet_about_other_capitals(text: str) -> None:
    assert found(text) == []


def test_b38_names_titles_and_definitions_are_no_undefined_terms() -> None:
    text = "pays a Service Credit, and the Service Credits are set off"
    term = sec(GlossarySection, terms=(Term(id="c", term="Service Credit"),))
    service = sec(ServicesSection, services=(Service(id="s", name="Service credit handling"),))
    assert found(text, term) == []
    assert found(text, service) == []
