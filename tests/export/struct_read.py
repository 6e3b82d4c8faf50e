"""Reads the objects of a PDF and its structure, without any library: the file as it is."""

import re
import zlib
from collections.abc import Iterator

from msgspec import Struct

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_MARKED = re.compile(rb"/(\w+) ?<</MCID (\d+)>>BDC(.*?)\bEMC", re.DOTALL)


class Node(Struct):
    """An element of the structure; kids are elements, the codes shown in it, or annotations."""

    role: str
    body: bytes
    kids: list["Node | bytes | int"]

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def shown(self) -> str:
        """The strings shown in it and below it, ASCII and in order."""
        parts: list[str] = []
        for kid in self.kids:
            if isinstance(kid, Node):
                parts.append(kid.shown())
            elif isinstance(kid, bytes):
                parts += [
                    re.sub(r"\\(.)", r"\1", each.decode("latin-1"))
                    for each in re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", kid)
                ]
        return "".join(parts)

    def outline(self) -> str:
        """The roles as text, e.g. ``TR(TH TD)``."""
        inner = " ".join(kid.outline() for kid in self.kids if isinstance(kid, Node))
        return f"{self.role}({inner})" if inner else self.role


class File:
    """Objects by number, those in object streams too."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.objects = {int(number): body for number, body in _OBJECT.findall(data)}
        for body in list(self.objects.values()):
            if body.startswith(b"<</Type/ObjStm"):
                self._unpack(body)

    def _unpack(self, body: bytes) -> None:
        count, first = (int(each) for each in re.findall(rb"/(?:N|First) (\d+)", body)[:2])
        held = self.stream(body)
        index = [int(each) for each in held[:first].split()]
        starts = [*index[1::2], len(held) - first + 1]
        for at in range(count):
            part = held[first + starts[at] : first + starts[at + 1] - 1]
            self.objects[index[2 * at]] = part

    def stream(self, body: bytes) -> bytes:
        """What a stream holds."""
        head, _, rest = body.partition(b">>\nstream\n")
        raw = rest.removesuffix(b"\nendstream")
        assert f"/Length {len(raw)}".encode() in head
        return zlib.decompress(raw) if b"/FlateDecode" in head else raw

    def with_entry(self, entry: bytes) -> list[bytes]:
        """The objects that hold `entry`."""
        return [body for body in self.objects.values() if entry in body]

    @property
    def catalogue(self) -> bytes:
        (found,) = self.with_entry(b"/Type/Catalog/")
        return found

    def pages(self) -> dict[int, bytes]:
        """The content of each page by its object."""
        contents: dict[int, bytes] = {}
        for number, body in self.objects.items():
            if body.startswith(b"<</Type/Page/"):
                content = re.search(rb"/Contents (\d+) 0 R", body)
                assert content
                contents[number] = self.stream(self.objects[int(content[1])])
        return contents

    def structure(self) -> Node:
        """The document element with all below it."""
        marked = {
            (page, int(number)): shown
            for page, content in self.pages().items()
            for _, number, shown in _MARKED.findall(content)
        }
        (root,) = self.with_entry(b"/Type/StructTreeRoot")
        top = re.search(rb"/K (\d+) 0 R", root)
        assert top
        return self._node(int(top[1]), marked)

    def _node(self, number: int, marked: dict[tuple[int, int], bytes]) -> Node:
        body = self.objects[number]
        role = re.search(rb"/S/(\w+)", body)
        page = re.search(rb"/P \d+ 0 R/Pg (\d+) 0 R", body)
        held = re.search(rb"/K\[(.*?)\](?=/|>>$)", body, re.DOTALL)
        assert role
        kids: list[Node | bytes | int] = []
        pattern = (
            rb"<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|<</Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R>>"
            rb"|(\d+) 0 R|(\d+)"
        )
        for there, mark, annotation, element, own in re.findall(pattern, held[1] if held else b""):
            if there:
                kids.append(marked[int(there), int(mark)])
            elif annotation:
                kids.append(int(annotation))
            elif element:
                kids.append(self._node(int(element), marked))
            else:
                assert page
                kids.append(marked[int(page[1]), int(own)])
        return Node(role[1].decode(), body, kids)
