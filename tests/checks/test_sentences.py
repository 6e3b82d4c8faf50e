"""B27: sentences that can be taken in two ways."""

import pytest

from sla_desktop.checks.sentences import MOST_WORDS, duties_in, nobody_acts, sentences
from sla_desktop.domain.sections import PurposeSection
from tests.checks.crosscheck_builders import faults, make, only, written

WORDS = " ".join(["word"] * 23)


def test_a_sentence_of_more_than_25_words() -> None:
    exact = f"The Provider {WORDS}."
    assert faults("B27", make(written(exact))) == []
    found = only("B27", make(written(f"The Provider also {WORDS}.")))
    assert found.severity == "information"
    assert "has 26 words: make two sentences of it" in found.message
    assert found.worked == (f"26 words > {MOST_WORDS}",)
    assert found.field == "duties.wording"


def test_colons_semicolons_and_abbreviations() -> None:
    assert sentences("One: two; three. Four, e.g. five\nsix") == [
        "One",
        "two",
        "three",
        "Four, e.g. five",
        "six",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Provider must answer and the Customer must pay", 2),
        ("The Provider must answer within 4 hours", 1),
        ("The Provider must name the person who must decide", 1),
        ("If the Customer must wait, the Provider must say so", 1),
        ("The fee must be paid and the work must be done", 1),
        ("Nothing is owed", 0),
    ],
)
def test_duties_of_a_sentence(text: str, count: int) -> None:
    assert len(duties_in(text)) == count


def test_two_duties_in_one_sentence() -> None:
    text = "The Provider must answer and the Customer must pay."
    found = only("B27", make(written(text)))
    assert "holds 2 duties: write one duty in each sentence" in found.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The servers must be monitored", "must be monitored"),
        ("Faults shall promptly be repaired", "shall promptly be repaired"),
        ("The servers must be monitored by the Provider", ""),
        ("Reports will be delivered by e-mail", "will be delivered"),
        ("Reports will be delivered by 31 March", "will be delivered"),
        ("The Provider must monitor the servers", ""),
        ("The levels must be met", ""),
    ],
)
def test_a_passive_without_an_actor(text: str, found: str) -> None:
    assert nobody_acts(text) == found


def test_it_asks_by_whom() -> None:
    found = only("B27", make(written("The servers must be monitored.")))
    assert found.message == (
        "“must be monitored” in “The servers must be monitored.” names nobody: by whom?"
    )


def test_prose_that_does_not_bind_may_be_as_long_as_it_likes() -> None:
    assert faults("B27", make(written(f"The Provider also {WORDS}.", PurposeSection))) == []
