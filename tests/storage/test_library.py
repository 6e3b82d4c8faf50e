import errno
from pathlib import Path

import msgspec
import pytest

from sla_desktop.storage.content import LIBRARY_FILE, agreement_in, is_library_file
from sla_desktop.storage.envelope import Header, seal
from sla_desktop.storage.errors import (
    BadIdError,
    DamagedError,
    ExistsError,
    NewerError,
    NotSavedError,
    StoreError,
)
from sla_desktop.storage.library import Library
from tests.storage.faults import (
    START,
    CrashError,
    FaultyOps,
    SteadyOps,
    crash,
    crash_after,
    failing,
    files_in,
    passing,
)
from tests.storage.samples import agreement, filled


def test_what_was_added_is_loaded_by_the_next_start(tmp_path: Path) -> None:
    with Library(tmp_path / "not" / "there" / "yet", SteadyOps()) as library:
        saved = library.add(agreement(), score=88)
        assert (saved.generation, saved.saved, saved.warnings) == (1, START, ())
    with Library(tmp_path / "not" / "there" / "yet", SteadyOps()) as library:
        loaded = library.load("support")
    assert loaded.agreement == agreement()
    assert (loaded.generation, loaded.saved, loaded.recovery) == (1, START, None)


def test_each_save_counts_one_up(tmp_path: Path) -> None:
    library = filled(tmp_path, "support")
    library.load("support")
    numbers = [library.save(agreement(title=f"{n}")).generation for n in range(3)]
    assert numbers == [2, 3, 4]
    assert library.load("support").generation == 4


def test_an_agreement_must_be_open_to_be_saved(tmp_path: Path) -> None:
    library = filled(tmp_path, "support")
    with pytest.raises(NotSavedError, match="open it for editing first"):
        library.save(agreement())
    library.load("support", read_only=True)
    with pytest.raises(NotSavedError):
        library.save(agreement())


def test_adding_what_is_there_is_refused(tmp_path: Path) -> None:
    library = filled(tmp_path, "support")
    before = files_in(tmp_path / "agreements")
    with pytest.raises(ExistsError, match="exists already: open it instead"):
        library.add(agreement(title="Another"))
    library.load("support")
    with pytest.raises(ExistsError, match="in the library already"):
        library.add(agreement(title="Another"))
    library.close_all()
    library.bin("support")
    with pytest.raises(ExistsError, match="in the bin"):
        library.add(agreement(title="Another"))
    library.restore("support")
    assert files_in(tmp_path / "agreements") == before


def test_adding_where_only_generations_are_left_is_refused(tmp_path: Path) -> None:
    library = filled(tmp_path, "support")
    library.load("support")
    library.save(agreement(title="Two"))
    library.close_all()
    (tmp_path / "agreements" / "support" / "agreement.json").unlink()
    with pytest.raises(ExistsError):
        library.add(agreement(title="Another"))
    assert library.load("support").recovery is not None


def test_a_failed_first_save_can_be_tried_again(tmp_path: Path) -> None:
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    ops.always("write", failing(errno.ENOSPC))
    with pytest.raises(NotSavedError, match="the disk is full"):
        library.add(agreement())
    assert library.list() == ()
    ops.disarm()
    assert library.save(agreement()).generation == 1
    assert [e.id for e in library.list()] == ["support"]


def test_a_folder_that_cannot_be_made_is_a_failed_save_and_unlocks(tmp_path: Path) -> None:
    library = Library(tmp_path, SteadyOps())
    (tmp_path / "agreements").write_bytes(b"a file")
    with pytest.raises(StoreError):
        library.add(agreement())
    (tmp_path / "agreements").unlink()
    library.add(agreement())


def test_a_folder_not_made_for_want_of_permission_names_the_cause(tmp_path: Path) -> None:
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    library.add(agreement("first"))
    ops.always("make_folder", failing(errno.EACCES))
    with pytest.raises(StoreError, match="access is denied"):
        library.add(agreement())


def add_again(folder: Path) -> None:
    """What a caller does after a failed start: the same, with a new library."""
    with Library(folder, SteadyOps()) as library:
        if [e.id for e in library.list()] == ["support"]:
            assert library.load("support").agreement == agreement()
        else:
            library.add(agreement())


def test_death_at_any_step_of_adding_leaves_all_or_nothing(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.arm(-1, passing)
    Library(tmp_path / "count", ops).add(agreement())
    steps = len(ops.log)
    assert steps > 10
    for at in range(steps):
        for fault in (crash, crash_after):
            folder = tmp_path / f"{at}-{fault.__name__}"
            ops = FaultyOps()
            library = Library(folder, ops)
            ops.arm(at, fault)
            with pytest.raises(CrashError):
                library.add(agreement())
            ops.disarm()
            library.close_all()
            add_again(folder)
            assert [e.problem for e in Library(folder, SteadyOps()).list()] == [""]


@pytest.mark.parametrize(
    "bad", ["", "A", "a b", "../x", "a/b", "a\n", "ä", "x" * 65, "con", "com1", "a.b", "a\0"]
)
def test_an_id_that_cannot_name_a_file_is_refused(tmp_path: Path, bad: str) -> None:
    library = Library(tmp_path, SteadyOps())
    with pytest.raises(BadIdError, match="cannot be an id"):
        library.load(bad)
    for step in (library.bin, library.restore, library.list_versions):
        with pytest.raises(BadIdError):
            step(bad)
    assert list(tmp_path.iterdir()) == []


def test_a_path_is_known_by_where_it_leads(tmp_path: Path) -> None:
    library = filled(tmp_path / "home", "support")
    file = tmp_path / "home" / "agreements" / "support" / "agreement.json"
    (tmp_path / "link").symlink_to(file)
    assert library.id_at(file) == "support"
    assert library.id_at(tmp_path / "link") == "support"
    assert library.id_at(file.with_name("other.json")) is None
    assert library.id_at(tmp_path / "Not an id" / "agreement.json") is None
    assert library.id_at(tmp_path / "home" / "bin" / "support" / "agreement.json") is None


def test_a_library_file_is_read_by_content_wherever_it_is(tmp_path: Path) -> None:
    filled(tmp_path, "one")
    data = (tmp_path / "agreements" / "one" / "agreement.json").read_bytes()
    path = tmp_path / "from mail.txt"
    assert is_library_file(data)
    assert not is_library_file(b'{"format": "sla"}')
    assert agreement_in(data, path) == agreement("one", title="Title 1")
    with pytest.raises(DamagedError, match=r"from mail\.txt” is not what was written"):
        agreement_in(data + b" ", path)


def test_a_library_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    header = Header(format=LIBRARY_FILE, schema=2, generation=1, saved=START)
    with pytest.raises(NewerError):
        agreement_in(seal(header, b"{}")[1], tmp_path / "x")


def test_every_value_survives_the_store(tmp_path: Path) -> None:
    value = msgspec.structs.replace(agreement(), title="Zeile\nDe’l <b> & “x” 😀", logo="a" * 64)
    with Library(tmp_path, SteadyOps()) as library:
        library.add(value)
    assert Library(tmp_path, SteadyOps()).load("support").agreement == value
