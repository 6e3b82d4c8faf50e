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


def kill_once(program: Program, chance: random.Random) -> tuple[bool, int, float]:
    """Whether all was there, how many keys were typed, and seconds of them that were lost."""
    program.start(program.file("care"))
    into_the_wording(program)
    with typist(program.screen) as hands:
        hands.press("x")
        program.screen.until(lambda: stored_text(program).endswith("x"), "the first key on disk")
        hands.type_until(time.monotonic() + chance.uniform(*TYPED), cycle(WORDS), GAP)
        killed = time.monotonic()
        program.kill()
    stored, typed = stored_text(program), START + hands.text()
    sound = typed.startswith(stored) and stored.startswith(START + hands.text(until=killed - SAFE))
    lost = hands.strokes[max(0, len(stored) - len(START)) :]
    return sound, len(hands.strokes), killed - lost[0].moment if lost else 0.0


def kill_many(shown: Screen, kills: int, seed: int) -> int:
    """How many kills lost more than they may."""
    chance = random.Random(seed)
    bad, keys, worst = 0, 0, 0.0
    for number in range(1, kills + 1):
        with tempfile.TemporaryDirectory() as folder:
            home, owner = Path(folder) / "home", Path(folder) / "owner"
            with running(shown, home, owner) as program:
                program.add(draft())
                sound, typed, lost = kill_once(program, chance)
        bad, keys, worst = bad + (not sound), keys + typed, max(worst, lost)
        if not sound:
            print(f"kill {number}: a key of {lost:.2f} s before it is not on disk", flush=True)
    print(f"{kills} kills, {keys} keys: {kills - bad} of {kills} kept every key up to {SAFE:.1f} s")
    print(f"before the kill (<= {kills} of {kills}); the oldest key lost was {worst:.2f} s old")
    return bad


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with display() as shown:
        if shown is not None and kill_many(shown, args.kills, args.seed):
            sys.exit("Keys were lost.")


if __name__ == "__main__":
    main()
