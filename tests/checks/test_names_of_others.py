"""B39: names that belong to other agreements."""

import pytest

from sla_desktop.checks.finding import Fault
from sla_desktop.checks.library import LibraryAgreement, LibraryFirm
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import Supplier, SupportingAgreement, Term
from sla_desktop.domain.people import Party
from sla_desktop.domain.protection import Indemnity
from sla_desktop.domain.sections import (
    ExitSection,
    GlossarySection,
    LiabilitySection,
    PartiesSection,
    Section,
    StandingSection,
    SuppliersSection,
)
from tests.checks.crosscheck_builders import faults, make, only, sec, severities, sides, written

HARBOUR = LibraryFirm(name="Harbour Accountants LLP", label="Harbour")


def stale(text: str, *more: Section, library: tuple[LibraryFirm, ...] = (HARBOUR,)) -> list[Fault]:
    other = LibraryAgreement(id="other", firms=library)
    return faults("B39", make(written(text), sides(), *more), library=(other,))


def test_b39_a_firm_of_another_agreement_is_an_error() -> None:
    (fault,) = stale("Reports go to Harbour Accountants LLP.")
    assert fault.severity == "error"
    assert fault.message == (
        "“Harbour Accountants LLP” belongs to another of your agreements and is no party or "
        "supplier here: is the text a copy?"
    )
    assert (fault.field, fault.numbers) == ("duties.wording", ("Harbour Accountants LLP",))


def test_b39_a_short_name_is_a_warning() -> None:
    assert [one.severity for one in stale("Reports go to Harbour.")] == ["warning"]
    one_word = LibraryFirm(name="Clearwater")
    assert [f.severity for f in stale("from Clearwater", library=(one_word,))] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "Reports go to harbour accountants llp.",
        "Reports go to Harbour Accountants LLPs.",
        "The Customer in the harbour",
        "Accountants LLP of Harbour-side",
        "Harbour and XHarbour Accountants LLP",
        "Sales and Marketing",
    ],
)
def test_b39_writes_names_exactly(text: str) -> None:
    short = LibraryFirm(name="Harbour Accountants LLP", label="HarAcc")
    assert stale(text, library=(short,)) == []


def test_b39_generic_and_short_labels_are_no_names() -> None:
    generic = LibraryFirm(name="Oak Ltd", label="Customer")
    tiny = LibraryFirm(name="Oak Trees Ltd", label="Oak")
    empty = LibraryFirm(name="")
    assert stale("The Customer under the Oak", library=(generic, tiny, empty)) == []


@pytest.mark.parametrize(
    "section",
    [
        sec(SuppliersSection, suppliers=(Supplier(id="s", name="Harbour Accountants LLP"),)),
        sec(
            SuppliersSection,
            supporting=(SupportingAgreement(id="o", title="OLA with Harbour Accountants LLP"),),
        ),
        sec(StandingSection, main_agreement="Contract with Harbour Accountants LLP"),
        sec(ExitSection, data_format="as Harbour Accountants LLP takes it"),
        sec(
            LiabilitySection,
            indemnities=(Indemnity(id="i", against="claims of Harbour Accountants LLP"),),
        ),
    ],
)
def test_b39_names_this_agreement_has_itself_are_its_own(section: Section) -> None:
    assert stale("Reports go to Harbour Accountants LLP.", section) == []


def test_b39_own_parties_are_in_the_library_too() -> None:
    own = LibraryFirm(name="Ash Ltd", label="Ash")
    assert stale("Reports go to Ash Ltd.", library=(own, own)) == []


def test_b39_names_in_two_places_are_two_findings() -> None:
    glossary = sec(GlossarySection, terms=(Term(id="t", term="Harbour Accountants LLP"),))
    found = stale("To Harbour Accountants LLP. From Harbour Accountants LLP.", glossary)
    assert [one.field for one in found] == ["duties.wording", "glossary.terms.t.term"]


def twice(*terms: Term) -> Agreement:
    return make(sides(), sec(GlossarySection, terms=terms))


def test_b39_a_party_has_one_short_name() -> None:
    fault = only("B39", twice(Term(id="c", term="Client", definition="means Elm Ltd.")))
    assert fault.severity == "warning"
    assert fault.message == (
        "“Elm Ltd” is called both “Customer” and “Client”: keep one of the two."
    )


def test_b39_other_uses_of_the_words_are_fine() -> None:
    terms = (
        Term(id="c", term="Customer", definition="Elm Ltd"),
        Term(id="a", term="Affiliate", definition="a firm of Elm Ltd"),
        Term(id="e", term="Empty"),
    )
    assert faults("B39", twice(*terms)) == []
    unnamed = sec(
        PartiesSection, parties=(Party(id="customer", role="customer", label="Customer"),)
    )
    assert faults("B39", make(unnamed, sec(GlossarySection, terms=terms))) == []
    assert severities("B39", make(written("customers of the Client use an e-mail client"))) == []
