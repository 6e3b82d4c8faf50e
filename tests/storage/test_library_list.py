import errno
from datetime import timedelta
from pathlib import Path

import pytest

from sla_desktop.checks.library import LibraryFirm
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import PartiesSection
from sla_desktop.storage.envelope import Header, seal
from sla_desktop.storage.errors import (
    UnreadableError,
)
from sla_desktop.storage.library import Library
from sla_desktop.storage.library_lines import lines_of_others
from tests.storage.faults import (
    START,
    FaultyOps,
    SteadyOps,
    failing,
    passing,
)
from tests.storage.samples import agreement, filled


def test_the_list_shows_each_agreement_last_changed_first(tmp_path: Path) -> None:
    library = filled(tmp_path, "one", "two", "three")
    library.load("one")
    library.save(agreement("one", title="Changed"), score=61)
    one, three, two = library.list()
    assert (one.id, three.id, two.id) == ("one", "three", "two")
    assert one.title == "Changed"
    assert one.parties == ("Zoë Müller & Söhne", "公司")
    assert (one.kind, one.status, one.score) == ("customer", "draft", 61)
    assert (one.generation, one.problem) == (2, "")
    assert one.changed == START + timedelta(minutes=3)
    assert two.score is None


def test_a_new_library_has_an_empty_list_and_nothing_on_disk(tmp_path: Path) -> None:
    assert Library(tmp_path / "home", SteadyOps()).list() == ()
    assert Library(tmp_path / "home", SteadyOps()).list_bin() == ()
    assert list(tmp_path.iterdir()) == []


def counting(folder: Path) -> tuple[FaultyOps, Library]:
    ops = FaultyOps()
    ops.arm(-1, passing)
    return ops, Library(folder, ops)


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    filled(tmp_path, "one", "two", "three").list()
    ops, library = counting(tmp_path)
    assert len(library.list()) == 3
    assert ops.log.count("read") == 1
    assert "create" not in ops.log
    with Library(tmp_path, SteadyOps()) as other:
        other.load("two")
        other.save(agreement("two", title="Changed"))
    ops, library = counting(tmp_path)
    assert sorted(e.title for e in library.list()) == ["Changed", "Title 1", "Title 3"]
    assert ops.log.count("read") == 2
    assert ops.log.count("create") == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 500, b"[[[", None])
def test_a_damaged_or_missing_index_is_rebuilt(tmp_path: Path, content: bytes | None) -> None:
    library = filled(tmp_path, "one", "two")
    before = library.list()
    index = tmp_path / "index.json"
    good = index.read_bytes()
    if content is None:
        index.unlink()
    else:
        index.write_bytes(content)
    assert library.list() == before
    assert len(index.read_bytes()) == len(good)


def test_an_index_with_one_changed_byte_is_not_believed(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    library.list()
    index = tmp_path / "index.json"
    index.write_bytes(index.read_bytes().replace(b"Title 1", b"Title 7"))
    assert library.list()[0].title == "Title 1"


def test_a_sealed_index_of_another_shape_is_rebuilt(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    header = Header(format="sla-desktop-index", schema=1, generation=1, saved=START)
    (tmp_path / "index.json").write_bytes(seal(header, b'{"one":7}')[1])
    assert library.list()[0].title == "Title 1"


def test_an_index_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    filled(tmp_path, "one")
    ops = FaultyOps()
    ops.always("create", failing(errno.EROFS))
    assert [e.title for e in Library(tmp_path, ops).list()] == ["Title 1"]


def test_a_library_that_vanished_is_not_an_empty_list(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    library.list()
    (tmp_path / "agreements").rename(tmp_path / "unplugged")
    with pytest.raises(UnreadableError, match="is gone, which held 1 agreements"):
        library.list()


def test_a_library_that_cannot_be_listed_is_not_an_empty_list(tmp_path: Path) -> None:
    filled(tmp_path, "one").list()
    for kind in ("names", "stamp"):
        ops = FaultyOps()
        ops.always(kind, failing(errno.EACCES))
        with pytest.raises(UnreadableError, match="access is denied"):
            Library(tmp_path, ops).list()


def test_an_agreement_that_cannot_be_read_now_stays_in_the_list(tmp_path: Path) -> None:
    filled(tmp_path, "one").list()
    (tmp_path / "index.json").unlink()
    ops = FaultyOps()
    ops.always("read", failing(errno.EACCES))
    (entry,) = Library(tmp_path, ops).list()
    assert entry.id == "one"
    assert "cannot be read now (access is denied)" in entry.problem


def test_strange_names_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    (tmp_path / "agreements" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "agreements" / "Copy of one").mkdir()
    (tmp_path / "agreements" / "file").write_bytes(b"x")
    assert [e.id for e in library.list()] == ["one"]


def test_firms_of_other_agreements_are_named_and_departments_are_not(tmp_path: Path) -> None:
    def with_parties(agreement_id: str, *parties: Party) -> Agreement:
        section = PartiesSection(id="parties", title="Parties", parties=parties)
        return Agreement(id=agreement_id, title="T", sections=(section,))

    library = filled(tmp_path)
    firm = Party(id="p", role="provider", form="entity", name="North Ltd", label="Northern")
    team = Party(id="d", role="department", form="internal", name="Sales")
    library.add(with_parties("mine", firm))
    library.add(with_parties("other", firm, team))
    (other,) = lines_of_others(library.list(), "mine")
    assert (other.id, other.firms) == ("other", (LibraryFirm("North Ltd", "Northern"),))
    assert lines_of_others(library.list()[:0], "mine") == ()
