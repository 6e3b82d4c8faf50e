"""What is kept depends on the counter and recorded times, never on now."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from sla_desktop.storage.generations import Generation, expendable, generation_name, generations

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def history(*times: datetime) -> list[Generation]:
    """Generations saved at these times, the first being the oldest; newest first."""
    names = [generation_name(n, time, f"{n:064x}") for n, time in enumerate(times, 1)]
    return generations(names)


def kept_after_saving(times: list[datetime]) -> list[Generation]:
    """What is left when after each save the expendable go."""
    kept: list[Generation] = []
    for number, time in enumerate(times, 1):
        kept = [*generations([generation_name(number, time, "0" * 64)]), *kept]
        gone = expendable(kept)
        kept = [generation for generation in kept if generation not in gone]
    return kept


def test_names_tell_counter_and_time_and_other_files_are_left_alone() -> None:
    name = generation_name(17, NOON, "abcdef0123456789")
    assert name == "g0000000017-20260302T120000Z-abcdef01.json"
    others = ["agreement.json", "agreement.corrupt-1.json", "notes.json", name + "~", "g1.json"]
    assert generations([*others, name]) == [Generation(17, name, "20260302", "2026030212")]


def test_newest_first_by_counter_even_when_the_clock_went_back() -> None:
    assert [g.count for g in history(NOON, NOON - timedelta(days=3650), NOON)] == [3, 2, 1]


def test_a_burst_of_saves_keeps_the_last_ten() -> None:
    kept = kept_after_saving([NOON + timedelta(seconds=n) for n in range(500)])
    assert [g.count for g in kept] == list(range(500, 490, -1))


def test_a_month_of_work_keeps_ten_saves_a_day_of_hours_and_a_month_of_days() -> None:
    times = [NOON + timedelta(minutes=20 * n) for n in range(40 * 24 * 3)]
    kept = kept_after_saving(times)
    days = {g.day for g in kept}
    assert len({g.hour for g in kept}) >= 24
    assert len(days) == 30
    assert len(kept) <= 10 + 24 + 30
    assert kept[0].count == len(times)


@pytest.mark.parametrize("seed", range(20))
def test_a_jumping_clock_never_costs_the_newest_ten(seed: int) -> None:
    chance = random.Random(seed)
    jumps = [timedelta(0), timedelta(hours=1), -timedelta(days=1), timedelta(days=3650)]
    times = [NOON + chance.choice([1, -1]) * chance.choice(jumps) for _ in range(60)]
    kept = kept_after_saving(times)
    assert [g.count for g in kept][:10] == list(range(60, 50, -1))
    assert len(kept) <= 10 + 24 + 30


def test_few_generations_are_all_kept() -> None:
    assert expendable(history(*[NOON] * 10)) == []
    assert [g.count for g in expendable(history(*[NOON] * 12))] == [2, 1]
