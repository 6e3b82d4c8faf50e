"""Pieces of PDF syntax: strings, the Unicode map of a font, the tree of bookmarks."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(character): "\\" + character for character in "\\()"
}
_LONGEST = 32_000  # bytes of a text


class OutlineEntry(Struct, frozen=True):
    """A bookmark to a named place; `level` counts from 0."""

    title: str
    target: str
    level: int


def short(text: str) -> str:
    """`text` as long as a string in an archive file may be, which is 32,767 bytes."""
    encoding = "ascii" if text.isascii() else "utf-16-be"
    data = text.encode(encoding, "replace")
    return text if len(data) <= _LONGEST else data[:_LONGEST].decode(encoding, "ignore") + "..."


def string(text: str) -> bytes:
    """A text string: ASCII, or UTF-16 with a byte order mark; the end of an endless one is cut."""
    text = short(text)
    value = text if text.isascii() else "\ufeff" + text
    return _literal(value.encode("ascii" if text.isascii() else "utf-16-be", "replace"))


def place_key(name: str) -> bytes:
    """A destination's name as it stands in the file: ASCII, which every reader finds again."""
    return b"".join(
        b"%c" % byte if 32 < byte < 127 and byte != 0x25 else b"%%%02X" % byte
        for byte in name.encode("utf-8", "surrogatepass")
    )


def place(name: str) -> bytes:
    """A reference to a named destination."""
    return _literal(place_key(name))


def _literal(value: bytes) -> bytes:
    return b"(" + value.decode("latin-1").translate(ESCAPES).encode("ascii") + b")"


def name(text: str) -> bytes:
    """A name object, e.g. of a media type."""
    return b"/" + b"".join(
        b"%c" % byte if chr(byte).isalnum() and byte < 127 else b"#%02X" % byte
        for byte in text.encode()
    )


def numbers(values: Iterable[float]) -> bytes:
    """Numbers with two decimals at most."""
    return b" ".join(f"{value:.2f}".rstrip("0").rstrip(".").encode() for value in values)


def unicode_map(meanings: Mapping[int, str]) -> str:
    """What the codes of a font mean, for readers that take the text out.

    Blocks hold 100 entries at most and characters beyond U+FFFF stand as surrogate pairs.
    """
    entries = [
        f"<{code:02X}> <{meaning.encode('utf-16-be').hex().upper()}>"
        for code, meaning in meanings.items()
    ]
    blocks = [entries[at : at + 100] for at in range(0, len(entries), 100)]
    listed = [
        line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *listed,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def outline(entries: Sequence[OutlineEntry], references: Sequence[bytes]) -> list[bytes]:
    """The dictionaries of the outline, its root last; `references` names each of them.

    A level that skips one counts as one below the entry before. Only top entries show at first.
    """
    root = len(entries)
    parents: list[int] = []
    path = [root]  # the entry each open level hangs from
    for at, entry in enumerate(entries):
        del path[min(entry.level, len(path) - 1) + 1 :]
        parents.append(path[-1])
        path.append(at)
    children: list[list[int]] = [[] for _ in range(root + 1)]
    for at, parent in enumerate(parents):
        children[parent].append(at)
    neighbours = {
        at: (before, after)
        for siblings in children
        for before, at, after in zip(
            [None, *siblings], siblings, [*siblings[1:], None], strict=False
        )
    }
    made: list[bytes] = []
    for at, entry in enumerate(entries):
        before, after = neighbours[at]
        made.append(
            b"<</Title%b/Dest%b/Parent %b%b%b%b>>"
            % (
                string(entry.title),
                place(entry.target),
                references[parents[at]],
                b"" if before is None else b"/Prev " + references[before],
                b"" if after is None else b"/Next " + references[after],
                _ends(children[at], references, -len(children[at])),
            )
        )
    top = children[root]
    return [*made, b"<</Type/Outlines%b>>" % _ends(top, references, len(top))]


def _ends(children: Sequence[int], references: Sequence[bytes], count: int) -> bytes:
    if not children:
        return b""
    first, last = references[children[0]], references[children[-1]]
    return b"/First %b/Last %b/Count %d" % (first, last, count)
