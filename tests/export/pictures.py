"""Pictures to print in tests."""

import io

import pytest

Image = pytest.importorskip("PIL.Image")


def logo(
    kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (60, 20), **saved: object
) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((20, 40, 180), (size[0] // 2, 0, *size))
    stream = io.BytesIO()
    image.convert(mode, dither=Image.Dither.NONE).save(stream, kind, **saved)
    return stream.getvalue()
