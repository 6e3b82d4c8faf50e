"""``set``: what an owner writes goes in, or one line says how to write it."""

from pathlib import Path

import pytest

from sla_desktop.cli import main
from tests.cli.said import Capture, refused, shown


def sections(path: Path, capsys: Capture) -> dict[str, dict[str, object]]:
    """The sections of an agreement by their ids, in order."""
    capsys.readouterr()
    plain = shown(capsys, "show", str(path), "--json")
    return {section["id"]: section for section in plain["sections"]}


def test_a_section_that_is_missing_is_made_in_its_usual_place(draft: Path, capsys: Capture) -> None:
    assert main(["set", str(draft), "purpose.statement=To help", "signatures.title=Signed"]) == 0
    found = sections(draft, capsys)
    assert [*found] == ["parties", "purpose", "term", "signatures"]
    assert found["purpose"]["title"] == "Purpose"
    assert found["purpose"]["statement"] == "To help"


def test_a_section_that_has_another_id_is_named(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "own.json"
    path.write_text(
        '{"id": "a", "title": "A", "sections": [{"section": "term", "id": "span", "title": "T"}]}',
        "utf-8",
    )
    said = refused(capsys, "set", str(path), "term.start=2027-01-01")
    assert "is called “span” here: write span.start" in said
    assert main(["set", str(path), "span.start=2027-01-01"]) == 0


def test_nothing_is_made_when_a_value_does_not_fit(draft: Path, capsys: Capture) -> None:
    before = draft.read_bytes()
    refused(capsys, "set", str(draft), "purpose.statement=To help", "term.start=soon")
    refused(capsys, "set", str(draft), "purpose.nothing=To help")
    assert draft.read_bytes() == before


@pytest.mark.parametrize(
    ("value", "key", "expected"),
    [
        ("liability.not_limited=fraud, injury", "liability", ["fraud", "injury"]),
        ("liability.not_limited=fraud;injury", "liability", ["fraud", "injury"]),
        ('liability.not_limited=["fraud"]', "liability", ["fraud"]),
    ],
)
def test_lists_are_written_with_commas_or_semicolons(
    value: str, key: str, expected: list[str], draft: Path, capsys: Capture
) -> None:
    assert main(["set", str(draft), value]) == 0
    assert sections(draft, capsys)[key]["not_limited"] == expected


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("term.strat=2027-01-01", "did you mean term.start"),
        ("titel=x", "did you mean title or subtitle"),
        ("parties.parties.custmer.name=x", "did you mean parties.parties.customer.name"),
        ("qqqq=x", "“templates --json” lists the fields"),
        ("purpose.qqqq=x", "“check” the paths"),
        ("term.id=x", "ids are kept by the program"),
        ("parties.parties.customer.id=x", "ids are kept by the program"),
        ('term.notice={"value": "a", "unit": "h"}', "at value, a number such as 99.9"),
        ("funnel.goal=5", "set them, or give all as JSON"),
        ("currency=euros", "a currency in three capital letters"),
        ('charges.fees=[{"id": "f", "name": 3}]', "at f.name, text belongs there"),
    ],
)
def test_what_does_not_fit_is_told_with_the_way_on(
    value: str, says: str, draft: Path, capsys: Capture
) -> None:
    said = refused(capsys, "set", str(draft), value)
    assert says in said
    assert "`" not in said


def test_a_template_field_is_among_the_names_proposed(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.sladraft"
    assert main(["new", "--template", "T02", "-o", str(path)]) == 0
    assert "did you mean target" in refused(capsys, "set", str(path), "targt=95")


def test_characters_left_out_are_told(draft: Path, capsys: Capture) -> None:
    assert main(["set", str(draft), "title=a\x07b\u202e"]) == 0
    assert "2 characters that no document can hold" in capsys.readouterr().err
    assert main(["set", str(draft), "title=a\x07b"]) == 0
    assert "1 character that no document can hold" in capsys.readouterr().err
    assert main(["set", str(draft), "title=ab"]) == 0
    assert capsys.readouterr().err == ""


def test_sums_are_in_the_agreements_currency(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.sladraft"
    assert main(["new", "--template", "T02", "-o", str(path), "--set", "fee=£2,480"]) == 0
    assert "all sums of this agreement are in GBP" in refused(capsys, "set", str(path), "fee=€5")
    assert main(["set", str(path), "currency=EUR"]) == 0
    assert "1 sum is still in GBP" in capsys.readouterr().err
    assert main(["set", str(path), "fee=€5", "fee.user=6"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["set", str(path), "currency=USD"]) == 0
    assert "2 sums are still in EUR" in capsys.readouterr().err


def test_a_long_value_is_not_repeated_whole(draft: Path, capsys: Capture) -> None:
    assert len(refused(capsys, "set", str(draft), f"term.start={'9' * 10_000}")) < 300
