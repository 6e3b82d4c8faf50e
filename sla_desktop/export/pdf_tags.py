"""The structure of a tagged file: what is a heading, a paragraph, a table, and in which order."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from sla_desktop.export.pdf_objects import Objects
from sla_desktop.export.pdf_syntax import numbers

ARTIFACT = 0  # in place of an element: drawn, but not part of what the document says
DOCUMENT = 1
_KEPT_EMPTY = ("TD", "TH")  # they keep the cells after them in their columns
_CUSTOM_ROLES = b"/RoleMap<</Title/P>>"


class Marked(NamedTuple):
    """A marked stretch of what is drawn on a page."""

    page: int
    number: int


class Held(NamedTuple):
    """An annotation on a page."""

    page: int
    reference: bytes


class Element(Struct, gc=False):
    """A node of the structure; a kid given as number is another one."""

    role: str
    parent: int
    entries: bytes  # of its dictionary, e.g. an alternative text
    kids: list[int | Marked | Held]


class Structure:
    """Elements in reading order, and which of them what is drawn on the pages belongs to."""

    def __init__(self) -> None:
        self._elements = [Element("", 0, b"", []), Element("Document", 0, b"", [])]
        self._owners: list[list[int] | int] = []  # by key: of a page's stretches, of an annotation

    def add(self, role: str, parent: int = DOCUMENT, entries: bytes = b"") -> int:
        """A new last kid of `parent`."""
        number = len(self._elements)
        self._elements.append(Element(role, parent, entries, []))
        self._elements[parent].kids.append(number)
        return number

    def enclose(self, element: int, box: tuple[float, float, float, float]) -> None:
        """Tells where on its page a figure stands."""
        self._elements[element].entries += b"/A<</O/Layout/BBox[%b]>>" % numbers(box)

    def begin_page(self) -> int:
        """The key of a new page."""
        self._owners.append([])
        return len(self._owners) - 1

    def mark(self, element: int, page: int, key: int) -> str:
        """The operator that begins a stretch of `element` on a page with its key."""
        owners = self._owners[key]
        assert isinstance(owners, list)
        number = len(owners)
        owners.append(element)
        self._elements[element].kids.append(Marked(page, number))
        return f"/{self._elements[element].role}<</MCID {number}>>BDC"

    def hold(self, element: int, page: int, reference: bytes) -> int:
        """Makes an annotation part of `element`; the key that the annotation has to tell."""
        self._elements[element].kids.append(Held(page, reference))
        self._owners.append(element)
        return len(self._owners) - 1

    def write(self, objects: Objects, pages: Sequence[bytes]) -> bytes:
        """Adds all elements to a file whose pages are `pages`; the reference of their root."""
        empty = self._empty()
        kept = [at for at in range(DOCUMENT, len(self._elements)) if at not in empty]
        root, *numbers = objects.reserve(1 + len(kept))
        named = {at: b"%d 0 R" % number for at, number in zip(kept, numbers, strict=True)}
        named[0] = b"%d 0 R" % root
        for at, number in zip(kept, numbers, strict=True):
            objects.set(number, _element(self._elements[at], named, pages), packed=True)
        owners = [
            b"%d[%b]" % (key, b" ".join(named[each] for each in owner))
            if isinstance(owner, list)
            else b"%d %b" % (key, named[owner])
            for key, owner in enumerate(self._owners)
        ]
        tree = objects.add(b"<</Nums[" + b"\n".join(owners) + b"]>>", packed=True)
        objects.set(
            root,
            b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d%b>>"
            % (named[DOCUMENT], tree, len(self._owners), _CUSTOM_ROLES),
        )
        return named[0]

    def _empty(self) -> set[int]:
        """Elements that nothing was drawn for."""
        empty: set[int] = set()
        for at in range(len(self._elements) - 1, DOCUMENT, -1):
            element = self._elements[at]
            if element.role not in _KEPT_EMPTY and empty.issuperset(element.kids):
                empty.add(at)
        return empty


def _element(element: Element, named: dict[int, bytes], pages: Sequence[bytes]) -> bytes:
    page = next((kid.page for kid in element.kids if not isinstance(kid, int)), None)
    kids = b" ".join(
        [
            each
            for kid in element.kids
            if (each := _kid(kid, page, named, pages))  # an empty element has no name
        ]
    )
    return b"<</Type/StructElem/S/%b/P %b%b%b%b>>" % (
        element.role.encode(),
        named[element.parent],
        b"" if page is None else b"/Pg " + pages[page],
        b"/K[" + kids + b"]" if kids else b"",
        element.entries,
    )


def _kid(
    kid: int | Marked | Held, page: int | None, named: dict[int, bytes], pages: Sequence[bytes]
) -> bytes:
    match kid:
        case int():
            return named.get(kid, b"")
        case Marked(there, number):
            if there == page:
                return b"%d" % number
            return b"<</Type/MCR/Pg %b/MCID %d>>" % (pages[there], number)
        case Held(there, reference):
            return b"<</Type/OBJR/Pg %b/Obj %b>>" % (pages[there], reference)
