"""A vague word that the checklist found, and exact words in its place."""

import datetime as dt

import pytest

from sla_desktop.app.rewording import VagueWord, is_vague, make_exact, vague_word
from sla_desktop.checks.draft import Context
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Judge
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import DutiesSection
from sla_desktop.domain.text import Paragraph, runs_text


def draft(text: str, words: str = "") -> Agreement:
    duty = Duty(id="one", party="", text=text)
    section = DutiesSection(id="duties", title="Duties", duties=(duty,), wording=wording(words))
    return Agreement(id="draft", title="Draft", sections=(section,))


def found(agreement: Agreement, word: str) -> tuple[Finding, VagueWord]:
    checklist = Judge().checklist(agreement, Context(today=dt.date(2027, 1, 1)))
    finding = next(f for f in checklist.findings if is_vague(f) and f.numbers[0] == word)
    vague = vague_word(agreement, finding)
    assert vague is not None
    return finding, vague


def reworded(text: str, word: str, answer: str) -> str:
    agreement = draft(text)
    _, vague = found(agreement, word)
    return paths.value_at(make_exact(agreement, vague, answer)(agreement), "duties.duties.one.text")


@pytest.mark.parametrize(
    ("text", "word", "answer", "expected"),
    [
        (
            "The Provider must answer promptly.",
            "promptly",
            "in 4 h",
            "The Provider must answer in 4 h.",
        ),
        (
            "Promptly the Provider must answer.",
            "promptly",
            "in 4 h",
            "In 4 h the Provider must answer.",
        ),
        ("The Provider must always answer.", "always", "", "The Provider must answer."),
        ("Hereby the Provider must answer.", "hereby", "", "The Provider must answer."),
        ("The Provider must answer always.", "always", "", "The Provider must answer."),
        (
            "It works. The Provider must answer  as soon as\u00a0possible, then close.",
            "as soon as possible",
            "in 4 h",
            "It works. The Provider must answer  in 4 h, then close.",
        ),
    ],
)
def test_the_answer_stands_in_the_place_of_the_word(
    text: str, word: str, answer: str, expected: str
) -> None:
    assert reworded(text, word, answer) == expected


def test_only_the_sentence_that_was_found_is_changed() -> None:
    agreement = draft(
        "The Provider must answer.", "It must **work**. The Provider must help promptly."
    )
    _, vague = found(agreement, "promptly")
    assert vague.sentence("within 4 hours") == "The Provider must help within 4 hours."
    block = paths.value_at(make_exact(agreement, vague, "in 4 h")(agreement), "duties.wording")[0]
    assert isinstance(block, Paragraph)
    assert runs_text(block.runs) == "It must work. The Provider must help in 4 h."
    assert any(run.bold for run in block.runs)


def test_a_word_that_is_gone_is_not_found() -> None:
    finding, vague = found(draft("The Provider must answer promptly."), "promptly")
    assert vague.word == "promptly"
    assert not vague.may_go
    assert vague_word(draft("The Provider must answer in 4 h."), finding) is None


def test_other_findings_are_no_vague_words() -> None:
    other = Finding("B01", "error", "contradiction", "duties", "duties", "Wrong.")
    assert not is_vague(other)
    assert vague_word(draft("Promptly."), other) is None
