"""The schema and the reader agree on what is an agreement."""

import copy
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.domain import copyfile
from sla_desktop.domain.codec import to_plain
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse
from sla_desktop.domain.schema import schema
from tests.document.filled import filled_agreement
from tests.domain.validator import accepts

SCHEMA = schema()
FULL = to_plain(filled_agreement())
SMALL: dict[str, Any] = {
    "id": "a",
    "title": "A",
    "sections": [
        {
            "section": "term",
            "id": "term",
            "title": "Term",
            "start": "2027-03-01",
            "notice": {"value": "3", "unit": "month"},
        },
        {
            "section": "levels",
            "id": "levels",
            "title": "Levels",
            "metrics": [
                {
                    "id": "uptime",
                    "name": "Uptime",
                    "target": {"type": "percent", "value": "99.9"},
                    "baseline": {"values": ["-1.5", "3"], "sample": 3},
                    "rounding": {"decimals": 2},
                }
            ],
        },
        {
            "section": "charges",
            "id": "charges",
            "title": "Charges",
            "fees": [{"id": "fee", "name": "Fee", "amount": {"amount": 5, "currency": "EUR"}}],
        },
    ],
}


def reads(plain: object) -> bool | None:
    """Whether the reader takes the document; None where no schema could tell."""
    try:
        copyfile.decode(_text(plain), "x")
    except InputError as error:
        return None if "twice in one table" in str(error) else False
    return True


def _text(plain: object) -> bytes:
    return json.dumps(plain, default=lambda number: float(number)).encode()


def allowed(plain: object) -> bool:
    return accepts(SCHEMA, parse(_text(plain), "x"))


def test_what_the_program_writes_fits() -> None:
    for data in (
        copyfile.encode(filled_agreement(), {"logo": b"\x89PNG", "none": b""}),
        json.dumps(FULL).encode(),
        json.dumps(SMALL).encode(),
    ):
        assert accepts(SCHEMA, parse(data, "x"))
        copyfile.decode(data, "x")


ODD: list[object] = [
    None, True, False, 0, 1, -1, 7, 1440, 1441, 10**9, 10**9 + 1, 10**14, 10**15, 10**16, -(10**15),
    1.5, -1.5, 99.999, 1e20, "", " ", "a", "A", "a-b", "-a", "a" * 64, "a" * 65, "x y", "a\n", "ä",
    "EUR", "eur", "EURO", "EUR\n", "1", " 1", "1 ", "1_000", "1e3", "1E+3", "+1", "-1",
    "-0", "-0.0",
    ".5", "5.", "00012", "1.5", "-1.5", "0.123456789", "0.1234567891", "1.0000000000",
    "123456789012345",
    "1234567890123456", "NaN", "Infinity", "１", "0x1", "2027-03-01", "2027-3-1", "2027-02-30",
    "2027-13-01", "0000-01-01", "9999-12-31", "2027-03-01T00:00:00", "20270301", " 2027-03-01",
    "2027-03-01\n", "month", "business", "h", "mon", "holiday", "percent", "duration", "money",
    "paragraph", "term", "levels", "en-GB", "draft", [], ["a"], ["mon"], [1], [[]], {}, {"a": 1},
    {"value": "1", "unit": "h"}, {"type": "duration", "value": "1", "unit": "h"},
    {"type": "percent", "value": "1"}, {"value": "1"}, {"type": "percent", "value": -1},
    {"type": "quantity", "value": "-1"}, {"type": "money", "amount": "1", "currency": "EUR"},
    {"amount": "1", "currency": "EUR"}, {"type": "table", "id": "t"}, {"type": "paragraph"},
    {"section": "prose", "id": "p", "title": "P"}, {"id": "p", "title": "P"}, {"id": "p"},
]  # fmt: skip
Place = tuple[Any, Any]  # a container and a key of it


def places(plain: Any) -> list[Place]:
    """Every value inside a document, by what holds it."""
    inner = plain.items() if isinstance(plain, dict) else enumerate(plain)
    found: list[Place] = []
    for key, value in list(inner):
        found.append((plain, key))
        if isinstance(value, dict | list):
            found += places(value)
    return found


@st.composite
def documents(draw: st.DrawFn) -> object:
    """A sound document with one or two values changed, added or taken out."""
    frame: dict[str, Any] = {"format": copyfile.FORMAT, "agreement": copy.deepcopy(SMALL)}
    plain = draw(st.sampled_from([frame, copy.deepcopy(SMALL), copy.deepcopy(FULL)]))
    for _ in range(draw(st.integers(1, 2))):
        holder, key = draw(st.sampled_from(places(plain)))
        match draw(st.sampled_from(["put", "put", "put", "drop", "add"])):
            case "put":
                holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
            case "drop":
                del holder[key]
            case _ if isinstance(holder, dict):
                name = draw(st.sampled_from(["id", "type", "value", "unit", "notes", "images"]))
                holder[name] = copy.deepcopy(draw(st.sampled_from(ODD)))
            case _:
                holder.append(copy.deepcopy(draw(st.sampled_from(ODD))))
    return plain


@given(documents())
def test_schema_and_reader_agree_on_made_documents(plain: object) -> None:
    assert reads(plain) in (allowed(plain), None)


def in_small(place: str, value: object) -> object:
    """The small document with one value changed; digits are places in a list."""
    plain: Any = copy.deepcopy(SMALL)
    *before, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    here = plain
    for step in before:
        here = here[step]
    here[last] = value
    return plain


@pytest.mark.parametrize(
    "place",
    [
        "id",
        "currency",
        "zone",
        "logo",
        "sections",
        "sections.0",
        "sections.0.start",
        "sections.0.notice",
        "sections.0.notice.value",
        "sections.0.notice.unit",
        "sections.0.section",
        "sections.0.depth",
        "sections.0.wording",
        "sections.1.metrics.0.id",
        "sections.1.metrics.0.priority",
        "sections.1.metrics.0.services",
        "sections.1.metrics.0.target",
        "sections.1.metrics.0.target.value",
        "sections.1.metrics.0.baseline.values",
        "sections.1.metrics.0.baseline.values.0",
        "sections.1.metrics.0.baseline.sample",
        "sections.1.metrics.0.rounding.decimals",
        "sections.2.fees.0.amount",
        "sections.2.fees.0.amount.amount",
        "sections.2.fees.0.amount.currency",
    ],
)
def test_schema_and_reader_agree_on_every_odd_value(place: str) -> None:
    made = [(value, in_small(place, value)) for value in ODD]
    assert [value for value, plain in made if reads(plain) not in (allowed(plain), None)] == []


@pytest.mark.parametrize(
    "image", ["", "QQ==", "QUI=", "QUJD", "QQ=", "QQ", "Q", "Q===", "QQ==\n", "ä", 1, None]
)
def test_schema_and_reader_agree_on_images(image: object) -> None:
    plain = {"format": copyfile.FORMAT, "agreement": SMALL, "images": {"x": image}}
    assert allowed(plain) == reads(plain)


@pytest.mark.parametrize(
    "frame",
    [
        {"format": copyfile.FORMAT},
        {"format": "other", "agreement": SMALL},
        {"agreement": SMALL},
        {"format": copyfile.FORMAT, "agreement": SMALL, "notes": 1},
        {**SMALL, "format": copyfile.FORMAT},
        {**SMALL, "notes": 1},
        {"id": "a"},
        {},
        [],
        "text",
    ],
)
def test_schema_and_reader_agree_on_frames(frame: object) -> None:
    assert not allowed(frame)
    assert not reads(frame)


def test_every_field_has_words_for_its_owner() -> None:
    for name, part in SCHEMA["$defs"].items():
        for what in (part, *part["properties"].values()):
            words = what["description"]
            assert words.endswith((".", "?")), (name, words)
            assert "`" not in words
            assert "a value" not in words
            assert not re.search(r"[a-z]_[a-z]", what["title"]), what["title"]


def test_a_number_in_quotes_keeps_its_places() -> None:
    agreement, _ = copyfile.decode(_text(in_small("sections.0.notice.value", "3.50")), "x")
    assert Decimal("3.50").as_tuple() in [value.as_tuple() for value in _decimals(agreement)]


def _decimals(value: Any) -> list[Decimal]:
    if isinstance(value, Decimal):
        return [value]
    fields = getattr(value, "__struct_fields__", ())
    inner = [getattr(value, name) for name in fields] or (value if isinstance(value, tuple) else ())
    return [found for one in inner for found in _decimals(one)]
