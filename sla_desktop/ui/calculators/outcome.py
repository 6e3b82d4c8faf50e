"""What a calculator shows: a headline, a table, a picture and its basis. Values only."""

from typing import Literal

from msgspec import Struct

Tone = Literal["", "good", "warning", "error"]
TONES: dict[bool | None, Tone] = {True: "good", False: "error", None: ""}  # holds, or not
Fill = Literal["plain", "good", "bad", "planned", "overlap"]


class Bar(Struct, frozen=True):
    """One horizontal bar with its value in words."""

    label: str
    value: float
    text: str
    fill: Fill = "plain"


class Bars(Struct, frozen=True):
    """Bars on one scale from nought, with a line for what is promised."""

    bars: tuple[Bar, ...]
    limit: float | None = None
    limit_text: str = ""


class Stair(Struct, frozen=True):
    """Results from `low` to `high` and how much they earn; the height of a gap is nought."""

    low: float
    high: float
    value: float
    fill: Fill
    text: str


class Stairs(Struct, frozen=True):
    """A ladder over its results, from the left to the right end of the axis."""

    stairs: tuple[Stair, ...]
    left: float
    right: float
    marks: tuple[tuple[float, str], ...]  # target and minimum
    unit: str


class Stretch(Struct, frozen=True):
    """A part of a line of time, from 0 to 1."""

    start: float
    end: float
    fill: Fill


class Strip(Struct, frozen=True):
    """Lines of time over one window, with names for its parts."""

    rows: tuple[tuple[str, tuple[Stretch, ...]], ...]
    ticks: tuple[tuple[float, str], ...]


class Dots(Struct, frozen=True):
    """Results in a row, oldest first, and the levels they are held against."""

    values: tuple[float, ...]
    levels: tuple[tuple[float, str, Fill], ...]


Picture = Bars | Stairs | Strip | Dots


class Outcome(Struct, frozen=True, kw_only=True):
    """All that a calculator has to say."""

    headline: str = ""
    tone: Tone = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    picture_says: str = ""  # the picture in words

    def as_text(self) -> str:
        """Everything as plain text, the table with tabs, for the clipboard."""
        table = ["\t".join(row) for row in (self.columns, *self.rows) if row]
        parts = (self.headline, "\n".join(table), "\n".join(self.lines))
        return "\n\n".join(part for part in parts if part).replace("\u00a0", " ")
