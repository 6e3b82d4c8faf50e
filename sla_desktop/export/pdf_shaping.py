"""The one door to HarfBuzz: which glyphs a stretch of text takes, and where each of them stands."""

from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import uharfbuzz
from msgspec import Struct

from sla_desktop.export.pdf_fonts import font_file

_HARFBUZZ: Any = uharfbuzz  # it comes without types
_REMEMBERED = 20_000
_FORBIDDEN = 0x0002 | 0x0100 | 0x0200  # to embed it, to embed a part of it, to embed its outlines


class Glyph(Struct, frozen=True, gc=False):
    """A glyph by its number in the font, with its place in em from where the text begins.

    `meaning` is the text it stands for; "" where the glyphs before stand for it too.
    """

    number: int
    meaning: str
    x: float
    y: float


class Shaped(Struct, frozen=True, gc=False):
    """Glyphs in the order in which they are read, and their width together."""

    glyphs: tuple[Glyph, ...]
    width: float


@cache
def _font(name: str) -> tuple[Any, float]:
    """A face, and its units an em."""
    path, index = font_file(name)
    # Read here: HarfBuzz itself does not find every path of Windows.
    face = _HARFBUZZ.Face(_HARFBUZZ.Blob(Path(path).read_bytes()), index)
    return _HARFBUZZ.Font(face), float(face.upem)


@cache
def coverage(name: str) -> frozenset[int]:
    """The characters of a font file with outlines that can be embedded, and may be."""
    try:
        path, index = font_file(name)
        face = _HARFBUZZ.Face(_HARFBUZZ.Blob.from_file_path(path), index)
        if "glyf" not in face.table_tags:
            return frozenset()
        permissions = int.from_bytes(face.reference_table("OS/2").data[8:10])
        known: frozenset[int] = frozenset(face.unicodes)
        return known if ord(" ") in known and not permissions & _FORBIDDEN else frozenset()
    except (OSError, _HARFBUZZ.HarfBuzzError):
        return frozenset()


@lru_cache(maxsize=_REMEMBERED)
def shape(name: str, text: str, backwards: bool = False) -> Shaped:
    """`text` of one script in the face `name`; signs between words may run `backwards` too."""
    font, units = _font(name)
    buffer = _HARFBUZZ.Buffer()
    buffer.cluster_level = _HARFBUZZ.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = _HARFBUZZ.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if backwards:
        buffer.direction = "rtl"
    _HARFBUZZ.shape(font, buffer, {"kern": True, "liga": True})
    infos: list[Any] = buffer.glyph_infos
    positions: list[Any] = buffer.glyph_positions
    starts = sorted({info.cluster for info in infos} | {len(text)})
    ends = dict(pairwise(starts))
    placed: list[tuple[int, int, float, float]] = []
    pen = 0.0
    for info, position in zip(infos, positions, strict=True):
        x, y = pen + position.x_offset, position.y_offset
        placed.append((info.cluster, info.codepoint, x / units, y / units))
        pen += position.x_advance
    if buffer.direction == "rtl":
        placed.reverse()
    glyphs: list[Glyph] = []
    told: set[int] = set()
    for cluster, number, x, y in placed:
        meaning = "" if cluster in told else text[cluster : ends[cluster]]
        told.add(cluster)
        glyphs.append(Glyph(number, meaning, x, y))
    return Shaped(tuple(glyphs), pen / units)
