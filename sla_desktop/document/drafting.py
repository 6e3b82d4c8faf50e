"""The pieces a section is drafted from, before numbers, ids and fields are settled.

Levels are relative here: a clause has level 0, its sub-clauses 1 and 2; a sub-heading has level 1.
Text may hold ``{{fields}}`` and ``{{ref:section}}``; `settle` replaces them.
"""

import re
from collections.abc import Iterable, Sequence

from sla_desktop.document.nodes import (
    Align,
    Block,
    Cell,
    Clause,
    Column,
    Inlines,
    Paragraph,
    Run,
    Table,
)
from sla_desktop.document.widths import fitted
from sla_desktop.domain import show

BLANK = "blank:"  # {{blank:Name of the Customer}} prints as a ruled line
EMPTY = Cell(())
_VERBS = re.compile(r"\b(must|may|will|shall|should|is|are|does|do|has|have|can)\b")
_PREPOSITIONS = frozenset({"at", "by", "from", "in", "on", "over", "through", "to", "via", "with"})
# First words that are no names, so they may go on within a sentence without their capital.
_ORDINARY = re.compile(
    r"(?i:a|about|after|all|also|among|an|and|another|any|as|at|because|before|both|by|during"
    r"|each|either|every|for|from|he|her|his|if|in|it|its|neither|no|none|not|nothing|of|on|only"
    r"|or|other|our|over|she|so|some|such|than|that|the|their|these|they|this|those|through|to"
    r"|under|until|we|what|when|where|which|while|who|whose|with|within|without|you|your"
    r"|are|be|been|do|does|has|have|is|was|were"
    r"|add|agree|announce|answer|apply|ask|call|change|check|collect|confirm|decide|deliver|find"
    r"|follow|give|hand|help|hold|inform|install|keep|leave|let|make|measure|meet|name|notify|open"
    r"|pay|prepare|present|protect|provide|put|reduce|remove|repair|replace|report|reported|return"
    r"|review|secure|send|set|show|shown|sign|start|stop|support|take|tell|update|use|wait)(?![\w-])"
)
_MOST_WORDS = 25  # of a sentence
_BRACES = str.maketrans("", "", "{}")


def inlines(text: str) -> Inlines:
    """One run of plain text."""
    return (Run(text),) if text else ()


def blank(label: str) -> str:
    """The mark of a ruled line to be filled in by hand."""
    return f"{{{{{BLANK}{label.translate(_BRACES)}}}}}"


def reference(section_id: str) -> str:
    """The mark of a reference to a section; nothing for no section."""
    return f"{{{{ref:{section_id}}}}}" if section_id else ""


def sentence(*parts: str) -> str:
    """The non-empty parts as one sentence: capital at its start, full stop at its end."""
    text = " ".join(part for part in parts if part).strip()
    if not text:
        return ""
    text = capital(text)
    return text if text[-1] in ".!?:" else f"{text}."


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """ "the Customer’s", "Sales’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def small(text: str) -> str:
    """The text to go on within a sentence: no full stop, and no capital on an ordinary word.

    Any other first word may be a name ("Berlin", "May Day") and stays as it is.
    """
    text = text.strip().removesuffix(".")
    ordinary = not text[1:2].isupper() and _ORDINARY.match(text)
    return text[:1].lower() + text[1:] if ordinary else text


def _uncapitalised(text: str) -> str:
    """A verb behind "must": no name, so it loses its capital (but "IT", "P1")."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def said(pattern: str, *values: str) -> str:
    """The sentence of a pattern with ``{}`` for each value; nothing where one is empty."""
    return sentence(pattern.format(*values)) if all(values) else ""


def stated(lead: str, text: str) -> str:
    """A sentence of the owner's as it is; the end of one behind what leads to it."""
    return sentence(text) if is_sentence(text) else sentence(lead, small(text)) if text else ""


def either(value: bool | None, yes: str, no: str = "") -> str:
    """The sentence for an answer; nothing for an open question."""
    return "" if value is None else sentence(yes if value else no)


def too_long(text: str) -> bool:
    """Whether a sentence is one that nobody reads twice."""
    return len(text.split()) > _MOST_WORDS


def lines(*texts: str) -> str:
    """The non-empty texts as paragraphs of one cell."""
    return "\n".join(text for text in texts if text)


def joined(*texts: str, by: str = " ") -> str:
    """The non-empty texts in one line."""
    return by.join(text for text in texts if text)


def through(way: str) -> str:
    """A channel within a sentence: "by e-mail", "in the chat room"."""
    first = way.partition(" ")[0].lower()
    return way if not way or first in _PREPOSITIONS else f"by {way}"


def is_sentence(text: str) -> bool:
    """Whether the owner wrote a sentence, not the end of one ("keep a spare key")."""
    return text[:1].isupper() and bool(_VERBS.search(text))


def duty(who: str, text: str, more: str = "") -> str:
    """ "The Customer must keep a spare key on site"; a sentence of the owner's own stays."""
    if not text:
        return ""
    own = text.strip().rstrip(".")
    if is_sentence(text):
        return sentence(own, more)
    return sentence(who, "must", _uncapitalised(own), more)


def enumerated(parts: Sequence[str]) -> list[str]:
    """Parts of one sentence, each for a sub-clause: "a;", "b; and", "c."."""
    texts = [small(part) for part in parts if part.strip()]
    ends = [";"] * (len(texts) - 2) + ["; and", "."] if len(texts) > 1 else ["."]
    return [f"{text}{end}" for text, end in zip(texts, ends, strict=False)]


def clause(text: str, depth: int = 0) -> list[Block]:
    """One numbered sentence or more; nothing for no text."""
    return [Clause("", depth, "", inlines(text))] if text else []


def clauses(texts: Iterable[str], depth: int = 0) -> list[Block]:
    """Each text as a clause; empty ones are left out."""
    return [block for text in texts for block in clause(text, depth)]


def of_names(
    pattern: str,
    names: Sequence[str],
    rest: str = "",
    *,
    among: str,
    lead: str = "",
    joint: str = "or",
) -> list[Block]:
    """A sentence with ``{}`` for names, and what follows it; many names come in a list below it.

    `among` stands for the names then, and `lead` is the sentence that leads to the list.
    """
    quoted = [f"“{name}”" for name in names]
    text = sentence(pattern.format(show.listed(quoted, joint)))
    if len(names) < 2 or not too_long(text):
        return clause(joined(text, rest))
    short = pattern.format(among)
    first = joined(sentence(short), rest, lead) if lead else joined(rest, f"{short}:")
    return [*clause(first), *clauses(enumerated(quoted), depth=1)]


def opened(text: str, *parts: Iterable[Block]) -> list[Block]:
    """A section's blocks below the sentence that opens it; a clause alone needs no opening."""
    blocks = [block for part in parts for block in part]
    if not blocks or (len(blocks) == 1 and isinstance(blocks[0], Clause)):
        return blocks
    return [Paragraph(inlines(capital(text)), keep_with_next=True), *blocks]


def cell(text: str) -> Cell:
    """A cell with a paragraph for each line of `text`."""
    if not text:
        return EMPTY
    if "\n" not in text:
        return Cell(((Run(text),),))
    return Cell(tuple((Run(line),) for line in text.split("\n") if line))


def column(title: str, weight: float = 1.0, align: Align = "left") -> Column:
    return Column(title, weight, align)


def table(
    about: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    caption: bool = False,
    header_column: bool = False,
    fit: bool = True,
) -> list[Block]:
    """A table without its empty columns and rows; nothing when none is left.

    `about` says what the table shows, to all readers when `caption` is set. Without `fit` the
    drafted widths stay, so tables below each other keep one line.
    """
    filled = [row for row in rows if any(row)]
    kept = [at for at in range(len(columns)) if any(row[at] for row in filled)]
    if not kept:
        return []
    texts = [[row[at] for at in kept] for row in filled]
    heads = tuple(columns[at] for at in kept)
    return [
        Table(
            "",
            fitted(heads, texts) if fit else heads,
            tuple(tuple(cell(text) for text in row) for row in texts),
            caption=about if caption else "",
            alt=about,
            first_column_is_header=header_column,
        )
    ]


def card(about: str, rows: Iterable[tuple[str, str]], *, caption: bool = True) -> list[Block]:
    """A table of two columns, what and its value; rows without a value are left out."""
    filled = [(title, text) for title, text in rows if text]
    columns = (column("", 1), column("", 3))
    return table(about, columns, filled, caption=caption, header_column=True, fit=False)
