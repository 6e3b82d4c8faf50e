"""What a share of cases means when there are few: the first miss, and how many are allowed.

All in exact fractions: in binary floating point 1/(1−0.9) is a little more than 10. A miss is a
case on the bad side, so a share that should be high loses by it and one that should be low gains.
"""

from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.metrics import Direction
from sla_desktop.domain.quantities import Rounding

_MOST_CASES = 10**12


def meets(
    result: Fraction,
    level: Decimal | Fraction,
    direction: Direction = "higher",
    *,
    strict: bool = False,
    rounding: Rounding | None = None,
) -> bool:
    """Whether a result meets the promised level; rounded first where a rule is given."""
    shown, promised = (rounded(result, rounding) if rounding else result), Fraction(level)
    if shown == promised:
        return not strict
    return (shown > promised) == (direction == "higher")


def rounded(result: Fraction, rule: Rounding) -> Fraction:
    """`result` rounded by the rule; halves go up."""
    scaled = result * 10**rule.decimals
    if rule.mode == "down":
        whole = floor(scaled)
    elif rule.mode == "up":
        whole = ceil(scaled)
    else:
        whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole, 10**rule.decimals)


def fewest_cases(
    percent: Decimal,
    direction: Direction = "higher",
    *,
    strict: bool = False,
    rounding: Rounding | None = None,
) -> int | None:
    """The smallest number of cases at which one miss still meets `percent`.

    `strict`: more than (fewer than) instead of at least (at most). None: no number suffices.
    """

    def enough(cases: int) -> bool:
        result = _with_misses(1, cases, direction)
        return meets(result, percent, direction, strict=strict, rounding=rounding)

    if not enough(_MOST_CASES):
        return None
    return 1 + bisect_left(range(1, _MOST_CASES), True, key=enough)


def most_misses(
    cases: int,
    percent: Decimal,
    direction: Direction = "higher",
    *,
    strict: bool = False,
    rounding: Rounding | None = None,
) -> int | None:
    """How many of so many cases may miss; None where not even a clean record is enough."""

    def too_many(misses: int) -> bool:
        result = _with_misses(misses, cases, direction)
        return not meets(result, percent, direction, strict=strict, rounding=rounding)

    misses = bisect_left(range(cases + 1), True, key=too_many) - 1
    return misses if misses >= 0 else None


class FewCases(Struct, frozen=True, kw_only=True):
    """What a promised share means for so many cases a window."""

    cases: int
    misses: int | None  # allowed; None: not even a clean record is enough
    fewest: int | None  # cases at which one miss still meets it
    after_one_miss: Fraction  # percent
    why: tuple[str, ...]


def explained(
    cases: int,
    percent: Decimal,
    direction: Direction = "higher",
    *,
    strict: bool = False,
    rounding: Rounding | None = None,
) -> FewCases | None:
    """The share in whole cases, with the honest way to say it; None without cases."""
    if cases < 1:
        return None
    misses = most_misses(cases, percent, direction, strict=strict, rounding=rounding)
    fewest = fewest_cases(percent, direction, strict=strict, rounding=rounding)
    after_one = _with_misses(1, cases, direction)
    word = "good" if direction == "higher" else "bad"
    shown = f"{show.decimal_text(percent)} %"
    lines = [
        f"{cases:,} cases, one miss: {show.fraction(after_one)} % {word}.",
        _misses_line(cases, misses, shown),
    ]
    if fewest is None:
        lines.append(f"No number of cases is enough for one miss at {shown}.")
    else:
        lines.append(f"One miss fits from {fewest:,} cases on.")
    if misses == 0 and fewest is not None:
        lines.append("Say it as it is: “at most 1 late case”, or count over a longer window.")
    return FewCases(
        cases=cases, misses=misses, fewest=fewest, after_one_miss=after_one, why=tuple(lines)
    )


def _misses_line(cases: int, misses: int | None, shown: str) -> str:
    if misses is None:
        return f"Not even a clean record of {cases:,} cases keeps {shown}."
    if misses == 0:
        return f"{shown} of {cases:,} cases allows no miss at all."
    return f"{shown} of {cases:,} cases allows {misses:,} miss{'es' if misses > 1 else ''}."


def _with_misses(misses: int, cases: int, direction: Direction) -> Fraction:
    good = cases - misses if direction == "higher" else misses
    return Fraction(100 * good, cases)
