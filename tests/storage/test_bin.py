import errno
from pathlib import Path

import pytest

from sla_desktop.storage.errors import (
    ExistsError,
    NotFoundError,
    NotSavedError,
    NotYetSafeError,
    StoreError,
)
from sla_desktop.storage.library import Library
from tests.storage.faults import (
    START,
    FaultyOps,
    SteadyOps,
    failing,
    files_in,
)
from tests.storage.samples import agreement, filled


def test_an_agreement_goes_to_the_bin_with_its_versions_and_comes_back(tmp_path: Path) -> None:
    library = filled(tmp_path, "one", "two")
    library.keep_version(agreement("one"), "sent", START)
    before = files_in(tmp_path / "agreements")
    library.bin("one")
    assert [e.id for e in library.list()] == ["two"]
    assert [e.id for e in library.list_bin()] == ["one"]
    with pytest.raises(NotFoundError):
        library.load("one")
    library.restore("one")
    assert files_in(tmp_path / "agreements") == before
    assert library.list_bin() == ()
    assert library.load("one").agreement.title == "Title 1"


def test_what_is_open_here_is_closed_by_the_bin(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    library.load("one")
    library.bin("one")
    with pytest.raises(NotSavedError):
        library.save(agreement("one"))
    library.restore("one")
    Library(tmp_path, SteadyOps()).load("one")


def test_what_another_edits_does_not_go_to_the_bin(tmp_path: Path) -> None:
    mine, theirs = filled(tmp_path, "one"), Library(tmp_path, SteadyOps("bob"))
    mine.load("one")
    with pytest.raises(StoreError, match="being edited by anna"):
        theirs.bin("one")
    assert len(theirs.list()) == 1


def test_the_bin_refuses_what_is_not_there_or_there_twice(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    with pytest.raises(NotFoundError):
        library.bin("two")
    with pytest.raises(NotFoundError):
        library.restore("one")
    (tmp_path / "bin" / "one").mkdir(parents=True)
    with pytest.raises(ExistsError):
        library.bin("one")
    with pytest.raises(ExistsError):
        library.restore("one")
    assert len(library.list()) == 1


def test_a_move_that_fails_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path, "one")
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    library.load("one")
    ops.always("replace", failing(errno.EACCES))
    with pytest.raises(NotSavedError, match="access is denied"):
        library.bin("one")
    ops.disarm()
    library.save(agreement("one"))


def test_a_move_the_disk_did_not_confirm_says_so(tmp_path: Path) -> None:
    filled(tmp_path, "one")
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    (tmp_path / "bin").mkdir()
    library.load("one")
    ops.always("sync_folder", failing(errno.EIO))
    with pytest.raises(NotYetSafeError, match="The move is done"):
        library.bin("one")
    assert [e.id for e in library.list_bin()] == ["one"]
