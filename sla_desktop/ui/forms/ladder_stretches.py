"""Where the tiers of a credit meet: which results earn what, where none or two of them apply."""

from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.credits import CreditTier


class Stretch(Struct, frozen=True):
    """Results from `low` to `high` that the same tiers hold; None is an open end.

    Where both are equal it is one single result.
    """

    low: Decimal | None
    high: Decimal | None
    tiers: tuple[CreditTier, ...]

    @property
    def is_point(self) -> bool:
        """Whether it is one single result."""
        return self.low is not None and self.low == self.high


def stretches(tiers: tuple[CreditTier, ...]) -> list[Stretch]:
    """All results from the lowest that earns something to the highest, in order."""
    ends = (end for tier in tiers for end in (tier.range.low, tier.range.high))
    edges = sorted({end for end in ends if end is not None})
    if not edges:
        return [Stretch(None, None, tiers)] if tiers else []
    found = [Stretch(None, edges[0], _holding(tiers, edges[0] - 1))]
    for low, high in pairwise([*edges, None]):
        assert low is not None
        found.append(Stretch(low, low, _holding(tiers, low)))
        inside = low + 1 if high is None else (low + high) / 2
        found.append(Stretch(low, high, _holding(tiers, inside)))
    joined = _joined(found)
    while joined and not joined[0].tiers:
        del joined[0]
    while joined and not joined[-1].tiers:
        del joined[-1]
    return joined


def _joined(found: list[Stretch]) -> list[Stretch]:
    """Neighbours with the same tiers as one."""
    joined: list[Stretch] = []
    for one in found:
        if joined and joined[-1].tiers == one.tiers:
            joined[-1] = Stretch(joined[-1].low, one.high, one.tiers)
        else:
            joined.append(one)
    return joined


def _holding(tiers: tuple[CreditTier, ...], value: Decimal) -> tuple[CreditTier, ...]:
    return tuple(tier for tier in tiers if _holds(tier, value))


def _holds(tier: CreditTier, value: Decimal) -> bool:
    low, high = tier.range.low, tier.range.high
    above = low is None or low < value or (low == value and tier.range.low_closed)
    below = high is None or value < high or (high == value and tier.range.high_closed)
    return above and below


def credits_text(stretch: Stretch) -> str:
    """ "5 %", "5 % and 10 %", "no credit"."""
    named = [show.measure(tier.credit) for tier in stretch.tiers]
    return show.listed(named) if named else "no credit"


def place_text(stretch: Stretch) -> str:
    """ "98.9 to 99.0", "exactly 99.0", "under 95"."""
    low = "" if stretch.low is None else show.written_decimal(stretch.low)
    high = "" if stretch.high is None else show.written_decimal(stretch.high)
    if stretch.is_point:
        return f"exactly {low}"
    if low and high:
        return f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}" if high else "every result"


def faults(found: list[Stretch]) -> list[str]:
    """A sentence for each gap and each overlap."""
    sentences: list[str] = []
    for stretch in found:
        place = place_text(stretch)
        if len(stretch.tiers) > 1:
            sentences.append(f"Overlap ({place}): {credits_text(stretch)} apply at once.")
        elif not stretch.tiers:
            sentences.append(f"Gap ({place}): these results earn nothing.")
    return sentences
