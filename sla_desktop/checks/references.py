"""References to own sections, annexes and rows lead somewhere (B41)."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.checks.dangling_ids import missing_rows
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import Text, all_prose, all_texts
from sla_desktop.domain.agreement import included
from sla_desktop.domain.fields import REFERENCE, fields_in, refers_to_section
from sla_desktop.domain.sections import AnnexSection, ControlSection


class _Found(Struct, frozen=True):
    path: str
    owner: str
    what: str
    field: str = ""  # the name between double braces


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
    """References to own sections and annexes, and ids of rows, lead somewhere."""
    agreement = draft.agreement
    for pointer in missing_rows(draft, guarantees=False):
        yield replace(pointer.fault(), weakens=())
    sections = list(included(agreement))
    annexes = sum(isinstance(section, AnnexSection) for section in sections)
    mains = sum(
        not (isinstance(s, (AnnexSection, ControlSection)) or (s.depth and n))
        for n, s in enumerate(sections)
    )
    for names in draft.memory.each(_broken_names, all_texts(draft)):
        for one in names:
            if not refers_to_section(agreement, one.field):
                yield _dead(one, "leads to no section of this agreement")
    for found in draft.memory.each(_references, all_prose(draft)):
        for reference in found:
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
        worked=(f"In the text: {found.what}", f"It {why}"),
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
