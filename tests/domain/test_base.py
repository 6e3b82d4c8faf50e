"""Every value is bounded and clean, however it was made."""

from decimal import Decimal

import msgspec
import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import number
from sla_desktop.domain.clean import clean_line, clean_text, removed_count
from sla_desktop.domain.metrics import Baseline
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.domain.sections import PartiesSection
from sla_desktop.domain.text import TextTable


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "-Infinity", "1E+15", "abc", "1e-10"])
def test_a_number_must_be_finite_bounded_and_not_too_fine(bad: str) -> None:
    with pytest.raises(ValueError, match=r"number|Number"):
        number(bad)


def test_zero_with_a_huge_exponent_is_plain_zero() -> None:
    assert number("0E+999999") == 0
    assert str(number("0E+999999")) == "0"


def test_numbers_from_a_file_pass_the_same_door() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"value":"1E+999999999"}', type=Percent)


def test_numbers_inside_tuples_pass_the_same_door() -> None:
    with pytest.raises(ValueError, match="finite"):
        Baseline(values=(Decimal(1), Decimal("NaN")))


def test_text_is_clean_however_it_was_made() -> None:
    party = Party(id="p", role="provider", name="Zoë\x0bMüller\x00\ufeff")
    assert party.name == "Zoë\nMüller"
    changed = msgspec.structs.replace(party, name="a\u202eb")
    assert changed.name == "ab"


def test_ids_in_one_table_must_differ() -> None:
    row = Party(id="p", role="provider")
    with pytest.raises(ValueError, match="“p” stands twice"):
        PartiesSection(id="parties", title="Parties", parties=(row, row))


def test_ids_hold_only_safe_letters() -> None:
    with pytest.raises(ValueError, match="cannot be an id"):
        PartiesSection(id="parties", title="P", parties=(Party(id="a.b", role="provider"),))


def test_a_duration_is_never_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Duration(value=Decimal(-1), unit="h")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("tab\tstays", "tab\tstays"),
        ("\x00\x07\x1b\x7f\x9f", ""),
        ("\ufffe\uffff\ufdd0\U0001ffff", ""),
        ("\ud800x\udfff", "x"),
        ("\u202aLTR\u2069", "LTR"),
        ("e\u0301 日本 😀", "e\u0301 日本 😀"),
    ],
)
def test_clean_text(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_removed_characters_are_counted_and_line_breaks_are_not() -> None:
    assert removed_count("a\r\nb\x00\x01") == 2


def test_a_line_has_no_breaks() -> None:
    assert clean_line("  a\r\n b\t c ") == "a b c"


def test_lists_of_text_are_clean_too() -> None:
    table = TextTable(id="t", header=("a\x0bb", "\ud800c"))
    assert table.header == ("a\nb", "c")


@pytest.mark.parametrize("bad", ["a\n", "A", "", "-a", "a" * 65])
def test_an_id_is_judged_to_its_last_character(bad: str) -> None:
    with pytest.raises(ValueError, match="id"):
        PartiesSection(id="parties", title="P", parties=(Party(id=bad, role="provider"),))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": bad, "title": "T"}, Agreement)
