"""What makes a file fit for an archive (PDF/A-3b): its colours defined, its metadata as XMP."""

import struct
from functools import cache
from uuid import UUID

from msgspec import Struct

from sla_desktop.export.pdf_objects import Objects
from sla_desktop.export.pdf_syntax import string

_SRGB = "sRGB IEC61966-2.1"
_CURVE_POINTS = 256
# The white and the primaries of sRGB adapted to D50, as X, Y, Z.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
_PADDING = " " * 100 + "\n"  # room in which other programs may change the metadata in place


class Properties(Struct, frozen=True):
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    program: str


def information(properties: Properties) -> bytes:
    """The information dictionary: no dates, for the same document is the same file."""
    told = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Creator": properties.program,
        "Producer": properties.program,
    }
    return b"<<%b>>" % b"".join(
        b"/%b%b" % (key.encode(), string(value)) for key, value in told.items() if value
    )


def add_intent(objects: Objects) -> bytes:
    """The catalogue's entry that all colours are sRGB."""
    profile = objects.add_stream(b"/N 3", srgb_profile())
    return (
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%b/Info%b"
        b"/DestOutputProfile %b>>]" % (string(_SRGB), string(_SRGB), profile)
    )


def add_metadata(objects: Objects, properties: Properties, identifier: bytes) -> bytes:
    """The catalogue's entry of the metadata: the same as the information dictionary's."""
    written = metadata(properties, identifier)
    stream = objects.add_stream(b"/Type/Metadata/Subtype/XML", written, compress=False)
    return b"/Metadata " + stream


def metadata(properties: Properties, identifier: bytes) -> bytes:
    """An XMP packet."""
    called = f"uuid:{UUID(bytes=identifier)}"
    told = [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>",
        "<dc:format>application/pdf</dc:format>",
        _several("dc:title", "Alt", properties.title, ' xml:lang="x-default"'),
        _several("dc:creator", "Seq", properties.author),
        _several("dc:description", "Alt", properties.subject, ' xml:lang="x-default"'),
        _several("dc:language", "Bag", properties.language),
        f"<xmp:CreatorTool>{_escaped(properties.program)}</xmp:CreatorTool>",
        f"<pdf:Producer>{_escaped(properties.program)}</pdf:Producer>",
        f"<xmpMM:DocumentID>{called}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>{called}</xmpMM:InstanceID>",
    ]
    lines = "\n".join(line for line in told if line)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        f"{lines}\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        f'{_PADDING * 20}<?xpacket end="w"?>'
    ).encode()


def _several(name: str, kind: str, value: str, language: str = "") -> str:
    """An array of one value; nothing where there is none."""
    if not value:
        return ""
    item = f"<rdf:li{language}>{_escaped(value)}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def srgb_profile() -> bytes:
    """The sRGB colour space as an ICC profile of version 2, which every part of PDF/A takes."""
    curve = struct.pack(
        f">4s4xI{_CURVE_POINTS}H",
        b"curv",
        _CURVE_POINTS,
        *(round(65535 * _linear(at / (_CURVE_POINTS - 1))) for at in range(_CURVE_POINTS)),
    )
    name = _SRGB.encode() + b"\0"
    parts: dict[bytes, bytes] = {
        b"desc": struct.pack(f">4s4xI{len(name)}s78x", b"desc", len(name), name),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(color) for tag, color in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at = 128 + 4 + 12 * len(parts)
    table, data = b"", b""
    places: dict[bytes, int] = {}
    for tag, part in parts.items():
        if part not in places:
            places[part] = at + len(data)
            data += part + b"\0" * (-len(part) % 4)
        table += struct.pack(">4sII", tag, places[part], len(part))
    head = struct.pack(
        ">I4x4s4s4s4s6H4s4x24x12s48x",
        at + len(data),
        b"\x02\x10\0\0",
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2000, 1, 1, 0, 0, 0),
        b"acsp",
        _xyz(_WHITE)[8:],
    )
    return head + struct.pack(">I", len(parts)) + table + data


def _linear(value: float) -> float:
    """The light that an sRGB value from 0 to 1 stands for."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _xyz(color: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(65536 * each) for each in color))
