import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sla_desktop import resources
from sla_desktop.catalogue.clauses import clauses, expanded
from sla_desktop.catalogue.elements import CatalogueError

TERM = {"section": "term", "id": "term", "title": "Term", "notice": {"value": 90, "unit": "day"}}
Write = Callable[[dict[str, Any]], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Puts the given clauses in place of the shipped ones."""
    folder = tmp_path / "clauses"
    folder.mkdir()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)

    def write(named: dict[str, Any]) -> None:
        (folder / "some.json").write_text(json.dumps(named), encoding="utf-8")
        clauses.cache_clear()

    yield write
    clauses.cache_clear()


def section(**members: Any) -> dict[str, Any]:
    return {"kind": "section", "value": {**TERM, **members}}


def wording(*paragraphs: Any) -> dict[str, Any]:
    return {"kind": "wording", "value": list(paragraphs)}


def reviews(*rows: Any) -> dict[str, Any]:
    return {"kind": "reviews", "value": list(rows)}


def test_the_shipped_clauses_fit_their_kinds() -> None:
    assert clauses()["liability"].kind == "section"
    assert all(clause.about for clause in clauses().values() if clause.name)


def test_an_object_is_laid_over_its_clause_field_by_field(write: Write) -> None:
    write({"term": section()})
    found = expanded({"use": "term", "title": "Time", "notice": {"value": 30}}, "T.json")
    assert found == {**TERM, "title": "Time", "notice": {"value": 30, "unit": "day"}}


def test_null_takes_a_field_out(write: Write) -> None:
    write({"term": section()})
    assert "notice" not in expanded({"use": "term", "notice": None}, "T.json")


def test_a_list_stands_for_its_items(write: Write) -> None:
    write({"words": wording("One.", "Two.")})
    assert expanded(["Zero.", {"use": "words"}], "T.json") == ["Zero.", "One.", "Two."]


def test_later_rows_are_laid_over_added_or_drop_those_of_a_clause(write: Write) -> None:
    write({"rows": reviews({"id": "a", "title": "A"}, {"id": "b", "title": "B"})})
    given = [
        {"use": "rows"},
        {"id": "a", "of": "document"},
        {"id": "b", "drop": True},
        {"id": "c", "title": "C"},
    ]
    assert expanded(given, "T.json") == [
        {"id": "a", "title": "A", "of": "document"},
        {"id": "c", "title": "C"},
    ]


def test_rows_inside_an_object_are_laid_over_by_id(write: Write) -> None:
    rows = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    write({"it": {"kind": "section", "value": {
        "section": "reports", "id": "r", "title": "R", "reviews": rows}}})  # fmt: skip
    found = expanded({"use": "it", "reviews": [{"id": "b", "title": "New"}]}, "T.json")
    assert found["reviews"] == [{"id": "a", "title": "A"}, {"id": "b", "title": "New"}]
    assert expanded({"use": "it", "reviews": []}, "T.json")["reviews"] == []


def test_a_list_without_ids_is_replaced(write: Write) -> None:
    write({"term": section(wording=["One.", "Two."])})
    assert expanded({"use": "term", "wording": ["New."]}, "T.json")["wording"] == ["New."]


def test_rows_of_the_same_id_without_a_clause_are_left_to_the_agreement(write: Write) -> None:
    write({})
    assert expanded([{"id": "a"}, {"id": "a"}], "T.json") == [{"id": "a"}, {"id": "a"}]


def test_a_clause_may_use_others(write: Write) -> None:
    write({"words": wording("One."), "term": section(wording=[{"use": "words"}, "Two."])})
    assert expanded({"use": "term"}, "T.json")["wording"] == ["One.", "Two."]


def test_an_unknown_clause_is_named_with_its_place(write: Write) -> None:
    write({})
    with pytest.raises(CatalogueError, match=r"“T\.json”.*sections\.term: .*no clause “trem”"):
        expanded({"sections": [{"use": "trem", "id": "term"}]}, "T.json")


def test_a_list_takes_no_fields(write: Write) -> None:
    write({"words": wording("One.")})
    with pytest.raises(CatalogueError, match=r"at 1: the clause is a list"):
        expanded([{"use": "words", "title": "X"}], "T.json")


def test_a_circle_is_named(write: Write) -> None:
    write({"a": wording({"use": "b"}), "b": wording({"use": "a"})})
    with pytest.raises(CatalogueError, match=r"“some\.json”.*uses itself"):
        clauses()


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        (section(notice={"value": "soon", "unit": "day"}), r"“term”.*notice"),
        (section(notise=1), r"“term”.*notise"),
        (reviews({"id": "A A", "title": "A"}), r"“term”"),
        ({"kind": "unheard", "value": 1}, r"kind"),
    ],
)
def test_a_clause_that_does_not_fit_its_kind_is_named(
    write: Write, clause: dict[str, Any], said: str
) -> None:
    write({"term": clause})
    with pytest.raises(CatalogueError, match=rf"“some\.json” is broken.*{said}"):
        clauses()


def test_a_name_given_twice_is_refused(tmp_path: Path, write: Write) -> None:
    write({"term": section()})
    (tmp_path / "clauses" / "twin.json").write_text(json.dumps({"term": section()}), "utf-8")
    with pytest.raises(CatalogueError, match=r"twin\.json.*“term” stands in some\.json too"):
        clauses()
