"""Questions for a vague sentence, and the sentence from the answers."""

from typing import Any

import pytest

from sla_desktop.catalogue.lexicon import lexicon
from sla_desktop.catalogue.wording_builder import (
    QUESTIONS,
    DutyParts,
    duty_sentence,
    exact_words,
    open_questions,
    reworded,
)
from tests.checks.crosscheck_builders import pct, time


def parts(**fields: Any) -> DutyParts:
    plain: dict[str, Any] = {"who": "Provider", "does": "answer each report", **fields}
    return DutyParts(**plain)


def asked(of: DutyParts) -> list[str]:
    return [question.part for question in open_questions(of)]


def test_every_part_has_its_question() -> None:
    assert {question.part for question in QUESTIONS} == set(DutyParts.__struct_fields__) - {
        "at_least"
    }


def test_what_is_not_answered_is_asked() -> None:
    assert asked(DutyParts(who="", does="")) == ["who", "does", "level", "within", "measured"]
    assert asked(parts(level=pct("99.9"))) == ["measured"]
    assert asked(parts(within=time("30 min"))) == ["after", "measured"]
    assert asked(parts(within=time("4 bh"), after="x")) == ["calendar", "measured"]
    whole = parts(within=time("4 bh"), calendar="support hours", after="x", measured="the log")
    assert asked(whole) == []


def test_the_sentence_says_who_what_how_much_and_by_when() -> None:
    whole = parts(
        within=time("4 bh"),
        calendar="the support hours",
        after="the report counts as received",
        measured="the ticket system",
    )
    text = duty_sentence(whole)
    assert text.replace("\u00a0", " ") == (
        "The Provider must answer each report within 4 business hours of the support hours after "
        "the report counts as received, as measured by the ticket system."
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"level": pct("99.9")}, "The Provider must answer each report to at least 99.9 %."),
        (
            {"level": pct("2"), "at_least": False},
            "The Provider must answer each report to at most 2 %.",
        ),
        ({"who": "the Customer"}, "The Customer must answer each report."),
        ({"who": "A driver"}, "A driver must answer each report."),
        (
            {"within": time("30 min")},
            "The Provider must answer each report within 30 minutes.",
        ),
    ],
)
def test_what_is_empty_is_left_out(fields: dict[str, Any], said: str) -> None:
    assert duty_sentence(parts(**fields)).replace("\u00a0", " ") == said


def test_an_answer_in_place_of_a_vague_word() -> None:
    groups = {entry.group.id: entry.group for e in lexicon().entries.values() for entry in e}
    exact = exact_words(groups["vague-time"], time("4 h")).replace("\u00a0", " ")
    assert reworded("The Provider must answer promptly.", "promptly", exact) == (
        "The Provider must answer within 4 hours."
    )
    assert exact_words(groups["vague-amount"], pct("10")).replace("\u00a0", " ") == "10 %"
    assert exact_words(groups["loophole"], " the Customer decides ") == "the Customer decides"
    assert reworded("Promptly answer.", "promptly", "within 4 hours") == "Within 4 hours answer."
    assert reworded("Answer.", "promptly", "x") == "Answer."
