"""What the commands print: plain text for people, JSON for programs."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from sla_desktop.catalogue.templates import Template
from sla_desktop.checks.coverage import Coverage
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Checklist
from sla_desktop.checks.listing import Listed
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.show import NBSP
from sla_desktop.storage.index import Entry

_HEADINGS = {"error": "Errors", "warning": "Warnings", "information": "For your information"}


def as_json(value: Any) -> str:
    """Indented JSON; Unicode stays readable."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def plain(text: str) -> str:
    """Text whose spaces that keep number and unit together became plain ones."""
    return text.replace(NBSP, " ")


def templates_plain(templates: Iterable[Template]) -> list[dict[str, Any]]:
    """Templates and their open fields as plain data."""
    return [
        {
            "id": template.id,
            "name": template.name,
            "kind": template.kind,
            "profile": template.profile,
            "fields": [
                {
                    "id": field.id,
                    "label": field.label,
                    "kind": field.kind,
                    "example": field.example,
                    "quick": field.quick,
                }
                for field in template.fields
            ],
        }
        for template in templates
    ]


def templates_text(templates: Iterable[Template]) -> str:
    """Templates and their open fields for reading; quick-start fields are marked with a star."""
    lines: list[str] = []
    for template in templates:
        lines += [f"{template.id}  {template.name}", f"     {template.about}"]
        width = max((len(field.id) for field in template.fields), default=0)
        lines += [
            f"   {'*' if field.quick else ' '} {field.id:<{width}}  {field.label}, "
            f"e.g. {field.example}"
            for field in template.fields
        ]
        lines.append("")
    lines.append("* asked first; every other field can be filled later.")
    return "\n".join(lines)


def entries_plain(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The library's list as plain data, without what is kept for the checks alone."""
    names = [name for name in Entry.__struct_fields__ if name != "line"]
    return [{n: msgspec.to_builtins(getattr(entry, n)) for n in names} for entry in entries]


def entries_text(entries: Iterable[Entry]) -> str:
    """The library's list for reading: id, status, last change, title and parties."""
    lines: list[str] = []
    for entry in entries:
        if entry.problem:
            lines.append(f"{entry.id}  cannot be read: {entry.problem}")
            continue
        changed = f"{entry.changed.astimezone():%Y-%m-%d %H:%M}" if entry.changed else ""
        parties = f"  ({', '.join(entry.parties)})" if entry.parties else ""
        lines.append(f"{entry.id}  {entry.status:<10}  {changed:<16}  {entry.title}{parties}")
    return "\n".join(lines)


def checklist_plain(checklist: Checklist, by_profile: Iterable[Coverage] = ()) -> dict[str, Any]:
    """The checklist as plain data; with the score by each profile where that is asked for."""
    findings = [
        {
            "id": f.id,
            "severity": f.severity,
            "status": f.status,
            "section": f.section,
            "field": f.field,
            "message": f.message,
            "worked": list(f.worked),
        }
        for f in checklist.findings
    ]
    plain: dict[str, Any] = {"findings": findings, "score": checklist.score}
    scores = [
        {"id": one.id, "score": one.score, "missing": list(one.missing), "fits": one.fits}
        for one in by_profile
    ]
    return {**plain, "profiles": scores} if scores else plain


def checklist_text(agreement: Agreement, checklist: Checklist, profile_title: str) -> str:
    """The checklist for reading, gravest first."""
    titles = {section.id: section.title for section in agreement.sections}
    lines = [agreement.title, f"Judged by: {profile_title}"]
    for severity, heading in _HEADINGS.items():
        found = [f for f in checklist.findings if f.severity == severity and f.status != "kept"]
        if found:
            lines += ["", f"{heading} ({len(found)})"]
            lines += [_finding_text(f, titles) for f in found]
    kept = [f for f in checklist.findings if f.status == "kept"]
    if kept:
        lines += ["", f"Kept with a reason ({len(kept)})"]
        lines += [f"{_finding_text(f, titles)}\n      Kept: {f.reason}" for f in kept]
    complete = sum(status == "complete" for status in checklist.statuses.values())
    lines += [
        "",
        f"{complete} of {len(checklist.statuses)} elements complete, "
        f"score {checklist.score} of 100.",
    ]
    return "\n".join(lines)


def _finding_text(finding: Finding, titles: dict[str, str]) -> str:
    where = titles.get(finding.section, "the agreement")
    lines = [f"  {finding.id}  {finding.message}", f"      {where} · {finding.field}"]
    lines += [f"        = {line}" for line in finding.worked]
    return "\n".join(lines)


def coverage_text(by_profile: Iterable[Coverage]) -> str:
    """The same draft by every profile: score, and the elements that are missing."""
    rows = list(by_profile)
    width = max(len(one.title) for one in rows)
    lines = ["", "By every profile"]
    for one in rows:
        missing = ", ".join(one.missing) or "nothing"
        said = f"missing: {missing}" if one.fits else "made for another kind of agreement"
        lines.append(f"  {one.title:<{width}}  {one.score:>3} of 100  {said}")
    return "\n".join(lines)


def checks_plain(known: Iterable[Listed]) -> list[dict[str, Any]]:
    """Every element and check as plain data."""
    return [msgspec.to_builtins(one) for one in known]


def checks_text(known: Iterable[Listed]) -> str:
    """Every element and check for reading."""
    return "\n".join(
        f"{one.id:<4}  {one.tier or '':<11}  {one.severity:<11}  {one.title}" for one in known
    )
