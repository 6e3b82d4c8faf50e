"""What holds for the rules of all elements."""

from hypothesis import given, settings, strategies

from sla_desktop.catalogue.elements import elements
from sla_desktop.checks.element_conditions import triggers
from sla_desktop.checks.themes import rules
from sla_desktop.domain.agreement import INTERNAL_KINDS, Agreement, section_kinds
from tests.checks.builders import gaps, make, sec
from tests.checks.random_agreements import random_agreement

# Nothing to lack in an empty draft: its kind and title are chosen in `make`.
_COMPLETE_WHEN_EMPTY = {"A01", "A02"}
_MET_BY_THE_FUNNEL = {"A30", "A31"}


def test_every_element_of_the_catalogue_has_its_rule() -> None:
    assert set(rules.elements) == set(elements())


def test_an_empty_agreement_lacks_every_element_and_names_the_kind_of_section() -> None:
    empty = make()
    for element_id in sorted(set(rules.elements) - _COMPLETE_WHEN_EMPTY):
        found = gaps(element_id, empty)
        assert {gap.status for gap in found} >= {"missing"}, element_id
        assert {gap.field for gap in found} <= set(section_kinds()), element_id


def test_empty_sections_count_as_absent_ones() -> None:
    hollow = make(*(sec(kind) for kind in section_kinds().values()))
    for element_id in sorted(set(rules.elements) - {"A01", "A02", "A61c"}):
        assert "missing" in {gap.status for gap in gaps(element_id, hollow)}, element_id


def test_a_path_of_a_gap_starts_with_a_section_a_kind_or_a_field_of_the_agreement() -> None:
    hollow = make(*(sec(kind) for kind in section_kinds().values()), kind=None)
    heads = {*section_kinds(), *Agreement.__struct_fields__}
    for element_id in rules.elements:
        assert {gap.field.partition(".")[0] for gap in gaps(element_id, hollow)} <= heads


def test_messages_are_one_short_sentence() -> None:
    for kind in ("customer", "salesmarketing"):
        for draft in (make(kind=kind), make(*(sec(k) for k in section_kinds().values()))):
            for element_id in rules.elements:
                for gap in gaps(element_id, draft):
                    assert gap.message[0].isupper() or gap.message[0] == "“", gap.message
                    assert gap.message.endswith("."), gap.message
                    assert len(gap.message.split()) <= 30, gap.message


@given(strategies.integers(min_value=0))
@settings(max_examples=100, deadline=None)
def test_no_agreement_of_any_shape_makes_a_rule_fail(seed: int) -> None:
    agreement = random_agreement(seed)
    for element_id in rules.elements:
        for gap in gaps(element_id, agreement):
            assert gap.message
            assert gap.field
    assert triggers(agreement) >= set()


def test_between_sales_and_marketing_the_funnel_stands_for_the_duties() -> None:
    for element_id in _MET_BY_THE_FUNNEL:
        assert gaps(element_id, make(kind="salesmarketing")) == []
    assert "salesmarketing" in INTERNAL_KINDS
