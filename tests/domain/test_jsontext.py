import re
from decimal import Decimal

import msgspec
import pytest

from sla_desktop.domain.jsontext import MAX_BYTES, MAX_DEPTH, MAX_VALUES, BadJsonError, parse


def refused(data: bytes) -> str:
    with pytest.raises(BadJsonError) as caught:
        parse(data, "quote.json")
    return str(caught.value)


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'{"a": [1, true, null, "x"]}', {"a": [1, True, None, "x"]}),
        (b"[]", []),
        (b'"text"', "text"),
        (b"-7", -7),
        (b"[99.9, 1e3, 0e9]", [Decimal("99.9"), Decimal("1e3"), Decimal("0e9")]),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'"\\ud83d\\ude00 \\u00e9 \\u0000"', "\U0001f600 é \0"),
        ("{“ü”: 1}".replace("“", '"').replace("”", '"').encode(), {"ü": 1}),
    ],
)
def test_sound_json_is_read_with_exact_numbers(data: bytes, value: object) -> None:
    assert parse(data, "x") == value


def test_what_msgspec_writes_is_read_back() -> None:
    value = {"title": "Café", "rows": [{"id": "a", "n": 3}, {"id": "b", "n": None}]}
    assert parse(msgspec.json.encode(value), "x") == value


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\0" * 4096, "is empty"),
        (b" \n", "is empty"),
        (b'{"a": 1', "line 1, column 8"),
        (b'{"a": 1}{', "line 1, column 9"),
        (b"\n\n nonsense", "line 3, column 2"),
        (b'{"a": 1, "b": 2, "a": 3}', "“a” twice"),
        (b'{"x": {"slas": {}, "slas": {}}}', "“slas” twice"),
        (b"[NaN]", "NaN where a number belongs"),
        (b"[Infinity]", "Infinity where"),
        (b"[-Infinity]", "-Infinity where"),
        (b"[1e400]", "number out of range"),
        (b"[1e-400]", "number out of range"),
        (b"[1E+999999999]", "number out of range"),
        (b"[" + b"9" * 5000 + b"]", "number out of range"),
        (b"[0." + b"9" * 5000 + b"]", "number out of range"),
        (nested(101), "more than 100 levels"),
        (nested(100_000), "more than 100 levels"),
        (b'{"a":' * 100_000, "more than 100 levels"),
        ('{"a": "é"}'.encode("utf-16"), "UTF-16"),
        ('{"a": "é"}'.encode("utf-16-be"), "UTF-16"),
        ('{"a": "é"}'.encode("utf-32"), "UTF-16 or UTF-32"),
        ('{"a": "é"}'.encode("latin-1"), "not UTF-8 text at byte 7"),
        (b'["\\ud800"]', "lone surrogate"),
        (b'{"\\uDFFF": 1}', "lone surrogate"),
    ],
)
def test_hostile_json_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    sentence = refused(data)
    assert words in sentence
    assert sentence.startswith("“quote.json” ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200


def test_more_than_64_mb_is_refused_before_parsing() -> None:
    assert "larger than 64 MB" in refused(b'"' + b"x" * MAX_BYTES)


def test_too_many_values_are_refused_before_parsing() -> None:
    assert re.search(r"more than 1,000,000 values", refused(b"[" + b"[]," * MAX_VALUES + b"[]]"))


def test_nesting_at_the_limit_is_read() -> None:
    depth = 0
    value = parse(nested(MAX_DEPTH), "x")
    while isinstance(value, list):
        depth += 1
        value = value[0] if value else None
    assert depth == MAX_DEPTH
