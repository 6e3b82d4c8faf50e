import errno
from pathlib import Path

import pytest

from sla_desktop.storage.durable import make_folders, patiently, put_new
from tests.storage.faults import FaultyOps, SteadyOps, WindowsError, failing


def test_patience_ends_after_about_three_seconds() -> None:
    ops = SteadyOps()

    def busy() -> None:
        raise WindowsError(33)

    with pytest.raises(WindowsError):
        patiently(ops, busy)
    assert 3 <= sum(ops.slept) < 3.5
    assert ops.slept[0] == 0.05


def test_patience_pays() -> None:
    answers = [WindowsError(5), WindowsError(32), None]
    ops = SteadyOps()

    def step() -> str:
        error = answers.pop(0)
        if error:
            raise error
        return "done"

    assert patiently(ops, step) == "done"
    assert ops.slept == [0.05, 0.1]


@pytest.mark.parametrize("error", [WindowsError(2), OSError(errno.EACCES, "no")])
def test_other_errors_are_not_waited_for(error: OSError) -> None:
    ops = SteadyOps()

    def step() -> None:
        raise error

    with pytest.raises(type(error)):
        patiently(ops, step)
    assert ops.slept == []


def test_a_disk_that_takes_no_bytes_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    class Stuck(SteadyOps):
        def write(self, descriptor: int, data: memoryview) -> int:
            return 0

    with pytest.raises(OSError, match="takes no more bytes"):
        put_new(Stuck(), tmp_path / "a", b"data")
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_with_those_above(tmp_path: Path) -> None:
    make_folders(SteadyOps(), tmp_path / "a" / "b" / "c")
    make_folders(SteadyOps(), tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_a_file_in_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        make_folders(SteadyOps(), tmp_path / "a")


def test_a_missing_root_is_an_error() -> None:
    ops = FaultyOps()
    ops.arm(0, failing(errno.ENOENT))
    with pytest.raises(FileNotFoundError):
        make_folders(ops, Path("/"))
