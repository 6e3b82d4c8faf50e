"""Ten thousand damaged files, none accepted with different content."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sla_desktop.storage.content import LIBRARY_FILE, form, reader
from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.envelope import Header, seal
from sla_desktop.storage.errors import DamagedError, NewerError
from sla_desktop.storage.safefile import SafeFile
from sla_desktop.storage.tinydb_file import AgreementDb
from tests.storage.faults import START
from tests.storage.simdisk import SimDisk

FILE = Path("/home/agreements/support/agreement.json")
GENERATION = FILE.with_name("g0000000001-20260302T090000Z-00000000.json")
BODY = b'{"agreement":{"1":{"id":"support","title":"Support"}},"sections":{}}'
EARLIER = b'{"agreement":{"1":{"id":"support","title":"Earlier"}},"sections":{}}'
Mutation = Callable[[random.Random, bytearray], object]


def flip(chance: random.Random, data: bytearray) -> None:
    for _ in range(chance.choice([1, 1, 2, 8])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data)) :]


def zero_block(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    length = min(chance.choice([1, 16, 512]), len(data) - start)
    data[start : start + length] = bytes(length)


def double_block(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    data[start:start] = data[start : start + chance.choice([1, 16, 512])]


def drop_block(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice([1, 16, 512])]


def insert_noise(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    data[start:start] = chance.randbytes(chance.choice([1, 16, 512]))


def swap_digits(chance: random.Random, data: bytearray) -> None:
    digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    data[chance.choice(digits)] = 48 + chance.randrange(10)


def append(chance: random.Random, data: bytearray) -> None:
    data += data[-chance.randrange(1, 60) :]


MUTATIONS: tuple[Mutation, ...] = (
    flip,
    cut,
    zero_block,
    double_block,
    drop_block,
    insert_noise,
    swap_digits,
    append,
)


def sealed(body: bytes, generation: int) -> bytes:
    header = Header(format=LIBRARY_FILE, schema=1, generation=generation, saved=START)
    return seal(header, body)[1]


def disk_with(data: bytes) -> SimDisk:
    disk = SimDisk()
    make_folders(disk, FILE.parent)
    disk.put(FILE, data)
    return disk


def opened(disk: SimDisk) -> str:
    """What opening for editing shows: a title, or "refused"."""
    try:
        return SafeFile(FILE, form(), reader(), disk).open().content.agreement.title
    except (DamagedError, NewerError) as error:
        sentence = str(error)
    assert str(FILE) in sentence
    assert sentence.endswith(".")
    return "refused"


@pytest.mark.parametrize("block", range(10))
def test_no_damaged_file_is_accepted_silently(block: int) -> None:
    chance = random.Random(block)
    whole = sealed(BODY, 2)
    for _ in range(1000):
        data = bytearray(whole)
        chance.choice(MUTATIONS)(chance, data)
        damaged = bytes(data)

        alone = disk_with(damaged)
        assert opened(alone) == ("Support" if damaged == whole else "refused")
        assert alone.read(FILE, 10**6) == damaged

        backed = disk_with(damaged)
        backed.put(GENERATION, sealed(EARLIER, 1))
        assert opened(backed) == ("Support" if damaged == whole else "Earlier")
        names = backed.names(FILE.parent)
        kept = [backed.read(FILE.with_name(name), 10**6) for name in names]
        assert damaged in kept


@pytest.mark.parametrize("block", range(5))
def test_sealed_nonsense_is_refused_too(block: int) -> None:
    """Whoever computes the checksum anew gets a refusal or another sound agreement."""
    chance = random.Random(block)
    for _ in range(200):
        data = bytearray(BODY)
        chance.choice(MUTATIONS)(chance, data)
        disk = disk_with(sealed(bytes(data), 2))
        title = opened(disk)
        if title != "refused":
            content = SafeFile(FILE, form(), reader(), disk).open().content
            assert content.agreement.title == title


def test_what_is_saved_can_be_read_again() -> None:
    disk = disk_with(sealed(BODY, 2))
    file = SafeFile(FILE, form(), reader(), disk)
    tables = file.open().content.tables
    AgreementDb(file, tables).save({"id": "support", "title": "Again"}, {"title": "Again"})
    assert opened(disk) == "Again"
