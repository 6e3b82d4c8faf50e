"""What each side must do, who does what, and what relieves the provider."""

from typing import Literal

from sla_desktop.domain.base import Id, RefId, Row, Value
from sla_desktop.domain.quantities import Duration, Frequency

Effect = Literal["", "clock-stops", "targets-suspended", "minutes-excluded", "no-credit", "other"]
RaciMark = Literal["R", "A", "C", "I"]
Cause = Literal["customer", "third-party", "maintenance", "outside", "provider-protection"]


class Duty(Row, frozen=True, kw_only=True):
    """One duty of one party; for the customer also what follows from its delay."""

    party: RefId
    text: str
    services: tuple[Id, ...] = ()
    due: Duration | None = None
    due_before: bool = False  # due before the event, e.g. 30 days before expiry
    due_event: str = ""
    at_any_hour: bool = False
    frequency: Frequency | None = None
    role: str = ""
    effect: Effect = ""
    effect_text: str = ""
    metrics: tuple[Id, ...] = ()  # promises that depend on it


class RaciRole(Row, frozen=True, kw_only=True):
    """A column of the responsibility matrix."""

    name: str
    party: RefId = ""


class RaciCell(Value, frozen=True, kw_only=True):
    """The marks of one role for one activity."""

    role: Id
    marks: tuple[RaciMark, ...]


class Activity(Row, frozen=True, kw_only=True):
    """A row of the responsibility matrix: responsible, accountable, consulted, informed."""

    name: str
    cells: tuple[RaciCell, ...] = ()


class Relief(Row, frozen=True, kw_only=True):
    """An event that excuses a missed level, how it is shown, and what it does.

    `metrics` empty means every metric with a consequence.
    """

    event: str
    cause: Cause
    evidence: str = ""
    notice: Duration | None = None
    effect: Effect = ""
    metrics: tuple[Id, ...] = ()
    duty: RefId = ""
