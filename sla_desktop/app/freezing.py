"""Each export freezes a numbered version: the next number, a row in the log, a mark of the text."""

import datetime as dt
import re
from collections.abc import Collection
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.catalogue.section_kinds import fresh_id, kind_title
from sla_desktop.domain import agreement as parts
from sla_desktop.domain.agreement import Agreement, Status
from sla_desktop.domain.digest import content_digest
from sla_desktop.domain.edits import Edit
from sla_desktop.domain.governance import LogEntry
from sla_desktop.domain.sections import ControlSection

_FIRST = {"agreed": "1.0"}
_CHANGES: dict[Status, str] = {
    "draft": "Draft",
    "in-review": "Draft for review",
    "agreed": "Agreed version",
    "ended": "Copy after the end",
    "superseded": "Copy of a superseded version",
}
_POINTED = re.compile(r"(\D*)(\d{1,9})((?:\.\d{1,9})*)\.(\d{1,9})")  # "1.4", "v0.10.2"
_COUNTED = re.compile(r"(.*?)(\d{1,9})", re.DOTALL)  # "3", "2027-A4"


class Freeze(Struct, frozen=True):
    """What an export will be: `row` is the log's new one, None where nothing has changed."""

    version: str
    row: LogEntry | None = None


def planned(agreement: Agreement, today: dt.date) -> Freeze:
    """The version that an export now will be. The same text never goes out under two numbers."""
    control = _control(agreement)
    unchanged = (
        control is not None
        and control.exported_version == agreement.version
        and control.exported_digest == content_digest(agreement)
    )
    if unchanged and (agreement.status != "agreed" or _is_whole(agreement.version)):
        return Freeze(agreement.version)
    log = control.log if control else ()
    version = next_version(agreement.version, agreement.status, {row.version for row in log})
    row = LogEntry(
        id=_fresh_id(log),
        version=version,
        date=today,
        author=_own_firm(agreement),
        change=_CHANGES[agreement.status],
    )
    return Freeze(version, row)


def next_version(version: str, status: Status, taken: Collection[str] = ()) -> str:
    """The number after `version`, and after those `taken`: 0.1, 0.2; an agreed text is 1.0, 2.0."""
    following = _following(version, status)
    while following in taken:
        following = _following(following, status)
    return following


def _following(version: str, status: Status) -> str:
    text = version.strip()
    if not text:
        return _FIRST.get(status, "0.1")
    if pointed := _POINTED.fullmatch(text):
        before, whole, between, last = pointed.groups()
        if status == "agreed":
            return f"{before}{int(whole) + 1}.0"
        return f"{before}{whole}{between}.{int(last) + 1}"
    if counted := _COUNTED.fullmatch(text):
        return f"{counted[1]}{int(counted[2]) + 1}"
    return f"{text}.1"


def _is_whole(version: str) -> bool:
    pointed = _POINTED.fullmatch(version.strip())
    return pointed is None or int(pointed[4]) == 0


def freeze(row: LogEntry, digest: str = "") -> Edit:
    """Gives the draft the version of `row` and enters it in the log.

    `digest` marks the text that went out; without one it is that of the draft as it then stands.
    """

    def apply(agreement: Agreement) -> Agreement:
        numbered = replace(agreement, version=row.version)
        control = _control(agreement)
        if control is None:
            control = _new_control(agreement)
            numbered = replace(numbered, sections=(control, *numbered.sections))
        logged = replace(control, log=(*control.log, row), exported_version=row.version)
        mark = digest or content_digest(_with(numbered, logged))
        return _with(numbered, replace(logged, exported_digest=mark))

    return apply


def mark_of(agreement: Agreement) -> str:
    """The digest that the last freeze noted."""
    control = _control(agreement)
    return control.exported_digest if control else ""


def _control(agreement: Agreement) -> ControlSection | None:
    """The document control that prints, else one that is kept."""
    kept = (section for section in agreement.sections if isinstance(section, ControlSection))
    return parts.first(agreement, ControlSection) or next(kept, None)


def _with(agreement: Agreement, control: ControlSection) -> Agreement:
    sections = (control if each.id == control.id else each for each in agreement.sections)
    return replace(agreement, sections=tuple(sections))


def _new_control(agreement: Agreement) -> ControlSection:
    return ControlSection(id=fresh_id(agreement, "control"), title=kind_title("control"))


def _own_firm(agreement: Agreement) -> str:
    own = parts.party_by_role(agreement, agreement.own_side or "provider")
    known = [own] if own else parts.parties(agreement)
    return known[0].name if known else ""


def _fresh_id(log: tuple[LogEntry, ...]) -> str:
    taken = {row.id for row in log}
    return next(name for at in count(len(log) + 1) if (name := f"v{at}") not in taken)
