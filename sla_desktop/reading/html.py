"""Pasted HTML as wording: structure is kept, everything else is dropped.

Read from the events of lxml's parser, so no tree is built and the limits stop it on the way.
Nothing is resolved, fetched or opened: addresses are only ever text.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from msgspec import Struct

from sla_desktop.domain.clean import clean_line, clean_text
from sla_desktop.domain.text import RichText
from sla_desktop.reading.html_blocks import (
    MOST_CELLS,
    MOST_COLUMNS,
    PLAIN,
    Flow,
    Look,
    Shape,
    TableDraft,
    blocks_of,
)
from sla_desktop.reading.plain import (
    MOST_CHARACTERS,
    Refusal,
    too_much,
    unfit_blocks,
)

MOST_HTML = 2 * 1024 * 1024  # characters
MOST_ELEMENTS = 40_000
DEEPEST_ELEMENT = 50
DEEPEST_TABLE = 4
_LONGEST_ADDRESS = 2_000
_LONGEST_MARK = 40


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DROPPED = _names(
    "applet audio base button canvas col colgroup embed frame frameset head iframe img input link"
    " math meta noembed noframes noscript o:p object option param rp rt script select source style"
    " svg template textarea title track video xml"
)
_PARTS = _names(
    "address article aside body center dd details dir div dl dt fieldset figcaption figure footer"
    " form header hr html legend main menu nav ol p section summary tbody tfoot thead ul"
    " li blockquote pre h1 h2 h3 h4 h5 h6"
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_LISTS = _names("ul ol menu dir")
_BOLD = _names("b strong")
_ITALIC = _names("i em cite dfn var")
_UNDERLINED = _names("u ins")
_WORD_LEVEL = re.compile(r"\blevel(\d)")
_WORD_TITLE = re.compile(r"^mso(title|subtitle|heading\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|mailto:|tel:)(?P<rest>[^\s?][^\s]*)$", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")


class _TooMuchError(Exception):
    """A limit was met; carries the refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class _Element(Struct, frozen=True):
    """An open element: what text inside it looks like and becomes."""

    tag: str
    shape: Shape = PLAIN
    bold: bool = False
    italic: bool = False
    underline: bool = False
    lists: int = 0  # how many lists are open around it
    dropped: bool = False
    is_mark: bool = False  # a list mark that Word wrote as text
    is_part: bool = False  # begins and ends a paragraph
    attributes: Mapping[str, str] = {}


def from_html(html: str) -> RichText | Refusal:
    """The wording in a piece of HTML, or why it is refused."""
    if len(html) > MOST_HTML:
        return too_much("characters of markup", len(html), MOST_HTML)
    target = _Target()
    etree: Any = import_module("lxml.etree")  # slow to import, needed only here; has no types
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    source = clean_text(html).strip()
    if not source:
        return ()
    try:
        etree.fromstring(source.encode(), parser)
    except _TooMuchError as error:
        return error.refusal
    except etree.LxmlError as error:
        return Refusal(f"The pasted text cannot be read ({error}): paste it as plain text.")
    blocks = blocks_of(target.flow.done)
    return unfit_blocks(blocks) or blocks


class _Target:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self._page = Flow()
        self._open = [_Element("")]
        self._tables: list[TableDraft] = []
        self._elements = 0
        self._characters = 0
        self._cells = 0
        self._items = 0
        self._link: list[str] | None = None

    @property
    def flow(self) -> Flow:
        """Where text goes now."""
        return self._tables[-1].flow if self._tables else self._page

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise _TooMuchError(too_much("parts", self._elements, MOST_ELEMENTS))
        if len(self._open) > DEEPEST_ELEMENT:
            raise _TooMuchError(_nested("parts", DEEPEST_ELEMENT))
        above = self._open[-1]
        style = _declarations(attributes.get("style", ""))
        if above.dropped or tag in _DROPPED or _is_hidden(style):
            is_mark = above.is_mark or style.get("mso-list") == "ignore"
            self._open.append(_Element(tag, dropped=True, is_mark=is_mark))
            return
        element = self._element(tag, dict(attributes), style, above)
        if element.is_part:
            self.flow.finish()
        self._open.append(element)
        self._begin(element)

    def _element(
        self, tag: str, attributes: dict[str, str], style: dict[str, str], above: _Element
    ) -> _Element:
        return _Element(
            tag=tag,
            shape=self._shape(tag, attributes, style, above),
            bold=_weight(style, above.bold or tag in _BOLD),
            italic=_slope(style, above.italic or tag in _ITALIC),
            underline=_line(style, above.underline or tag in _UNDERLINED),
            lists=above.lists + (tag in _LISTS),
            is_part=tag in _PARTS,
            attributes=attributes,
        )

    def _shape(
        self, tag: str, attributes: dict[str, str], style: dict[str, str], above: _Element
    ) -> Shape:
        if tag in ("table", "td", "th"):
            return PLAIN
        if tag == "li":
            self._items += 1
            is_number = self._list_tag() == "ol"
            kind = "number" if is_number else "bullet"
            return Shape(list=kind, depth=max(0, above.lists - 1), item=self._items)
        if above.shape.item:
            return above.shape
        if tag in _HEADINGS or _WORD_TITLE.match(attributes.get("class", "")):
            return Shape(style="heading")
        if level := _WORD_LEVEL.search(style.get("mso-list", "")):
            return Shape(word_level=max(0, int(level[1]) - 1))
        match tag:
            case "pre":
                return Shape(style="body", keeps_spaces=True)
            case "blockquote" | "dd":
                return Shape(style="body", depth=above.shape.depth + 1)
            case "dt" | "address":
                return Shape(style="body", depth=above.shape.depth)
            case _:
                return above.shape

    def _list_tag(self) -> str:
        return next((e.tag for e in reversed(self._open) if e.tag in _LISTS), "ul")

    def _begin(self, element: _Element) -> None:
        match element.tag:
            case "br":
                self._add("\n", element)
            case "a":
                self._link = []
            case "table":
                self._start_table(element)
            case "thead" | "tbody" | "tfoot" if self._tables:
                self._tables[-1].start_head(head=element.tag == "thead")
            case "tr" if self._tables:
                self._tables[-1].start_row()
            case "td" | "th" if self._tables:
                self._start_cell(element)
            case _:
                return

    def _start_table(self, element: _Element) -> None:
        if len(self._tables) >= DEEPEST_TABLE:
            raise _TooMuchError(_nested("tables", DEEPEST_TABLE))
        self.flow.finish()
        is_layout = element.attributes.get("role") == "presentation"
        self._tables.append(TableDraft(is_layout=is_layout))

    def _start_cell(self, element: _Element) -> None:
        self._cells += _span(element, "colspan")
        if self._cells > MOST_CELLS:
            raise _TooMuchError(too_much("table cells", self._cells, MOST_CELLS))
        self._tables[-1].start_cell()

    def end(self, tag: str) -> None:
        if tag not in (element.tag for element in self._open[1:]):
            return
        while (element := self._open.pop()).tag != tag:
            self._close(element)
        self._close(element)

    def _close(self, element: _Element) -> None:
        if element.dropped:
            return
        if element.is_part:
            self.flow.finish()
        match element.tag:
            case "a":
                self._end_link(element)
            case "table" if self._tables:
                parts = self._tables.pop().parts()
                self.flow.put(parts)
            case "td" | "th" if self._tables:
                self._tables[-1].end_cell(
                    is_header=element.tag == "th",
                    columns=_span(element, "colspan"),
                    rows=_span(element, "rowspan"),
                )
            case _:
                return

    def _end_link(self, element: _Element) -> None:
        said, self._link = "".join(self._link or ()), None
        address = _address(element.attributes.get("href", ""), said)
        if address and self.flow.is_writing:
            self._add(f" ({address})", self._open[-1])

    def data(self, text: str) -> None:
        element = self._open[-1]
        cleaned = clean_text(text)
        self._characters += len(cleaned)
        if self._characters > MOST_CHARACTERS:
            raise _TooMuchError(too_much("characters", self._characters, MOST_CHARACTERS))
        if element.is_mark:
            self.flow.mark = (self.flow.mark + cleaned)[:_LONGEST_MARK]
        elif not element.dropped:
            self._say(cleaned, element)

    def _say(self, text: str, element: _Element) -> None:
        self._add(text if element.shape.keeps_spaces else _WHITE.sub(" ", text), element)
        if self._link is not None:
            self._link.append(text)

    def _add(self, text: str, element: _Element) -> None:
        underline = element.underline and self._link is None
        look = Look(element.bold, element.italic, underline)
        self.flow.add(text, look, element.shape)

    def close(self) -> None:
        while len(self._open) > 1:
            self._close(self._open.pop())
        self._page.finish()


def _declarations(style: str) -> dict[str, str]:
    """The declarations of a style attribute, lower case."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _is_hidden(style: Mapping[str, str]) -> bool:
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("visibility") == "hidden"
        or style.get("mso-list") == "ignore"
    )


def _weight(style: Mapping[str, str], otherwise: bool) -> bool:
    value = style.get("font-weight", "")
    if value.isdecimal():
        return int(value[:4]) >= 600
    return value in ("bold", "bolder") or (otherwise and value not in ("normal", "lighter"))


def _slope(style: Mapping[str, str], otherwise: bool) -> bool:
    value = style.get("font-style", "")
    return value.startswith(("italic", "oblique")) or (otherwise and value != "normal")


def _line(style: Mapping[str, str], otherwise: bool) -> bool:
    value = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    return "underline" in value or (otherwise and "none" not in value)


def _span(element: _Element, name: str) -> int:
    """How many columns or rows a cell covers, within reason."""
    value = element.attributes.get(name, "1").strip()
    return min(max(int(value), 1), MOST_COLUMNS) if value.isdecimal() and len(value) < 9 else 1


def _address(href: str, said: str) -> str:
    """The address of a link where its words do not say it already; "" for any but web and mail."""
    line = clean_line(href)
    found = _ADDRESS.match(line) if len(line) <= _LONGEST_ADDRESS else None
    if found is None:
        return ""
    is_web = line[:4].lower() == "http"
    address = line if is_web else found["rest"].partition("?")[0]
    bare = found["rest"] if is_web else address
    return "" if _bare(said) in (_bare(address), _bare(bare)) else address


def _bare(address: str) -> str:
    return address.strip().casefold().removeprefix("www.").rstrip("/")


def _nested(what: str, most: int) -> Refusal:
    return Refusal(
        f"The pasted text has {what} inside each other more than {most} deep: "
        "paste it as plain text."
    )
