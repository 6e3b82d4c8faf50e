"""Reads the objects of a PDF and its structure, without any library: the file as it is."""

import re
import zlib
from collections.abc import Iterator

from msgspec import Struct

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_TOKEN = re.compile(
    rb"/(F\d+\.\d+) [\d.]+ Tf|<</MCID (\d+)>>(BDC)|\b(EMC)\b|\(((?:\\.|[^\\)])*)\)", re.DOTALL
)
_ESCAPED = re.compile(r"\\(\d{3}|.)", re.DOTALL)


class Node(Struct):
    """An element of the structure; kids are elements, the text shown in it, or annotations."""

    role: str
    body: bytes
    kids: list["Node | str | int"]

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def shown(self) -> str:
        """The text of it and of all below it, in the order of reading."""
        texts = (kid.shown() if isinstance(kid, Node) else kid for kid in self.kids)
        return "".join(each for each in texts if isinstance(each, str))

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
        meanings = self._meanings()
        marked = {
            (page, number): shown
            for page, content in self.pages().items()
            for number, shown in _marked(content, meanings).items()
        }
        (root,) = self.with_entry(b"/Type/StructTreeRoot")
        top = re.search(rb"/K (\d+) 0 R", root)
        assert top
        return self._node(int(top[1]), marked)

    def _meanings(self) -> dict[bytes, dict[int, str]]:
        """What the codes of each font mean."""
        meanings: dict[bytes, dict[int, str]] = {}
        (resources,) = self.with_entry(b"<</Font<<")
        for name, font in re.findall(rb"/(F\d+\.\d+) (\d+) 0 R", resources):
            number = re.search(rb"/ToUnicode (\d+)", self.objects[int(font)])
            assert number
            entries = re.findall(
                rb"<(\w\w)> <((?:\w{4})+)>\n", self.stream(self.objects[int(number[1])])
            )
            meanings[name] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in entries
            }
        return meanings

    def _node(self, number: int, marked: dict[tuple[int, int], str]) -> Node:
        body = self.objects[number]
        role = re.search(rb"/S/(\w+)", body)
        page = re.search(rb"/P \d+ 0 R/Pg (\d+) 0 R", body)
        held = re.search(rb"/K\[(.*?)\](?=/|>>$)", body, re.DOTALL)
        assert role
        kids: list[Node | str | int] = []
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


def _marked(content: bytes, meanings: dict[bytes, dict[int, str]]) -> dict[int, str]:
    """The text of each marked stretch of a page."""
    texts: dict[int, str] = {}
    font, inside = b"", -1
    for resource, number, begun, ended, codes in _TOKEN.findall(content):
        if resource:
            font = resource
        elif begun:
            inside = int(number)
            texts[inside] = ""
        elif ended:
            inside = -1
        elif inside >= 0:
            shown = _ESCAPED.sub(_unescaped, codes.decode("latin-1"))
            texts[inside] += "".join(meanings[font][ord(code)] for code in shown)
    return texts


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 8)) if len(found[1]) == 3 else found[1]
