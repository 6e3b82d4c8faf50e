import errno
import hashlib
from pathlib import Path

import pytest

from sla_desktop.storage.errors import (
    BadIdError,
    DamagedError,
    NotFoundError,
    NotSavedError,
    UnreadableError,
)
from sla_desktop.storage.images import MOST_BYTES
from sla_desktop.storage.library import Library
from tests.storage.faults import FaultyOps, SteadyOps, failing, files_in

LOGO = b"\x89PNG a logo"


def test_an_image_is_kept_once_under_the_name_of_its_content(tmp_path: Path) -> None:
    library = Library(tmp_path, SteadyOps())
    name = library.put_image(LOGO)
    assert name == hashlib.sha256(LOGO).hexdigest()
    assert library.put_image(LOGO) == name
    assert files_in(tmp_path) == {f"images/{name}.png": LOGO}
    assert library.image(name) == LOGO


def test_a_damaged_image_says_so_and_is_mended_by_adding_it_again(tmp_path: Path) -> None:
    library = Library(tmp_path, SteadyOps())
    name = library.put_image(LOGO)
    (tmp_path / "images" / f"{name}.png").write_bytes(b"")
    with pytest.raises(DamagedError, match="is damaged: add it again"):
        library.image(name)
    library.put_image(LOGO)
    assert library.image(name) == LOGO


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_name_that_is_no_checksum_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadIdError):
        Library(tmp_path, SteadyOps()).image(name)


def test_what_is_not_there_or_not_readable_is_said_so(tmp_path: Path) -> None:
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    with pytest.raises(NotFoundError, match="is not there: add it again"):
        library.image("a" * 64)
    name = library.put_image(LOGO)
    ops.always("read", failing(errno.EACCES))
    with pytest.raises(UnreadableError):
        library.image(name)


def test_an_image_too_large_or_without_room_is_refused(tmp_path: Path) -> None:
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    with pytest.raises(NotSavedError, match="larger than 1 MB"):
        library.put_image(bytes(MOST_BYTES + 1))
    for kind in ("make_folder", "write"):
        ops.always(kind, failing(errno.ENOSPC))
        with pytest.raises(NotSavedError, match="the disk is full"):
            library.put_image(LOGO)
    assert files_in(tmp_path) == {}
