"""Damage leads to recovery or a clear refusal, never to nothing."""

import contextlib
import errno
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sla_desktop.storage.content import LIBRARY_FILE
from sla_desktop.storage.envelope import Header, seal, unseal
from sla_desktop.storage.errors import (
    DamagedError,
    NewerError,
    NotFoundError,
    StoreError,
    UnreadableError,
)
from sla_desktop.storage.library import Library
from tests.storage.faults import (
    START,
    CrashError,
    Fault,
    FaultyOps,
    SteadyOps,
    crash,
    crash_after,
    failing,
    files_in,
    windows,
)
from tests.storage.samples import agreement, flip, generations, main_file


def sealed(body: bytes, schema: int = 1, kind: str = LIBRARY_FILE) -> bytes:
    return seal(Header(format=kind, schema=schema, generation=4, saved=START), body)[1]


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "zero length": (lambda data: b"", "is empty"),
    "all NUL": (lambda data: bytes(len(data)), "holds only zero bytes"),
    "NUL tail": (lambda data: data[:400] + bytes(len(data) - 400), "is not what was written"),
    "cut": (lambda data: data[:400], "is not what was written"),
    "old tail": (lambda data: data + data[-50:], "is not what was written"),
    "bit": (flip, "is not what was written"),
    "bad header": (lambda data: b"{" + data, "has no readable header"),
    "no header": (lambda data: data.split(b"\n")[1], "has no readable header"),
    "another kind": (lambda data: sealed(b"{}", kind="else"), "is of another kind"),
    "not tables": (lambda data: sealed(b"[]"), "does not hold tables"),
    "table of lists": (lambda data: sealed(b'{"agreement":[]}'), "does not hold tables"),
    "ids no numbers": (lambda data: sealed(b'{"agreement":{"x":{}}}'), "does not hold tables"),
    "document a list": (lambda data: sealed(b'{"agreement":{"1":[]}}'), "does not hold tables"),
    "no agreement": (lambda data: sealed(b'{"sections":{}}'), "holds 0 agreements"),
    "two": (lambda data: sealed(b'{"agreement":{"1":{},"2":{}}}'), "holds 2 agreements"),
    "no place": (
        lambda data: sealed(b'{"agreement":{"1":{}},"sections":{"1":{}}}'),
        "sections without place",
    ),
    "mixed places": (
        lambda data: sealed(
            b'{"agreement":{"1":{}},"sections":{"1":{"order":1},"2":{"order":"x"}}}'
        ),
        "sections without place",
    ),
    "not the model": (lambda data: sealed(b'{"agreement":{"1":{"id":7}}}'), "cannot read"),
    "duplicate keys": (lambda data: sealed(b'{"agreement":{},"agreement":{}}'), "cannot read"),
    "deep": (lambda data: sealed(b"[" * 100_000), "cannot read"),
    "NaN": (lambda data: sealed(b'{"agreement":{"1":{"id":NaN}}}'), "cannot read"),
    "UTF-16": (lambda data: sealed('{"ä":1}'.encode("utf-16")), "cannot read"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_put_aside_and_the_newest_good_state_opened(
    folder: Path, kind: str
) -> None:
    change, words = DAMAGE[kind]
    damaged = change(main_file(folder).read_bytes())
    main_file(folder).write_bytes(damaged)
    with Library(folder, SteadyOps()) as library:
        (entry,) = library.list()
        assert entry.title in ("State 3", "State 4")
        assert words in entry.problem
        loaded = library.load("support")
        assert loaded.agreement.title == "State 3"
        recovery = loaded.recovery
        assert recovery is not None
        assert recovery.saved == START
        assert recovery.damaged
        aside = main_file(folder).with_name("agreement.corrupt-1.json")
        assert recovery.put_aside == aside
        assert aside.read_bytes() == damaged
        assert recovery.source == generations(folder)[0]
        assert words in str(recovery)
        assert "2026-03-02 at 09:00 UTC" in str(recovery)
        assert recovery.unhealed == ""
        library.save(agreement(title="State 5"))
    with Library(folder, SteadyOps()) as library:
        again = library.load("support")
        assert (again.agreement.title, again.recovery) == ("State 5", None)
        assert [e.problem for e in library.list()] == [""]


def test_a_second_damage_is_put_aside_under_another_name(folder: Path) -> None:
    for number in (1, 2):
        main_file(folder).write_bytes(b"damage %d" % number)
        with Library(folder, SteadyOps()) as library:
            library.load("support")
        aside = main_file(folder).with_name(f"agreement.corrupt-{number}.json")
        assert aside.read_bytes() == b"damage %d" % number


def test_opening_read_only_recovers_without_touching_a_file(folder: Path) -> None:
    main_file(folder).write_bytes(b"")
    (main_file(folder).parent / "agreement.json.9-1.tmp").write_bytes(b"cut off")
    before = files_in(folder)
    loaded = Library(folder, SteadyOps()).load("support", read_only=True)
    assert loaded.agreement.title == "State 3"
    assert loaded.recovery is not None
    assert loaded.recovery.put_aside is None
    assert "kept as" not in str(loaded.recovery)
    assert files_in(folder) == before


def test_a_missing_file_with_generations_is_recovered(folder: Path) -> None:
    main_file(folder).unlink()
    library = Library(folder, SteadyOps())
    assert "is missing" in library.list()[0].problem
    loaded = library.load("support")
    assert loaded.agreement.title == "State 3"
    assert loaded.recovery is not None
    assert loaded.recovery.put_aside is None
    assert not loaded.recovery.damaged
    assert main_file(folder).exists()
    assert loaded.generation == unseal(main_file(folder).read_bytes(), LIBRARY_FILE)[0].generation
    assert loaded.generation > 4


def test_a_missing_file_with_only_a_whole_temporary_one_is_recovered(folder: Path) -> None:
    main_file(folder).rename(main_file(folder).with_name("agreement.json.4-77.tmp"))
    for path in generations(folder):
        path.unlink()
    library = Library(folder, SteadyOps())
    loaded = library.load("support")
    assert loaded.agreement.title == "State 4"
    assert loaded.recovery is not None
    assert [n for n in files_in(folder) if n.endswith(".tmp")] == []


def test_a_whole_temporary_file_newer_than_all_generations_wins(folder: Path) -> None:
    main_file(folder).rename(main_file(folder).with_name("agreement.json.4-77.tmp"))
    assert Library(folder, SteadyOps()).load("support").agreement.title == "State 4"


def test_a_whole_temporary_file_older_than_a_generation_does_not_win(folder: Path) -> None:
    oldest = generations(folder)[-1]
    main_file(folder).with_name("agreement.json.1-77.tmp").write_bytes(oldest.read_bytes())
    main_file(folder).write_bytes(b"")
    assert Library(folder, SteadyOps()).load("support").agreement.title == "State 3"


def test_the_only_good_temporary_file_stays_until_it_is_in_place(folder: Path) -> None:
    main_file(folder).rename(main_file(folder).with_name("agreement.json.4-77.tmp"))
    ops = FaultyOps()
    ops.always("replace", failing(errno.EIO))
    with Library(folder, ops) as library:
        loaded = library.load("support")
    assert loaded.recovery is not None
    assert "the disk reports an error" in loaded.recovery.unhealed
    with Library(folder, SteadyOps()) as library:
        assert library.load("support").agreement.title == "State 4"


def test_a_left_over_is_removed_only_after_a_good_read(folder: Path) -> None:
    left_over = main_file(folder).with_name("agreement.json.5-77.tmp")
    left_over.write_bytes(b"half a sa")
    Library(folder, SteadyOps()).load("support", read_only=True)
    assert left_over.exists()
    Library(folder, SteadyOps()).load("support")
    assert not left_over.exists()


@pytest.mark.parametrize("spoilt", [1, 2])
def test_corrupt_generations_are_passed_over(folder: Path, spoilt: int) -> None:
    main_file(folder).write_bytes(b"")
    for path in generations(folder)[:spoilt]:
        path.write_bytes(flip(path.read_bytes()))
    with Library(folder, SteadyOps()) as library:
        assert library.load("support").agreement.title == f"State {3 - spoilt}"


def test_restoring_can_itself_be_undone(folder: Path) -> None:
    main_file(folder).write_bytes(flip(main_file(folder).read_bytes()))
    before = set(files_in(folder / "agreements").values())
    with Library(folder, SteadyOps()) as library:
        library.load("support")
    assert before <= set(files_in(folder / "agreements").values())


def test_with_nothing_good_left_it_says_so_lists_it_and_moves_nothing(folder: Path) -> None:
    main_file(folder).write_bytes(b"")
    for path in generations(folder):
        path.write_bytes(b"spoilt")
    before = files_in(folder / "agreements")
    with Library(folder, SteadyOps()) as library:
        with pytest.raises(DamagedError, match=r"is empty and no earlier state .* from a backup"):
            library.load("support")
        with pytest.raises(DamagedError):
            library.load("support", read_only=True)
        assert [(e.id, e.title) for e in library.list()] == [("support", "support")]
        assert "from a backup" in library.list()[0].problem
    assert files_in(folder / "agreements") == before


def test_all_spoilt_and_missing_is_damage_not_absence(folder: Path) -> None:
    main_file(folder).unlink()
    for path in generations(folder):
        path.write_bytes(b"spoilt")
    library = Library(folder, SteadyOps())
    with pytest.raises(DamagedError):
        library.load("support")
    assert len(library.list()) == 1


def test_a_listed_title_survives_the_damage(folder: Path) -> None:
    library = Library(folder, SteadyOps())
    assert library.list()[0].title == "State 4"
    main_file(folder).write_bytes(b"")
    for path in generations(folder):
        path.unlink()
    assert library.list()[0].title == "State 4"
    assert "is empty" in library.list()[0].problem


def newer(data: bytes) -> bytes:
    header, body = unseal(data, LIBRARY_FILE)
    return seal(msgspec.structs.replace(header, schema=99, app="7.1"), body)[1]


def test_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    main_file(folder).write_bytes(newer(main_file(folder).read_bytes()))
    library = Library(folder, SteadyOps())
    for read_only in (True, False):
        with pytest.raises(NewerError, match=r"newer version of SLA Desktop \(7\.1\): update"):
            library.load("support", read_only=read_only)
    assert "newer version" in library.list()[0].problem
    assert [n for n in files_in(folder) if "corrupt" in n] == []


def test_damage_to_a_newer_versions_file_with_its_generations_is_left_alone(folder: Path) -> None:
    for path in generations(folder)[:1]:
        path.write_bytes(newer(path.read_bytes()))
    main_file(folder).write_bytes(b"")
    library = Library(folder, SteadyOps())
    with pytest.raises(NewerError):
        library.load("support")
    assert "newer version" in library.list()[0].problem
    assert main_file(folder).read_bytes() == b""


def test_a_folder_in_place_of_the_file_is_refused(folder: Path) -> None:
    main_file(folder).unlink()
    main_file(folder).mkdir()
    library = Library(folder, SteadyOps())
    with pytest.raises(UnreadableError, match="a folder stands where the file belongs"):
        library.load("support")
    assert "a folder stands" in library.list()[0].problem


def test_an_agreement_that_is_not_there_is_no_new_one(folder: Path) -> None:
    library = Library(folder, SteadyOps())
    for read_only in (True, False):
        with pytest.raises(NotFoundError):
            library.load("other", read_only=read_only)
    (folder / "agreements" / "other").mkdir()
    with pytest.raises(NotFoundError):
        library.load("other")
    assert [e.id for e in library.list()] == ["support"]


def test_a_first_save_cut_off_is_no_agreement_and_stops_no_other(folder: Path) -> None:
    (folder / "agreements" / "other").mkdir()
    (folder / "agreements" / "other" / "agreement.json.1-7.tmp").write_bytes(b'{"format":')
    library = Library(folder, SteadyOps())
    assert [e.id for e in library.list()] == ["support"]
    library.add(agreement("other"))
    assert len(library.list()) == 2


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
def test_a_read_that_fails_is_not_corruption(folder: Path, code: int, read_only: bool) -> None:
    ops = FaultyOps()
    library = Library(folder, ops)
    before = files_in(folder / "agreements")
    ops.always("read", failing(code))
    with pytest.raises(UnreadableError, match="cannot be read now"):
        library.load("support", read_only=read_only)
    ops.disarm()
    assert files_in(folder / "agreements") == before
    assert library.load("support").recovery is None


def test_a_folder_that_cannot_be_listed_is_said_so(folder: Path) -> None:
    ops = FaultyOps()
    library = Library(folder, ops)
    ops.arm(0, failing(errno.EACCES))
    with pytest.raises(UnreadableError, match="access is denied"):
        library.load("support", read_only=True)


def test_reading_waits_for_a_virus_scanner(folder: Path) -> None:
    ops = FaultyOps()
    library = Library(folder, ops)
    ops.arm(1, windows(32, always=False))
    assert library.load("support", read_only=True).recovery is None
    assert ops.log[:3] == ["names", "read", "read"]


def test_a_recovery_that_cannot_be_written_still_shows_the_state(folder: Path) -> None:
    main_file(folder).write_bytes(b"")
    ops = FaultyOps()
    library = Library(folder, ops)
    ops.always("write", failing(errno.ENOSPC))
    loaded = library.load("support")
    ops.disarm()
    assert loaded.agreement.title == "State 3"
    assert loaded.recovery is not None
    assert "the disk is full" in loaded.recovery.unhealed
    assert main_file(folder).read_bytes() == b""
    library.save(agreement(title="State 5"))
    library.close_all()
    again = Library(folder, SteadyOps()).load("support")
    assert (again.agreement.title, again.recovery) == ("State 5", None)
    assert main_file(folder).with_name("agreement.corrupt-1.json").exists()


@pytest.mark.parametrize("fault", [crash, crash_after, failing(errno.EIO)])
@pytest.mark.parametrize("damage", [b"", b"half a sa", None])
def test_a_fault_at_any_step_of_recovery_leaves_it_to_be_recovered(
    tmp_path: Path, damage: bytes | None, fault: Fault
) -> None:
    at = 0
    struck = True
    while struck:
        folder = tmp_path / str(at)
        with Library(folder, SteadyOps()) as library:
            library.add(agreement(title="State 3"))
            library.save(agreement(title="State 4"))
        if damage is None:
            main_file(folder).unlink()
        else:
            main_file(folder).write_bytes(damage)
        ops = FaultyOps()
        library = Library(folder, ops)
        ops.arm(at, fault)
        with contextlib.suppress(CrashError, StoreError):
            library.load("support")
        struck = len(ops.log) > at
        ops.disarm()
        library.close_all()
        with Library(folder, SteadyOps()) as library:
            assert library.load("support").agreement.title == "State 3"
            assert damage is None or damage in files_in(folder).values()
        at += 1
    assert at > 15


def test_a_failed_reopening_keeps_the_agreement_open(folder: Path) -> None:
    ops = FaultyOps()
    library = Library(folder, ops)
    library.load("support")
    ops.always("read", failing(errno.EIO))
    with pytest.raises(UnreadableError):
        library.load("support")
    ops.disarm()
    assert library.save(agreement(title="State 5")).generation == 5


def test_a_generation_removed_by_somebody_else_is_no_trouble(folder: Path) -> None:
    library = Library(folder, SteadyOps())
    library.load("support")
    for path in generations(folder):
        path.unlink()
    for number in range(5, 20):
        assert library.save(agreement(title=f"State {number}")).warnings == ()


def test_every_message_is_one_sentence_with_the_file(folder: Path) -> None:
    main_file(folder).write_bytes(b"")
    for path in generations(folder):
        path.unlink()
    with pytest.raises(StoreError) as caught:
        Library(folder, SteadyOps()).load("support")
    assert str(main_file(folder)) in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
