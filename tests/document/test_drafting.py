"""Pieces of sentences: capitals, duties, openings."""

import pytest

from sla_desktop.document.drafting import clause, duty, enumerated, opened, small, stated, table
from sla_desktop.document.nodes import Clause, Column, Paragraph


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The end of the month.", "the end of the month"),
        ("A new system", "a new system"),
        ("Stop the damage", "stop the damage"),
        ("On the first day", "on the first day"),
        ("Berlin", "Berlin"),
        ("May Day", "May Day"),
        ("Will Smith’s report", "Will Smith’s report"),
        ("IT staff", "IT staff"),
        ("A-Team", "A-Team"),
        ("P1 Incidents", "P1 Incidents"),
        ("Online shop", "Online shop"),
        ("already small", "already small"),
        ("", ""),
    ],
)
def test_only_an_ordinary_first_word_loses_its_capital(text: str, within: str) -> None:
    assert small(text) == within


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Authorise the change", "Sales must authorise the change."),
        ("CC the manager", "Sales must CC the manager."),
        ("Marketing must ask first.", "Marketing must ask first."),
        ("", ""),
    ],
)
def test_a_verb_behind_must_loses_its_capital(text: str, sentence: str) -> None:
    assert duty("Sales", text) == sentence


def test_parts_of_an_enumeration_end_as_one_sentence() -> None:
    assert enumerated(["Fire", "A strike", " ", "War"]) == ["Fire;", "a strike; and", "War."]
    assert enumerated(["War"]) == ["War."]


def test_a_lead_is_only_for_what_is_no_sentence() -> None:
    assert stated("After that:", "The parties may end it") == "The parties may end it."
    assert (
        stated("After that:", "either party may end it") == "After that: either party may end it."
    )
    assert stated("After that:", "") == ""


def test_a_clause_alone_needs_no_opening() -> None:
    assert [type(b) for b in opened("Lead.", clause("One."))] == [Clause]
    assert [type(b) for b in opened("lead.", clause("One."), clause("Two."))] == [
        Paragraph,
        Clause,
        Clause,
    ]
    assert opened("Lead.") == []


def test_drafted_widths_stay_without_fit() -> None:
    columns = (Column("", 1), Column("", 3))
    found = table("About", columns, [("a", "b")], fit=False)
    assert [getattr(block, "columns", None) for block in found] == [columns]
