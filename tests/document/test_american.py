"""An agreement in American English has American dates, spellings and terms in composed words."""

import ast
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import sla_desktop.document
from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from tests.document.filled import filled_agreement
from tests.document.small import support_agreement

BRITISH = re.compile(
    r"behaviour|colour|favour|labour|honour|neighbour|centre|metre\b|litre|licence|defence|offence"
    r"|programme|fulfil\b|cheque|grey|judgement|catalogue|whilst|cancelled|travelled|labelled"
    r"|(?:organ|author|real|recogn|minim|maxim|prior|summar|util|final|special|emphas)is(?:e|ing|ation)"
    r"|value added tax|\bVAT\b",
    re.IGNORECASE,
)
FOLDER = Path(sla_desktop.document.__file__).parent
TWINS = {"behaviour": "behavior", "value added tax (VAT)": "sales tax"}  # with both spellings


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_composed_words_are_spelt_alike_on_both_sides_or_have_a_twin(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    words = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and node.value not in TWINS
    ]
    assert [word for word in words if BRITISH.search(word)] == []


def test_dates_and_terms_follow_the_language() -> None:
    british = plain_text(compose(support_agreement()))
    american = plain_text(compose(replace(support_agreement(), language="en-US")))
    day_first = re.compile(r"\b\d{1,2} (?:January|February|March|April|May|June|July) \d{4}")
    month_first = re.compile(r"\b(?:January|February|March|April|May|June|July) \d{1,2}, \d{4}")
    assert day_first.search(british)
    assert not month_first.search(british)
    assert month_first.search(american)
    assert not day_first.search(american)


def test_a_wanted_behaviour_is_a_behavior_in_american_english() -> None:
    agreement = filled_agreement()
    assert "Wanted behaviour" in plain_text(compose(replace(agreement, language="en-GB")))
    assert "Wanted behavior:" in plain_text(compose(replace(agreement, language="en-US")))
