"""Text that stands for something else, and fields that stand for nothing (B40)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import Text, all_texts, readable, text_at
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.fields import REFERENCE, fields_in, resolve

# "[99.0, 99.9)", "[1]" and the boxes "[ ]" and "[x]" are none.
_PLACEHOLDERS = re.compile(
    r"\[[A-Z_ ][^\],;)]{1,40}\]"
    r"|\[(?i:insert|enter|add|your|name|date|company|customer|amount)\b[^\]]{0,60}\]"
    r"|<<[^<>]*>>"
    r"|(?<!\w)(?:(?i:tbd|tbc)|x{3,}|X{3,})(?!\w)"
    r"|\b00[/.-]00[/.-]0000\b"
    r"|\b(?i:dd[/.-]mm[/.-]yyyy|mm[/.-]dd[/.-]yyyy)\b"
    r"|\b(?i:lorem ipsum)\b"
    r"|_{3,}|\[?[●•]\]|[£€$]\s?[Xx]+(?:[.,][Xx]+)?(?!\w)"
    r"|\b(?i:insert\s+(?:[\w'’]+\s+){0,4}(?<!from\s)here)\b"
)
_NAME = re.compile(r"\b(?:Company|Customer|Client|Provider|Supplier) Name\b(?!\s*:)")
_NAME_ALONE = re.compile(
    r"\W*(?:company|customer|client|provider|supplier|your)\s+name\W*", re.IGNORECASE
)
# No placeholder is without one of these: looked for first, most texts have none.
_SUSPECTS = ("[", "<<", "xxx", "XXX", "___", "●]", "•]", "£", "€", "$")
_SUSPECT_WORDS = frozenset({"tbd", "tbc", "00", "dd", "mm", "lorem", "name", "insert"})


class _Found(Struct, frozen=True):
    path: str
    owner: str
    what: str
    field: str = ""  # the name between double braces


@rules.check(
    "B40",
    "error",
    sources=("Red-flag lists for service agreements", "Published agreement templates"),
)
def placeholders(draft: Draft) -> Iterator[Fault]:
    """Text that stands for something else, and fields that stand for nothing."""
    agreement = draft.agreement
    found = list(_placeholders_in(_header(agreement)))
    for inside in draft.memory.each(_placeholders_in, all_texts(draft)):
        found += inside
    for one in found:
        if one.field and resolve(agreement, one.field).known:
            continue
        why = "names nothing in this agreement" if one.field else "is a placeholder"
        yield fault(
            "error",
            f"{quoted(one.what)} {why}: put in what it stands for.",
            one.path,
            objects=(one.owner,),
            numbers=(one.what,),
        )


def _header(agreement: Agreement) -> tuple[Text, ...]:
    named = ("title", "subtitle", "confidentiality")
    own = [text_at(name, "", "label", getattr(agreement, name)) for name in named]
    values = [text_at(f"fields.{f.id}.value", f.id, "other", f.value) for f in agreement.fields]
    return tuple(text for text in (*own, *values) if text.text)


def _placeholders_in(found: tuple[Text, ...]) -> tuple[_Found, ...]:
    result: dict[_Found, None] = {}
    for text in found:
        for what in _in_text(text):
            result[_Found(text.path, text.owner, what)] = None
        for name in fields_in(text.text):
            if not name.startswith(REFERENCE):
                result[_Found(text.path, text.owner, f"{{{{{name}}}}}", name)] = None
    return tuple(result)


def _in_text(text: Text) -> Iterator[str]:
    if _SUSPECT_WORDS.isdisjoint(text.words) and not any(s in text.text for s in _SUSPECTS):
        return
    if _NAME_ALONE.fullmatch(text.text):
        yield text.text.strip()
        return
    plain = text.text if text.role == "label" else readable(text.text)
    for hit in _PLACEHOLDERS.finditer(plain):
        if hit[0].strip("[] "):  # a wide empty box is a box still
            yield hit[0]
    if text.role != "label":
        yield from (hit[0] for hit in _NAME.finditer(plain))
