"""What does not fit is said in plain words, with the place as the owner knows it."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.misfit import misfit
from sla_desktop.domain.quantities import Percent


def said(data: object, kind: Any = Agreement) -> str:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(data, kind)
    return str(misfit(caught.value, data))


def section(**fields: object) -> dict[str, object]:
    return {"id": "a", "title": "A", "sections": [{"id": "s", "title": "S", **fields}]}


def metric(**fields: object) -> dict[str, object]:
    return section(section="levels", metrics=[{"id": "uptime", "name": "Uptime", **fields}])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"id": "a"}, "the field “title” is missing"),
        ({"id": "A B", "title": ""}, "at id, an id made of a-z, 0-9 and hyphens"),
        ({"id": "a", "title": 3}, "at title, text belongs there, not a whole number"),
        ({"id": "a", "title": None}, "at title, text belongs there, not nothing"),
        ({"id": "a", "title": "", "colour": 1}, "there is a field “colour” that no agreement has"),
        ({"id": "a", "title": "", "currency": "euro"}, "three capital letters, e.g. EUR"),
        ({"id": "a", "title": "", "zone": "z" * 80}, "at zone, the text is too long (at most 64"),
        ([], "a group of fields in braces belongs there, not a list"),
        (section(), "at s, the field “section” is missing"),
        (section(section="ghost"), "at s.section, “ghost” is not one of the choices"),
        (section(section="term", start="soon"), "at s.start, a date such as 2027-03-01 belongs"),
        (section(section="term", start=3), "at s.start, a date such as 2027-03-01 belongs there"),
        (section(section="term", depth=7), "at s.depth, “7” is not one of the choices"),
        (
            section(section="term", notice={"value": "a", "unit": "h"}),
            "at s.notice.value, a number such as 99.9 belongs there, not “a”",
        ),
        (
            section(section="term", notice={"value": -1, "unit": "h"}),
            "at s.notice, a duration cannot be negative",
        ),
        (
            metric(baseline={"sample": -3}),
            "at s.metrics.uptime.baseline.sample, the number must be 0 or more",
        ),
        (
            metric(baseline={"sample": 10**12}),
            "at s.metrics.uptime.baseline.sample, the number must be 1,000,000,000 or less",
        ),
        (metric(services=["a", "B"]), "at s.metrics.uptime.services.entry 2, an id made of"),
        (metric(name=["x"]), "at s.metrics.uptime.name, text belongs there, not a list"),
    ],
)
def test_in_plain_words(data: object, words: str) -> None:
    found = said(data)
    assert words in found
    assert "`" not in found
    assert "$" not in found


def test_the_copys_own_frame_is_not_named() -> None:
    class Frame(msgspec.Struct):
        agreement: Agreement

    assert said({"agreement": {"id": "a", "title": 1}}, Frame).startswith("at title, text")


def test_other_kinds_of_values_are_told_too() -> None:
    assert said({"a": {"b": 1}}, dict[str, dict[str, str]]) == (
        "at an entry.an entry, text belongs there, not a whole number"
    )
    assert said(True, Decimal) == "a number belongs there, not true or false"
    assert said([1], tuple[int, int]).endswith("belongs there, not that")
    assert said({"value": "x"}, Percent).startswith("at value, a number")


def test_without_the_data_rows_go_by_their_place() -> None:
    data = metric(name=3)
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(data, Agreement)
    assert str(misfit(caught.value)).startswith("at entry 1.metrics.entry 1.name, text")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (msgspec.Meta(pattern="^x$"), "text of another form belongs there, not “abc”"),
        (msgspec.Meta(min_length=9), "the text is too short (at least 9 letters)"),
    ],
)
def test_limits_of_texts(limit: msgspec.Meta, words: str) -> None:
    from typing import Annotated

    assert said("abc", Annotated[str, limit]) == words
