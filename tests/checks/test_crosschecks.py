"""What holds for all cross-checks."""

import re

import pytest
from hypothesis import given, settings, strategies

from sla_desktop.checks.themes import rules
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import section_kinds
from tests.checks.crosscheck_builders import faults, make, sec
from tests.checks.random_agreements import random_agreement

ALL = [f"B{number:02d}" for number in range(1, 55)]


def test_the_checks_are_there_with_what_they_rest_on() -> None:
    assert sorted(rules.checks) == ALL
    for check in rules.checks.values():
        assert check.sources, check.id
        assert not any(re.fullmatch(r"[A-Z0-9]{2,4}", source) for source in check.sources), check.id


@pytest.mark.parametrize("check", ALL)
def test_an_empty_draft_never_fires(check: str) -> None:
    assert faults(check, make()) == []
    hollow = make(*(sec(kind) for kind in section_kinds().values()))
    assert faults(check, hollow) == []


@settings(max_examples=50)
@given(strategies.integers(min_value=0, max_value=10**9))
def test_a_draft_of_any_shape_is_judged(seed: int) -> None:
    """Each finding leads somewhere, in plain text, no worse than the check says."""
    agreement = random_agreement(seed)
    for check_id in ALL:
        for found in faults(check_id, agreement):
            head = found.field.partition(".")[0]
            there = {*section_kinds(), *(section.id for section in agreement.sections)}
            assert head in there | set(agreement.__struct_fields__), (check_id, found.field)
            assert "\u00a0" not in found.message
            assert found.message[-1] in ".?", found.message
            if found.fix is not None:
                assert found.fix.edit(agreement) != agreement, (check_id, found.fix.label)


def test_a_path_of_a_finding_reads_with_the_paths_of_the_domain() -> None:
    agreement = random_agreement(7)
    for check_id in ALL:
        for found in faults(check_id, agreement):
            head = found.field.partition(".")[0]
            if any(section.id == head for section in agreement.sections):
                paths.type_at(agreement, found.field)
