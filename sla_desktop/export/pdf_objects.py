"""Numbered objects, and the file they make."""

import hashlib
import zlib
from collections.abc import Sequence

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED_TOGETHER = 400  # objects a stream


class Objects:
    """Takes objects in any order; those that may be packed share compressed streams.

    Bytes of a reference look like ``12 0 R``. Without anything packed the file has a table of
    offsets as the oldest readers want it, else a compressed one.
    """

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._packed: list[int] = []

    def reserve(self, count: int = 1) -> range:
        """Numbers of objects still to be set."""
        start = len(self._bodies) + 1
        self._bodies += [b"null"] * count
        return range(start, start + count)

    def set(self, number: int, body: bytes, *, packed: bool = False) -> None:
        """Fills an object that was reserved."""
        self._bodies[number - 1] = body
        if packed:
            self._packed.append(number)

    def add(self, body: bytes, *, packed: bool = False) -> bytes:
        """Adds an object and yields its reference."""
        self._bodies.append(body)
        if packed:
            self._packed.append(len(self._bodies))
        return b"%d 0 R" % len(self._bodies)

    def add_stream(self, entries: bytes, data: bytes, *, compress: bool = True) -> bytes:
        """Adds a stream with `entries` in its dictionary."""
        return self.add(_stream(entries, data, compress=compress))

    def fingerprint(self) -> bytes:
        """16 bytes that differ where the objects so far do."""
        digest = hashlib.sha256()
        for body in self._bodies:
            digest.update(body)
        return digest.digest()[:16]

    def file(self, root: bytes, information: bytes, identifier: bytes) -> bytes:
        """All of it as one file; nothing may be added afterwards."""
        places = self._pack() if self._packed else {}
        out = [_HEADER]
        at = len(_HEADER)
        offsets: list[int] = []
        for number, body in enumerate(self._bodies, 1):
            offsets.append(at)
            if number not in places:
                whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
                out.append(whole)
                at += len(whole)
        named = identifier.hex().upper().encode()
        trailer = b"/Root %b/Info %b/ID[<%b><%b>]" % (root, information, named, named)
        out.append(
            _compressed(offsets, places, trailer, at) if places else _table(offsets, trailer)
        )
        out.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(out)

    def _pack(self) -> dict[int, tuple[int, int]]:
        """Puts objects into streams: the stream of each, and its place in there."""
        places: dict[int, tuple[int, int]] = {}
        for start in range(0, len(self._packed), _PACKED_TOGETHER):
            numbers = self._packed[start : start + _PACKED_TOGETHER]
            index: list[bytes] = []
            at = 0
            for number in numbers:
                index.append(b"%d %d" % (number, at))
                at += len(self._bodies[number - 1]) + 1
            head = b" ".join(index) + b"\n"
            held = head + b"\n".join(self._bodies[number - 1] for number in numbers)
            entries = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
            self.add_stream(entries, held)
            stream = len(self._bodies)
            places.update((number, (stream, place)) for place, number in enumerate(numbers))
        return places


def _stream(entries: bytes, data: bytes, *, compress: bool = True) -> bytes:
    if compress:
        data = zlib.compress(data)
        entries += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def _table(offsets: Sequence[int], trailer: bytes) -> bytes:
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    return b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d%b>>\n" % (
        size,
        rows,
        size,
        trailer,
    )


def _compressed(
    offsets: Sequence[int], places: dict[int, tuple[int, int]], trailer: bytes, own: int
) -> bytes:
    """The table as an object of its own, which is its last."""
    number = len(offsets) + 1
    rows = [b"\0\0\0\0\0\xff\xff"]
    for each, offset in enumerate([*offsets, own], 1):
        kind, first, second = (2, *places[each]) if each in places else (1, offset, 0)
        rows.append(b"%c%b%b" % (kind, first.to_bytes(4), second.to_bytes(2)))
    entries = b"/Type/XRef/Size %d/W[1 4 2]%b" % (number + 1, trailer)
    return b"%d 0 obj\n%b\nendobj\n" % (number, _stream(entries, b"".join(rows)))
