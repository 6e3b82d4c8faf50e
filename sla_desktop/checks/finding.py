"""What a check says: one plain sentence with the agreement's own numbers, and where to mend it."""

from typing import Literal

from msgspec import Struct

from sla_desktop.domain.edits import Edit

Severity = Literal["error", "warning", "information"]
Status = Literal["missing", "weak", "incomplete", "contradiction", "kept"]


class Fix(Struct, frozen=True):
    """A safe way to mend a finding: a pure edit and the words on its button."""

    label: str
    edit: Edit


class Finding(Struct, frozen=True):
    """One finding.

    `field` is the path (see `domain.paths`) of the value that mends it, `section` the id of its
    section ("" where the section itself is missing). `objects` and `numbers` name what was
    judged: a keep-with-reason holds only while they stay the same. `worked` is the reckoning line
    by line, ready to be read; `weakens` are the elements that count as weak while it stands.
    """

    id: str  # "A06", "B12"
    severity: Severity
    status: Status
    section: str
    field: str
    message: str
    objects: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    fix: Fix | None = None
    reason: str = ""  # why it is kept
    worked: tuple[str, ...] = ()
    weakens: tuple[str, ...] = ()


class Gap(Struct, frozen=True):
    """What an element lacks; the runner gives it its severity by the element's tier."""

    status: Literal["missing", "incomplete", "weak"]
    message: str
    field: str
    fix: Fix | None = None


class Fault(Struct, frozen=True):
    """What a cross-check found; the runner adds the check's id and kept reasons.

    `weakens` None: the elements that the check names.
    """

    severity: Severity
    message: str
    field: str
    objects: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    fix: Fix | None = None
    status: Literal["contradiction", "weak", "incomplete"] = "contradiction"
    worked: tuple[str, ...] = ()
    weakens: tuple[str, ...] | None = None
