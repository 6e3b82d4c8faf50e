"""Kinds of sections: each can be begun, with an id and a place that suit the agreement."""

import pytest

from sla_desktop.catalogue.section_kinds import fresh_id, new_section, usual_place
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.edits import add_section
from sla_desktop.domain.sections import ProseSection


def agreement(*kinds: str) -> Agreement:
    """One with empty sections of these kinds; "." stands for a free one below the one before."""
    draft = Agreement(id="a", title="T")
    for kind in kinds:
        below = ProseSection(id=fresh_id(draft, "below"), title="Below", depth=1)
        section = below if kind == "." else new_section(draft, kind)
        draft = add_section(section)(draft)
    return draft


@pytest.mark.parametrize("kind", section_kinds())
def test_every_kind_can_be_begun(kind: str) -> None:
    section = new_section(agreement(), kind)
    assert section.title
    assert section.id == section.__struct_config__.tag == kind


def test_ids_avoid_sections_and_fields_of_the_agreement() -> None:
    draft = agreement("prose", "term")
    assert fresh_id(draft, "hours") == "hours"
    assert fresh_id(draft, "term") == "term-2"
    assert fresh_id(draft, "title") == "title-2"


@pytest.mark.parametrize(
    ("there", "kind", "at"),
    [
        ((), "term", 0),
        (("parties", "services"), "term", 1),
        (("parties", "services"), "signatures", 2),
        (("parties", "services"), "control", 0),
        (("parties", ".", "services"), "term", 2),
        (("glossary", "parties", "purpose", "services"), "term", 3),
        (("prose", "levels", "prose"), "funnel", 2),
        (("parties", "."), "term", 2),
    ],
)
def test_a_section_has_its_usual_place(there: tuple[str, ...], kind: str, at: int) -> None:
    assert usual_place(agreement(*there), kind) == at
