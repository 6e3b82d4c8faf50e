import errno
from datetime import timedelta
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
    NotFoundError,
    NotSavedError,
    NotYetSafeError,
    StoreError,
    UnreadableError,
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
from tests.storage.samples import agreement


def filled(folder: Path, *ids: str, ops: SteadyOps | None = None) -> Library:
    """A library of agreements saved a minute apart, all closed."""
    ops = ops or SteadyOps()
    library = Library(folder, ops)
    for number, agreement_id in enumerate(ids, 1):
        library.add(agreement(agreement_id, title=f"Title {number}"))
        ops.ahead(minutes=1)
    library.close_all()
    return library


# one agreement


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


# the list


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


# the bin


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


# versions


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


# library files from anywhere


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
