"""The shipped lexicon: whole, without doubles, every pattern sound."""

import json
from pathlib import Path
from typing import Any

import pytest

from sla_desktop import resources
from sla_desktop.catalogue.elements import CatalogueError
from sla_desktop.catalogue.lexicon import lexicon


def entries() -> list[Any]:
    return [entry for found in lexicon().entries.values() for entry in found]


def test_it_has_every_group_that_is_on() -> None:
    assert {entry.group.id for entry in entries()} == {
        "vague-time",
        "vague-quality",
        "vague-amount",
        "loophole",
        "effort",
        "comparative",
        "open-list",
        "open-list-in-duty",
        "absolute",
        "guarantee",
        "archaic",
    }


def test_every_word_finds_itself_and_every_exception_is_a_pattern() -> None:
    for entry in entries():
        assert entry.spans(entry.word) or entry.word == "about", entry.word


def test_every_group_asks_a_question() -> None:
    assert {entry.group.ask[-1] for entry in entries()} == {"?"}


def test_a_word_is_found_whole_and_where_no_exception_covers_it() -> None:
    most = next(entry for entry in entries() if entry.word == "most")
    assert most.spans("mostly, utmost, almost") == []
    assert most.spans("at most 3, most of them") == [(11, 15)]
    whole = next(entry for entry in entries() if entry.word == "100 %")
    assert whole.spans("100% and 100 %") == [(0, 4), (9, 14)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"exceptions": {"nowhere": ["x"]}}, "no word “nowhere”"),
        ({"groups": [{"id": "a", "title": "A", "ask": "?", "severity": "warning"}]}, "words"),
        ({"groups": ["soon", "soon"]}, "stands there twice"),
        ({"groups": ["…"]}, "is no word"),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(
    change: dict[str, Any], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {"groups": [], "exceptions": {}, "abbreviations": [], "qualifiers": [], **change}
    if isinstance(data["groups"], list) and all(isinstance(w, str) for w in data["groups"]):
        group = {"id": "a", "title": "A", "ask": "?", "severity": "warning"}
        data["groups"] = [{**group, "words": data["groups"]}] if data["groups"] else []
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "lexicon.json").write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with pytest.raises(CatalogueError, match=said):
        lexicon.__wrapped__()
