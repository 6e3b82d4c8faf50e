import errno
from datetime import timedelta
from pathlib import Path

import pytest

from sla_desktop.storage.errors import (
    DamagedError,
    NotFoundError,
    NotSavedError,
    UnreadableError,
)
from sla_desktop.storage.library import Library
from tests.storage.faults import (
    START,
    FaultyOps,
    failing,
    files_in,
)
from tests.storage.samples import agreement, filled


def test_versions_are_kept_beside_the_agreement_and_do_not_change_it(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    before = (tmp_path / "agreements" / "one" / "agreement.json").read_bytes()
    first = library.keep_version(agreement("one", title="As sent"), "Sent to 公司", START)
    moment = START + timedelta(days=2)
    second = library.keep_version(agreement("one", title="As agreed"), "Agreed", moment)
    assert (first.number, first.label, first.moment) == (1, "Sent to 公司", START)
    assert library.list_versions("one") == (first, second)
    assert second.moment == moment
    assert library.load_version("one", 1).title == "As sent"
    assert library.load_version("one", 2).title == "As agreed"
    assert (tmp_path / "agreements" / "one" / "agreement.json").read_bytes() == before


def test_an_agreement_without_versions_has_none(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    assert library.list_versions("one") == ()
    with pytest.raises(NotFoundError, match=r"version .* is not there"):
        library.load_version("one", 1)


def test_a_missing_number_is_not_found_and_not_given_again(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    for label in "abc":
        library.keep_version(agreement("one"), label, START)
    folder = tmp_path / "agreements" / "one" / "versions"
    (folder / "v000002.json").unlink()
    with pytest.raises(NotFoundError):
        library.load_version("one", 2)
    assert library.keep_version(agreement("one"), "d", START).number == 4


def test_a_damaged_version_says_so_and_the_others_stay(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    library.keep_version(agreement("one"), "a", START)
    library.keep_version(agreement("one"), "b", START)
    path = tmp_path / "agreements" / "one" / "versions" / "v000001.json"
    path.write_bytes(b"")
    bad, good = library.list_versions("one")
    assert "is empty" in bad.problem
    assert (good.label, good.problem) == ("b", "")
    with pytest.raises(DamagedError):
        library.load_version("one", 1)
    assert path.read_bytes() == b""


def test_a_version_that_cannot_be_read_now_says_so(tmp_path: Path) -> None:
    filled(tmp_path, "one").keep_version(agreement("one"), "a", START)
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    ops.always("read", failing(errno.EACCES))
    (version,) = library.list_versions("one")
    assert "access is denied" in version.problem
    ops.always("names", failing(errno.EACCES))
    with pytest.raises(UnreadableError):
        library.list_versions("one")


def test_a_version_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    filled(tmp_path, "one")
    before = files_in(tmp_path)
    for kind in ("make_folder", "write", "sync", "replace"):
        ops = FaultyOps()
        ops.always(kind, failing(errno.ENOSPC))
        with pytest.raises(NotSavedError, match="the disk is full"):
            Library(tmp_path, ops).keep_version(agreement("one"), "a", START)
        assert files_in(tmp_path) == before
