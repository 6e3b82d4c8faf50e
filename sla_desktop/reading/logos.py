"""Logos from outside: read once, then kept as a plain picture that every writer can print."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sla_desktop.domain.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

_LARGEST_FILE = 20_000_000  # bytes
_LARGEST_SIDE = 4000  # pixels
_KEPT_SIDE = 1200  # pixels: sharp in print at the size that a logo has on paper
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


def read_logo(data: bytes) -> bytes:
    """The picture as PNG on white, without anything else its file held.

    Raises InputError with what to do where it is no picture, or too large a one.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # slow to import

    if len(data) > _LARGEST_FILE:
        raise InputError("The logo's file is larger than 20 MB: save the picture smaller.")
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            if max(opened.size) > _LARGEST_SIDE:
                raise InputError(
                    f"The logo is larger than {_LARGEST_SIDE:,} by {_LARGEST_SIDE:,} pixels: "
                    "make it smaller."
                )
            flat = _on_white(ImageOps.exif_transpose(opened))
    except InputError:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise InputError(
            "The logo is no picture that can be read: choose a PNG or JPEG file."
        ) from error
    except (OSError, SyntaxError, ValueError, LookupError) as error:
        raise InputError(
            "The logo's file is damaged: save the picture again as PNG or JPEG."
        ) from error
    flat.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    stream = BytesIO()
    flat.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def read_logo_file(path: Path) -> bytes:
    """The picture in a file, as `read_logo` keeps it. Raises InputError with what to do."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"The logo “{path}” cannot be read: choose another file.") from error
    return read_logo(data)


def _on_white(image: "Image") -> "Image":
    """A new picture of the pixels alone, on paper."""
    from PIL import Image

    seen = image.convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    return flat
