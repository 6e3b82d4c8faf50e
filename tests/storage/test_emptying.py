"""The bin is emptied for good."""

import errno
from pathlib import Path

import pytest

from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from tests.storage.faults import FaultyOps
from tests.storage.samples import agreement


class StuckOps(FaultyOps):
    """Cannot delete folders."""

    def remove_folder(self, path: Path) -> None:
        raise PermissionError(errno.EACCES, "denied", str(path))


def binned(folder: Path, ops: FaultyOps) -> Library:
    """Two agreements in the bin, one beside it."""
    library = Library(folder, ops)
    for name in ("one", "two", "three"):
        library.add(agreement(name))
        library.keep_version(agreement(name), "Sent", ops.now())
        library.close(name)
    library.bin("one")
    library.bin("two")
    return library


def test_what_lay_in_the_bin_is_gone_and_the_rest_stays(tmp_path: Path) -> None:
    with binned(tmp_path, FaultyOps()) as library:
        assert library.empty_bin() == 2
        assert library.list_bin() == ()
        assert [entry.id for entry in library.list()] == ["three"]
        assert len(library.list_versions("three")) == 1
        assert library.empty_bin() == 0
    assert [path for path in tmp_path.rglob("*") if path.name in ("one", "two")] == []


def test_what_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    with binned(tmp_path, StuckOps()) as library:
        with pytest.raises(StoreError, match=r"not deleted \(access is denied\)"):
            library.empty_bin()
        assert len(library.list_bin()) == 2
