import re
from collections.abc import Iterator

import pytest

from sla_desktop.catalogue.elements import elements

PROSE = ("help", "why", "example", "present", "complete", "weak", "condition")
LENGTHS = {
    "title": (6, 50),
    "help": (80, 330),
    "why": (80, 280),
    "example": (80, 330),
    "present": (30, 220),
    "complete": (30, 220),
    "weak": (30, 240),
    "condition": (0, 200),
}
SENTENCE_END = re.compile(r"(?<!Art\.)(?<=[\w)%]{2}[.”])\s+(?=[A-Z“£€0-9])|(?<=\.”)\s+(?=[A-Z])")
PRIVATE = re.compile(
    r"\bS[0-4]\b|\bB\d\d\b|\b(THD|DRI|FIT|IPW|HAY|SPR|KWM|ALB|EBK|GOT|PS)\b|[†?\[\]{}<>]|TBD|xxx"
)
AMERICAN = re.compile(r"\b\w+(?:ize[sd]?|izing|ization|yze[sd]?|olor|avor|ense)\b|\bcenter")
FINE_IN_BRITAIN = {"size", "prize", "sense", "expense"}


def texts() -> Iterator[tuple[str, str]]:
    for element in elements().values():
        for field in ("title", *PROSE):
            yield f"{element.id}.{field}", str(getattr(element, field))
        for source in element.sources:
            yield f"{element.id}.sources", source


def sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(text) if sentence]


def test_titles_differ() -> None:
    titles = [element.title for element in elements().values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("field", LENGTHS)
def test_texts_have_a_sensible_length(field: str) -> None:
    least, most = LENGTHS[field]
    lengths = {id_: len(str(getattr(element, field))) for id_, element in elements().items()}
    assert {id_: length for id_, length in lengths.items() if not least <= length <= most} == {}


def test_texts_are_whole_sentences() -> None:
    prose = {name: text for name, text in texts() if name.split(".")[1] in PROSE and text}
    whole = re.compile(r"[A-Z“£€0-9].*\.")
    assert {name: text for name, text in prose.items() if not whole.fullmatch(text)} == {}


@pytest.mark.parametrize("field", PROSE)
def test_sentences_are_short(field: str) -> None:
    counts = [
        len(sentence.split())
        for element in elements().values()
        for sentence in sentences(str(getattr(element, field)))
    ]
    assert sum(counts) / len(counts) <= 22
    assert max(counts) <= 42


def test_help_has_two_or_three_sentences_and_the_reason_one_or_two() -> None:
    counts = {
        id_: (len(sentences(element.help)), len(sentences(element.why)))
        for id_, element in elements().items()
    }
    assert {id_: n for id_, n in counts.items() if not (2 <= n[0] <= 3 and 1 <= n[1] <= 2)} == {}


@pytest.mark.parametrize("field", ["help", "why", "example", "present", "complete", "weak"])
def test_no_text_is_used_twice(field: str) -> None:
    used = [str(getattr(element, field)) for element in elements().values()]
    assert {text for text in used if used.count(text) > 1} == set()


def test_rules_say_when_they_hold() -> None:
    for element in elements().values():
        assert element.present.startswith("Present when "), element.id
        assert element.complete.startswith("Complete when "), element.id
        assert element.weak.startswith("Weak when "), element.id


def test_no_text_holds_a_private_code_a_mark_or_a_placeholder() -> None:
    assert {name: text for name, text in texts() if PRIVATE.search(text)} == {}


@pytest.mark.parametrize("text", ["S2", "see B05", "THD", "24 h†", "a ? b", "[Name]", "TBD"])
def test_a_private_code_would_be_found(text: str) -> None:
    assert PRIVATE.search(text)


def test_spelling_is_british() -> None:
    found = {match.group() for _, text in texts() for match in AMERICAN.finditer(text.lower())}
    assert found - FINE_IN_BRITAIN == set()


def test_texts_use_curly_quotes_and_single_spaces() -> None:
    assert {
        name for name, text in texts() if '"' in text or text != " ".join(text.split())
    } == set()


def test_examples_have_numbers() -> None:
    bare = [id_ for id_, element in elements().items() if not re.search(r"\d", element.example)]
    assert bare == []


def test_sources_are_written_out_and_named_once() -> None:
    for element in elements().values():
        assert len(set(element.sources)) == len(element.sources), element.id
        assert all(len(source) >= 12 for source in element.sources), element.id


def test_the_breach_rule_rests_on_the_duty_of_the_processor() -> None:
    security = elements()["A52"]
    assert "without undue delay (Art. 33(2)" in security.why
    assert "24 hours" in security.weak
    assert "GDPR Art. 33(2)" in security.sources


def test_the_limit_of_liability_names_what_the_law_keeps_open() -> None:
    liability = elements()["A57"]
    assert "void" in liability.why
    assert "Unfair Contract Terms Act 1977 s 2(1)" in liability.sources
    assert "German Civil Code (BGB) §§ 276(3) and 309 no. 7" in liability.sources


def test_the_funnel_example_adds_up() -> None:
    yearly = 1_200_000 * 0.5 / (8_000 * 0.04)
    assert yearly == 1_875
    assert "= 1,875 leads a year, 157 a month" in elements()["A62"].example
    assert 156 < yearly / 12 < 157
    assert elements()["A64"].example.startswith("157 qualified leads a month")
    assert 157 * 6 * 10 / 60 == 157
    assert 4 * 150 * 0.3 == 180
    assert "157 leads need 157 h" in elements()["A65"].example


def test_the_availability_example_adds_up() -> None:
    assert round((42_960 - 43) / 42_960 * 100, 4) == 99.8999
    assert round((43_200 - 43) / 43_200 * 100, 4) == 99.9005
    assert round((43_200 - 240 - 43) / 43_200 * 100, 3) == 99.345
    assert "99.9005 %, 99.8999 % or 99.345 %" in elements()["A26"].why
