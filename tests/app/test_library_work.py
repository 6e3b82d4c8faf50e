"""Whole agreements: found, copied, renamed, put away, backed up and brought back."""

import datetime as dt
import errno
import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from sla_desktop.app.firm import FIRM_FILE, Firm, keep_firm, load_firm
from sla_desktop.app.library_work import (
    BadTitleError,
    back_up,
    bring_back,
    context,
    copy_of,
    duplicate,
    fresh_id,
    put_in,
    rename,
    restore,
    score_kept,
    told,
)
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import ControlSection
from sla_desktop.storage.backup import BadBackupError, Restored
from sla_desktop.storage.errors import NotSavedError, StoreError, UnreadableError
from sla_desktop.storage.ids import is_id
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library
from tests.storage.faults import FaultyOps, failing
from tests.storage.samples import agreement, filled

TODAY = dt.date(2027, 1, 1)
NOW = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)
FIRM = Firm(name="Alder IT")


def entry_of(library: Library, agreement_id: str) -> Entry:
    return next(entry for entry in library.list() if entry.id == agreement_id)


def test_ids_are_new_and_can_name_a_file() -> None:
    made = {fresh_id() for _ in range(100)}
    assert len(made) == 100
    assert all(is_id(one) for one in made)


def test_a_new_agreement_is_listed_with_its_score_and_open_to_all(tmp_path: Path) -> None:
    library = filled(tmp_path)
    assert put_in(library, agreement("new"), TODAY) == "new"
    entry = entry_of(library, "new")
    assert entry.score == score_kept(library, "new", TODAY)
    Library(tmp_path).load("new")  # nothing was left locked


def test_the_checks_know_the_other_agreements_in_the_library(tmp_path: Path) -> None:
    library = filled(tmp_path, "one", "two")
    known = context(library, library.load("one", read_only=True).agreement, TODAY)
    assert [other.id for other in known.library] == ["two"]
    assert context(filled(tmp_path / "b", "one"), agreement("one"), TODAY).library == ()


def test_a_duplicate_is_a_draft_of_its_own(tmp_path: Path) -> None:
    library = filled(tmp_path)
    control = ControlSection(id="control", title="Control", exported_version="1.0")
    agreed = replace(agreement("one"), status="agreed")
    put_in(library, replace(agreed, sections=(control, *agreed.sections)), TODAY)
    made = library.load(duplicate(library, "one", TODAY), read_only=True).agreement
    assert (made.title, made.status) == ("Support (copy)", "draft")
    assert isinstance(made.sections[0], ControlSection)
    assert made.sections[0].exported_version == ""
    assert made.sections[1:] == agreed.sections
    assert len(library.list()) == 2
    assert copy_of(made).id != made.id


def test_a_new_name_is_kept_with_the_score(tmp_path: Path) -> None:
    library = filled(tmp_path)
    put_in(library, agreement("one"), TODAY)
    before = entry_of(library, "one")
    rename(library, before, "  Cleaning\n of  rooms ")
    after = entry_of(library, "one")
    assert (after.title, after.score) == ("Cleaning of rooms", before.score)
    Library(tmp_path).load("one")


def test_no_name_is_refused(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    with pytest.raises(BadTitleError):
        rename(library, entry_of(library, "one"), "  ")


def test_a_name_that_cannot_be_saved_is_told_and_the_old_one_stays(tmp_path: Path) -> None:
    ops = FaultyOps()
    library = filled(tmp_path, "one", ops=ops)
    entry = entry_of(library, "one")
    ops.always("write", failing(errno.ENOSPC))
    with pytest.raises(NotSavedError, match="disk is full"):
        rename(library, entry, "Other")
    ops.disarm()
    assert entry_of(library, "one").title == "Title 1"


def test_an_earlier_version_comes_back_under_the_same_id() -> None:
    earlier = agreement("one", title="As sent")
    now = agreement("mine", title="Now")
    assert bring_back(earlier)(now) == replace(earlier, id="mine")


def test_a_backup_carries_agreements_versions_and_the_firm(tmp_path: Path) -> None:
    library = filled(tmp_path / "a", "one", "two")
    keep_firm(library.folder, FIRM)
    file = tmp_path / "all.slabackup"
    assert back_up(library, file, NOW) == 2
    target = filled(tmp_path / "b")
    restored = restore(target, file)
    assert sorted(restored.added) == ["Title 1", "Title 2"]
    assert load_firm(target.folder) == FIRM


def test_the_firm_that_is_there_stays(tmp_path: Path) -> None:
    library = filled(tmp_path / "a", "one")
    keep_firm(library.folder, FIRM)
    back_up(library, tmp_path / "x", NOW)
    keep_firm(library.folder, Firm(name="Newer"))
    restore(library, tmp_path / "x")
    assert load_firm(library.folder) == Firm(name="Newer")
    (library.folder / FIRM_FILE).write_bytes(b"damaged")
    restore(library, tmp_path / "x")
    assert load_firm(library.folder) == FIRM


def test_an_empty_library_without_a_firm_backs_up_too(tmp_path: Path) -> None:
    library = filled(tmp_path / "a")
    assert back_up(library, tmp_path / "x", NOW) == 0
    assert restore(library, tmp_path / "x").extras == {}


def test_a_backup_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    library = filled(tmp_path / "a", "one")
    with pytest.raises(StoreError, match="folder is not there"):
        back_up(library, tmp_path / "gone" / "x.slabackup", NOW)


def test_an_agreement_that_cannot_be_read_stops_the_backup_and_is_named(tmp_path: Path) -> None:
    library = filled(tmp_path / "a", "one", "two")
    for file in (tmp_path / "a/agreements/two").iterdir():
        file.write_bytes(b"\0" * 100)
    with pytest.raises(StoreError, match="two"):
        back_up(library, tmp_path / "x", NOW)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_what_is_no_backup_is_refused_by_its_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "holiday.jpg").write_bytes(data)
    with pytest.raises(InputError, match=r"holiday\.jpg"):
        restore(filled(tmp_path / "a"), tmp_path / "holiday.jpg")


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("backup.json", b"{}")
    data = stream.getvalue().replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
    locked = data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    (tmp_path / "locked.zip").write_bytes(locked)
    with pytest.raises(BadBackupError, match=r"locked\.zip"):
        restore(filled(tmp_path / "a"), tmp_path / "locked.zip")


def test_a_file_that_is_gone_or_far_too_large_is_told(tmp_path: Path) -> None:
    library = filled(tmp_path / "a")
    with pytest.raises(UnreadableError):
        restore(library, tmp_path / "gone.slabackup")
    huge = tmp_path / "huge.iso"
    with huge.open("wb") as file:
        file.truncate(600 * 1024 * 1024)
    with pytest.raises(BadBackupError, match="larger than any backup"):
        restore(library, huge)


@pytest.mark.parametrize(
    ("added", "changed", "same", "words"),
    [
        ((), (), (), "The backup holds no agreements."),
        (("a",), (), (), "1 agreement was added."),
        (("a", "b"), (), ("c",), "2 agreements were added. 1 agreement was the same already."),
        ((), ("a",), (), "1 agreement had changed since: its state in the backup is among its"),
        ((), ("a", "b"), (), "2 agreements had changed since: their states in the backup are"),
    ],
)
def test_what_was_restored_is_told_in_words(
    added: tuple[str, ...], changed: tuple[str, ...], same: tuple[str, ...], words: str
) -> None:
    assert told(Restored(NOW, added, changed, same, {})).startswith(words)
