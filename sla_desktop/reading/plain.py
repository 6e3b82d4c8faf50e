"""Plain text from outside as wording, and the list marks that people type by hand."""

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from sla_desktop.domain.clean import clean_text
from sla_desktop.domain.text import ListItem, ListKind, Paragraph, RichText, Run, block_texts

MOST_CHARACTERS = 200_000
LONGEST_WORD = 5_000  # a text widget needs minutes to break longer ones into lines
MOST_BLOCKS = 5_000
DEEPEST = 4  # of a list item or clause

_BULLET = re.compile(r"[•·▪◦●○■□–—*§\uf0a7\uf0b7-]$|o$")
_CLAUSE = re.compile(r"\(?\d{1,3}(\.\d{1,3})+[.)]?$")
_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,6})[.)]$")
_TYPED = re.compile(r"[ \u00a0\t]*(\S{1,16})(?:[ \u00a0]*\t[ \u00a0\t]*|[ \u00a0]+)(?=\S)")
_UNSURE = re.compile(r"[o§]$|[A-Za-z][.]$")  # marks that may as well be words of a sentence
_DECIMAL = re.compile(r"\d+\.\d+$")  # a clause number, or the beginning of "99.9 % of …"

Marker = Literal["bullet", "number", "clause"]


class Refusal(Struct, frozen=True):
    """Why pasted content is not taken over: one sentence that says what to do."""

    reason: str


class Marked(Struct, frozen=True):
    """A mark typed in front of a text: what it means, how deep, how many characters it takes."""

    marker: Marker
    depth: int
    length: int


def marker_of(mark: str) -> tuple[Marker, int]:
    """What a list mark means ("•", "2.", "(a)", "4.1.2"), and the depth that a number tells."""
    mark = mark.strip(" \u00a0\t")
    if _CLAUSE.match(mark):
        return "clause", min(mark.strip("().").count(".") - 1, DEEPEST)
    return ("number", 0) if _NUMBER.match(mark) else ("bullet", 0)


def typed_mark(text: str) -> Marked | None:
    """The list mark that `text` begins with, if there is one."""
    found = _TYPED.match(text)
    if found is None or _UNSURE.match(found[1]):
        return None
    if _DECIMAL.match(found[1]) and not text[found.end()].isupper():
        return None
    if not (_BULLET.match(found[1]) or _CLAUSE.match(found[1]) or _NUMBER.match(found[1])):
        return None
    return Marked(*marker_of(found[1]), found.end())


def from_plain_text(text: str) -> RichText | Refusal:
    """Lines as clauses and list items; a single line stays as it is."""
    cleaned = clean_text(text)
    if refusal := unfit([cleaned]):
        return refusal
    lines = [line for line in cleaned.split("\n") if line.strip()]
    if len(lines) > MOST_BLOCKS:
        return too_much("paragraphs", len(lines), MOST_BLOCKS)
    if "\n" not in cleaned.strip("\n"):
        return tuple(Paragraph(runs=(Run(text=line),)) for line in lines)
    return tuple(nested(_line(line) for line in lines))


def _line(line: str) -> Paragraph | ListItem:
    mark = typed_mark(line)
    text = (line[mark.length :] if mark else line).strip()
    runs = (Run(text=text),)
    if mark is None:
        return Paragraph(runs=runs)
    if mark.marker == "clause":
        return Paragraph(runs=runs, depth=mark.depth)
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return ListItem(runs=runs, list=mark.marker, depth=min(indent // 2, DEEPEST))


def nested(blocks: Iterable[Paragraph | ListItem]) -> Iterable[Paragraph | ListItem]:
    """List items with depths that begin at 0 and go down one step at a time."""
    levels: list[int] = []
    for block in blocks:
        if not isinstance(block, ListItem):
            levels = []
            yield block
            continue
        while levels and block.depth < levels[-1]:
            levels.pop()
        if not levels or block.depth > levels[-1]:
            levels.append(block.depth)
        depth = min(len(levels) - 1, DEEPEST)
        kind: ListKind = block.list
        yield ListItem(runs=block.runs, list=kind, depth=depth)


def unfit(texts: Iterable[str]) -> Refusal | None:
    """Why texts are too long to be edited; None when they are not."""
    total = 0
    for text in texts:
        total += len(text)
        if len(text) > LONGEST_WORD:
            longest = max(map(len, text.split()), default=0)
            if longest > LONGEST_WORD:
                return too_much("letters in one word", longest, LONGEST_WORD)
    return too_much("characters", total, MOST_CHARACTERS) if total > MOST_CHARACTERS else None


def unfit_blocks(blocks: RichText) -> Refusal | None:
    """Why blocks are too much to be taken over; None when they are not."""
    if len(blocks) > MOST_BLOCKS:
        return too_much("paragraphs", len(blocks), MOST_BLOCKS)
    return unfit(block_texts(blocks))


def too_much(what: str, found: int, most: int) -> Refusal:
    """A refusal that names the limit."""
    return Refusal(
        f"The pasted text has {found:,} {what}, but only {most:,} fit: paste it in smaller parts."
    )
