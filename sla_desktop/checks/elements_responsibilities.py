"""Duties of both sides, who does what, relief (A30–A33)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, Side, lacking, place, placed, sides
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, sections_of
from sla_desktop.domain.duties import Activity, Duty
from sla_desktop.domain.sections import DutiesSection, PartiesSection

_FEWEST_DUTIES = 2
_FEWEST_ACTIVITIES = 3
_EFFORT = re.compile(
    r"\b(?:(?:tr(?:y|ies)|aims?|endeavou?rs?|strives?|seeks?|intends?|attempts?) to"
    r"|(?:best|reasonable) (?:efforts|endeavou?rs)|works? towards)\b",
    re.IGNORECASE,
)
_CONTINUOUS = re.compile(r"\b(?:keeps?|maintains?|at all times|throughout|always)\b", re.IGNORECASE)
_ANY_CAUSE = re.compile(
    r"\b(?:outside|beyond|not (?:with)?in|out of)\b.*\bcontrol\b", re.IGNORECASE
)


def _duties(agreement: Agreement, parties: frozenset[str]) -> list[Placed[Duty]]:
    listed = placed(agreement, DutiesSection, "duties", lambda s: s.duties)
    return [d for d in listed if d.row.party in parties and d.row.text.strip()]


def _too_few(agreement: Agreement, side: Side, listed: list[Placed[Duty]]) -> Iterator[Gap]:
    if len(listed) < _FEWEST_DUTIES:
        count = "Only one duty" if listed else "No duty"
        yield Gap(
            "missing",
            f"{count} of {side.name} is listed: write at least two, each in one sentence.",
            place(agreement, DutiesSection, "duties"),
        )


@rules.element("A30", DutiesSection, PartiesSection)
def provider_duties(draft: Draft) -> Iterator[Gap]:
    """Two duties of the provider; each with its role; none that only tries.

    Between sales and marketing the commitments of both teams stand for the duties.
    """
    agreement = draft.agreement
    if agreement.kind == "salesmarketing":
        return
    side = sides(agreement)[0]
    listed = _duties(agreement, side.parties)
    yield from _too_few(agreement, side, listed)
    yield from lacking(
        "incomplete",
        [d for d in listed if not d.row.role.strip()],
        "role",
        "no role that answers for it: name one.",
    )
    yield from lacking(
        "weak",
        [d for d in listed if _EFFORT.search(d.row.text)],
        "text",
        "an effort, no result: write what must be done.",
        ("promises", "promise"),
    )


@rules.element("A31", DutiesSection, PartiesSection)
def customer_duties(draft: Draft) -> Iterator[Gap]:
    """Two duties of the customer; each with due time and effect; one at least tied to a promise."""
    agreement = draft.agreement
    if agreement.kind == "salesmarketing":
        return
    side = sides(agreement)[1]
    listed = _duties(agreement, side.parties)
    yield from _too_few(agreement, side, listed)
    yield from lacking(
        "incomplete",
        [d for d in listed if not has_due(d.row)],
        "due",
        "no due time: say by when it must be done.",
    )
    yield from lacking(
        "incomplete",
        [d for d in listed if not (d.row.effect or d.row.effect_text.strip())],
        "effect",
        "no effect: say what happens to the promises when it is late.",
    )
    reliefs = [r for s in sections_of(agreement, DutiesSection) for r in s.reliefs]
    linked = any(d.row.metrics for d in listed) or {r.duty for r in reliefs} & {
        d.row.id for d in listed
    }
    if listed and not linked:
        yield Gap(
            "weak",
            f"No duty of {side.name} is linked to a promise that depends on it: link one.",
            f"{listed[0].path}.metrics",
        )


def has_due(duty: Duty) -> bool:
    """A time, an event or a rhythm; what must be kept up all the time is due at any time."""
    if _CONTINUOUS.search(duty.text):
        return True
    timed = duty.due is not None or duty.frequency is not None or duty.at_any_hour
    return timed or bool(duty.due_event.strip())


@rules.element("A32", DutiesSection)
def who_does_what(draft: Draft) -> Iterator[Gap]:
    """Three activities; each with exactly one that answers and someone who does it."""
    agreement = draft.agreement
    listed = placed(agreement, DutiesSection, "activities", lambda s: s.activities)
    if len(listed) < _FEWEST_ACTIVITIES:
        yield Gap(
            "missing",
            f"The table of who does what has {len(listed)} of at least three activities.",
            place(agreement, DutiesSection, "activities"),
        )
    yield from lacking(
        "incomplete",
        [a for a in listed if _marks(a.row, "A") != 1],
        "cells",
        "not exactly one role that answers for the result (A).",
    )
    yield from lacking(
        "weak",
        [a for a in listed if not _marks(a.row, "R")],
        "cells",
        "nobody who does the work (R): mark a role.",
    )


def _marks(activity: Activity, mark: str) -> int:
    return sum(mark in cell.marks for cell in activity.cells)


@rules.element("A33", DutiesSection)
def relief(draft: Draft) -> Iterator[Gap]:
    """An event that excuses a miss; no blanket excuse without notice.

    Whether each metric with a consequence is covered is judged together with the consequences.
    """
    agreement = draft.agreement
    listed = placed(agreement, DutiesSection, "reliefs", lambda s: s.reliefs)
    if not any(r.row.event.strip() for r in listed):
        yield Gap(
            "missing",
            "No event is listed that excuses a missed level, e.g. no access to the site.",
            place(agreement, DutiesSection, "reliefs"),
        )
    yield from lacking(
        "weak",
        [r for r in listed if _ANY_CAUSE.search(r.row.event) and r.row.notice is None],
        "notice",
        "any cause outside one's control and asks for no notice: set a time to report it.",
        ("excuses", "excuse"),
    )
