"""Logos as they stand in a document: PNG and JPEG whose data goes into the file as it is.

Nothing of a picture is unpacked here; its header alone is read.
"""

import struct
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from sla_desktop.domain.errors import InputError

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_LARGEST_SIDE = 4000  # pixels
_CHANNELS = {0: 1, 2: 3, 3: 1}  # by colour type of PNG: grey, colours, palette
_FRAMES = (0xC0, 0xC1, 0xC2)  # markers of the JPEG forms that every reader knows
_UNREADABLE = "The logo is not a PNG or JPEG picture that can be read: choose another file."
_SEE_THROUGH = (
    "The logo has see-through or interlaced parts: save it as an ordinary PNG or JPEG on white."
)
_TOO_LARGE = (
    f"The logo is larger than {_LARGEST_SIDE:,} by {_LARGEST_SIDE:,} pixels: make it smaller."
)


class Picture(Struct, frozen=True):
    """A picture with its size in pixels; `alt` describes it to who cannot see it."""

    data: bytes
    kind: Literal["png", "jpeg"]
    width: int
    height: int
    channels: int
    depth: int = 8  # bits a channel
    alt: str = ""


def read_picture(data: bytes, alt: str = "") -> Picture:
    """A picture by its header. Raises InputError with what to do where it cannot be printed."""
    try:
        picture = _png(data, alt) if data.startswith(_PNG) else _jpeg(data, alt)
    except (struct.error, IndexError, KeyError) as error:
        raise InputError(_UNREADABLE) from error
    if not 0 < picture.width <= _LARGEST_SIDE or not 0 < picture.height <= _LARGEST_SIDE:
        raise InputError(_TOO_LARGE)
    return picture


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk of a PNG file."""
    at = len(_PNG)
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length


def _png(data: bytes, alt: str) -> Picture:
    chunks = list(png_chunks(data))
    header = dict(chunks)[b"IHDR"]
    width, height, depth, colors, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    names = {name for name, _ in chunks}
    if colors not in _CHANNELS or interlaced or b"tRNS" in names:
        raise InputError(_SEE_THROUGH)
    if b"IDAT" not in names or (colors == 3 and b"PLTE" not in names):
        raise InputError(_UNREADABLE)
    return Picture(data, "png", width, height, _CHANNELS[colors], depth, alt)


def _jpeg(data: bytes, alt: str) -> Picture:
    if not data.startswith(_JPEG):
        raise InputError(_UNREADABLE)
    at = 2
    while data[at + 1] not in _FRAMES:
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
        if data[at] != 0xFF:
            raise InputError(_UNREADABLE)
    depth, height, width, channels = struct.unpack_from(">BHHB", data, at + 4)
    if channels not in (1, 3):
        raise InputError(_UNREADABLE)
    return Picture(data, "jpeg", width, height, channels, depth, alt)
