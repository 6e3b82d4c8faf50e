"""Kills a program in the middle of its saves, many times: no acknowledged save may be lost.

The control does the same to TinyDB's own JSONStorage and must lose some, or this test tests
nothing. Takes about a quarter of a minute per hundred kills: not part of the bench.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec
from save_latency import agreement_of
from tinydb import TinyDB

from sla_desktop.domain.codec import to_plain
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library

ID = "bench"
LONGEST_LIFE = 0.25  # s after the first acknowledged save
LEAST_CONTROL_LOSS = 0.01  # share of the control's kills
OUTCOMES = ("intact", "recovered an earlier save", "acknowledged save lost", "unreadable")


def edit_own(folder: Path, size: int) -> None:
    """Saves one draft after another, with text growing and shrinking; prints each acknowledged."""
    start = agreement_of(size, ID)
    with Library(folder) as library:
        number = int(library.load(ID).agreement.subtitle)
        while True:
            number += 1
            sections = start.sections[: None if number % 2 else -1]
            draft = msgspec.structs.replace(start, subtitle=str(number), sections=sections)
            library.save(draft)
            print(number, flush=True)


def edit_stock(folder: Path, size: int) -> None:
    """The same through TinyDB with its own storage."""
    plain = to_plain(agreement_of(size, ID))
    database = TinyDB(folder / "stock.json")
    number = int(database.table("agreement").all()[0]["subtitle"])
    while True:
        number += 1
        sections = plain["sections"][: None if number % 2 else -1]
        draft = {"subtitle": str(number), "sections": sections}
        database.table("agreement").update(draft)
        print(number, flush=True)


def begin(kind: str, folder: Path, size: int) -> None:
    start = msgspec.structs.replace(agreement_of(size, ID), subtitle="0")
    if kind == "own":
        with Library(folder) as library:
            library.add(start)
    else:
        folder.mkdir()
        TinyDB(folder / "stock.json").table("agreement").insert(to_plain(start))


def last_save(kind: str, folder: Path) -> tuple[int, bool]:
    """The number of the save that a new start finds, and whether it had to recover."""
    if kind == "own":
        with Library(folder) as library:
            loaded = library.load(ID)
            return int(loaded.agreement.subtitle), loaded.recovery is not None
    with TinyDB(folder / "stock.json") as database:
        return int(database.table("agreement").all()[0]["subtitle"]), False


def kill_once(kind: str, folder: Path, size: int, chance: random.Random) -> int:
    """Start an editing process, kill it; the number of the last save it acknowledged."""
    command = [sys.executable, __file__, "--edit", kind, str(folder), "--size", str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if not first:
            sys.exit("The editing process did not start.")
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        process.kill()
        rest = process.stdout.read()
    lines = (first + rest).split(b"\n")
    return int(lines[-2])  # what stands after the last line feed was cut off


def judge(kind: str, folder: Path, acknowledged: int) -> str:
    try:
        found, recovered = last_save(kind, folder)
    except (StoreError, ValueError, IndexError, KeyError, TypeError):
        return "unreadable"
    if found < acknowledged:
        return "acknowledged save lost"
    return "recovered an earlier save" if recovered else "intact"


def kill_many(kind: str, kills: int, size: int, seed: int) -> Counter[str]:
    """What the kills did; after damage it goes on with a new store."""
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "store"
        begin(kind, folder, size)
        for _ in range(kills):
            outcome = judge(kind, folder, kill_once(kind, folder, size, chance))
            outcomes[outcome] += 1
            if outcome not in OUTCOMES[:2]:
                shutil.rmtree(folder)
                begin(kind, folder, size)
    return outcomes


def report(name: str, outcomes: Counter[str]) -> None:
    counted = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in OUTCOMES)
    print(f"{name}: {outcomes.total()} kills: {counted}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="of the store")
    parser.add_argument("--control", type=int, default=100, help="kills of TinyDB's own storage")
    parser.add_argument("--size", type=int, default=200_000, help="bytes of the agreement")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", nargs=2, metavar=("KIND", "FOLDER"), help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    if args.edit:
        kind, folder = args.edit
        (edit_own if kind == "own" else edit_stock)(Path(folder), args.size)
    own = kill_many("own", args.kills, args.size, args.seed)
    report(f"own storage, {args.size / 1000:.0f} KB", own)
    control = kill_many("stock", args.control, args.size, args.seed)
    report("control, TinyDB JSONStorage", control)
    lost = own["acknowledged save lost"] + own["unreadable"]
    control_lost = control["acknowledged save lost"] + control["unreadable"]
    if control_lost < max(1, LEAST_CONTROL_LOSS * args.control):
        sys.exit("The control lost nothing: this run proves nothing.")
    if lost:
        sys.exit(f"{lost} of {args.kills} kills lost an acknowledged save.")
    print("No acknowledged save was lost.")


if __name__ == "__main__":
    main()
