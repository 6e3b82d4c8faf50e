"""Plain text as wording: typed marks become lists, limits are kept."""

import pytest

from sla_desktop.domain.markup import wording
from sla_desktop.domain.text import Paragraph, Run
from sla_desktop.reading.plain import Refusal, from_plain_text


def test_lines_become_clauses_and_lists() -> None:
    text = "Scope\r\n\r\n1.1 The provider\n1.1.1 in detail\n- one\n    - deeper\n\t* two\n2) second"
    assert from_plain_text(text) == wording(
        "Scope\n\nThe provider\n\n  in detail\n\n- one\n\n  - deeper\n\n  - two\n\n1. second"
    )


def test_one_line_stays_as_it_is() -> None:
    assert from_plain_text(" - a  b ") == (Paragraph(runs=(Run(text=" - a  b "),)),)


@pytest.mark.parametrize("text", ["", "\n\n", " \n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert from_plain_text(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 1_000_000, "letters in one word"),
        ("a " * 150_000, "300,000 characters"),
        ("a\n" * 6_000, "6,000 paragraphs"),
    ],
)
def test_too_much_is_refused(text: str, words: str) -> None:
    refused = from_plain_text(text)
    assert isinstance(refused, Refusal)
    assert words in refused.reason
