"""Font files made from a shipped one, to stand for those of a computer."""

import struct

from sla_desktop import resources


def made_font(
    characters: str, *, permissions: int = 0, outlines: bytes = b"glyf", source: str = "DejaVuSans"
) -> bytes:
    """A font in which each of `characters`, and a space, looks like the next letter from A on."""
    characters += " "
    data = resources.path("fonts", f"{source}.ttf").read_bytes()
    tables = _tables(data)
    glyphs = _letters(tables[b"cmap"])
    groups = b"".join(
        struct.pack(">III", ord(each), ord(each), glyphs[at % len(glyphs)])
        for at, each in sorted(enumerate(characters), key=lambda item: item[1])
    )
    length = 16 + len(groups)
    table = struct.pack(">HHIII", 12, 0, length, 0, len(groups) // 12) + groups
    tables[b"cmap"] = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    tables[b"OS/2"] = tables[b"OS/2"][:8] + struct.pack(">H", permissions) + tables[b"OS/2"][10:]
    tables[outlines] = tables.pop(b"glyf")
    return _file(tables)


def _tables(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
    return {tag: data[start : start + length] for tag, _, start, length in entries}


def _letters(cmap: bytes) -> list[int]:
    """Glyphs of A to Z, by the first table of format 4."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = [struct.unpack_from(">I", cmap, 8 + 8 * at)[0] for at in range(count)]
    start = next(at for at in starts if struct.unpack_from(">H", cmap, at)[0] == 4)
    (double,) = struct.unpack_from(">H", cmap, start + 6)
    ends = struct.unpack_from(f">{double // 2}H", cmap, start + 14)
    begins = struct.unpack_from(f">{double // 2}H", cmap, start + 16 + double)
    deltas = struct.unpack_from(f">{double // 2}H", cmap, start + 16 + 2 * double)
    offset_at = start + 16 + 3 * double
    segment = next(at for at, end in enumerate(ends) if end >= ord("A"))
    (offset,) = struct.unpack_from(">H", cmap, offset_at + 2 * segment)
    if not offset:
        return [(code + deltas[segment]) % 65536 for code in range(ord("A"), ord("Z") + 1)]
    first = offset_at + 2 * segment + offset + 2 * (ord("A") - begins[segment])
    return list(struct.unpack_from(">26H", cmap, first))


def _file(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    head, body = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0), b""
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + body
