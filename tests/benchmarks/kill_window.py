"""Kills the window at random moments while real keys arrive: what was typed must be on disk.

Every key that came a second or more before the kill has to be there after it, and what is there
must be the beginning of what was typed. Takes some five seconds a kill: not part of the bench.
"""

import argparse
import random
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from msgspec import Struct
from places import display

from tests.e2e.program import Program
from tests.e2e.program import program as running
from tests.e2e.screen import Screen
from tests.e2e.test_kill import SAFE, START, draft, into_the_wording, stored_text
from tests.e2e.typist import typist

KILLS = 50
TYPED = (0.3, 4.0)  # seconds of typing until the kill, at random
GAP = 0.03  # seconds between keys: quicker than anybody types
WORDS = "the shop is open 24 hours "
PATIENCE = 8.0  # seconds for the first key
MOST_IN_VAIN = 20


class Kill(Struct, frozen=True):
    """Whether all was there that must be, how many keys came, and the age of the oldest lost."""

    sound: bool
    keys: int
    lost: float  # seconds before the kill; 0 for none


def kill_once(program: Program, chance: random.Random) -> Kill | None:
    """None where the keys did not get into the wording, so that nothing was tried."""
    program.start(program.file("care"))
    into_the_wording(program)
    with typist(program.screen) as hands:
        hands.press("x")
        if not has_begun(program):
            program.kill()
            return None
        hands.type_until(time.monotonic() + chance.uniform(*TYPED), cycle(WORDS), GAP)
        killed = time.monotonic()
        program.kill()
    stored, typed = stored_text(program), START + hands.text()
    safe = START + hands.text(until=killed - SAFE)
    sound = typed.startswith(stored) and stored.startswith(safe)
    lost = hands.strokes[max(0, len(stored) - len(START)) :]
    return Kill(sound, len(hands.strokes), killed - lost[0].moment if lost else 0.0)


def has_begun(program: Program) -> bool:
    """Whether the first key got to the disk at all."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if stored_text(program).endswith("x"):
            return True
        time.sleep(0.05)
    return False


def kill_many(shown: Screen, kills: int, seed: int) -> bool:
    """Whether every kill left what it had to."""
    chance = random.Random(seed)
    done: list[Kill] = []
    in_vain = 0
    while len(done) < kills:
        with tempfile.TemporaryDirectory() as folder:
            home, owner = Path(folder) / "home", Path(folder) / "owner"
            with running(shown, home, owner) as program:
                program.add(draft())
                kill = kill_once(program, chance)
        if kill is None:
            in_vain += 1
            assert in_vain < MOST_IN_VAIN, "The keys do not get into the wording."
            continue
        done.append(kill)
        if not kill.sound:
            print(f"kill {len(done)}: a key of {kill.lost:.2f} s before it is lost", flush=True)
    kept = sum(kill.sound for kill in done)
    keys, worst = sum(kill.keys for kill in done), max(kill.lost for kill in done)
    print(f"{kills} kills, {keys} keys: {kept} of {kills} left every key up to {SAFE:.1f} s before")
    print(f"the oldest key lost was {worst:.2f} s old; {in_vain} starts in which no key arrived")
    return kept == kills


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with display() as shown:
        if shown is not None and not kill_many(shown, args.kills, args.seed):
            sys.exit("Keys were lost.")


if __name__ == "__main__":
    main()
