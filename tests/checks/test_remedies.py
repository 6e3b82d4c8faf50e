"""B43: remedies that do not contradict each other."""

from typing import Any

import pytest

from sla_desktop.domain.credits import Remedies
from sla_desktop.domain.sections import LiabilitySection, Section
from tests.checks.crosscheck_builders import credits, faults, make, only, severities, written


def chosen(*more: Section, **fields: Any) -> Any:
    return make(credits(remedies=Remedies(**fields)), *more)


def test_both_natures_at_once() -> None:
    fault = only("B43", chosen(nature=("price-adjustment", "agreed-damages")))
    assert (fault.severity, fault.field) == ("error", "credits.remedies.nature")
    assert faults("B43", chosen(nature=("price-adjustment",))) == []


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        (("termination",), []),
        (("intent", "injury", "indemnity"), []),
        (("damages",), ["error"]),
        (("termination", "all"), ["error"]),
    ],
)
def test_an_only_remedy_keeps_no_other_for_the_same_failure(kept: Any, found: list[str]) -> None:
    assert severities("B43", chosen(exclusive=True, kept_rights=kept)) == found
    assert faults("B43", chosen(exclusive=False, kept_rights=kept)) == []
    assert faults("B43", chosen(kept_rights=kept)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Credits are due without prejudice to any other rights or remedies.",
        "This is in addition to all other remedies.",
        "All other claims of the Customer remain.",
        "The Customer may also claim damages.",
    ],
)
def test_words_that_keep_other_rights(text: str) -> None:
    liability = written(text, LiabilitySection)
    fault = only("B43", chosen(liability, exclusive=True))
    assert (fault.field, fault.numbers) == ("liability.wording", (text.rstrip("."),))
    assert faults("B43", chosen(liability, exclusive=False)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Credits are the only remedy, except the right to end the agreement.",
        "The right to terminate is without prejudice to other rights.",
        "Claims for injury and all other claims for intent remain.",
    ],
)
def test_carve_outs_are_no_contradiction(text: str) -> None:
    assert faults("B43", chosen(written(text, LiabilitySection), exclusive=True)) == []


def test_words_that_make_it_the_only_one() -> None:
    sole = written("Credits are the sole and exclusive remedy.", LiabilitySection)
    assert severities("B43", chosen(sole, exclusive=False)) == ["error"]
    assert faults("B43", chosen(sole, exclusive=True)) == []
    assert faults("B43", make(credits())) == []
