from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sla_desktop import resources
from sla_desktop.catalogue.elements import THEMES, CatalogueError, elements

IDS = [
    *(f"A{number:02}" for number in range(1, 61) if number not in (29, 48)),
    *("A61a", "A61b", "A61c", "A62", "A63", "A64", "A65", "A66"),
]


def test_there_are_exactly_the_66_elements_in_order() -> None:
    assert list(elements()) == IDS
    assert len(IDS) == 66


def test_each_element_stands_under_its_own_id() -> None:
    assert [element.id for element in elements().values()] == IDS


def test_the_files_are_read_once() -> None:
    assert elements() is elements()


def test_every_file_of_the_folder_is_a_theme() -> None:
    files = {path.name for path in resources.path("catalogue", "elements").iterdir()}
    assert files == {f"{theme}.json" for theme in THEMES}


def test_an_element_cannot_be_changed() -> None:
    field = "title"
    with pytest.raises(AttributeError):
        setattr(elements()["A01"], field, "Another")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped elements that a test may break."""
    folder = tmp_path / "catalogue" / "elements"
    folder.mkdir(parents=True)
    for theme in THEMES:
        source = resources.path("catalogue", "elements", f"{theme}.json")
        (folder / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    elements.cache_clear()
    yield folder
    elements.cache_clear()


def test_the_copy_of_the_shipped_files_is_sound(shipped: Path) -> None:
    assert (shipped / "legal.json").is_file()
    assert list(elements()) == IDS


def test_a_missing_file_is_named(shipped: Path) -> None:
    (shipped / "legal.json").unlink()
    with pytest.raises(CatalogueError, match=r"“legal\.json” is broken \(it cannot be read\)"):
        elements()


@pytest.mark.parametrize("data", [b"", b"[{", b"\xff\xff", b'[{"id": "A01", "id": "A02"}]'])
def test_a_file_that_is_no_json_is_named(shipped: Path, data: bytes) -> None:
    (shipped / "credits.json").write_bytes(data)
    with pytest.raises(CatalogueError, match=r"“credits\.json” is broken \(it is not valid JSON\)"):
        elements()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tier", "essential"),
        ("title", ""),
        ("id", "A1"),
        ("sources", []),
        ("note", "unknown field"),
        ("cases", [{"tier": "core", "triggers": ["full moon"]}]),
        ("cases", [{"tier": "core", "trades": ["magic"]}]),
        ("cases", [{"kinds": ["ola"]}]),
    ],
)
def test_a_file_of_the_wrong_shape_is_named(shipped: Path, field: str, value: object) -> None:
    rows: list[dict[str, Any]] = msgspec.json.decode((shipped / "closing.json").read_bytes())
    rows[0][field] = value
    (shipped / "closing.json").write_bytes(msgspec.json.encode(rows))
    with pytest.raises(CatalogueError, match=r"“closing\.json” is broken .*: reinstall it\.$"):
        elements()


def test_an_element_told_twice_is_named(shipped: Path) -> None:
    (shipped / "legal.json").write_bytes((shipped / "closing.json").read_bytes())
    with pytest.raises(CatalogueError, match="the element A61a stands there a second time"):
        elements()
