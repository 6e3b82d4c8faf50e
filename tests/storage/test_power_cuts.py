"""Whatever a power cut leaves, no acknowledged save is lost."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.envelope import Header
from sla_desktop.storage.errors import NotFoundError, StoreError
from sla_desktop.storage.opened import BadContentError, Form
from sla_desktop.storage.safefile import SafeFile
from tests.storage.simdisk import SimDisk, State, after_power_cut

FILE = Path("/home/agreements/support/agreement.json")
FORM = Form("test", 1)


class Note(msgspec.Struct):
    """A body: which save it is, and so much text."""

    save: int
    text: str


def accept(_header: Header, body: bytes) -> Note:
    try:
        return msgspec.json.decode(body, type=Note)
    except msgspec.MsgspecError as error:
        raise BadContentError("is no note") from error


def file_on(disk: SimDisk) -> SafeFile[Note]:
    return SafeFile(FILE, FORM, accept, disk)


def save(file: SafeFile[Note], number: int, length: int) -> None:
    file.write(msgspec.json.encode(Note(number, "x" * length)))


def new_file(disk: SimDisk, first: int = 1) -> SafeFile[Note]:
    make_folders(disk, FILE.parent)
    disk.sync_folder(FILE.parent.parent)
    file = file_on(disk)
    file.create()
    save(file, first, 5000)
    return file


def judged(states: list[State], least: int, most: int) -> int:
    """Opens every disk that a cut in these states can leave; how many there were."""
    count = 0
    for state in states:
        for disk in after_power_cut(state):
            count += 1
            opened = file_on(disk).open()
            assert least <= opened.content.save <= most
            again = file_on(disk).open()
            assert again.recovery is None
            assert again.content == opened.content
    return count


@pytest.mark.parametrize("lengths", [(5000, 100), (5000, 5000), (9000, 9000)])
def test_a_cut_during_a_save_leaves_the_last_acknowledged_or_the_new_state(
    lengths: tuple[int, int],
) -> None:
    disk = SimDisk()
    file = new_file(disk)
    total = 0
    for number in range(2, 40):  # past the tenth, each save also prunes
        disk.states.clear()
        save(file, number, lengths[number % 2])
        total += judged(disk.states[:-1], number - 1, number)
        total += judged(disk.states[-1:], number, number)
    assert total > 1000


def test_a_cut_during_the_first_save_leaves_it_or_nothing() -> None:
    disk = SimDisk()
    new_file(disk)
    for state in disk.states[:-1]:
        for left in after_power_cut(state):
            try:
                assert file_on(left).open().content.save == 1
            except NotFoundError:
                continue
    assert judged(disk.states[-1:], 1, 1) >= 1


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "cut": lambda data: data[:512],
    "flipped": lambda data: data[:300] + bytes([data[300] ^ 1]) + data[301:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_cut_during_recovery_leaves_what_can_be_recovered_again(damage: str) -> None:
    disk = SimDisk()
    file = new_file(disk)
    for number in range(2, 5):
        save(file, number, 4000)
    disk.put(FILE, DAMAGE[damage](disk.read(FILE, 10**6)))
    disk.states.clear()
    opened = file_on(disk).open()
    assert opened.content.save == 3
    assert opened.recovery is not None
    assert judged(disk.states, 3, 3) > 20


def test_without_the_file_sync_the_cuts_do_find_a_loss() -> None:
    """The control: a disk that ignores syncing of files must fail, or these tests test nothing."""

    class Forgetful(SimDisk):
        def sync(self, descriptor: int) -> None:
            self._done()

    disk = Forgetful()
    file = new_file(disk)
    disk.states.clear()
    save(file, 2, 5000)
    with pytest.raises((AssertionError, StoreError)):
        judged(disk.states[-1:], 2, 2)


def test_without_the_folder_sync_the_cuts_do_find_a_loss() -> None:
    class Forgetful(SimDisk):
        def sync_folder(self, path: Path) -> None:
            self._done()

    disk = Forgetful()
    file = new_file(disk)
    disk.states.clear()
    save(file, 2, 5000)
    with pytest.raises((AssertionError, StoreError)):
        judged(disk.states[-1:], 2, 2)
