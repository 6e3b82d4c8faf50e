"""Logos: whatever comes, what is kept can be printed and holds the picture alone."""

import io

import pytest
from PIL import Image

from sla_desktop.domain.errors import InputError
from sla_desktop.export.pictures import read_picture
from sla_desktop.reading.logos import read_logo

RED, CLEAR = (200, 30, 30, 255), (0, 0, 0, 0)


def picture(
    kind: str = "PNG", mode: str = "RGBA", size: tuple[int, int] = (40, 20), **how: object
) -> bytes:
    """Red on the left, see-through on the right."""
    image = Image.new("RGBA", size, CLEAR)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    stream = io.BytesIO()
    image.convert(mode).save(stream, kind, **how)
    return stream.getvalue()


def kept(data: bytes) -> Image.Image:
    made = read_logo(data)
    read_picture(made)
    return Image.open(io.BytesIO(made))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("RGBA", "RGB", "P", "LA", "L", "1")),
        *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
        *(("GIF", "P"), ("BMP", "RGB"), ("WEBP", "RGBA")),
    ],
)
def test_every_usual_picture_is_kept_as_one_that_can_be_printed(kind: str, mode: str) -> None:
    image = kept(picture(kind, mode))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (40, 20))


def test_what_is_see_through_stands_on_white() -> None:
    image = kept(picture())
    assert image.getpixel((5, 5)) == RED[:3]
    assert image.getpixel((35, 5)) == (255, 255, 255)


def test_interlaced_pictures_are_kept_plain() -> None:
    assert kept(picture(interlace=True)).size == (40, 20)


def test_large_ones_are_made_smaller_in_proportion() -> None:
    assert kept(picture(size=(4000, 2000))).size == (1200, 600)


def test_nothing_but_the_picture_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6  # to be turned
    image = kept(picture("JPEG", "RGB", exif=exif, comment=b"secret"))
    assert image.size == (20, 40)
    assert not image.getexif()
    assert set(image.info) == set()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"%PDF-1.7", "no picture"),
        (picture()[:60], "damaged"),
        (picture("JPEG", "RGB")[:300], "damaged"),
        (picture(size=(4001, 1)), "larger than 4,000 by 4,000"),
        (b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_remedy(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_logo(data)


def test_every_beginning_of_a_picture_is_read_or_refused() -> None:
    for data in (picture(), picture("JPEG", "RGB"), picture("GIF", "P"), picture("WEBP")):
        for end in range(0, len(data), 7):
            try:
                read_logo(data[:end])
            except InputError:
                continue
