"""Pictures as objects of a file."""

from sla_desktop.export.pdf_objects import Objects
from sla_desktop.export.pictures import Picture, png_chunks

_PALETTE = 3  # colour type of PNG
_SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}


def add_picture(objects: Objects, picture: Picture) -> bytes:
    """The object of a picture: its data as it came, only the wrapping is another."""
    space, filtered, data = _SPACES.get(picture.channels, b""), b"/DCTDecode", picture.data
    if picture.kind == "png":
        chunks = list(png_chunks(picture.data))
        first = dict(chunks)
        data = b"".join(content for name, content in chunks if name == b"IDAT")
        filtered = b"/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d" % (
            picture.channels,
            picture.depth,
        )
        filtered += b"/Columns %d>>" % picture.width
        if first[b"IHDR"][9] == _PALETTE:
            colors = first[b"PLTE"]
            space = b"[/Indexed/DeviceRGB %d<%b>]" % (
                len(colors) // 3 - 1,
                colors.hex().encode(),
            )
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d" % (
        picture.width,
        picture.height,
        picture.depth,
    )
    entries += b"/ColorSpace%b/Filter%b" % (space, filtered)
    return objects.add_stream(entries, data, compress=False)
