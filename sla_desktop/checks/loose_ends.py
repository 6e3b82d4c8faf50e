"""What was left to fill in or to look up: placeholders and references to nothing (B40 B41)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sla_desktop.checks.crosscheck_base import fault
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import Text, prose, readable, text_at, texts
from sla_desktop.domain.agreement import Agreement, included
from sla_desktop.domain.fields import REFERENCE, fields_in, refers_to_section, resolve
from sla_desktop.domain.sections import AnnexSection, ControlSection

# "[99.0, 99.9)", "[1]" and the boxes "[ ]" and "[x]" are none.
_PLACEHOLDERS = re.compile(
    r"\[[A-Z_ ][^\],;)]{1,40}\]"
    r"|\[(?i:insert|enter|add|your|name|date|company|customer|amount)\b[^\]]{0,60}\]"
    r"|<<[^<>]*>>"
    r"|(?<!\w)(?:(?i:tbd|tbc)|x{3,}|X{3,})(?!\w)"
    r"|\b00[/.-]00[/.-]0000\b"
    r"|\b(?i:dd[/.-]mm[/.-]yyyy|mm[/.-]dd[/.-]yyyy)\b"
    r"|\b(?i:lorem ipsum)\b"
)
_NAME = re.compile(r"\b(?:Company|Customer|Client|Provider|Supplier) Name\b(?!\s*:)")
_NAME_ALONE = re.compile(
    r"\W*(?:company|customer|client|provider|supplier|your)\s+name\W*", re.IGNORECASE
)
# No placeholder is without one of these: looked for first, most texts have none.
_SUSPECTS = ("[", "<<", "xxx", "XXX")
_SUSPECT_WORDS = frozenset({"tbd", "tbc", "00", "dd", "mm", "lorem", "name"})


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
    for section in included(agreement):
        found += draft.memory.of(_placeholders_in, draft.memory.of(texts, section))
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


_REFERENCES = re.compile(
    r"(?P<kind>[sScCaA](?<!\w.)(?i:ections?|lauses?|nnex(?:es)?|ppendix|ppendices))\s+"
    r"(?P<numbers>(?:\d{1,4}(?:\.\d{1,4})*|[A-Z])(?!\w)"
    r"(?:\s*(?:,|and|or|to|–|-)\s*\d{1,4}(?:\.\d{1,4})*(?!\w))*)"
)
_REFERRING = frozenset(
    {"section", "sections", "clause", "clauses", "annex", "annexes", "appendix", "appendices"}
)
_OWN = re.compile(r"\s*(?:of|to|in)\s+this\s", re.IGNORECASE)
# "clause 7 of the Framework", "section 75 HGB", "Annex II to Regulation …"
_OUTER_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)*(?:(?i:of|to|under)\s+(?!this\b)(?:the\s+|its\s+|that\s+)?\w|[A-Z])"
)
_OUTER_BEFORE = re.compile(
    r"(?:\b(?:ISO|IEC|BS|EN|DIN|GDPR|BGB|HGB)\b|\b(?:Act|Code|Regulation|Directive|Agreement"
    r"|Contract|Framework|Terms)\b)(?:[\s,:/.-]+[\w./:-]+){0,3}[\s,:-]*$"
)
_LOOK_BACK = 60  # characters


@rules.check(
    "B41",
    "error",
    weakens=("A61c",),
    sources=("Studies of copy-and-paste errors in contracts", "Kenneth Adams on cross-references"),
)
def references(draft: Draft) -> Iterator[Fault]:
    """References to own sections and annexes lead somewhere."""
    agreement = draft.agreement
    sections = list(included(agreement))
    annexes = sum(isinstance(section, AnnexSection) for section in sections)
    mains = sum(
        not (isinstance(s, (AnnexSection, ControlSection)) or (s.depth and n))
        for n, s in enumerate(sections)
    )
    for section in sections:
        all_texts = draft.memory.of(texts, section)
        for one in draft.memory.of(_broken_names, all_texts):
            if not refers_to_section(agreement, one.field):
                yield _dead(one, "leads to no section of this agreement")
        for reference in draft.memory.of(_references, draft.memory.of(prose, all_texts)):
            count, word = (annexes, "annex") if reference.annex else (mains, "section")
            if reference.number > count:
                yield _dead(reference.found, f"is named, but {_there(count, word)}")


def _there(count: int, word: str) -> str:
    if count == 1:
        return f"there is one {word}"
    return f"there are {count or 'no'} {'annexes' if word == 'annex' else 'sections'}"


def _dead(found: _Found, why: str) -> Fault:
    return fault(
        "error",
        f"{quoted(found.what)} {why}: point it to the right place.",
        found.path,
        objects=(found.owner,),
        numbers=(found.what, why),
    )


def _broken_names(found: tuple[Text, ...]) -> tuple[_Found, ...]:
    return tuple(
        _Found(text.path, text.owner, f"{{{{{name}}}}}", name)
        for text in found
        for name in dict.fromkeys(fields_in(text.text))
        if name.startswith(REFERENCE)
    )


class _Reference(Struct, frozen=True):
    found: _Found
    annex: bool
    number: int


def _references(found: tuple[Text, ...]) -> tuple[_Reference, ...]:
    return tuple(dict.fromkeys(one for text in found for one in _own_references(text)))


def _own_references(text: Text) -> Iterator[_Reference]:
    if text.words.isdisjoint(_REFERRING):
        return
    for hit in _REFERENCES.finditer(text.text):
        before, after = text.text[max(0, hit.start() - _LOOK_BACK) : hit.start()], hit.end()
        outer = _OUTER_AFTER.match(text.text, after) or _OUTER_BEFORE.search(before)
        if outer and not _OWN.match(text.text, after):
            continue
        annex = hit["kind"][0].lower() == "a"
        for number in re.findall(r"[A-Z]|\d+(?:\.\d+)*", hit["numbers"]):
            if number.isalpha() and not annex:
                continue
            main = ord(number) - 64 if number.isalpha() else int(number.partition(".")[0])
            name = _singular(hit["kind"])
            yield _Reference(_Found(text.path, text.owner, f"{name} {number}"), annex, main)


def _singular(kind: str) -> str:
    if kind.lower() == "appendices":
        return kind[:-3] + "x"
    return kind.removesuffix("es") if kind.lower() == "annexes" else kind.removesuffix("s")
