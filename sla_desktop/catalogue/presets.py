"""Ready-made metrics, priority sets and credit models to put into any agreement."""

from typing import Generic, TypeVar

from msgspec import Struct

from sla_desktop.catalogue.clauses import ClauseKind, clauses, typed
from sla_desktop.domain.agreement import Trade
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import PrioritiesSection

T = TypeVar("T")


class Preset(Struct, Generic[T], frozen=True):
    """One offered piece; no `trades` means that it suits every trade."""

    id: str
    name: str
    about: str
    trades: tuple[Trade, ...]
    value: T


def metric_presets(trade: Trade | None = None) -> tuple[Preset[Metric], ...]:
    """Metric cards for one trade, or all; ids of the agreement they name may be missing there."""
    return _offered("metric", Metric, trade)


def priority_presets(trade: Trade | None = None) -> tuple[Preset[PrioritiesSection], ...]:
    """Sets of priorities with their times and grid."""
    return _offered("priorities", PrioritiesSection, trade)


def credit_models(trade: Trade | None = None) -> tuple[Preset[CreditSchedule], ...]:
    """One schedule for each usual model of credits; its metrics are still to be chosen."""
    return _offered("schedule", CreditSchedule, trade)


def _offered(kind: ClauseKind, type_: type[T], trade: Trade | None) -> tuple[Preset[T], ...]:
    found: list[Preset[T]] = []
    for name, clause in clauses().items():
        wanted = trade is None or not clause.trades or trade in clause.trades
        if clause.kind == kind and clause.name and wanted:
            value = typed(kind, clause.value)
            assert isinstance(value, type_)  # the table of kinds says so
            found.append(Preset(name, clause.name, clause.about, clause.trades, value))
    return tuple(found)
