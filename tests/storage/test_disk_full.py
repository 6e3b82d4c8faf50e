"""A disk that fills up at any byte."""

import errno
from pathlib import Path

import pytest

from sla_desktop.storage.errors import NotSavedError
from sla_desktop.storage.fileops import FileOps
from sla_desktop.storage.library import Library
from sla_desktop.storage.wholefile import write_whole
from tests.storage.faults import SteadyOps, files_in
from tests.storage.samples import agreement


class SmallDisk(SteadyOps):
    """Takes so many bytes; a write that does not fit takes what fits, the next one none."""

    def __init__(self, free: int | None = None, links: bool = True) -> None:
        super().__init__()
        self.free = free
        self.links = links

    def write(self, descriptor: int, data: memoryview) -> int:
        if self.free is None:
            return super().write(descriptor, data)
        if self.free == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = super().write(descriptor, data[: self.free])
        self.free -= taken
        return taken

    def link(self, source: Path, target: Path) -> None:
        if not self.links:
            raise OSError(errno.EPERM, "no links here")
        FileOps.link(self, source, target)


def library_on(folder: Path, disk: SmallDisk) -> Library:
    library = Library(folder, disk)
    library.add(agreement(title="Before"))
    library.save(agreement(title="Before", words=4))
    return library


def size_of_save(folder: Path) -> int:
    library = library_on(folder, SmallDisk())
    library.save(agreement(title="After", words=5))
    return (folder / "agreements" / "support" / "agreement.json").stat().st_size


@pytest.mark.parametrize("part", ["none", "one", "half", "all but one"])
def test_a_save_that_does_not_fit_leaves_the_store_as_it_was(tmp_path: Path, part: str) -> None:
    size = size_of_save(tmp_path / "measured")
    disk = SmallDisk()
    library = library_on(tmp_path / "home", disk)
    before = files_in(tmp_path / "home")
    disk.free = {"none": 0, "one": 1, "half": size // 2, "all but one": size - 1}[part]
    with pytest.raises(NotSavedError, match="the disk is full"):
        library.save(agreement(title="After", words=5))
    assert files_in(tmp_path / "home") == before
    disk.free = None
    library.save(agreement(title="After", words=5))
    assert [n for n in files_in(tmp_path / "home") if n.endswith(".tmp")] == []
    library.close_all()
    assert Library(tmp_path / "home").load("support").agreement.title == "After"


def test_a_save_that_just_fits_is_a_save_even_without_room_for_the_earlier_state(
    tmp_path: Path,
) -> None:
    size = size_of_save(tmp_path / "measured")
    disk = SmallDisk(links=False)
    library = library_on(tmp_path / "home", disk)
    disk.free = size
    saved = library.save(agreement(title="After", words=5))
    assert "could not be kept (the disk is full)" in saved.warnings[0]
    assert library.load("support").agreement.title == "After"


@pytest.mark.parametrize("free", [0, 1, 500, 999])
def test_an_export_that_does_not_fit_leaves_nothing(tmp_path: Path, free: int) -> None:
    with pytest.raises(NotSavedError, match="the disk is full"):
        write_whole(tmp_path / "a.pdf", b"x" * 1000, replace=False, ops=SmallDisk(free))
    assert files_in(tmp_path) == {}


def test_a_save_of_nothing_more_than_the_title_needs_no_room_beyond_its_size(
    tmp_path: Path,
) -> None:
    disk = SmallDisk()
    library = library_on(tmp_path, disk)
    disk.free = (tmp_path / "agreements" / "support" / "agreement.json").stat().st_size + 10
    assert library.save(agreement(title="Other!", words=4)).warnings == ()
