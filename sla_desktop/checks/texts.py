"""Every text of a section with its path and its role, so that a scanner reads only what it should.

Prose is what obliges or defines: duties, targets, definitions, credits, and other running text.
Labels (names, titles, addresses, headings) are no sentences. What stands in quotation marks is
someone else's word and a ``{{field}}`` is a value: `readable` blanks the one and puts a digit for
the other, at unchanged positions.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, cast, get_args

from msgspec import Struct
from msgspec.structs import fields

from sla_desktop.checks.draft import Draft
from sla_desktop.domain import credits, duties, funnel, governance, people, protection
from sla_desktop.domain import metrics as cards
from sla_desktop.domain import sections as parts
from sla_desktop.domain import services as work
from sla_desktop.domain import support as help_desk
from sla_desktop.domain.agreement import included
from sla_desktop.domain.base import Row
from sla_desktop.domain.fields import FIELD
from sla_desktop.domain.text import ListItem, Paragraph, TextTable, runs_text

Role = Literal["duty", "target", "definition", "credit", "other", "label"]
_Kind = Literal["text", "texts", "inside"]

BINDING: frozenset[Role] = frozenset({"duty", "target", "definition", "credit"})

# What fields of running text are; a field not listed is a label.
_FIELD_ROLES: dict[type, dict[str, Role]] = {
    people.ContactRule: {"text": "duty"},
    parts.PurposeSection: {"statement": "other"},
    parts.Objective: {"text": "other"},
    parts.TermSection: {"late_signature_note": "other"},
    parts.StandingSection: {"terms_excluded_for": "other"},
    parts.ScopeItem: {"text": "other"},
    work.Service: {
        "summary": "other",
        "what": "definition",
        "where": "definition",
        "when": "definition",
        "how": "definition",
        "process": "definition",
        "resources": "other",
        "standard": "other",
    },
    work.Variant: {"circumstance": "definition"},
    work.Deliverable: {"content": "definition", "due_after": "definition", "acceptance": "duty"},
    work.ZoneTask: {"note": "other"},
    work.Component: {"purpose": "other"},
    work.Assumption: {"text": "other", "effect": "other"},
    work.WorkloadLimit: {"consequence": "duty"},
    work.WorkLimit: {"text": "duty"},
    work.Exclusion: {"reason": "other", "alternative": "other"},
    work.ChangeNotice: {"change": "definition"},
    parts.HoursSection: {"out_of_hours": "duty"},
    parts.MaintenanceSection: {"notice_when": "definition", "emergency": "duty"},
    cards.Metric: {
        "definition": "definition",
        "obligation": "duty",
        "numerator": "definition",
        "denominator": "definition",
        "partial_window": "definition",
    },
    cards.Measurement: {"point": "definition"},
    cards.ClockRules: {
        "start": "definition",
        "stop": "definition",
        "resume": "definition",
        "on_priority_change": "definition",
    },
    cards.Pause: {"reason": "definition", "evidence": "definition"},
    cards.AvailabilityDefinition: {
        "down": "definition",
        "partial_outage": "definition",
        "evidence": "definition",
    },
    help_desk.PriorityTimes: {"note": "other"},
    help_desk.Priority: {"definition": "definition", "examples": "other"},
    parts.PrioritiesSection: {
        "appeal": "duty",
        "reclassification": "duty",
        "applies_to": "definition",
    },
    help_desk.Channel: {"out_of_hours": "duty", "terms": "duty"},
    help_desk.ReportRule: {"content": "definition", "band_decided_by": "definition"},
    help_desk.EscalationStep: {"action": "duty"},
    help_desk.CriticalPlan: {
        "trigger": "definition",
        "first_actions": "duty",
        "workaround": "duty",
    },
    help_desk.RequestRoute: {"how": "duty"},
    duties.Duty: {"text": "duty", "due_event": "definition", "effect_text": "duty"},
    duties.Relief: {"event": "definition", "evidence": "definition"},
    credits.CreditSchedule: {"item": "credit"},
    credits.Claim: {"evidence": "credit", "applied_to": "credit"},
    credits.EarnBack: {"exceptions": "credit"},
    credits.RepeatedFailure: {"text": "credit"},
    governance.Report: {"contents": "other"},
    governance.Review: {"inputs": "other"},
    governance.LevelChange: {
        "trigger": "definition",
        "effective": "duty",
        "add_or_drop": "duty",
    },
    governance.Supplier: {"part": "other"},
    governance.SharedMetric: {"cause_rule": "definition", "joint_review": "other"},
    governance.LogEntry: {"change": "label"},
    governance.Term: {"definition": "definition"},
    governance.Signatory: {"note": "other"},
    protection.Rule: {"text": "duty"},
    protection.BackupPlan: {"disaster_exception": "duty"},
    protection.DisasterPlan: {"covers": "duty", "tests": "duty"},
    protection.Fee: {"covers": "other"},
    protection.HourlyRate: {"covers": "other"},
    protection.Indemnity: {"against": "other", "procedure": "other"},
    protection.Indexation: {"index": "definition"},
    protection.OutsideEvents: {"events": "other", "after_that": "other"},
    protection.TerminationRight: {"text": "other"},
    parts.ExitSection: {"deletion_proof": "duty", "cost_text": "other"},
    parts.ChargesSection: {"part_months": "other"},
    parts.TerminationSection: {"effect": "other", "refund": "other"},
    funnel.Criterion: {"text": "definition"},
    funnel.LeadStage: {"evidence": "definition"},
    funnel.ReturnLoop: {"reasons": "other", "nurture": "duty"},
}
# What the wording of a section is; of one not listed it is other prose.
_WORDING_ROLES: dict[type, Role] = {
    parts.LevelsSection: "target",
    parts.PrioritiesSection: "target",
    parts.AvailabilitySection: "definition",
    parts.GlossarySection: "definition",
    parts.ServicesSection: "definition",
    parts.CreditsSection: "credit",
    parts.HoursSection: "duty",
    parts.MaintenanceSection: "duty",
    parts.ChangesSection: "duty",
    parts.WorkloadSection: "duty",
    parts.DutiesSection: "duty",
    parts.SupportSection: "duty",
    parts.EscalationSection: "duty",
    parts.ReportsSection: "duty",
    parts.SecuritySection: "duty",
    parts.ContinuitySection: "duty",
    parts.ExitSection: "duty",
    parts.FunnelSection: "duty",
}

_WORD = re.compile(r"\w+")
_QUOTE = re.compile('[“"‘«„]')  # looked for first: most texts have none
_QUOTED = re.compile('“[^”]*”|"[^"]*"|‘[^‘’]{2,}’|«[^»]*»|„[^“”]*[“”]')
_EXAMPLE = re.compile(r"\s*(?:worked )?example\b", re.IGNORECASE)


class Text(Struct, frozen=True):
    """One stretch of text: where it stands, the row (or section) it belongs to, what it is.

    `words` are all its words in lower case: a quick way to see what cannot be in it. `written` is
    the text as it stands where `text` was made readable, character for character.
    """

    path: str
    owner: str
    role: Role
    text: str
    words: frozenset[str]
    written: str


def text_at(path: str, owner: str, role: Role, text: str) -> Text:
    return Text(path, owner, role, text, frozenset(_WORD.findall(text.lower())), text)


def texts(section: parts.Section) -> tuple[Text, ...]:
    """All texts of a section that are not empty, in order."""
    return tuple(_inside(section, section.id, section.id))


def all_texts(draft: Draft) -> list[tuple[Text, ...]]:
    """The texts of each included section, in order."""
    return draft.memory.each(texts, [*included(draft.agreement)])


def all_prose(draft: Draft) -> list[tuple[Text, ...]]:
    """The running text of each included section, in order."""
    return draft.memory.each(prose, all_texts(draft))


def prose(found: tuple[Text, ...]) -> tuple[Text, ...]:
    """The running text among texts, without worked examples, made readable for a scanner."""
    return tuple(
        _readable(text) for text in found if text.role != "label" and not _EXAMPLE.match(text.text)
    )


def _readable(text: Text) -> Text:
    plain = readable(text.text)
    if plain is text.text:
        return text
    return Text(text.path, text.owner, text.role, plain, text.words, text.written)


def readable(text: str) -> str:
    """`text` with quotations blanked and each field turned into a digit, all in place."""
    if "{{" in text:
        text = FIELD.sub(lambda field: "0".ljust(len(field[0])), text)
    if _QUOTE.search(text):
        text = _QUOTED.sub(lambda quote: " " * len(quote[0]), text)
    return text


def _inside(value: Struct, path: str, owner: str) -> Iterator[Text]:
    roles = _FIELD_ROLES.get(type(value), {})
    for name, kind in _plan(type(value)):
        found = getattr(value, name)
        if not found:
            continue
        here = f"{path}.{name}"
        if kind == "inside":
            yield from _below(found, here, owner, _WORDING_ROLES.get(type(value), "other"))
        elif kind == "text":
            yield text_at(here, owner, roles.get(name, "label"), found)
        else:
            role = roles.get(name, "label")
            yield from (text_at(here, owner, role, one) for one in found)


def _below(found: Any, path: str, owner: str, wording: Role) -> Iterator[Text]:
    for item in cast("tuple[Struct, ...]", found if isinstance(found, tuple) else (found,)):
        if isinstance(item, TextTable):
            yield from _table(item, path, owner, wording)
        elif isinstance(item, Paragraph | ListItem):
            heading = isinstance(item, Paragraph) and item.style == "heading"
            text = runs_text(item.runs)
            if text.strip():
                yield text_at(path, owner, "label" if heading else wording, text)
        elif isinstance(item, Row):
            yield from _inside(item, f"{path}.{item.id}", item.id)
        else:
            yield from _inside(item, path, owner)


def _table(table: TextTable, path: str, owner: str, role: Role) -> Iterator[Text]:
    labels = (table.caption, *table.header)
    yield from (text_at(path, owner, "label", text) for text in labels if text.strip())
    cells = (runs_text(cell) for row in table.rows for cell in row)
    yield from (text_at(path, owner, role, text) for text in cells if text.strip())


@cache
def _plan(kind: type[Struct]) -> tuple[tuple[str, _Kind], ...]:
    """The fields of a struct that hold text, or values with text inside; codes and ids do not."""
    found: list[tuple[str, _Kind]] = []
    for info in fields(kind):
        if info.type is str:
            found.append((info.name, "text"))
        elif get_args(info.type) == (str, ...):
            found.append((info.name, "texts"))
        elif _holds_structs(info.type):
            found.append((info.name, "inside"))
    return tuple(found)


def _holds_structs(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return True
    return any(_holds_structs(part) for part in get_args(kind))
