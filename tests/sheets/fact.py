"""A fact of a sheet: where it stands in the agreement, its typed value, and how it prints."""

from typing import NamedTuple


class Fact(NamedTuple):
    """`printed` is a stretch of the printed agreement that states the fact.

    Without it the value prints as readers see values; PRIVATE ones never print.
    """

    path: str
    value: object
    printed: str = ""


PRIVATE = "private"
